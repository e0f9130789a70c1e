import type { Case } from "../case.ts";
import { proposed, type Written } from "./flowers.ts";

const DROP: Written = { ship: "int8", variants: { int8: "top-1: { max-drop: 2 pt }" } };
const BOTH: Written = {
  variants: {
    int8: "top-1: { max-drop: 2 pt, max-regression: 2 pt }",
    int4: "size: { max: 1 MB }",
  },
};
const NEW_BASE = { reference: { wrong: 40 }, int8: { wrong: 40 } };
const WORSE = { "head/reference": { wrong: 120 }, "head/int8": { wrong: 120 } };
const A_LITTLE = { "head/reference": { lost: 5, wrong: 40 }, "head/int8": { lost: 5, wrong: 40 } };

const within = (gate: string): Written => ({ ...DROP, gate });

export const ITSELF: readonly Case[] = [
  proposed("itself/as-good-as-it-was", BOTH, { seen: NEW_BASE }),
  proposed("itself/much-worse-and-no-limit-says-so", DROP, { seen: { ...NEW_BASE, ...WORSE } }),
  proposed("itself/a-little-worse", DROP, { seen: { ...NEW_BASE, ...A_LITTLE } }),
  proposed("itself/much-worse-and-that-warns", within("on-regression: warn"), {
    seen: { ...NEW_BASE, ...WORSE },
  }),
  proposed("itself/a-little-worse-and-that-fails", within("on-regression: fail"), {
    seen: { ...NEW_BASE, "head/reference": { wrong: 60 }, "head/int8": { wrong: 60 } },
  }),
  proposed("itself/much-worse-and-nobody-asks", within("on-regression: ignore"), {
    seen: { ...NEW_BASE, ...WORSE },
  }),
  proposed(
    "itself/limits-on-the-reference",
    {
      ...BOTH,
      model: [
        "reference: { is: source, limits: { top-1: { max-regression: 1 pt, min: 95 % }, size: { max: 4 MB } } }",
      ],
    },
    { seen: { ...NEW_BASE, ...WORSE } },
  ),
  proposed(
    "itself/limits-on-a-reference-that-keeps-them",
    {
      ...BOTH,
      model: ["reference: { limits: { top-1: { max-regression: 3 pt, min: 80 % } } }"],
    },
    { seen: NEW_BASE },
  ),
  proposed("itself/quantization-is-at-fault", BOTH, {
    seen: { ...NEW_BASE, "head/int8": { lost: 60, wrong: 40 } },
  }),
  proposed("itself/both-are-at-fault", BOTH, {
    seen: { ...NEW_BASE, "head/reference": { wrong: 120 }, "head/int8": { wrong: 120, lost: 60 } },
  }),
  proposed("itself/could-not-be-measured", DROP, {
    seen: { "head/reference": { failed: "no such op" } },
  }),
  proposed("itself/the-base-could-not-be-measured", DROP, {
    seen: { "base/reference": { failed: "ran out of memory" } },
  }),
  proposed("itself/another-conversion-of-the-same-weights", BOTH, {
    seen: {
      ...{ reference: { weights: "same" }, "base/int8": { weights: "then" } },
      "head/int8": { lost: 30, weights: "now" },
    },
  }),
  proposed("itself/nothing-but-the-machine-is-another", BOTH, {
    seen: { reference: { weights: "same" }, int8: { weights: "same 8", lost: 4 } },
  }),
  proposed("itself/is-new", BOTH, {
    main: { "README.md": "nothing" },
    branch: proposed("", BOTH, {}).main,
    seen: NEW_BASE,
  }),
];

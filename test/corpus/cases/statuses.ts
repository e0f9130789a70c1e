import type { Case } from "../case.ts";
import { alone, flowers, MODEL, policy, proposed, type Written } from "./flowers.ts";

const LIMITS = "top-1: { max-drop: 2 pt, max-regression: 2 pt }, size: { max-ratio: 0.5 }";
const ONE: Written = { variants: { int8: LIMITS } };
const weeds = (more = "") =>
  `  weeds: { source: Weeds.mlpackage, task: image-classification, data: { arrays: flowers.npz, labels: labels.csv }, ${more}variants: { int8: { limits: { top-1: { max-drop: 2 pt } } } } }`;
const TWO: Written = { ...ONE, others: [weeds()] };
const WEEDS = "Weeds.mlpackage/weights.bin";

/** A pull request as the action sees it, into a repository of one or two models. */
function pull(name: string, main: Case["main"], given: Partial<Case>): Case {
  return { name, main, event: "pull-request", ...given };
}

/** Somebody at a command line, who asks for a part: of flowers there are two variants. */
function local(name: string, { ship, ...given }: Partial<Case> & Pick<Written, "ship">): Case {
  const variants = { int8: LIMITS, int4: LIMITS };
  const main = two({ ...TWO, variants, ...(ship && { ship }) });
  return { name, main, event: "local", branch: { [MODEL]: "new weights" }, ...given };
}

const one = (written = ONE) => flowers(policy(written));
const two = (written = TWO) => flowers(policy(written), 400, { [WEEDS]: "weeds" });
const asked = (gate: string): Written => ({ ...TWO, gate });

export const STATUSES: readonly Case[] = [
  pull("statuses/judged", one(), { branch: { [MODEL]: "new weights" } }),
  pull("statuses/new", one(), {
    branch: { "quantgate.yml": policy(TWO), [WEEDS]: "weeds" },
  }),
  pull("statuses/first-policy", { "README.md": "flowers" }, { branch: one() }),
  pull("statuses/removed", two(), {
    branch: { "quantgate.yml": policy(ONE), [WEEDS]: null },
  }),
  pull("statuses/removed-and-that-fails", two(asked("on-removed: fail")), {
    branch: { "quantgate.yml": policy(ONE), [WEEDS]: null },
  }),
  pull("statuses/missing", two(), { branch: { [WEEDS]: null } }),
  pull("statuses/dropped-and-still-there", two(), {
    branch: { "quantgate.yml": policy(ONE) },
  }),
  pull("statuses/moved-with-its-entry", two(), {
    branch: {
      "quantgate.yml": policy({ ...ONE, others: [weeds().replace("Weeds.", "New/Weeds.")] }),
      ...{ [WEEDS]: null, [`New/${WEEDS}`]: "weeds" },
    },
  }),
  pull("statuses/followed-to-what-took-its-place", two(), {
    branch: {
      "quantgate.yml": policy(ONE),
      ...{ [WEEDS]: null, "Herbs.mlpackage/weights.bin": "weeds" },
    },
  }),
  local("statuses/unasked", { only: { model: ["flowers"] } }),
  local("statuses/unasked-variants", { only: { variant: ["int8"] } }),
  local("statuses/unasked-variants-beside-one-that-fails", {
    only: { variant: ["int4"] },
    seen: { int4: { lost: 40 } },
  }),
  local("statuses/unasked-is-what-ships", { only: { variant: ["int4"] }, ship: "int8" }),
  pull("statuses/unchanged", two(), { branch: { "README.md": "words" } }),
  pull("statuses/unchanged-beside-one-that-is-not", two(), { branch: { [MODEL]: "new weights" } }),
  pull("statuses/unchanged-and-judged-all-the-same", two(asked("on-unchanged: judge")), {
    branch: { "README.md": "words" },
  }),
  pull(
    "statuses/unsupported",
    flowers(
      policy({
        ...ONE,
        others: [
          "  boxes: { source: Boxes.mlpackage, task: segmentation, data: { images: Pictures, masks: Masks }, variants: { int8: { limits: { mean-iou: { max-drop: 2 pt } } } } }",
          "  torch: { source: model.pt2, task: image-classification, data: { arrays: flowers.npz, labels: labels.csv }, variants: { int8: { limits: { top-1: { max-drop: 2 pt } } } } }",
          "  masks: { source: Boxes.mlpackage, task: segmentation, data: { images: Pictures, masks: Masks }, variants: { int8: { limits: { mean-iou: { max-drop: 2 pt } } } } }",
        ],
      }),
      400,
      {
        "Boxes.mlpackage/weights.bin": "boxes",
        "model.pt2": "torch",
      },
    ),
    {
      branch: {
        [MODEL]: "new weights",
        "Boxes.mlpackage/weights.bin": "others",
        "model.pt2": "new",
      },
    },
  ),
  pull(
    "statuses/unsupported-where-that-only-warns",
    {
      ...flowers(
        policy({
          ...{ ...ONE, gate: "on-unmeasured: warn" },
          others: [
            "  torch: { source: model.pt2, task: image-classification, data: { arrays: flowers.npz, labels: labels.csv }, variants: { int8: { limits: { top-1: { max-drop: 2 pt } } } } }",
          ],
        }),
      ),
      "model.pt2": "torch",
    },
    { branch: { "model.pt2": "new" } },
  ),
  pull("statuses/unjudged-models", one(), {
    branch: { "Extra.mlmodel": "extra", "More/Other.mlpackage/weights.bin": "other" },
  }),
  pull("statuses/unjudged-models-beside-one-that-goes", two(), {
    branch: { "quantgate.yml": policy(ONE), [WEEDS]: null, "Extra.mlmodelc/weights": "extra" },
  }),
  pull(
    "statuses/merging-leaves-another-model",
    {
      ...one(),
      "Flowers.mlpackage/model.bin": "program",
    },
    {
      branch: { [MODEL]: "new weights" },
      since: { "Flowers.mlpackage/model.bin": "new program" },
    },
  ),
  pull("statuses/doubts-since-merging-conflicts", one(), {
    branch: { [MODEL]: "new weights" },
    since: { [MODEL]: "other weights" },
  }),
  pull("statuses/the-target-has-moved-on", two(), {
    branch: { [MODEL]: "new weights" },
    since: {
      "quantgate.yml": policy({ ...TWO, gate: "confidence: 99 %" }),
      [WEEDS]: "newer weeds",
    },
  }),
  pull("statuses/the-policy-is-loosened", one(), {
    branch: {
      [MODEL]: "new weights",
      "quantgate.yml": policy({
        ...{ gate: "on-unmeasured: warn, confidence: 90 %", ship: "int8" },
        variants: { int8: "top-1: { max-drop: 9 pt }, size: { max-ratio: 0.4 }", int4: "" },
      }),
    },
    seen: { int8: { lost: 30 } },
  }),
  pull("statuses/the-data-changes", one(), {
    branch: {
      ...{ [MODEL]: "new weights", "flowers.npz": "other arrays" },
      "labels.csv": flowers("", 380)["labels.csv"] ?? "",
    },
  }),
  pull("statuses/the-policy-cannot-be-read-at-the-head", one(), {
    branch: { [MODEL]: "new weights", "quantgate.yml": "version: 1\nmodels: [" },
  }),
  pull("statuses/the-policy-is-deleted", one(), { branch: { "quantgate.yml": null } }),
  pull(
    "statuses/the-policy-cannot-be-read",
    { ...one(), "quantgate.yml": "version: 2\nmodel: 3\n" },
    {},
  ),
  pull(
    "statuses/the-data-is-not-there",
    { ...one(), "labels.csv": "id,label\nflower-0,\n" },
    {
      branch: { [MODEL]: "new weights" },
    },
  ),
  { ...proposed("statuses/in-a-merge-queue", ONE, {}), event: "merge-group" },
  { ...proposed("statuses/on-a-push", ONE, {}), event: "push" },
  alone("statuses/fetched-data", ONE, {
    main: (() => {
      const { "labels.csv": _, ...rest } = one();
      return rest;
    })(),
    fetched: { "labels.csv": one()["labels.csv"] ?? "" },
  }),
];

import type { Case } from "../case.ts";
import { weightsOf } from "../measuring.ts";
import { editPlan } from "./edits.ts";
import { alone, MODEL, policy, proposed, SLICED, type Written } from "./flowers.ts";

const LIMITS = "top-1: { min: 80 %, max-drop: 2 pt }, size: { max-ratio: 0.5 }";
const int8 = weightsOf("flowers head int8");

function waiver(given: Readonly<Record<string, string>> = {}): string {
  const fields = {
    ...{ model: "flowers", variant: "int8", limit: "top-1 max-drop", weights: int8 },
    ...{ until: "2026-12-31", reason: "the new camera needs it", approver: '"@lead"' },
    ...given,
  };
  return Object.entries(fields)
    .map(([key, value]) => `${key}: ${value}`)
    .join(", ");
}

function waived(given?: Readonly<Record<string, string>>, more: Partial<Written> = {}): Written {
  return { variants: { int8: LIMITS }, waivers: [waiver(given)], ...more };
}

const BROKEN = { seen: { int8: { lost: 24 } } };

export const WAIVERS: readonly Case[] = [
  alone("waivers/waives-a-failure", waived(), BROKEN),
  alone("waivers/waives-a-doubt", waived({}, { gate: "on-inconclusive: fail" }), {
    seen: { int8: { lost: 9, gained: 3 } },
  }),
  alone("waivers/on-its-last-day", waived({ until: "2026-11-20" }), BROKEN),
  alone("waivers/expired", waived({ until: "2026-11-19" }), BROKEN),
  alone("waivers/of-other-weights", waived({ weights: weightsOf("others") }), BROKEN),
  alone("waivers/of-what-was-not-measured", waived(), { seen: { int8: { failed: "no such op" } } }),
  alone("waivers/idle", waived(), {}),
  alone("waivers/one-of-two-limits", waived({ limit: "size max-ratio" }), {
    seen: { int8: { lost: 24, bytes: 2_500_000 } },
  }),
  alone(
    "waivers/of-a-slice",
    waived(
      { limit: "light=dark top-1 max-drop" },
      {
        data: SLICED,
        variants: {
          int8: "{ limits: { top-1: { max-drop: 20 pt } }, slices: { light=dark: { top-1: { max-drop: 2 pt } } } }",
        },
      },
    ),
    { seen: { int8: { lost: 50, lostIn: "light=dark" } } },
  ),
  proposed(
    "waivers/unmerged",
    { variants: { int8: LIMITS } },
    {
      ...BROKEN,
      branch: { [MODEL]: "new weights", "quantgate.yml": policy(waived()) },
    },
  ),
  proposed(
    "waivers/of-the-model-itself",
    waived(
      {
        ...{ variant: "reference", limit: "top-1 max-regression" },
        weights: weightsOf("flowers head reference"),
      },
      { model: ["reference: { limits: { top-1: { max-regression: 1 pt } } }"] },
    ),
    { seen: { "head/reference": { wrong: 120 }, "head/int8": { wrong: 120 } } },
  ),
  alone("waivers/undated", waived(), {
    ...BROKEN,
    meanwhile: (root) => editPlan(root, ({ today: _, ...plan }) => plan),
  }),
];

import { type Outcome, worst } from "../catalog/states.ts";
import type { PlannedModel } from "../contract/plan.ts";
import type { JudgedModel } from "../contract/verdict.ts";
import type { GateSettings } from "../policy/policy.ts";

type LeftOut = Omit<JudgedModel, "name" | "status" | "task">;

interface Row {
  readonly outcome: (settings: Pick<GateSettings, "onRemoved">) => Outcome;
  readonly says: (why: string) => string;
}

/**
 * Of which the head brings nothing to judge. What nobody touched stops nothing, and nobody may take it for a model that
 * was seen to keep its limits. What leaves the gate is said, and never a pass: a model that ships under another name has
 * left it too.
 */
const LEFT_OUT = {
  unchanged: { outcome: () => "pass", says: (why) => `Nothing was measured: ${why}.` },
  removed: {
    outcome: ({ onRemoved }) => onRemoved,
    says: (why) => `It is not judged any more: ${why}.`,
  },
  // Whoever asks for others must not be told that all passes.
  unasked: { outcome: () => "warn", says: (why) => `It was neither measured nor judged: ${why}.` },
  missing: { outcome: () => "error", says: (why) => `It could not be judged: ${why}.` },
} as const satisfies Partial<Record<PlannedModel["status"], Row>>;

export type LeftOutModel = PlannedModel & { readonly status: keyof typeof LEFT_OUT };

export function isLeftOut(planned: PlannedModel): planned is LeftOutModel {
  return Object.hasOwn(LEFT_OUT, planned.status);
}

export function leftOut(
  { status, why = "", doubts = [], unasked = [] }: LeftOutModel,
  settings: Pick<GateSettings, "onRemoved">,
): LeftOut {
  const { outcome, says }: Row = LEFT_OUT[status];
  const open = doubts.length + unasked.length === 0 ? [] : (["warn"] as const);
  return {
    ...{ outcome: worst([outcome(settings), ...open]), targets: [] },
    ...{ reference: null, recommended: null },
    ...{ variants: [], because: says(why), notes: [] },
  };
}

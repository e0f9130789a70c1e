import { OPERATORS } from "../../catalog/operators.ts";
import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { Scores } from "../../statistics/scores.ts";
import { comparable, comparableColumns, identical } from "../comparable.ts";
import { type Judgement, notApplicable, unmeasured } from "../judgement.ts";
import { scoresSeen } from "./scores-seen.ts";
import type { Trial } from "./trial.ts";

/** What a limit is about: the variant's own scores, or how they compare with another side's. */
export type Sides =
  | { readonly kind: "alone"; readonly after: Scores }
  | Versus
  | { readonly kind: "settled"; readonly judgement: Judgement };

export interface Versus {
  readonly kind: "versus";
  readonly before: Scores;
  readonly after: Scores;
  /** What sentences call the other side. */
  readonly than: string;
  /** Whether program and weights are the same to the bit. */
  readonly same: boolean;
  /** Whether both sides were measured in turns, so that rounds pair. */
  readonly together: boolean;
}

const SIDES = { absolute: alone, reference: versusReference, base: versusBase } as const;

export function sidesOf(trial: Trial): Sides {
  return SIDES[OPERATORS[trial.limit.operator].against](trial);
}

function alone(trial: Trial): Sides {
  const { metric, variant, reference } = trial;
  const after = scoresSeen(metric, variant, comparableColumns(variant, reference, "the reference"));
  return isUnmeasured(after) ? settled(unmeasured(after)) : { kind: "alone", after };
}

/** `max-drop` and its like: variant and reference on the same samples. */
function versusReference(trial: Trial): Sides {
  const { metric, variant } = trial;
  const reference = comparable(variant, trial.reference, "the reference");
  if (isUnmeasured(reference)) return settled(unmeasured(reference));
  const before = scoresSeen(metric, reference, reference.columns);
  const same = identical(variant, reference);
  return versus(trial, before, { than: "the reference", same, together: true });
}

/** `max-regression`: the variant at the merge-base and at the head, on the same samples. */
function versusBase(trial: Trial): Sides {
  const { base, metric, variant } = trial;
  if (base.kind === "absent") return settled(notApplicable(base.why));
  if (base.kind === "unknown") return settled(unmeasured({ unmeasured: base.why }));
  const earlier = comparable(variant, base.variant, "the base");
  if (isUnmeasured(earlier)) return settled(unmeasured(earlier));
  const reference = comparableColumns(earlier, base.reference, "the base's reference");
  const before = scoresSeen(metric, earlier, reference);
  const same = identical(variant, earlier);
  return versus(trial, before, { than: "the base", same, together: false });
}

function versus(
  trial: Trial,
  before: ReturnType<typeof scoresSeen>,
  how: Pick<Versus, "than" | "same" | "together">,
): Sides {
  const own = alone(trial);
  if (own.kind !== "alone") return own;
  if (isUnmeasured(before))
    return settled(unmeasured({ unmeasured: `${how.than}: ${before.unmeasured}` }));
  return { kind: "versus", before, after: own.after, ...how };
}

function settled(judgement: Judgement): Sides {
  return { kind: "settled", judgement };
}

import type { Outcome } from "../catalog/states.ts";
import type { Attribution } from "../contract/attribution.ts";
import type { Advice, Cliff, Outdone } from "../contract/counsel.ts";
import type { Sight } from "../contract/sight.ts";
import type {
  JudgedItself,
  JudgedLimit,
  JudgedModel,
  JudgedSlice,
  ObservedMetric,
} from "../contract/verdict.ts";
import type { Choice } from "./choice/choose.ts";
import type { SettledLimit } from "./settle.ts";
import type { Branch, Case, LeftOutCase } from "./tree.ts";

/** A limit, what it was found to be, and what follows. */
export interface Finding extends SettledLimit, Pick<JudgedLimit, "weights" | "waived"> {
  readonly outcome: Outcome;
  /** Nobody wrote it: what the policy lets variants lose, or nothing, stands for it. */
  readonly implied?: true;
}

/** A variant with its limits as judged, and what lies behind its numbers. */
export interface BranchFindings {
  readonly branch: Branch;
  readonly outcome: Outcome;
  readonly limits: readonly Finding[];
  readonly metrics: Readonly<Record<string, ObservedMetric>>;
  readonly uncertified?: string;
  readonly slices?: readonly JudgedSlice[];
  readonly fellOn?: string;
  readonly attribution?: Attribution;
}

/** The model itself, before anything is quantized. */
export interface ItselfFindings extends BranchFindings, Pick<JudgedItself, "base" | "because"> {}

export interface CaseFindings {
  readonly kind: "judged";
  readonly modelCase: Case;
  readonly outcome: Outcome;
  readonly reference: JudgedModel["reference"];
  readonly itself?: ItselfFindings;
  readonly variants: readonly BranchFindings[];
  readonly choice: Choice;
  readonly sight?: Sight;
  readonly cliff?: Cliff;
  readonly outdone: readonly Outdone[];
  readonly advice: readonly Advice[];
  readonly notes: readonly string[];
}

/** What was found of each model, in the order of the plan; it is written down once, in `verdict`. */
export type ModelFindings = CaseFindings | LeftOutCase;

/** The model itself stands before what is made of it. */
export function judgedBranches({ itself, variants }: CaseFindings): readonly BranchFindings[] {
  return [...(itself ? [itself] : []), ...variants];
}

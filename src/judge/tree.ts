import type { Metric } from "../catalog/metrics.ts";
import type { Unmeasured } from "../catalog/unmeasured.ts";
import type { At, Plan, PlannedModel } from "../contract/plan.ts";
import type {
  GateSettings,
  Limit,
  Policy,
  PolicyModel,
  PolicyVariant,
  Waiver,
} from "../policy/policy.ts";
import type { Comparison } from "./evidence/comparison.ts";
import type { Evidence } from "./evidence/evidence.ts";
import type { Guess } from "./evidence/guess.ts";
import type { Observation } from "./evidence/observation.ts";
import type { Compare, Observe } from "./evidence/observe.ts";
import type { LeftOutModel } from "./left-out.ts";
import type { Question } from "./question/question.ts";

/** As parsed from the plan's own texts. */
export interface ParsedPolicies {
  readonly target: Policy;
  readonly head?: Policy;
}

/** All that is judged, built once: model → variant → target → limit. Everything else is a function of it. */
export interface CaseTree {
  readonly plan: Plan;
  readonly policies: ParsedPolicies;
  readonly models: readonly (Case | LeftOutCase)[];
}

/** A model of which the head brings nothing to judge. */
export interface LeftOutCase {
  readonly kind: "left out";
  readonly planned: LeftOutModel;
  readonly model: PolicyModel;
  readonly settings: GateSettings;
}

/** A model under judgement: its plan, its policy, and what was seen of it. */
export interface Case {
  readonly kind: "judged";
  readonly planned: PlannedModel;
  readonly model: PolicyModel;
  /** The policy that rules it. */
  readonly policy: At;
  readonly settings: GateSettings;
  /** The chance, at most, that a bound of the model's own is wrong. */
  readonly alpha: number;
  /** Where it is judged: what an engine here measures, then what was recorded elsewhere. */
  readonly targets: readonly string[];
  /** The metrics of the records that are shown, the first one first. */
  readonly rates: readonly Metric[];
  /** The name of the variant that drops are measured from. */
  readonly referenceName: string;
  /** That variant on the first target, whose numbers stand for it, and what all variants are made from there. */
  readonly reference: Observation | Unmeasured;
  readonly source: Observation | Unmeasured;
  /** The reference beside what one answer to everything would score. */
  readonly guess?: Guess;
  /** The model before anything is quantized; absent where nothing limits it and nothing compares it with the base. */
  readonly itself?: Branch;
  /** How it compares with the base, where it was measured there. */
  readonly sinceBase?: SinceBase;
  readonly branches: readonly Branch[];
  readonly evidence: Evidence;
  /** Anything that was seen of it; asked for twice, it is the same observation. */
  readonly observe: Observe;
  /** A variant at the head with everything it may be compared with. */
  readonly compare: Compare;
}

/** A variant with what was seen of it, target by target. */
export interface Branch {
  readonly variant: PolicyVariant;
  readonly settings: GateSettings;
  /** The chance, at most, that a bound of its limits is wrong. */
  readonly alpha: number;
  readonly enforced: boolean;
  /** It is the reference, enforced only because everything is: the others are measured from it. */
  readonly isYardstick: boolean;
  /** Those of it that count today. */
  readonly waivers: readonly Waiver[];
  readonly rates: readonly Metric[];
  readonly targets: readonly string[];
  readonly on: ReadonlyMap<string, Comparison | Unmeasured>;
  /** Of the first target, whose numbers stand for the variant. */
  readonly first?: Comparison;
  /** Why it is not the smaller model that its recipe promises: then it never passes. */
  readonly unshrunk?: string;
  /** Why it has no numbers, or is not what it promises. */
  readonly reason?: string;
  /** Each limit on each target that it holds for. */
  readonly asked: readonly TargetLimit[];
}

/** A limit on one target. */
export interface TargetLimit {
  readonly limit: Limit;
  /** Nothing where no table has the metric. */
  readonly metric: Metric | undefined;
  readonly target: string;
  readonly comparison: Comparison | Unmeasured;
  readonly question: Question;
}

/** The model itself against what it was at the base, by the metric that stands for it. */
export interface SinceBase {
  /** Against no loss at all. */
  readonly none: TargetLimit;
  /** Against the most that the policy lets a variant lose that ships, where it lets one lose anything. */
  readonly granted?: TargetLimit;
}

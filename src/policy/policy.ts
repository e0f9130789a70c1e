import type { Decimal } from "../catalog/decimal.ts";
import type { Metric } from "../catalog/metrics.ts";
import type { Objective } from "../catalog/objectives.ts";
import type { Operator } from "../catalog/operators.ts";
import type { Part, TaskOptions } from "../contract/data.ts";
import type { Recipe } from "../contract/recipe.ts";
import type { Position } from "./text/lines.ts";

/** How doubt is treated, and what nobody touched. Each may be set for the run, a model or a variant; the nearest wins. */
export interface GateSettings {
  readonly confidence: Decimal;
  readonly onInconclusive: "warn" | "fail";
  readonly onUnmeasured: "warn" | "fail";
  readonly onUnchanged: "skip" | "judge";
  /** What follows where a model and its entry go, and nothing takes their place. */
  readonly onRemoved: "warn" | "fail";
  /** Where the model itself got worse and the policy sets no limit on that; `graded` by what its variants may lose. */
  readonly onRegression: "ignore" | "warn" | "graded" | "fail";
  /** When measuring a variant may end before the last example: for what is certain, for bets too, or never. */
  readonly early: "certified" | boolean;
}

export interface Limit {
  readonly metric: string;
  /** Of a task of the user's own, what it declares of the metric. */
  readonly declared?: Metric;
  readonly operator: Operator;
  /** As files store it: rates 0–1, sizes in bytes, durations in ms. */
  readonly target: Decimal;
  /** As the policy writes it: `1.5 pt`. */
  readonly text: string;
  /** Of a mean without a most: from which harm on a unit counts by number, and how many may. */
  readonly worst?: WrittenNumber;
  readonly maxShare?: WrittenNumber;
  /** The recorded target it is judged on, where it names one. */
  readonly on?: string;
  readonly slice?: { readonly column: string; readonly value: string };
  /** It stands at the reference, and holds for its variants too. */
  readonly inherited?: true;
  readonly at: Position;
}

/** A number, and how the policy writes it. */
export interface WrittenNumber {
  readonly value: Decimal;
  readonly text: string;
}

export interface PolicyVariant {
  readonly name: string;
  readonly recipe: Recipe;
  readonly gate: Partial<GateSettings>;
  readonly limits: readonly Limit[];
  readonly at: Position;
  /** Of a package made by hand, where its `source` stands. */
  readonly sourceAt?: Position;
}

export interface PolicyModel {
  readonly name: string;
  /** Path from the policy's folder; null where every target is recorded. */
  readonly source: string | null;
  readonly task: string;
  readonly data: PolicyData;
  /** `source`, `fp32`, or the name of another variant. */
  readonly reference: string;
  /** Limits on the reference, which is the model itself: always enforced. */
  readonly referenceLimits: readonly Limit[];
  /** The variant that ships: it alone is enforced. Null: all are. */
  readonly ship: string | null;
  readonly targets: readonly string[];
  /** How many seconds one load or one prediction may take where it may hang. */
  readonly timeout?: WrittenNumber;
  /** On how many examples it is looked how far values reach; 256 unless told. */
  readonly audit?: "all" | "off" | number;
  /** What the recommended variant is chosen by. */
  readonly objective: Objective;
  readonly gate: Partial<GateSettings>;
  readonly variants: readonly PolicyVariant[];
  readonly recorded: Readonly<Record<string, string>>;
  /** What a task of the user's own declares to compute, and the Python it runs in where that is not the worker's. */
  readonly metrics?: readonly Metric[];
  readonly python?: string;
  readonly at: Position;
  /** Where `source` stands, or `recorded` of a model that has none. */
  readonly sourceAt: Position;
}

/** The `data` block: what lies where, and what whoever reads it is told; only the task knows what the keys mean. */
export interface DataContent {
  /** Paths from the policy's folder. */
  readonly parts: readonly Part<string>[];
  /** What the task is told; what the reader of a part is told goes with the part. */
  readonly options: TaskOptions;
  readonly sliceBy?: readonly string[];
  readonly digest?: string;
}

export interface PolicyData extends DataContent {
  readonly at: Position;
  /** Where each part is named, by the keys that lead to it: `unlabelled images`. */
  readonly partsAt: ReadonlyMap<string, Position>;
}

export interface Waiver {
  readonly model: string;
  readonly variant: string;
  readonly limit: string;
  readonly weights: string;
  /** An ISO date, inclusive. */
  readonly until: string;
  readonly reason: string;
  readonly approver: string;
  readonly at: Position;
}

export interface BranchRule {
  readonly pattern: string;
  readonly gate: Partial<GateSettings>;
  /** By model: what it is judged on there, instead of its own data. */
  readonly data: ReadonlyMap<string, PolicyData>;
}

export interface Policy {
  readonly gate: Partial<GateSettings>;
  /** In the order written: the first match rules. */
  readonly branches: readonly BranchRule[];
  readonly models: readonly PolicyModel[];
  /** Patterns of models that nobody has to judge, from the policy's folder. */
  readonly ignoreModels: readonly string[];
  readonly waivers: readonly Waiver[];
}

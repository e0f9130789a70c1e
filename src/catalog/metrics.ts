import { type Decimal, toDecimal } from "./decimal.ts";
import type { Objective } from "./objectives.ts";
import { type MaybeParity, worstOutput } from "./parity.ts";
import type { Ability, Target } from "./targets.ts";
import type { Quantity } from "./units.ts";
import { isUnmeasured, type Unmeasured } from "./unmeasured.ts";

/** Which way is better. */
export type Direction = "higher" | "lower";

/** Where the number comes from: the records, the package, or the target it runs on. */
export type Source = "records" | "package" | "target";

/** Which statistics decide a limit on it (docs/statistics.md): the kinds of `Scores`, and what is exact. */
export type Test =
  | "rate"
  | "mean"
  | "clustered"
  | "resampled"
  | "quantile"
  | "rounds"
  | "classes"
  | "screen"
  | "exact"
  | "not-yet";

/** What each round, a process of its own, tells: the times of its predictions, or one number. */
export type RoundPart = "predictions" | "load" | "first" | "memory";

/** All that is true of a metric. Its name stands in its row and beside its function, and nowhere else. */
export interface Metric extends Facts {
  /** Of a family, the placeholder stands in it: `top-k`, `ndcg@k`, `decisions@t`. */
  readonly name: string;
  /** What others call it, as people write it by habit: `accuracy`. Of a family without the member's number. */
  readonly alsoCalled?: readonly string[];
  /** Of a member, the family's name: `top-k`. */
  readonly family?: string;
  /** Of a member of a family: the 5 of `top-5`, the 0.3 of `decisions@0.3`. */
  readonly k?: number;
  /** Of a family: what is true of some of its members alone. */
  readonly members?: Readonly<Record<number, Partial<Facts>>>;
}

interface Facts {
  readonly direction: Direction;
  readonly quantity: Quantity;
  readonly source: Source;
  readonly test: Test;
  readonly says: string;
  /** Measured against the reference already, so that it has no drop from it. */
  readonly against?: "reference";
  /** It does harm whichever way it goes, so that a limit is on how far it lies from 0. */
  readonly eitherWay?: true;
  /** Whether a difference is written as a share of the reference's value: `2 %`. */
  readonly relative?: true;
  /** Fewer units (images, pairs, texts) than this never pass: their bounds are too often wrong. */
  readonly passFrom?: number;
  /** The least and the most that a sample's value can be, or that of all samples together; the worse end is the worst. */
  readonly within?: readonly [number, number];
  /** Of a mean without a most: from which harm on a unit counts by number, where a policy does not say so. */
  readonly worst?: WorstUnlessTold;
  /** The share of the values that lie below it: 0.95 for the slowest twentieth of all times. */
  readonly percentile?: number;
  /** Of times and memory: what of each round it is made of. */
  readonly round?: RoundPart;
  /** Of a compute plan: the number itself. */
  readonly planned?: (plan: Planned) => number | Unmeasured;
  /** Of a family: what the first k are taken of. Of no more than k, each is among the first whatever is answered. */
  readonly among?: "classes" | "documents";
  /**
   * What it needs of the base's reference: by the name that the task has for it, what that leaves beside its records.
   * Without a base it has no value.
   */
  readonly ofBase?: Readonly<Record<string, string>>;
  /** How examples without a label count. */
  readonly unlabelled?: Unlabelled;
  /** Of a package: the number itself. */
  readonly of?: (held: Held) => number | Unmeasured;
  /** Of a target: the number that it gives without an estimate, and what is to be said of it. */
  readonly given?: (seen: SeenThere) => Given | Unmeasured;
  /** Of a target: what it must be able to do. */
  readonly needs?: Ability;
  /** Below this an app has to mind it: what is then said of the value shown. Of a family, member `k` is looked at. */
  readonly minded?: Minded;
  /** What a variant is chosen by that is to be best in this. */
  readonly objective?: Objective;
  /** Its column in the table of a model's variants, where it has one. */
  readonly column?: string;
}

/**
 * `always`: no label is asked for. `compared`: where two models are compared, for what both answer alike is right or
 * wrong of both; of a family up to the member `most`.
 */
export type Unlabelled =
  | { readonly count: "always" }
  | { readonly count: "compared"; readonly most: number };

export interface Given {
  readonly value: number;
  readonly n: number;
  readonly says: string;
}

interface SeenThere {
  readonly parity?: MaybeParity;
}

interface WorstUnlessTold {
  readonly says: string;
  /** As differences of the metric are stored; by how many classes the labels name. */
  readonly of: (classes: number) => number;
}

interface Minded {
  readonly below: number;
  readonly k: number;
  readonly says: (value: string, name: string) => string;
}

/** What a package says of itself. */
interface Held {
  readonly bytes: number;
  readonly weights: { readonly bitsPerWeight: number };
  readonly minimumOS: string;
}

/** What a compute plan expects, and of how many operations. */
interface Planned {
  readonly operations: number;
  readonly placed: number;
  readonly costed: number;
  readonly cost: { readonly ane?: number | undefined };
  readonly switches: number;
}

/** Fewer processes than this do not show how much processes differ. */
export const LEAST_ROUNDS = 5;

/**
 * Fewest units that are drawn anew: images, and samples whose squares are added. Of pairs: played over true drops at
 * the limit, 50 let 7 % of Pearson's pass and 20 let 9 % of Spearman's, where 5 % are asked for; 200 let 5 %.
 */
export const FEWEST_DRAWN = 200;

/** The share of units that may be worse than what their harm is counted up to. */
export const MAX_SHARE: { readonly value: Decimal; readonly text: string } = {
  value: toDecimal("0.05"),
  text: "5 %",
};

/** Fewest texts of one length. */
export const FEWEST_TEXTS = 20;

const PACKAGE = { direction: "lower", source: "package", test: "exact" } as const;
const TARGET = { source: "target", test: "not-yet" } as const;

/** What a model has whatever its task: of its package, and of the target that it runs on. */
export const METRICS_OF_ANY_TASK: readonly Metric[] = [
  {
    ...PACKAGE,
    name: "size",
    alsoCalled: [
      "file size",
      "model size",
      "package size",
      "disk",
      "disk size",
      "storage",
      "bytes",
    ],
    quantity: "bytes",
    says: "all files of the package",
    of: ({ bytes }) => bytes,
    objective: "size",
    column: "Size",
  },
  {
    ...PACKAGE,
    name: "bits-per-weight",
    alsoCalled: ["bits", "bpw", "bitwidth"],
    quantity: "bits",
    says: "bits stored for each weight, tables included",
    of: ({ weights }) => weights.bitsPerWeight,
    column: "Bits/weight",
  },
  {
    ...PACKAGE,
    name: "minimum-os",
    alsoCalled: [
      "os",
      "ios",
      "min os",
      "minimum ios",
      "deployment target",
      "minimum deployment target",
    ],
    quantity: "version",
    says: "the oldest iOS that loads it",
    of: ({ minimumOS }) => iosVersion(minimumOS),
    column: "Needs",
  },
  {
    ...TARGET,
    name: "latency-p50",
    alsoCalled: [
      "latency",
      "speed",
      "time",
      "runtime",
      "median latency",
      "inference time",
      "prediction time",
      "latency ms",
      "p50",
    ],
    direction: "lower",
    quantity: "duration",
    test: "rounds",
    says: "median time of a prediction",
    round: "predictions",
    percentile: 0.5,
    needs: "time",
    objective: "latency",
    column: "Latency",
  },
  {
    ...TARGET,
    name: "latency-p95",
    alsoCalled: ["p95", "p99", "latency p99", "tail latency", "max latency"],
    direction: "lower",
    quantity: "duration",
    test: "rounds",
    says: "95th percentile of the time of a prediction",
    round: "predictions",
    percentile: 0.95,
    needs: "time",
  },
  {
    ...TARGET,
    name: "load-time",
    alsoCalled: ["load", "loading time", "startup"],
    direction: "lower",
    quantity: "duration",
    test: "rounds",
    round: "load",
    says: "time to load the compiled model",
    needs: "time",
  },
  {
    ...TARGET,
    name: "first-prediction",
    alsoCalled: ["first inference", "cold start", "warmup"],
    direction: "lower",
    quantity: "duration",
    test: "rounds",
    round: "first",
    says: "time of the first prediction after loading",
    needs: "time",
  },
  {
    ...TARGET,
    name: "peak-memory",
    alsoCalled: ["memory", "ram", "rss", "memory usage", "footprint"],
    direction: "lower",
    quantity: "bytes",
    test: "rounds",
    round: "memory",
    says: "largest memory of the process",
    needs: "time",
  },
  {
    ...TARGET,
    name: "ane-share",
    alsoCalled: ["ane", "neural engine", "ane usage"],
    direction: "higher",
    quantity: "rate",
    test: "exact",
    says: "share of the cost that Core ML expects on the Neural Engine: a prediction",
    planned: (plan) => enough(plan, plan.costed, "a cost", plan.cost.ane ?? 0),
    needs: "neural-engine",
    column: "On ANE",
  },
  {
    ...TARGET,
    name: "device-switches",
    alsoCalled: ["switches", "transitions"],
    direction: "lower",
    quantity: "number",
    test: "exact",
    says: "changes of device that Core ML expects from one operation to the next: a prediction",
    planned: (plan) => enough(plan, plan.placed, "a device", plan.switches),
    needs: "placement",
  },
  {
    ...TARGET,
    name: "target-parity",
    direction: "higher",
    quantity: "number",
    test: "exact",
    says: "cosine of the worst output with the portable engine's for the same package",
    within: [-1, 1],
    given: ({ parity }) => parityGiven(parity),
    needs: "time",
  },
];

/** `top-k` for `top-5`: what tables and tasks call it. */
export function familyOf({ name, family = name }: Metric): string {
  return family;
}

/** `top-5` for the fifth of `top-k`, `decisions@0.3` for the one at 0.3 of `decisions@t`. */
export function memberOf({ name }: Metric, k: number): string {
  return name.replace(/[kt]$/, String(k));
}

/** Of what is measured against the reference already there is no drop from it. */
export function isAgainstReference({ against }: Metric): boolean {
  return against === "reference";
}

/**
 * Whether one unit in a thousand may hold a harm that outweighs all others: a mean, or what is made of one, of values
 * without a most.
 */
export function isUnbounded({ source, test, within }: Metric): boolean {
  const isMean = test === "mean" || test === "clustered" || test === "resampled";
  return source === "records" && isMean && within === undefined;
}

/** Whether each unit's harm can be counted up to a worst: of a root of squares it is no sum of the units'. */
export function takesWorst(metric: Metric): boolean {
  return isUnbounded(metric) && metric.test !== "resampled";
}

/** Its members are named by a number of things (`k`), or by a threshold (`t`). */
export function isFamily({ name, k }: Metric): boolean {
  return k === undefined && /[@-][kt]$/.test(name);
}

/** How the number of a member is written: a whole one from 1 on, or a decimal. */
export function memberPattern({ name }: Metric): string {
  return name.endsWith("t") ? "-?(0|[1-9]\\d{0,3})(\\.\\d{1,4})?" : "[1-9]\\d{0,3}";
}

/** Those that the target gives of a model that runs on it. */
export function metricsGivenBy({ abilities }: Target): readonly Metric[] {
  return abilities.flatMap((ability) =>
    METRICS_OF_ANY_TASK.filter(({ needs }) => needs === ability),
  );
}

/** Of a plan that leaves too much open, nothing follows. */
function enough(
  { operations }: Planned,
  known: number,
  what: string,
  value: number,
): number | Unmeasured {
  if (operations === 0) return { unmeasured: "the compute plan has no operation" };
  if (known >= PLANNED * operations) return value;
  return {
    unmeasured: `the compute plan names ${what} of ${known} of ${operations} operations alone`,
  };
}

/** The least share of the operations that a plan has to say something of. */
const PLANNED = 0.9;
/** What a target measured elsewhere gives, its measurements show. */
export function givesMetric(target: Target | undefined, { name }: Metric): boolean {
  return target === undefined || metricsGivenBy(target).some((metric) => metric.name === name);
}

function parityGiven(parity: MaybeParity | undefined): Given | Unmeasured {
  if (parity === undefined) return { unmeasured: "nobody compared it with the portable engine" };
  if (isUnmeasured(parity)) return parity;
  const { name, cosine, agreement } = worstOutput(parity);
  const share =
    agreement === undefined ? "" : `, top-1 agreement ${(agreement * 100).toFixed(1)} %`;
  const says = `worst output: ${name}${share}, over ${parity.n} examples`;
  return { value: cosine, n: parity.n, says };
}

function iosVersion(minimumOS: string): number | Unmeasured {
  const version = /^iOS (\d+(?:\.\d+)?)$/.exec(minimumOS)?.[1];
  if (version !== undefined) return Number(version);
  return { unmeasured: `"${minimumOS}" is no known version of iOS` };
}

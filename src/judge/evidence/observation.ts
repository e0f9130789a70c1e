import { type Direction, isAgainstReference, type Metric } from "../../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Side } from "../../contract/names.ts";
import type { Limit } from "../../policy/policy.ts";
import type { Cut } from "../../statistics/after/cut.ts";
import { harmAlone, harmVersus } from "../../statistics/after/estimates.ts";
import { type Contrast, type Harm, isTellable } from "../../statistics/after/harm.ts";
import { countRight } from "../../statistics/pairs.ts";
import { isEstimable, type Scores } from "../../statistics/scores.ts";
import { scoresOf } from "../../tasks/tasks.ts";
import { comparable } from "./comparable.ts";
import type { SeenVariant, StatedNumber } from "./seen.ts";

export type LimitSlice = NonNullable<Limit["slice"]>;

/** Where an observation stands among all of a model. */
export interface ObservationPlace {
  readonly side: Side;
  readonly variant: string;
  readonly target: string;
  readonly slice?: LimitSlice;
  /** Where only the first so many examples count, in the order in which they are drawn. */
  readonly first?: number;
}

type Select = (columns: SeenVariant["columns"]) => SeenVariant["columns"];

/** Whose answers what is measured against the reference is held against. */
type Beside = "reference" | "itself" | "nothing";

/**
 * One variant at one side on one target, as it was seen. Limits, tables, the cliff and explanations ask it for the same
 * scores and the same draws, so it keeps what it has worked out: it is drawn once, however often it is asked.
 */
export class Observation implements SeenVariant {
  readonly place: ObservationPlace;
  readonly package: SeenVariant["package"];
  readonly fingerprint: SeenVariant["fingerprint"];
  readonly fingerprints?: NonNullable<SeenVariant["fingerprints"]>;
  readonly columns: SeenVariant["columns"];
  readonly stated: SeenVariant["stated"];
  readonly rounds?: NonNullable<SeenVariant["rounds"]>;
  readonly informs?: string;
  readonly untimed?: string;
  readonly placement?: NonNullable<SeenVariant["placement"]>;
  readonly range?: NonNullable<SeenVariant["range"]>;
  readonly parity?: NonNullable<SeenVariant["parity"]>;
  readonly otherwise?: NonNullable<SeenVariant["otherwise"]>;
  readonly stopped?: NonNullable<SeenVariant["stopped"]>;
  readonly from?: NonNullable<SeenVariant["from"]>;
  /** What drops are measured from at the same side and target; itself, where it is that. */
  readonly reference: Observation | Unmeasured;
  readonly #scores = new Map<string, Scores | Unmeasured>();
  readonly #harms = new Map<string, Harm | Unmeasured>();
  readonly #parts = new Map<string, Observation>();

  constructor(place: ObservationPlace, seen: SeenVariant, reference?: Observation | Unmeasured) {
    this.place = place;
    this.package = seen.package;
    this.fingerprint = seen.fingerprint;
    this.columns = seen.columns;
    this.stated = seen.stated;
    if (seen.fingerprints !== undefined) this.fingerprints = seen.fingerprints;
    if (seen.rounds !== undefined) this.rounds = seen.rounds;
    if (seen.informs !== undefined) this.informs = seen.informs;
    if (seen.untimed !== undefined) this.untimed = seen.untimed;
    if (seen.placement !== undefined) this.placement = seen.placement;
    if (seen.range !== undefined) this.range = seen.range;
    if (seen.parity !== undefined) this.parity = seen.parity;
    if (seen.otherwise !== undefined) this.otherwise = seen.otherwise;
    if (seen.stopped !== undefined) this.stopped = seen.stopped;
    if (seen.from !== undefined) this.from = seen.from;
    this.reference = reference ?? this;
  }

  /** What a metric makes of its records, or of the times it took; `beside`: whose answers they may be held against. */
  scores(metric: Metric, beside: Beside = "reference"): Scores | Unmeasured {
    const other = isAgainstReference(metric) ? beside : "reference";
    const name = `${metric.name} ${other}`;
    return kept(this.#scores, name, () => scored(metric, this, this.#answers(other)));
  }

  /** What it states of a metric, or what its records count: a number without bounds. */
  point(metric: Metric): StatedNumber | Unmeasured {
    const stated = this.stated[metric.name];
    if (stated !== undefined) return stated;
    const scores = this.scores(metric, "itself");
    if (isUnmeasured(scores)) return scores;
    switch (scores.kind) {
      case "collapsed":
        return { unmeasured: scores.why };
      case "screen":
        return { value: scores.value, n: scores.n };
      case "rate":
        return { value: countRight(scores.right) / scores.right.length, n: scores.right.length };
      default: {
        const harm = isAgainstReference(metric)
          ? tellable(metric, harmAlone.lower(scores))
          : this.harm(metric, "lower");
        return isUnmeasured(harm) ? harm : { value: harm.value };
      }
    }
  }

  /** Its value, so turned that more of it is worse; `better`: which way the value itself is better. */
  harm(metric: Metric, better: Direction, cut?: Cut): Harm | Unmeasured {
    return kept(this.#harms, JSON.stringify([metric.name, better, cut]), () => {
      const scores = this.scores(metric);
      if (isUnmeasured(scores)) return scores;
      if (!isEstimable(scores)) return noValue(metric);
      return tellable(metric, harmAlone[better](scores, cut));
    });
  }

  /** How much worse it is than another. */
  harmOver(
    other: Observation,
    metric: Metric,
    how: Omit<Contrast, "direction">,
  ): Harm | Unmeasured {
    const comparison = { ...how, direction: metric.direction };
    const name = JSON.stringify([metric.name, other.place, comparison]);
    return kept(this.#harms, name, () => {
      const [before, after] = [other.scores(metric), this.scores(metric)];
      if (isUnmeasured(before)) return before;
      if (isUnmeasured(after)) return after;
      if (!isEstimable(before) || !isEstimable(after)) return noValue(metric);
      const harm = harmVersus(before, after, comparison);
      return isUnmeasured(harm) ? harm : tellable(metric, harm);
    });
  }

  /** What was seen in a slice alone, which `select` takes out of all that was. */
  within(slice: LimitSlice, select: Select): Observation {
    return this.#part({ slice }, select);
  }

  /** What was seen of the first so many examples alone, to stand beside what was stopped there. */
  upTo(first: number, select: Select): Observation {
    return this.#part({ first }, select);
  }

  #part(part: Pick<ObservationPlace, "slice" | "first">, select: Select): Observation {
    return kept(this.#parts, JSON.stringify(part), () => {
      const { reference } = this;
      const place = { ...this.place, ...part };
      const seen = { ...this, columns: select(this.columns) };
      if (reference === this) return new Observation(place, seen);
      const beside = isUnmeasured(reference) ? reference : reference.#part(part, select);
      return new Observation(place, seen, beside);
    });
  }

  #answers(beside: Beside): SeenVariant["columns"] {
    if (beside === "itself") return this.columns;
    if (beside === "nothing") return { unmeasured: "it is held against nothing" };
    const name = this.place.side === "base" ? "the base's reference" : "the reference";
    const reference = comparable(this, this.reference, name);
    return isUnmeasured(reference) ? reference : reference.columns;
  }
}

function kept<Value>(known: Map<string, Value>, name: string, work: () => Value): Value {
  const found = known.get(name) ?? work();
  known.set(name, found);
  return found;
}

export function noValue({ name }: Metric): Unmeasured {
  return { unmeasured: `${name} has no value here` };
}

function tellable(metric: Metric, harm: Harm): Harm | Unmeasured {
  return isTellable(harm.value) ? harm : noValue(metric);
}

function scored(
  metric: Metric,
  seen: SeenVariant,
  reference: SeenVariant["columns"],
): Scores | Unmeasured {
  const scores =
    metric.test === "rounds" ? roundsOf(metric, seen) : scoresOf(metric, seen.columns, reference);
  return isUnmeasured(scores) || allFinite(scores) ? scores : notFinite(metric, scores);
}

function roundsOf(
  { name, round = "predictions", percentile: p = 0.5 }: Metric,
  { rounds, untimed }: SeenVariant,
): Scores | Unmeasured {
  const told = rounds?.[round];
  if (told !== undefined) return { kind: "rounds", rounds: told, p };
  return { unmeasured: untimed ?? `${name} was not measured there` };
}

function allFinite(scores: Scores): boolean {
  switch (scores.kind) {
    case "mean":
    case "quantile":
      return scores.values.every(Number.isFinite);
    case "clustered":
      return scores.sums.every(Number.isFinite) && scores.sizes.every((size) => size > 0);
    case "rounds":
      return scores.rounds.every((times) => times.length > 0 && times.every((time) => time > 0));
    case "screen":
      return isTellable(scores.value);
    case "rate":
    case "classes":
    case "resampled":
    case "collapsed":
      return true;
    default:
      return scores satisfies never;
  }
}

function notFinite({ name }: Metric, { kind }: Scores): Unmeasured {
  if (kind === "rounds")
    return { unmeasured: `a round of ${name} has no time, or one that is not above 0` };
  return { unmeasured: `a value of ${name} is no finite number` };
}

import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import { REFERENCE, type Side } from "../../contract/names.ts";
import type { PlannedModel } from "../../contract/plan.ts";
import { shortCommit } from "../../words/digests.ts";
import { type Cut, cutOf } from "../early/cut.ts";
import type { StopRules } from "../early/rules.ts";
import { comparable } from "./comparable.ts";
import type { Base, Comparison } from "./comparison.ts";
import { type Guess, guessOf } from "./guess.ts";
import { Observation } from "./observation.ts";
import { type RecordedModel, seeRecorded } from "./recorded.ts";
import { seenIn } from "./seen.ts";

/** What of a model says where its measurements are. */
export interface Observed extends RecordedModel {
  readonly planned: PlannedModel;
  /** The name of the variant that drops are measured from. */
  readonly referenceName: string;
  /** By which limits a variant may have been stopped before its last example. */
  readonly stopRules: StopRules;
}

export type Observe = (side: Side, variant: string, target: string) => Observation | Unmeasured;

/** Looks each measurement up once; what drops are measured from is made before what is measured from it. */
export function observer(model: Observed): Observe {
  const { referenceName } = model;
  const known = new Map<string, Observation | Unmeasured>();
  const made: Observe = (side, variant, target) => {
    const seen = seenAt(model, side, variant, target);
    if (isUnmeasured(seen)) return seen;
    const place = { side, variant, target };
    if (variant === referenceName) return new Observation(place, seen);
    const reference = observe(side, referenceName, target);
    if (side !== "head") return new Observation(place, seen, reference);
    const beside = comparable(seen, reference, "the reference");
    const answers = isUnmeasured(beside) ? beside : beside.columns;
    const cut = cutOf(model.stopRules(variant, target), seen.columns, answers);
    if (cut === undefined) return new Observation(place, seen, reference);
    const first = cut.stop.after;
    const stopped = { ...seen, columns: cut.select(seen.columns), stopped: cut };
    return new Observation({ ...place, first }, stopped, upTo(cut, reference));
  };
  const observe: Observe = (...place) => {
    const name = JSON.stringify(place);
    const found = known.get(name) ?? made(...place);
    known.set(name, found);
    return found;
  };
  return observe;
}

/** Of another only what stands beside the answers of one that was stopped. */
function upTo({ stop, select }: Cut, one: Observation | Unmeasured): Observation | Unmeasured {
  return isUnmeasured(one) ? one : one.upTo(stop.after, select);
}

function seenAt(observed: Observed, side: Side, variant: string, target: string) {
  const { planned, model, evidence } = observed;
  const key = { model: model.name, side, variant, target };
  if (Object.hasOwn(model.recorded, target)) return seeRecorded(observed, key);
  if (side === "head" && planned.status === "unsupported")
    return { unmeasured: planned.why ?? "not evaluated yet" };
  const measurement = evidence.measurement(key);
  return isUnmeasured(measurement) ? measurement : seenIn(measurement, evidence.columns(key));
}

export type Compare = (variant: string, target: string) => Comparison | Unmeasured;

/** Puts a variant at the head beside all that it may be compared with. */
export function comparer({ planned, referenceName }: Observed, observe: Observe): Compare {
  const guesses = new Map<string, Guess | undefined>();
  return (variant, target) => {
    const own = observe("head", variant, target);
    if (isUnmeasured(own)) return own;
    const reference = observe("head", referenceName, target);
    if (!guesses.has(target)) guesses.set(target, guessOf(reference));
    const guess = guesses.get(target);
    const atBase = (name: string) => observe("base", name, target);
    const base = baseOf(planned, variant, referenceName, atBase);
    const source = observe("head", REFERENCE, target);
    const otherwise = isUnmeasured(source) ? undefined : source.otherwise;
    const beside =
      own.stopped === undefined ? { reference, base } : upToBoth(own.stopped, reference, base);
    return { own, ...beside, ...(guess && { guess }), ...(otherwise && { otherwise }) };
  };
}

/** A guess is told by all samples; all else stands beside the answers that there are. */
function upToBoth(
  cut: Cut,
  reference: Observation | Unmeasured,
  base: Base,
): Pick<Comparison, "reference" | "base"> {
  return {
    reference: upTo(cut, reference),
    base:
      base.kind === "present"
        ? { ...base, own: upTo(cut, base.own), reference: upTo(cut, base.reference) }
        : base,
  };
}

function baseOf(
  { base }: PlannedModel,
  variant: string,
  referenceName: string,
  at: (variant: string) => Observation | Unmeasured,
): Base {
  if (base.kind !== "present") return base;
  const { commit, without = [] } = base;
  if (without.includes(variant)) {
    const why = `the merge-base ${shortCommit(commit)} has no package of ${variant}`;
    return { kind: "absent", why };
  }
  return { kind: "present", own: at(variant), reference: at(referenceName) };
}

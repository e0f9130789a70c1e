import type { State } from "../catalog/states.ts";
import type { ObservedMetric } from "../contract/verdict.ts";
import { isUnmeasured, type Unmeasured } from "../metrics/unmeasured.ts";
import { alphaOf, confidenceOf } from "./alpha.ts";
import type { Seen } from "./evidence.ts";
import { tryLimits } from "./limits.ts";
import { observe } from "./observe.ts";
import type { Sighting } from "./sighting.ts";
import { changesNothing } from "./slices/changes-nothing.ts";
import type { Subject } from "./subject.ts";
import { atMostPoints, fellBy, size } from "./wording.ts";

/** Which variant to ship, and one sentence why, or why none. */
export interface Advice {
  readonly recommended: string | null;
  readonly because: string;
}

/** A variant that may be chosen: smaller than the source, whole, and with limits to keep. */
interface Candidate {
  readonly subject: Subject;
  readonly seen: Sighting;
  readonly bytes: number;
}

/**
 * The smallest variant that keeps every limit. Whoever picks the best of several gives luck several
 * chances, so each candidate must pass at its share of alpha.
 */
export function recommend(subjects: readonly Subject[], source: Seen | Unmeasured): Advice {
  if (isUnmeasured(source)) return none(`the source is unmeasured: ${source.unmeasured}`);
  const limited = subjects.filter(({ variant }) => variant.limits.length > 0);
  if (limited.length === 0) return none("no variant has a limit to keep");
  const candidates = limited.flatMap((subject) => candidateOf(subject, source));
  const passing = candidates
    .filter((candidate) => keepsEveryLimit(candidate, candidates.length))
    .sort((a, b) => a.bytes - b.bytes);
  const [best, second] = passing;
  if (best === undefined) return none(whyNone(limited, candidates, source));
  if (second?.bytes === best.bytes) {
    return none(`${nameOf(best)} and ${nameOf(second)} keep every limit and are equally small`);
  }
  return { recommended: nameOf(best), because: whyBest(best, source) };
}

function none(why: string): Advice {
  return { recommended: null, because: `No variant is recommended: ${why}.` };
}

function candidateOf(subject: Subject, source: Seen): Candidate[] {
  const { first: seen } = subject;
  if (seen === undefined || whyNoCandidate(subject, source) !== undefined) return [];
  return [{ subject, seen, bytes: seen.variant.package.bytes }];
}

function whyNoCandidate(subject: Subject, source: Seen): string | undefined {
  const { first, reason, unshrunk } = subject;
  if (unshrunk !== undefined) return "did not shrink";
  if (first === undefined || reason !== undefined) return "was not measured in full";
  const smaller = first.variant.package.bytes < source.package.bytes;
  return smaller ? undefined : "is no smaller than its source";
}

function keepsEveryLimit(candidate: Candidate, share: number): boolean {
  return statesOf(candidate, share).every((state) => KEPT.includes(state));
}

const KEPT: readonly State[] = ["pass", "not-applicable"];

function statesOf({ subject }: Candidate, share: number): State[] {
  const alpha = alphaOf(subject.settings) / share;
  const telling = tryLimits(subject, alpha).filter((tried) => !changesNothing(tried));
  return telling.map(({ judgement }) => judgement.state);
}

const SAYS = [
  ["fail", "breaks a limit"],
  ["unmeasured", "has an unmeasured limit"],
  ["inconclusive", "is not certified by these samples"],
] as const satisfies readonly (readonly [State, string])[];

/** Each variant that has limits is told of: one left out would seem forgotten. */
function whyNone(
  limited: readonly Subject[],
  candidates: readonly Candidate[],
  source: Seen,
): string {
  return limited
    .map((subject) => {
      const candidate = candidates.find((one) => one.subject === subject);
      const why = candidate ? whyNot(candidate, candidates) : whyNoCandidate(subject, source);
      return `${subject.variant.name} ${why}`;
    })
    .join(", ");
}

function whyNot(candidate: Candidate, { length }: readonly Candidate[]): string {
  const states = statesOf(candidate, 1);
  const found = SAYS.find(([state]) => states.includes(state));
  if (found !== undefined) return found[1];
  const asked = confidenceOf(alphaOf(candidate.subject.settings) / length);
  return `passes, but not with the ${asked} confidence that choosing among ${length} asks for`;
}

function whyBest({ subject, seen, bytes }: Candidate, source: Seen): string {
  const alpha = alphaOf(subject.settings);
  const metrics = observe(seen.variant, seen.reference, subject.rates.slice(0, 1), alpha);
  const scored = Object.entries(metrics).map(([name, one]) => lossOf(name, one, alpha));
  const smaller = `${size(bytes)} instead of ${size(source.package.bytes)}`;
  const facts = [smaller, ...scored.filter((one) => one !== undefined)].join(", ");
  return `${subject.variant.name} is the smallest variant certain to keep every limit: ${facts}.`;
}

function lossOf(name: string, { versus }: ObservedMetric, alpha: number): string | undefined {
  if (versus?.interval === undefined) return;
  const most = atMostPoints(versus.interval[1]);
  return `${name} ${fellBy(versus.drop)} (at most ${most} down with ${confidenceOf(alpha)} confidence)`;
}

function nameOf({ subject }: Candidate): string {
  return subject.variant.name;
}

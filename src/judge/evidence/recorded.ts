import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import { REFERENCE } from "../../contract/names.ts";
import type { Slot } from "../../contract/slot.ts";
import type { PolicyModel } from "../../policy/policy.ts";
import { findMetric } from "../../tasks/rows.ts";
import { shortDigest } from "../../words/digests.ts";
import type { Evidence, ReadRecording } from "./evidence.ts";
import { type SeenVariant, seenIn } from "./seen.ts";

/** What of a model tells which recordings are its own. */
export interface RecordedModel {
  readonly evidence: Evidence;
  readonly model: PolicyModel;
  /** The targets where an engine here made its packages, and so knows their weights. */
  readonly witnesses: readonly string[];
}

/**
 * What was measured elsewhere of the very weights that are judged. Of several such files the first is believed, which
 * is the target branch's: a pull request may bring numbers for new weights, and cannot replace those of known ones.
 */
export function seeRecorded(recorded: RecordedModel, key: Slot): SeenVariant | Unmeasured {
  const found = chosenRecording(recorded, key);
  if (isUnmeasured(found)) return found;
  const mixed = whyMixed(recorded, key, found);
  if (mixed !== undefined) return { unmeasured: mixed };
  const seen = seenIn(found.measurement, found.columns);
  return isUnmeasured(seen) ? seen : { ...seen, from: found.from };
}

function chosenRecording(recorded: RecordedModel, key: Slot): Read | Unmeasured {
  const candidates = recorded.evidence.recordings(key);
  const last = candidates.at(-1);
  if (last === undefined) return { unmeasured: `nothing was recorded of it on ${key.target}` };
  const weights = recorded.model.source === null ? saidWeights(last) : weightsHere(recorded, key);
  if (isUnmeasured(weights)) return weights;
  const readable = candidates.filter((one) => one.kind === "read");
  const fitting = readable.find((one) => weightsOf(one) === weights.digest);
  return fitting ?? { unmeasured: whyNone(candidates, weights.digest) };
}

/** Without a source the head's own measurement says which weights it stands for. */
function saidWeights(last: ReadRecording): { digest: string | undefined } | Unmeasured {
  return last.kind === "read" ? { digest: weightsOf(last) } : { unmeasured: whyUnread(last) };
}

/** A file that was read and does not fit is stale: it tells of a model that is not this one. */
function whyNone(candidates: readonly ReadRecording[], here: string | undefined): string {
  return candidates
    .map((one) => {
      if (one.kind === "refused") return whyUnread(one);
      const there = weightsOf(one);
      return `${one.path} is stale: it was taken on the weights ${short(there)}, and these are ${short(here)}`;
    })
    .join("; ");
}

function whyUnread({ path, why }: Extract<ReadRecording, { kind: "refused" }>): string {
  return `${path} ${why}`;
}

/** The weights of a variant as an engine made them in this run, on whichever target that was. */
function weightsHere(
  { evidence, witnesses }: RecordedModel,
  key: Slot,
): { readonly digest: string } | Unmeasured {
  const seen = witnesses.map((target) => evidence.measurement({ ...key, target }));
  for (const one of seen) {
    const digest = isUnmeasured(one) ? undefined : one.package?.weightsDigest;
    if (digest !== undefined) return { digest };
  }
  const [first] = seen;
  const why =
    first === undefined
      ? "nothing made the variant here"
      : isUnmeasured(first)
        ? first.unmeasured
        : (first.reason ?? "it does not describe its package");
  return {
    unmeasured: `what was recorded on ${key.target} cannot be bound to this variant's weights: ${why}`,
  };
}

/** A recording that could be read. */
type Read = Extract<ReadRecording, { kind: "read" }>;

/**
 * Where a model has no source, nothing here knows its weights. Then the recordings must at least agree with each other:
 * a variant has the same weights on every target, and all variants come from one source.
 */
function whyMixed(recorded: RecordedModel, key: Slot, found: Read): string | undefined {
  const { evidence, model } = recorded;
  if (model.source !== null) return;
  const read = (keys: Slot[]) =>
    keys.flatMap((one) => {
      const last = evidence.recordings(one).at(-1);
      return last?.kind === "read" ? [last] : [];
    });
  const onTargets = Object.keys(model.recorded).map((target) => ({ ...key, target }));
  const named = [REFERENCE, model.reference, ...model.variants.map(({ name }) => name)];
  const variants = read(named.map((variant) => ({ ...key, variant })));
  const twin = variants.find(contradicts(found));
  if (twin !== undefined)
    return `${found.path} and ${twin.path} name the same weights, ${short(weightsOf(found))}, with other sizes or answers`;
  const other =
    read(onTargets).find((one) => weightsOf(one) !== weightsOf(found)) ??
    variants.find(differsInSource(found));
  if (other === undefined) return;
  const digests = [found, other].map((one) => short(sourceOf(one) ?? weightsOf(one)));
  return `${found.path} and ${other.path} are not of one model: ${digests.join(" and ")}`;
}

/** The same program and weights have one size and one answer to everything, by whatever name. */
function contradicts(found: Read): (other: Read) => boolean {
  return (other) =>
    other.measurement.variant !== found.measurement.variant &&
    weightsOf(other) === weightsOf(found) &&
    (sizeOf(other) !== sizeOf(found) || answersDiffer(other, found));
}

function sizeOf({ measurement: { package: held } }: Read): string {
  return JSON.stringify([held?.bytes, held?.weights.bitsPerWeight]);
}

/** A file without any answer, say of times alone, contradicts none. */
function answersDiffer(...both: readonly Read[]): boolean {
  const told = both.map(answersOf).filter((answers) => answers.length > 0);
  return new Set(told.map((answers) => JSON.stringify(answers))).size > 1;
}

function answersOf({ measurement: { records, metrics = {} } }: Read) {
  const stated = Object.entries(metrics)
    .filter(([name]) => findMetric(name)?.source !== "target")
    .map(([name, { value }]) => [name, value] as const);
  return [...stated.sort(([a], [b]) => (a < b ? -1 : 1)), ...(records ? [records.digest] : [])];
}

function differsInSource(found: Read): (other: Read) => boolean {
  const own = sourceOf(found);
  return (other) => own !== undefined && ![undefined, own].includes(sourceOf(other));
}

/** What it was converted from, where it says; the reference stands for itself. */
function sourceOf({ measurement }: Read): string | undefined {
  const { sourceDigest, weightsDigest } = measurement.package ?? {};
  return measurement.variant === REFERENCE ? weightsDigest : sourceDigest;
}

function weightsOf({ measurement }: Read): string | undefined {
  return measurement.package?.weightsDigest;
}

/** As much of a digest as tells two apart. */
function short(digest: string | undefined): string {
  return digest === undefined ? "unknown" : shortDigest(digest);
}

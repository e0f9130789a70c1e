import { REFERENCE } from "../../contract/names.ts";
import type { Slot } from "../../contract/slot.ts";
import { findMetric } from "../../tasks/rows.ts";
import { shortDigest } from "../../words/digests.ts";
import type { Recording } from "../evidence.ts";
import type { ModelCase } from "../model-case.ts";

/** A recording that could be read. */
export type Read = Extract<Recording, { kind: "read" }>;

/**
 * Where a model has no source, nothing here knows its weights. Then the recordings must at least agree with each other:
 * a variant has the same weights on every target, and all variants come from one source.
 */
export function whyMixed(modelCase: ModelCase, key: Slot, found: Read): string | undefined {
  const { evidence, model } = modelCase;
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

export function weightsOf({ measurement }: Read): string | undefined {
  return measurement.package?.weightsDigest;
}

/** As much of a digest as tells two apart. */
export function short(digest: string | undefined): string {
  return digest === undefined ? "unknown" : shortDigest(digest);
}

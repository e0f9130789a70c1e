import { REFERENCE } from "../../contract/names.ts";
import { isUnmeasured, type Unmeasured } from "../../metrics/unmeasured.ts";
import { type Key, type Recording, type Seen, seenOf } from "../evidence.ts";
import type { ModelCase } from "../model-case.ts";
import { weightsHere } from "./weights-here.ts";

/**
 * What was measured elsewhere of the very weights that are judged. Of several such files the first is believed, which
 * is the target branch's: a pull request may bring numbers for new weights, and cannot replace those of known ones.
 */
export function seeRecorded(modelCase: ModelCase, key: Key): Seen | Unmeasured {
  const found = chosenRecording(modelCase, key);
  if (isUnmeasured(found)) return found;
  const mixed = whyMixed(modelCase, key, found);
  if (mixed !== undefined) return { unmeasured: mixed };
  const seen = seenOf(found.measurement, found.columns);
  return isUnmeasured(seen) ? seen : { ...seen, from: found.from };
}

/** A recording that could be read. */
type Read = Extract<Recording, { kind: "read" }>;

function chosenRecording(modelCase: ModelCase, key: Key): Read | Unmeasured {
  const candidates = modelCase.evidence.recordings(key);
  const last = candidates.at(-1);
  if (last === undefined) return { unmeasured: `nothing was recorded of it on ${key.target}` };
  const weights = modelCase.model.source === null ? saidWeights(last) : weightsHere(modelCase, key);
  if (isUnmeasured(weights)) return weights;
  const readable = candidates.filter((one) => one.kind === "read");
  const fitting = readable.find((one) => weightsOf(one) === weights.digest);
  return fitting ?? { unmeasured: whyNone(candidates, weights.digest) };
}

/** Without a source the head's own measurement says which weights it stands for. */
function saidWeights(last: Recording): { digest: string | undefined } | Unmeasured {
  return last.kind === "read" ? { digest: weightsOf(last) } : { unmeasured: whyUnread(last) };
}

function weightsOf({ measurement }: Read): string | undefined {
  return measurement.package?.weightsDigest;
}

/** A file that was read and does not fit is stale: it tells of a model that is not this one. */
function whyNone(candidates: readonly Recording[], here: string | undefined): string {
  return candidates
    .map((one) => {
      if (one.kind === "refused") return whyUnread(one);
      const there = weightsOf(one);
      return `${one.path} is stale: it was taken on the weights ${short(there)}, and these are ${short(here)}`;
    })
    .join("; ");
}

function whyUnread({ path, why }: Extract<Recording, { kind: "refused" }>): string {
  return `${path} ${why}`;
}

/** Nothing here knows the weights: then all must at least be said to come from one source. */
function whyMixed(modelCase: ModelCase, key: Key, found: Read): string | undefined {
  if (modelCase.model.source !== null) return;
  const own = sourceOf(key.variant, found);
  const others = [REFERENCE, ...modelCase.model.variants.map(({ name }) => name)];
  for (const variant of others) {
    const other = modelCase.evidence.recordings({ ...key, variant }).at(-1);
    if (other?.kind !== "read") continue;
    const theirs = sourceOf(variant, other);
    if (own !== undefined && theirs !== undefined && theirs !== own) {
      return `${found.path} and ${other.path} are of two models: their sources are ${short(own)} and ${short(theirs)}`;
    }
  }
}

function sourceOf(variant: string, { measurement }: Read): string | undefined {
  const { sourceDigest, weightsDigest } = measurement.package ?? {};
  return variant === REFERENCE ? weightsDigest : sourceDigest;
}

function short(digest: string | undefined): string {
  return digest?.slice(0, 19) ?? "unknown";
}

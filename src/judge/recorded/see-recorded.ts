import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Slot } from "../../contract/slot.ts";
import { type Recording, type Seen, seenOf } from "../evidence.ts";
import type { ModelCase } from "../model-case.ts";
import { weightsHere } from "./weights-here.ts";
import { type Read, short, weightsOf, whyMixed } from "./why-mixed.ts";

/**
 * What was measured elsewhere of the very weights that are judged. Of several such files the first is believed, which
 * is the target branch's: a pull request may bring numbers for new weights, and cannot replace those of known ones.
 */
export function seeRecorded(modelCase: ModelCase, key: Slot): Seen | Unmeasured {
  const found = chosenRecording(modelCase, key);
  if (isUnmeasured(found)) return found;
  const mixed = whyMixed(modelCase, key, found);
  if (mixed !== undefined) return { unmeasured: mixed };
  const seen = seenOf(found.measurement, found.columns);
  return isUnmeasured(seen) ? seen : { ...seen, from: found.from };
}

function chosenRecording(modelCase: ModelCase, key: Slot): Read | Unmeasured {
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

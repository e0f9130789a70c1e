import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { JudgedLimit } from "../../contract/verdict.ts";
import { limitName } from "../../words/limits.ts";
import { isWaivable } from "../outcome.ts";
import { changesNothing } from "../slices/changes-nothing.ts";
import type { Subject } from "../subject.ts";
import type { Tried } from "../tried.ts";

/** Of a limit that is in the way: the weights that a waiver has to name, and the waiver that names them. */
export function waivingOf(
  tried: Tried,
  { enforced, sightings, waivers }: Subject,
): Pick<JudgedLimit, "weights" | "waived"> {
  if (!enforced || !isWaivable(tried.judgement) || changesNothing(tried)) return {};
  const sighting = sightings.get(tried.target);
  if (sighting === undefined || isUnmeasured(sighting)) return {};
  const weights = sighting.variant.package.weightsDigest;
  const name = limitName(tried.limit);
  const waiver = waivers.find((one) => one.limit === name && one.weights === weights);
  if (waiver === undefined) return { weights };
  const { reason, approver, until } = waiver;
  return { weights, waived: { reason, approver, until } };
}

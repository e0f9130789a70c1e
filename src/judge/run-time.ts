import { worstOutput } from "../catalog/parity.ts";
import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import type { Comparison } from "./evidence/comparison.ts";
import type { Observation } from "./evidence/observation.ts";
import type { Branch, TargetLimit } from "./tree.ts";

/**
 * From a cosine below this on, answers are others, and not the same rounded otherwise: 16 bits keep it above 0.999, and
 * what was seen of faulty units lay between 0.03 and 0.9.
 */
const ALIKE = 0.99;

/**
 * Whether a broken limit is the doing of the target's run time: the same package is answered otherwise elsewhere. What
 * is no matter of answers, as a size is none, is not.
 */
export function isOfRunTime({ metric, comparison }: TargetLimit): boolean {
  if (metric?.given !== undefined) return true;
  return metric?.source === "records" && !isUnmeasured(comparison) && differs(comparison.own);
}

/** What a reader must know of targets that give other answers than they should. */
export function runTimeNotes({ on }: Branch): string[] {
  return [...on].flatMap(([target, seen]) => {
    const own = ownOf(seen);
    if (own?.parity === undefined || "unmeasured" in own.parity || !differs(own)) return [];
    const { name, cosine } = worstOutput(own.parity);
    const where = `cosine ${cosine.toFixed(2)} at its output ${name}`;
    return [
      `${target} gives other answers than the portable engine for the same package (${where}): that is the run time's doing, and not what quantizing costs`,
    ];
  });
}

function ownOf(seen: Comparison | Unmeasured): Observation | undefined {
  return isUnmeasured(seen) ? undefined : seen.own;
}

function differs({ parity }: Observation): boolean {
  if (parity === undefined || isUnmeasured(parity)) return false;
  return worstOutput(parity).cosine < ALIKE;
}

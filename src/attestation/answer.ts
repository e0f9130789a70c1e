import type { Verdict } from "../contract/verdict.ts";
import type { Statement } from "./predicate.ts";

/** The parts of a fingerprint that a machine has before anything is installed on it. */
export interface Machine {
  readonly os: string;
  readonly chip: string;
}

export interface Inquiry {
  readonly question: string;
  readonly machine: Machine;
}

/** Why what is attested does not answer the question here; undefined where it does. */
export function whyNoAnswer({ subject, predicate }: Statement, asked: Inquiry): string | undefined {
  const { question, fingerprints, verdict } = predicate;
  const hex = asked.question.replace("sha256:", "");
  if (question !== asked.question || !subject.some(({ digest }) => digest.sha256 === hex))
    return "it answers another question";
  const other = fingerprints.find((one) => differs(one, asked.machine));
  if (other !== undefined)
    return `it was measured on ${other.os}, ${other.chip}, and this is ${asked.machine.os}, ${asked.machine.chip}`;
  if (verdict.outcome === "error") return "it could not be judged either";
  return hasUnmeasured(verdict) ? "not all of it could be measured" : undefined;
}

function differs(one: Machine, other: Machine): boolean {
  return one.os !== other.os || one.chip !== other.chip;
}

/**
 * That nothing answered may have been the machine's fault: the next one may do better. Not so where a variant was stopped
 * early: it fails, whatever else is asked of it there.
 */
function hasUnmeasured({ models }: Verdict): boolean {
  const variants = models.flatMap(({ variants, itself }) => [
    ...variants,
    ...(itself ? [itself] : []),
  ]);
  return variants.some(
    ({ limits, reason, stopped }) =>
      reason !== undefined ||
      limits.some(({ state, on }) => state === "unmeasured" && stopped?.[on] === undefined),
  );
}

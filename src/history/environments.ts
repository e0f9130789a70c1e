import type { Fingerprint } from "../contract/measurement.ts";

const PARTS = [
  "engine",
  "coremltools",
  "os",
  "chip",
  "computeUnits",
  "evaluator",
] as const satisfies readonly (keyof Fingerprint)[];

/** The parts in which two environments differ. */
export function differing(one: Fingerprint, other: Fingerprint): (keyof Fingerprint)[] {
  return PARTS.filter((part) => one[part] !== other[part]);
}

/** Of an environment that is not known nothing can be said: it is not the same. */
export function isSameEnvironment(
  one: Fingerprint | undefined,
  other: Fingerprint | undefined,
): boolean {
  return one !== undefined && other !== undefined && differing(one, other).length === 0;
}

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

export function isSameEnvironment(one: Fingerprint, other: Fingerprint): boolean {
  return differing(one, other).length === 0;
}

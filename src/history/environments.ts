import { differing, type Fingerprint } from "../contract/measurement.ts";

/** Of an environment that is not known nothing can be said: it is not the same. */
export function isSameEnvironment(
  one: Fingerprint | undefined,
  other: Fingerprint | undefined,
): boolean {
  return one !== undefined && other !== undefined && differing(one, other).length === 0;
}

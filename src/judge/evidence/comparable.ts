import { quote } from "../../catalog/quote.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import { differing, type Fingerprint } from "../../contract/measurement.ts";
import type { SeenVariant } from "./seen.ts";

/** The other side, if it was seen in the same environment: numbers of two environments never compare. */
export function comparable<Other extends SeenVariant>(
  one: SeenVariant,
  other: Other | Unmeasured,
  name: string,
): Other | Unmeasured {
  if (isUnmeasured(other)) return { unmeasured: `${name} is unmeasured: ${other.unmeasured}` };
  const found = differences(one.fingerprint, other.fingerprint);
  if (found.length === 0) return other;
  const what = found.join("; ");
  const why = `${name} was measured in another environment and does not compare: ${what}`;
  return { unmeasured: `${why}; measure both in one run on one machine` };
}

/** What two environments differ in: `os "Linux", there "Darwin"`. */
export function differences(here: Fingerprint, there: Fingerprint): string[] {
  return differing(here, there).map(
    (part) => `${part} ${quote(here[part])}, there ${quote(there[part])}`,
  );
}

/** Program and weights are the same to the bit. */
export function identical(one: SeenVariant, other: SeenVariant): boolean {
  return one.package.weightsDigest === other.package.weightsDigest;
}

import { quote } from "../../catalog/quote.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import { differing, type Fingerprint, type Fingerprints } from "../../contract/measurement.ts";
import type { SeenVariant } from "./seen.ts";

/** The other side, if it was seen in the same environment: numbers of two environments never compare. */
export function comparable<Other extends SeenVariant>(
  one: SeenVariant,
  other: Other | Unmeasured,
  name: string,
): Other | Unmeasured {
  if (isUnmeasured(other)) return { unmeasured: `${name} is unmeasured: ${other.unmeasured}` };
  const found = differences(one, other);
  if (found.length === 0) return other;
  const what = found.join("; ");
  const why = `${name} was measured in another environment and does not compare: ${what}`;
  return { unmeasured: `${why}; measure both in one run on one machine` };
}

type Places = Pick<SeenVariant, "fingerprint" | "fingerprints">;

/**
 * What the environments differ in that two were measured in: `os "Linux", there "Darwin"`. Where machines that differ
 * have shared the samples, they compare sample by sample: whatever answered one has to have done so in one environment.
 */
export function differences(here: Places, there: Places): string[] {
  const found = placesOf(here).flatMap((one) =>
    placesOf(there)
      .filter((other) => one.rows[0] < other.rows[1] && other.rows[0] < one.rows[1])
      .flatMap((other) => differencesOf(one.fingerprint, other.fingerprint)),
  );
  return [...new Set(found)];
}

function placesOf({ fingerprint, fingerprints }: Places): Fingerprints {
  return fingerprints ?? [{ rows: [0, Number.POSITIVE_INFINITY], fingerprint }];
}

function differencesOf(here: Fingerprint, there: Fingerprint): string[] {
  return differing(here, there).map(
    (part) => `${part} ${quote(here[part])}, there ${quote(there[part])}`,
  );
}

/** Program and weights are the same to the bit. */
export function identical(one: SeenVariant, other: SeenVariant): boolean {
  return one.package.weightsDigest === other.package.weightsDigest;
}

import { type Fingerprint, fingerprintsOf, type Measurement } from "../contract/measurement.ts";
import { Verdict } from "../contract/verdict.ts";
import { PREDICATE_TYPE, type Predicate, type Statement } from "./predicate.ts";
import { knownWeights } from "./verify-weights.ts";

interface Judged extends Pick<Predicate, "question" | "run"> {
  readonly verdict: Verdict;
  readonly measurements: readonly Measurement[];
}

/** What is to be signed of a run: about the weights it judged, and about the question it answered. */
export function unsignedStatement({
  verdict,
  measurements,
  question,
  run,
}: Judged): Omit<Statement, "_type"> {
  const packages = knownWeights(verdict).map(({ model, variant, weights }) =>
    subject(`${model}/${variant}`, weights),
  );
  return {
    subject: [...packages, subject("question", question)],
    predicateType: PREDICATE_TYPE,
    predicate: {
      schema: 1,
      question,
      fingerprints: distinct(measurements.flatMap(fingerprintsOf)),
      run,
      verdict: Verdict.parse(verdict),
    },
  };
}

function subject(name: string, digest: string) {
  return { name, digest: { sha256: digest.replace("sha256:", "") } };
}

function distinct(fingerprints: readonly Fingerprint[]): Fingerprint[] {
  return [...new Map(fingerprints.map((one) => [JSON.stringify(one), one])).values()];
}

import { z } from "zod";
import { AttestedRun } from "../contract/attested-run.ts";
import { Fingerprint } from "../contract/measurement.ts";
import { Digest } from "../contract/names.ts";
import { Verdict } from "../contract/verdict.ts";

/** Names the form below; `docs/attestations.md` describes it. Another form gets another number. */
export const PREDICATE_TYPE =
  "https://github.com/OWNER/quantgate/blob/main/docs/attestations.md#verdict-v1";

/** What is said under the signature of the weights that a verdict judged. */
export const Predicate = z.object({
  schema: z.literal(1),
  /** Equal digest, equal verdict: of everything that judging depends on but the machine. */
  question: Digest,
  /** Of the machines that measured; none where all was measured elsewhere. */
  fingerprints: z.array(Fingerprint),
  run: AttestedRun,
  verdict: Verdict,
});
export type Predicate = z.infer<typeof Predicate>;

const Sha256 = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** An in-toto statement, as far as it is ours. */
export const Statement = z.object({
  _type: z.literal("https://in-toto.io/Statement/v1"),
  subject: z.array(z.object({ name: z.string(), digest: Sha256 })).min(1),
  predicateType: z.literal(PREDICATE_TYPE),
  predicate: Predicate,
});
export type Statement = z.infer<typeof Statement>;

import { z } from "zod";
import type { Signed } from "./believe.ts";
import { type Trusted, whyNotTrusted } from "./signer.ts";

/** Names the form below; `docs/attestations.md` describes it. */
const KEPT_TYPE = "https://github.com/OWNER/quantgate/blob/main/docs/attestations.md#kept-v1";

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What is said of what a run leaves to others: this very index is its own. */
const Statement = z.object({
  _type: z.literal("https://in-toto.io/Statement/v1"),
  subject: z.tuple([z.object({ name: z.literal("kept"), digest: z.object({ sha256: Sha256 }) })]),
  predicateType: z.literal(KEPT_TYPE),
  predicate: z.object({ schema: z.literal(1) }),
});

export function unsignedKept(sha256: string) {
  return {
    subject: [{ name: "kept", digest: { sha256 } }],
    predicateType: KEPT_TYPE,
    predicate: { schema: 1 },
  };
}

/** The digest of the index that a trusted run vouches for, or why nobody does. */
export function vouchedBy(
  { signer, statement }: Signed,
  trusted: Trusted,
): { readonly sha256: string } | { readonly refused: string } {
  const stranger = whyNotTrusted(signer, trusted);
  if (stranger !== undefined) return { refused: stranger };
  // A queue runs what is not merged yet.
  if (!signer.subjectAlternativeName?.endsWith(`@refs/heads/${trusted.branch}`))
    return { refused: `it was not signed on ${trusted.branch} itself` };
  const read = Statement.safeParse(statement);
  if (!read.success) return { refused: "it says nothing of what was kept" };
  return { sha256: read.data.subject[0].digest.sha256 };
}

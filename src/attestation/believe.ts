import { type Inquiry, whyNoAnswer } from "./answer.ts";
import { type Predicate, Statement } from "./predicate.ts";
import { type Signer, type Trusted, whyNotTrusted } from "./signer.ts";

/** What was signed, and by whom, where the signature holds. */
export interface Signed {
  readonly signer: Signer;
  readonly statement: unknown;
}

export type Belief =
  | { readonly kind: "answers"; readonly predicate: Predicate }
  | { readonly kind: "refused"; readonly why: string };

/** Whether a signed statement is this workflow's own answer to the question. */
export function believe({ signer, statement }: Signed, trusted: Trusted, asked: Inquiry): Belief {
  const stranger = whyNotTrusted(signer, trusted);
  if (stranger !== undefined) return { kind: "refused", why: stranger };
  const read = Statement.safeParse(statement);
  if (!read.success)
    return { kind: "refused", why: "it is no verdict as this version writes them" };
  const why = whyNoAnswer(read.data, asked);
  return why === undefined
    ? { kind: "answers", predicate: read.data.predicate }
    : { kind: "refused", why };
}

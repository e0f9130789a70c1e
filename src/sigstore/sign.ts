import { attest } from "@actions/attest";
import type { SerializedBundle } from "@sigstore/bundle";
import type { Statement } from "../attestation/predicate.ts";

/**
 * Signs a statement as the job that this is. Which instance signs follows from the event's payload: a public
 * repository's is the public good, which anyone can look into; any other's is GitHub's own.
 */
export async function sign(
  { subject, predicateType, predicate }: Omit<Statement, "_type">,
  token: string,
): Promise<SerializedBundle> {
  const subjects = subject.map(({ name, digest }) => ({ name, digest: { ...digest } }));
  const { bundle } = await attest({
    ...{ subjects, predicateType, predicate, token },
    // GitHub is called through our own client, which waits and gives up as all its calls do.
    skipWrite: true,
  });
  return bundle;
}

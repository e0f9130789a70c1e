import { attest } from "@actions/attest";
import type { SerializedBundle } from "@sigstore/bundle";

/** An in-toto statement before anybody stands for it. */
interface Unsigned {
  readonly subject: readonly {
    readonly name: string;
    readonly digest: { readonly sha256: string };
  }[];
  readonly predicateType: string;
  readonly predicate: object;
}

/**
 * Signs a statement as the job that this is. Which instance signs follows from the event's payload: a public
 * repository's is the public good, which anyone can look into; any other's is GitHub's own.
 */
export async function sign(
  { subject, predicateType, predicate }: Unsigned,
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

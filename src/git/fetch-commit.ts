import { UserError } from "../catalog/errors.ts";
import type { Git } from "./run.ts";

interface Remote {
  readonly scratch: Git;
  readonly credential: Record<string, string>;
}

/** A commit, and the reference of the remote that leads to it: `refs/pull/7/head`. */
export interface Fetched {
  readonly commit: string;
  readonly ref: string;
}

/** Brings the objects of a commit that the checkout need not have, such as a pull request's from a fork. */
export async function fetchCommit(
  { scratch, credential }: Remote,
  { commit, ref }: Fetched,
): Promise<void> {
  const isHere = async () => (await scratch(["cat-file", "-e", `${commit}^{commit}`])).ok;
  if (await isHere()) return;
  const options = ["--quiet", "--no-tags", "--no-recurse-submodules"];
  const fetched = await scratch(["fetch", ...options, "origin", ref], {
    ...{ env: credential, timeoutSeconds: 600 },
  });
  if (await isHere()) return;
  throw new UserError(
    fetched.ok
      ? { message: `${ref} does not lead to ${commit} any more: another was pushed in its place` }
      : {
          message: `${ref} cannot be fetched: ${fetched.stderr}`,
          fix: "give the action a token that may read this repository",
        },
  );
}

import { createHash } from "node:crypto";
import { UserError } from "../../catalog/errors.ts";
import type { Tree } from "../../git/tree.ts";
import type { Policies } from "../../plan/entries.ts";
import type { ReadPolicy } from "../../plan/facts.ts";
import { readPolicy } from "../../policy/read.ts";
import type { Scope } from "./scope.ts";

export interface FoundPolicies extends Policies {
  readonly notes: readonly string[];
}

/** The target's policy; beside it the head's, where the two differ. */
export async function policiesOf({ target, head }: Scope, path: string): Promise<FoundPolicies> {
  const ruling = await policyAt(target, path);
  const proposed = target === head ? ruling : await policyAt(head, path);
  if (ruling === undefined && proposed === undefined) throw notThere(path);
  if (ruling === undefined) return { target: parsed(proposed), first: true, notes: [FIRST] };
  if (proposed === undefined) return { target: parsed(ruling), first: false, notes: [DELETED] };
  if (proposed.digest === ruling.digest) {
    return { target: parsed(ruling), first: false, notes: [] };
  }
  return { target: parsed(ruling), head: parsed(proposed), first: false, notes: [CHANGED] };
}

const FIRST = "The target branch has no policy yet: this run is judged by the head's own.";
const DELETED = "The head deletes the policy; that counts once it is merged.";
const CHANGED = "The head changes the policy; what it changes counts once it is merged.";

async function policyAt(tree: Tree, path: string): Promise<ReadPolicy["source"] | undefined> {
  if ((await tree.kindOf(path)) === "absent") return undefined;
  const text = (await tree.read(path)).toString("utf8");
  const digest = `sha256:${createHash("sha256").update(text).digest("hex")}`;
  return { path, commit: tree.commit, digest, text };
}

function parsed(source: ReadPolicy["source"] | undefined): ReadPolicy {
  if (source === undefined) throw new Error("a policy was expected");
  return { policy: readPolicy(source.text, source.path), source };
}

function notThere(path: string): UserError {
  return new UserError({
    message: "there is no policy here",
    at: { file: path },
    fix: "quantgate init proposes one; or name yours with --policy",
  });
}

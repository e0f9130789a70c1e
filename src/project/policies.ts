import { createHash } from "node:crypto";
import { describeProblem, type Problem, UserError } from "../catalog/errors.ts";
import type { Change } from "../contract/change.ts";
import type { Tree } from "../git/tree.ts";
import type { Policies } from "../plan/entries.ts";
import type { ReadPolicy } from "../plan/facts.ts";
import { policyChanges } from "../policy/changes/policy-changes.ts";
import { readPolicy } from "../policy/read.ts";
import { policyOn } from "../policy/settings.ts";
import { isSameState, type Scope } from "./scope.ts";

export interface FoundPolicies extends Policies {
  /** What the head would change of it. */
  readonly changes: readonly Change[];
  readonly notes: readonly string[];
}

/** The target's policy; beside it the head's, where the two differ. */
export async function policiesOf(scope: Scope, path: string): Promise<FoundPolicies> {
  const ruling = await readable(scope.target, path);
  const isAlone = isSameState(scope.target, scope.head);
  const proposed = isAlone ? ruling : await readable(scope.head, path, { mayBeEmpty: true });
  if (ruling.kind !== "read") return await firstPolicy(ruling, proposed, path);
  const base = await policyAtBase(scope, path);
  const found = {
    target: ruling.policy,
    first: false,
    changes: [],
    notes: [],
    ...left(base, ruling),
  };
  if (proposed === ruling) return found;
  switch (proposed.kind) {
    case "absent":
      if (base?.kind === "absent") return found;
      return { ...found, isDeleted: true, changes: [DELETION], notes: [DELETED] };
    case "unreadable":
      return {
        ...{ ...found, isUnreadable: true, changes: [UNREADABLE] },
        notes: [unreadable(proposed.problem)],
      };
    case "read":
      return { ...found, ...comparison(found.target, proposed, base) };
    default:
      return proposed satisfies never;
  }
}

/** As they judge a branch, after what the head changes of them was told: there a model may have other data. */
export function onBranch<Found extends Policies>(found: Found, branch: string | null): Found {
  const ruled = (one: ReadPolicy) => ({ ...one, policy: policyOn(one.policy, branch) });
  return {
    ...found,
    target: ruled(found.target),
    ...(found.head && { head: ruled(found.head) }),
    ...(found.origin && { origin: ruled(found.origin) }),
  };
}

/** The policy that the head left the target branch with; a pushed commit, which rules itself, replaced that of before. */
function left(base: Readable | undefined, { policy: { source } }: Read) {
  const isOther = base?.kind === "read" && base.policy.source.digest !== source.digest;
  return isOther ? { origin: base.policy } : {};
}

/** A target branch without a policy that can be read rules nobody: else nothing that mends it could ever be merged. */
async function firstPolicy(
  ruling: Exclude<Readable, Read>,
  proposed: Readable,
  path: string,
): Promise<FoundPolicies> {
  const isMended = ruling.kind === "unreadable";
  if (proposed.kind === "unreadable") throw proposed.error;
  if (proposed.kind === "absent" || proposed.policy.policy.models.length === 0)
    throw isMended ? ruling.error : notThere(path);
  const notes = [isMended ? mended(ruling.problem) : FIRST];
  return {
    target: proposed.policy,
    first: true,
    ...(isMended && { isMended }),
    changes: [],
    notes,
  };
}

function comparison(target: ReadPolicy, { policy: head }: Read, base: Readable | undefined) {
  const own = head.source.digest;
  if (own === target.source.digest) return {};
  const origin = base?.kind === "read" ? base.policy : undefined;
  const changes = policyChanges(target, head, origin?.policy);
  return { head, changes, notes: [origin?.source.digest === own ? BEHIND : CHANGED] };
}

/** At the merge-base, where that is not the target's tip itself: without it more is told, and nothing less. */
async function policyAtBase({ base, target }: Scope, path: string): Promise<Readable | undefined> {
  if ("unknown" in base || isSameState(base, target)) return;
  return await readable(base, path);
}

type Readable = Read | { readonly kind: "absent" } | Unreadable;
interface Read {
  readonly kind: "read";
  readonly policy: ReadPolicy;
}
interface Unreadable {
  readonly kind: "unreadable";
  readonly problem: Problem;
  readonly error: UserError;
}

/** It may be anything: a text that is no policy, a link, a folder. */
async function readable(tree: Tree, path: string, how = {}): Promise<Readable> {
  try {
    const source = await policyAt(tree, path);
    return source === undefined
      ? { kind: "absent" }
      : { kind: "read", policy: parsed(source, how) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: "unreadable", problem: error.problems[0] ?? { message: error.message }, error };
  }
}

/** The target's judges, so this stops nothing now; merged, it would stop everything. */
function unreadable(problem: Problem): string {
  return `The head's policy cannot be read: what it changes is not known, and once it is merged nothing can be judged: ${describeProblem(problem)}`;
}

const DELETION: Change = {
  ...{ direction: "loosens", about: "the policy", says: "removed" },
  ...{ before: "it judges", after: null },
};

const UNREADABLE: Change = {
  ...{ direction: "changes", about: "the policy", says: "cannot be read at the head" },
  ...{ before: null, after: null },
};

const FIRST = "The target branch has no policy yet: this run is judged by the head's own.";
const mended = (problem: Problem) =>
  `The target branch's policy cannot be read, so this run is judged by the head's own: ${describeProblem(problem)}`;
const DELETED = "The head deletes the policy; that counts once it is merged.";
const BEHIND =
  "The target branch has a newer policy than the one that this branch left it with: the newer one judges.";
const CHANGED = "The head changes the policy; what it changes counts once it is merged.";

/** A policy's text as a state of the project has it; undefined where nothing is there. */
export async function policyAt(
  tree: Tree,
  path: string,
): Promise<ReadPolicy["source"] | undefined> {
  const kind = await tree.kindOf(path);
  if (kind === "absent") return undefined;
  if (kind === "folder")
    throw new UserError({
      message: "this is a folder, and no policy",
      at: { file: path || "." },
      fix: "name the file with --policy",
    });
  const text = (await tree.read(path)).toString("utf8");
  const digest = `sha256:${createHash("sha256").update(text).digest("hex")}`;
  return { path, commit: tree.commit, digest, text };
}

function parsed(source: ReadPolicy["source"], how: { mayBeEmpty?: boolean }): ReadPolicy {
  return { policy: readPolicy(source.text, source.path, how), source };
}

function notThere(path: string): UserError {
  return new UserError({
    message: "there is no policy here",
    at: { file: path },
    fix: "quantgate init proposes one; or name yours with --policy",
  });
}

import { type Problem, UserError } from "../catalog/errors.ts";
import type { Merged, Project, Repository } from "../git/repository.ts";
import type { Tree } from "../git/tree.ts";
import type { Before, Roles } from "../github/roles.ts";

/** The states of the project and the part that each plays. */
export interface Scope {
  readonly branch: string | null;
  /** Says how the model is judged: policy and data. */
  readonly target: Tree;
  /** Brings the model. */
  readonly head: Tree;
  /** `isAsked`: whether somebody wants a comparison, so that not to have one is a lack. */
  readonly base: Tree | { readonly unknown: string; readonly isAsked?: false };
  /** Nobody named the base: it is the last commit in common with this branch, and brings the base model alone. */
  readonly inferred?: { readonly from: string };
  /** What the head brings since the base is judged, and what it leaves as it was need not be. */
  readonly isChange?: boolean;
  /**
   * Of a pull request: the commit of the target branch that merging was tried on, and what that leaves; without a result
   * it leaves what the head has.
   */
  readonly merge?: { readonly into: Tree; readonly result?: Merged };
  /** The files that git takes for renamed since the base, from the old path to the new; absent where it cannot tell. */
  readonly renamed?: () => Promise<ReadonlyMap<string, string>>;
  readonly notes: readonly string[];
}

/** What a run says of the states that it wants compared. */
export interface ScopeWanted {
  /** The commits that an event names. */
  readonly roles?: Roles;
  /** Without an event: the branch that the folder is compared with; false where it is compared with nothing. */
  readonly base?: string | false;
  /** The commit of the target branch that is merged into, where it is not its tip. */
  readonly mergeInto?: string;
  /** Whether also what did not change is measured. */
  readonly measureAll?: boolean;
}

export async function scopeOf(project: Project, wanted: ScopeWanted): Promise<Scope> {
  const { roles, base, mergeInto, measureAll = false } = wanted;
  const scope =
    roles === undefined
      ? await localScope(project, base)
      : withRenames(await eventScope(project, roles, mergeInto), project);
  return measureAll ? { ...scope, isChange: false } : scope;
}

/** The state that the head is a change of. A base that was inferred brings models, and judges no change. */
export function changedSince({ base, inferred }: Pick<Scope, "base" | "inferred">) {
  return "unknown" in base || inferred !== undefined ? undefined : base;
}

/** On a person's machine: the folder as it is, alone or as if it were a pull request into `ref`. */
async function localScope(project: Project, ref?: string | false): Promise<Scope> {
  const head = project.working();
  const alone = { branch: null, target: head, head, notes: [] };
  if (ref === false) return { ...alone, ...unasked("no base is asked for (--no-base)") };
  if (ref === undefined) return { ...alone, ...(await inferredBase(project)) };
  const repository = repositoryOf(project);
  const { commit: tip, note } = await repository.named(ref);
  return {
    branch: ref.replace(/^(refs\/heads\/|refs\/remotes\/origin\/|origin\/)/, ""),
    target: repository.at(tip),
    head,
    ...(await sinceLeaving(repository, tip, checkedOut(repository))),
    notes: note === undefined ? [] : [note],
  };
}

/** Where nobody names a base: the last commit in common with the default branch, as far as the checkout knows one. */
async function inferredBase(project: Project): Promise<Pick<Scope, "base" | "inferred">> {
  if (project.kind === "folder") return unasked("no base given (--base main)");
  const uninferred = (why: string) =>
    unasked(`no base given (--base main), and none found: ${why}`);
  if (project.head === null) return uninferred("the repository has no commit yet");
  const branch = await project.defaultBranch();
  if (branch === undefined)
    return uninferred(
      "nothing here says which branch is the default one (git remote set-head origin --auto)",
    );
  try {
    const [base] = await project.mergeBases(branch.commit, project.head);
    return { base: project.at(base), inferred: { from: branch.name } };
  } catch (error) {
    if (error instanceof UserError) return uninferred(error.problems.map(inOneLine).join("; "));
    throw error;
  }
}

function inOneLine({ message, fix }: Problem): string {
  return fix === undefined ? message : `${message}: ${fix}`;
}

function unasked(why: string) {
  return { base: { unknown: why, isAsked: false } } as const;
}

/** In Actions: the commits that the event gives their parts. */
async function eventScope(project: Project, roles: Roles, mergeInto?: string): Promise<Scope> {
  const repository = repositoryOf(project);
  const head = await headOf(repository, roles);
  switch (roles.kind) {
    case "pull-request":
      return await pullRequest(repository, { branch: roles.branch, head, mergeInto });
    case "merge-group":
      return between(repository, roles.branch, await repository.resolve(roles.base), head);
    case "commit":
      return await oneCommit(repository, roles, head);
    default:
      return roles satisfies never;
  }
}

async function headOf(repository: Repository, roles: Roles): Promise<string> {
  if (roles.kind !== "pull-request" || roles.ref === undefined)
    return await repository.resolve(roles.head);
  await repository.fetch({ commit: roles.head, ref: roles.ref });
  return roles.head;
}

interface Pull {
  readonly branch: string;
  readonly head: string;
  /** Where another commit of the target branch than its tip is what the head was merged into. */
  readonly mergeInto: string | undefined;
}

async function pullRequest(repository: Repository, pull: Pull): Promise<Scope> {
  const { branch, head } = pull;
  const { commit, stale } = await repository.tip(branch);
  const said = `The newest ${branch} could not be asked for; this is the checkout's copy: ${stale}`;
  const left = await sinceLeaving(repository, commit, head);
  return {
    branch,
    target: repository.at(commit),
    head: repository.at(head),
    ...left,
    merge: await mergeOf(repository, pull.mergeInto ?? commit, left.base.commit, head),
    notes: stale === undefined ? [] : [said],
  };
}

/** Where the target branch has not moved since the head left it, merging leaves what the head has. */
async function mergeOf(repository: Repository, into: string, base: string | null, head: string) {
  if (into === base) return { into: repository.at(into) };
  return { into: repository.at(into), result: await repository.merged(into, head) };
}

/** Between two commits git can tell. */
function withRenames(scope: Scope, project: Project): Scope {
  const { head, base } = scope;
  if (project.kind === "folder" || "unknown" in base) return scope;
  const [from, to] = [base.commit, head.commit];
  if (from === null || to === null) return scope;
  return { ...scope, renamed: () => project.renamed(from, to) };
}

/**
 * The merge-base. Of several, as branches have that were merged into each other crosswise, each may have another
 * model: then a merge need not keep what one of them shares with the head.
 */
async function sinceLeaving(repository: Repository, tip: string, head: string) {
  const [base, ...others] = await repository.mergeBases(tip, head);
  return { base: repository.at(base), isChange: others.length === 0 };
}

/** A merge queue builds the head on the base itself, which therefore is both tip and merge-base. */
function between(repository: Repository, branch: string, tip: string, head: string): Scope {
  const target = repository.at(tip);
  return { branch, target, head: repository.at(head), base: target, isChange: true, notes: [] };
}

async function oneCommit(
  repository: Repository,
  { branch, before }: Extract<Roles, { kind: "commit" }>,
  commit: string,
): Promise<Scope> {
  const head = repository.at(commit);
  const base = await treeBefore(repository, before, commit);
  return { branch, target: head, head, base, notes: [] };
}

/** Only limits against the base need it: that it cannot be had is their trouble, not the run's. */
async function treeBefore(
  repository: Repository,
  before: Before,
  commit: string,
): Promise<Scope["base"]> {
  try {
    return repository.at(await commitBefore(repository, before, commit));
  } catch (error) {
    if (error instanceof UserError) return { unknown: error.message };
    throw error;
  }
}

async function commitBefore(
  repository: Repository,
  before: Before,
  commit: string,
): Promise<string> {
  if (before.kind === "commit") return await repository.resolve(before.commit);
  const tip = await repository.tip(before.branch);
  const [base] = await repository.mergeBases(tip.commit, commit);
  return base;
}

/** Whether two states are one: a push is judged by itself. */
export function isSameState(one: Tree, other: Tree): boolean {
  return one === other || (one.commit !== null && one.commit === other.commit);
}

function checkedOut({ head }: Repository): string {
  if (head !== null) return head;
  throw new UserError({ message: "the repository has no commit yet to compare with --base" });
}

function repositoryOf(project: Project): Repository {
  if (project.kind === "repository") return project;
  throw new UserError({
    message: `${project.root} is not a git repository, so there is no other commit to compare with`,
    fix: "in a workflow, run actions/checkout first; on a machine of your own, leave out --base",
  });
}

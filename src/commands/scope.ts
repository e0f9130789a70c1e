import { UserError } from "../catalog/errors.ts";
import type { Project, Repository } from "../git/repository.ts";
import type { Tree } from "../git/tree.ts";
import type { Roles } from "../github/roles.ts";

/** The states of the project and the part that each plays. */
export interface Scope {
  readonly branch: string | null;
  /** Says how the model is judged: policy and data. */
  readonly target: Tree;
  /** Brings the model. */
  readonly head: Tree;
  readonly base: Tree | { readonly unknown: string };
  readonly notes: readonly string[];
}

/** On a person's machine: the folder as it is, alone or as if it were a pull request into `ref`. */
export async function localScope(project: Project, ref?: string): Promise<Scope> {
  const head = project.working();
  if (ref === undefined) {
    const unknown = "this run compares with no other commit (--base names one)";
    return { branch: null, target: head, head, base: { unknown }, notes: [] };
  }
  const repository = repositoryOf(project);
  const tip = await repository.resolve(ref);
  return {
    branch: ref.replace(/^(refs\/heads\/|refs\/remotes\/origin\/|origin\/)/, ""),
    target: repository.at(tip),
    head,
    base: repository.at(await repository.mergeBase(tip, headOf(repository))),
    notes: [],
  };
}

/** In Actions: the commits that the event gives their parts. */
export async function eventScope(project: Project, roles: Roles): Promise<Scope> {
  const repository = repositoryOf(project);
  const { commit, notes } = await judgeOf(repository, roles);
  const head = await repository.resolve(roles.head);
  return {
    branch: roles.branch,
    target: repository.at(commit),
    head: repository.at(head),
    base: await baseOf(repository, roles, commit, head),
    notes,
  };
}

async function judgeOf(repository: Repository, { judge }: Roles) {
  if (judge.kind === "commit") return { commit: judge.commit, notes: [] };
  const { commit, stale } = await repository.tip(judge.branch);
  const said = `The newest ${judge.branch} could not be asked for; this is the checkout's copy: ${stale}`;
  return { commit, notes: stale === undefined ? [] : [said] };
}

async function baseOf(
  repository: Repository,
  { base }: Roles,
  target: string,
  head: string,
): Promise<Scope["base"]> {
  switch (base.kind) {
    case "merge-base":
      return repository.at(await repository.mergeBase(target, head));
    case "commit":
      return repository.at(await repository.resolve(base.commit));
    case "none":
      return { unknown: base.why };
    default:
      return base satisfies never;
  }
}

function headOf({ head }: Repository): string {
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

import { UserError } from "../catalog/errors.ts";
import type { At } from "../contract/plan.ts";
import type { Project } from "../git/repository.ts";
import type { Tree } from "../git/tree.ts";
import { longCommit } from "../words/digests.ts";

/** The state of the project that holds a place: a commit, the folder as it lies, or what merging two commits leaves. */
export async function treeAt(project: Project, { commit, mergedInto }: At): Promise<Tree> {
  if (commit === null || project.kind === "folder") return project.working();
  if (mergedInto === undefined) return project.at(commit);
  const merged = await project.merged(mergedInto, commit);
  if (merged.kind === "merged") return merged.tree;
  throw new UserError({
    message: `what merging ${longCommit(commit)} into ${longCommit(mergedInto)} leaves cannot be made here: ${merged.why}`,
    fix: "check the whole history out (fetch-depth: 0), on a machine whose git is 2.38 or newer",
  });
}

/** Names the state that a place belongs to: those of two states never meet. */
export function stateOf({ commit, mergedInto }: At): string {
  const state = commit ?? "working-tree";
  return mergedInto === undefined ? state : `${state}-in-${mergedInto}`;
}

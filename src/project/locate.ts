import { join } from "node:path";
import { allOf, UserError } from "../catalog/errors.ts";
import { placesOf } from "../contract/data.ts";
import type { At, PlannedRequest } from "../contract/plan.ts";
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

/**
 * Sees that the data of all requests is here, and brings what Git LFS holds of it. What cannot be had is told before
 * anything is measured: the rest of the data is another question.
 */
export async function bringData(
  project: Project,
  requests: readonly Pick<PlannedRequest, "data">[],
): Promise<void> {
  const places = requests.flatMap(({ data }) => placesOf(data).map(({ at }) => at));
  const once = new Map(places.map((at) => [`${stateOf(at)} ${at.path}`, at]));
  await allOf([...once.values()], async (at) => await (await treeAt(project, at)).bring(at.path));
}

/** Finds files for those who read them by a path. Each state of the project has a scratch folder of its own, so that their files never meet. */
export function locatingIn(project: Project, scratch: string): (at: At) => Promise<string> {
  return async (at) => {
    const tree = await treeAt(project, at);
    return await tree.materialize(at.path, join(scratch, stateOf(at)));
  };
}

import { d as allOf, u as UserError } from "./machine.js";
import { a as longCommit, h as placesOf } from "./shelves.js";
import { join } from "node:path";
// src/project/locate.ts
/** The state of the project that holds a place: a commit, the folder as it lies, or what merging two commits leaves. */
async function treeAt(project, { commit, mergedInto }) {
	if (commit === null || project.kind === "folder") return project.working();
	if (mergedInto === void 0) return project.at(commit);
	const merged = await project.merged(mergedInto, commit);
	if (merged.kind === "merged") return merged.tree;
	throw new UserError({
		message: `what merging ${longCommit(commit)} into ${longCommit(mergedInto)} leaves cannot be made here: ${merged.why}`,
		fix: "check the whole history out (fetch-depth: 0), on a machine whose git is 2.38 or newer"
	});
}
/** Names the state that a place belongs to: those of two states never meet. */
function stateOf({ commit, mergedInto }) {
	const state = commit ?? "working-tree";
	return mergedInto === void 0 ? state : `${state}-in-${mergedInto}`;
}
/**
* Sees that the data of all requests is here, and brings what Git LFS holds of it. What cannot be had is told before
* anything is measured: the rest of the data is another question.
*/
async function bringData(project, requests) {
	const places = requests.flatMap(({ data }) => placesOf(data).map(({ at }) => at));
	const once = new Map(places.map((at) => [`${stateOf(at)} ${at.path}`, at]));
	await allOf([...once.values()], async (at) => await (await treeAt(project, at)).bring(at.path));
}
/** Finds files for those who read them by a path. Each state of the project has a scratch folder of its own, so that their files never meet. */
function locatingIn(project, scratch) {
	return async (at) => {
		return await (await treeAt(project, at)).materialize(at.path, join(scratch, stateOf(at)));
	};
}
export { treeAt as i, locatingIn as n, stateOf as r, bringData as t };

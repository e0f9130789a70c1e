import { r as describeProblem, t as UserError } from "./errors.js";
import { a as checkLabels, i as obstaclesOf } from "./measuring.js";
import { r as lookerOf } from "./start-worker.js";
// src/measure/survey.ts
/**
* Looks at every package before anything is measured. Problems of the head end the run, all told at once. A base
* that cannot be measured is no fault of the head's: the answer says why, for each such request.
*/
async function survey(requests, crew, ports) {
	const problemsOf = surveyor(crew, ports);
	const heads = /* @__PURE__ */ new Map();
	const bases = /* @__PURE__ */ new Map();
	for (const request of requests) for (const at of packagesOf(request)) for (const problem of await problemsOf(at, request)) if (request.side === "base") bases.set(request, reasonOf(problem));
	else heads.set(describeProblem(problem), problem);
	if (heads.size > 0) throw new UserError([...heads.values()]);
	return bases;
}
/** A reason stands where no fix can follow: the base is what it is. */
function reasonOf({ message, at }) {
	return describeProblem({
		message,
		...at && { at }
	});
}
/** The source, and the packages made by hand beside it. */
function packagesOf({ source, variants }) {
	return [source, ...variants.flatMap(({ recipe }) => recipe.kind === "source" ? [{
		...source,
		path: recipe.path
	}] : [])];
}
function surveyor(crew, { locate, labelsOf }) {
	const look = lookerOf(crew, locate);
	return async (at, request) => {
		const { model, packagesOnly = false } = request;
		const sight = await look(at);
		if (sight.kind === "unseen") return sight.problems;
		const obstacles = obstaclesOf(sight.found, packagesOnly ? "none" : request.target);
		if (obstacles.length > 0) return obstacles.map((obstacle) => ({
			...obstacle,
			at: { file: at.path }
		}));
		if (packagesOnly) return [];
		return checkLabels(await labelsOf(model), sight.found.classes, sight.found.classCount);
	};
}
export { survey as t };

import { i as describeProblem, t as UserError } from "./errors.js";
import { n as lookerOf } from "./workers.js";
import { t as obstaclesOf } from "./obstacles.js";
// src/measure/survey.ts
/**
* Looks at every package before anything is measured. What is wrong with the head's source ends the run, all told at
* once. What a package made by hand holds, or that it is gone, is one variant's failure, and a base that cannot be measured is no fault of the head's: the answer says why, for each such variant.
*/
async function survey(requests, crew, truthOf, told = () => void 0) {
	const look = surveyor(crew, truthOf, told);
	const heads = /* @__PURE__ */ new Map();
	const unfit = /* @__PURE__ */ new Map();
	for (const request of requests) for (const { at, variants, byHand } of packagesOf(request)) {
		const problems = await look(at, request);
		const ends = request.side === "head" && !byHand;
		for (const problem of problems) {
			if (ends) heads.set(describeProblem(problem), problem);
			const lost = unfit.get(request) ?? /* @__PURE__ */ new Map();
			for (const name of variants) if (!lost.has(name)) lost.set(name, problem);
			unfit.set(request, lost);
		}
	}
	if (heads.size > 0) throw new UserError([...heads.values()]);
	return unfit;
}
/** A reason stands where no fix can follow: the package is what it is. */
function reasonOf({ message, at }) {
	return describeProblem({
		message,
		...at && { at }
	});
}
/** The source, and the packages made by hand beside it. */
function packagesOf({ source, variants }) {
	const made = variants.flatMap(({ name, recipe }) => recipe.kind === "source" ? [{
		at: {
			...source,
			path: recipe.path
		},
		variants: [name],
		byHand: true
	}] : []);
	return [{
		at: source,
		variants: variants.map(({ name }) => name),
		byHand: false
	}, ...made];
}
function surveyor(crew, truthOf, told) {
	const look = lookerOf(crew);
	return async (at, request) => {
		const { model, packagesOnly = false } = request;
		const sight = await look(at);
		if (sight.kind === "unseen") return sight.problems;
		told(request, sight.found);
		const obstacles = obstaclesOf(sight.found, packagesOnly ? "none" : request.target);
		if (obstacles.length > 0) return obstacles.map((obstacle) => ({
			...obstacle,
			at: { file: at.path }
		}));
		if (packagesOnly) return [];
		return (await truthOf(model)).misfits(sight.found);
	};
}
export { survey as n, reasonOf as t };

import { g as describeProblem, p as UserError } from "./plain.js";
import { X as findTarget } from "./make-folder.js";
import { r as describeDeath } from "./workers.js";
import { t as obstaclesOf } from "./obstacles.js";
// src/measure/refusal.ts
/** Why none of a request's variants can be measured, where that is nobody's mistake. */
var Lost = class extends Error {
	name = "Lost";
};
/** What it means for a whole request that it was not done. */
function refuse(answer, planned) {
	if (answer.kind === "death") throw new Lost(describeDeath(answer));
	if (answer.error === "user") refuseMistakes(planned, [answer.message]);
	throw new Lost(`${ERRORS[answer.error]}${answer.message}`);
}
const ERRORS = {
	user: "",
	unsupported: "the engine does not support ",
	failed: "",
	bug: "this is a bug in quantgate's worker, please report it: "
};
/** What the head brings, its author can mend; of what the base has, it can only be said. */
function refuseMistakes({ model, side, source }, messages) {
	if (side !== "head" || messages.length === 0) return;
	throw new UserError({
		message: `model ${model}: ${messages.join("\n")}`,
		at: { file: source.path }
	});
}
// src/measure/request.ts
/** How long a model may take to load, and to predict once: a large one on a slow machine takes less. */
const BOUNDS = {
	loadSeconds: 600,
	predictSeconds: 300
};
/** Where either may never end, it is not waited for as long. */
function boundsOf({ target, timeout }) {
	const hangs = findTarget(target)?.hangs;
	if (hangs === void 0) return BOUNDS;
	const seconds = timeout ?? hangs;
	return {
		loadSeconds: seconds,
		predictSeconds: seconds
	};
}
/** Something is told after each of them, so a worker that says nothing for longer than the longest is lost. */
function patienceFor({ planned }) {
	const { loadSeconds, predictSeconds } = boundsOf(planned);
	return { silentMs: (Math.max(loadSeconds, predictSeconds) + 30) * 1e3 };
}
/** All that the requests for the lanes of one planned request have in common. */
function sharedBy({ planned, source, data, samples }) {
	const { target, task, options } = planned;
	return {
		do: "evaluate",
		engine: target,
		task,
		options,
		data: [...data],
		samples,
		source: { model: source.path },
		bounds: boundsOf(planned)
	};
}
/** Has the data checked against the source, and runs nothing: what does not fit is told before anything is made. */
async function checkData(opening, { crew }) {
	const request = {
		...sharedBy(opening),
		lanes: [],
		chunks: []
	};
	const answer = await crew.ask(request, void 0, patienceFor(opening));
	if (answer.kind !== "result") refuse(answer, opening.planned);
}
// src/measure/survey.ts
/**
* Looks at every package before anything is measured. What is wrong with the head's source ends the run, all told at
* once. What a package made by hand holds, or that it is gone, is one variant's failure, and a base that cannot be measured is no fault of the head's: the answer says why, for each such variant.
*/
async function survey(requests, look, truthOf, told = () => void 0) {
	const lookFor = surveyor(look, truthOf, told);
	const heads = /* @__PURE__ */ new Map();
	const unfit = /* @__PURE__ */ new Map();
	for (const request of requests) for (const { at, variants, byHand } of packagesOf(request)) {
		const problems = await lookFor(at, request);
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
function surveyor(look, truthOf, told) {
	return async (at, request) => {
		const { model, packagesOnly = false, options } = request;
		const sight = await look(at);
		if (sight.kind === "unseen") return sight.problems;
		told(request, sight.found);
		const obstacles = obstaclesOf(sight.found, packagesOnly ? "none" : request.target);
		if (obstacles.length > 0) return obstacles.map((obstacle) => ({
			...obstacle,
			at: { file: at.path }
		}));
		if (packagesOnly) return [];
		return (await truthOf(model)).misfits(sight.found, options);
	};
}
export { sharedBy as a, refuseMistakes as c, patienceFor as i, survey as n, Lost as o, checkData as r, refuse as s, reasonOf as t };

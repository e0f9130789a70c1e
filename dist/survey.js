import { i as describeProblem, t as UserError } from "./errors.js";
import { a as describeDeath, o as Hello } from "./workers.js";
import { t as obstaclesOf } from "./obstacles.js";
// src/measure/greet.ts
/** Who is there, and whether its own parts are whole. */
async function greet(crew) {
	const answer = await crew.ask({ do: "hello" });
	if (answer.kind === "result") return Hello.parse(answer.value);
	const why = answer.kind === "death" ? describeDeath(answer) : answer.message;
	throw new UserError({ message: `the worker cannot work: ${why}` });
}
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
export { refuseMistakes as a, refuse as i, survey as n, greet as o, Lost as r, reasonOf as t };

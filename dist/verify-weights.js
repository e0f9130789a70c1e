import { r as nearest } from "./nearest.js";
import { i as worst } from "./states.js";
// src/attestation/verify-weights.ts
/** Holds a package against what a verdict judged: program and weights count, metadata and dates do not. */
function verifyWeights({ path, weights }, verdict) {
	const known = knownWeights(verdict);
	const judged = known.filter((one) => one.weights === weights);
	const { policy, head } = verdict;
	return {
		schema: 1,
		outcome: judged.length === 0 ? null : worst(judged.map(({ outcome }) => outcome)),
		package: path,
		weights,
		judged,
		nearest: judged.length === 0 ? ofModelMeant(path, known) : [],
		policy,
		head
	};
}
/** Every variant whose weights the verdict names. */
function knownWeights({ models }) {
	return models.flatMap(({ name: model, variants, itself }) => variants.flatMap(({ name: variant, enforced, origin, ...judged }) => {
		const outcome = worst([judged.outcome, itself?.outcome ?? "pass"]);
		return origin ? [{
			model,
			variant,
			outcome,
			enforced,
			weights: origin.weightsDigest
		}] : [];
	}));
}
/** A path names its model as a folder or as the file; where it names none, any may be meant. */
function ofModelMeant(path, known) {
	const parts = path.split(/[/\\]/).map((part) => part.replace(/\.(mlpackage|mlmodel)$/i, ""));
	const models = [...new Set(known.map(({ model }) => model))];
	const meant = models.find((model) => parts.some((part) => part.toLowerCase() === model)) ?? nearest(parts.at(-1) ?? "", models);
	return known.filter(({ model }) => meant === void 0 || model === meant);
}
export { verifyWeights as n, knownWeights as t };

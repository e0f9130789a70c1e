import { X as findTarget, wt as quote } from "./progress-for.js";
import { b as listedUpTo, y as listed } from "./account.js";
// src/measure/obstacles.ts
const AS_PROGRAM = "Convert the original model again with coremltools.convert(…, convert_to=\"mlprogram\") and store that .mlpackage.";
const KINDS = {
	neuralnetwork: {
		message: "is a legacy neural network, which Core ML's weight compression does not accept",
		fix: AS_PROGRAM
	},
	pipeline: {
		message: "is a pipeline of legacy models, which Core ML's weight compression does not accept",
		fix: AS_PROGRAM
	},
	other: {
		message: "is neither a neural network nor an ML Program",
		fix: AS_PROGRAM
	}
};
/** `unsupported` has what an engine of the worker's own lacks; Core ML itself runs every op. */
function obstaclesOf(found, target) {
	if (found.kind !== "mlprogram" && !found.stages?.includes("mlProgram")) return [KINDS[found.kind]];
	return [...sharedLabels(found), ...unsupported(found, target)];
}
function unsupported({ unsupported }, target) {
	const ops = unsupported[target] ?? [];
	if (ops.length === 0) return [];
	return [{
		message: `has ops or stages that the ${findTarget(target)?.engine ?? target} does not support: ${listed(ops)}`,
		fix: "Nothing was measured: a number from an approximation would be no evidence."
	}];
}
/** Core ML gives a dictionary: of two classes with one label, one hides the other. */
function sharedLabels({ classes }) {
	const seen = /* @__PURE__ */ new Set();
	const shared = /* @__PURE__ */ new Set();
	for (const label of classes ?? []) (seen.has(label) ? shared : seen).add(label);
	if (shared.size === 0) return [];
	return [{
		message: `has several classes of the same label: ${listedUpTo(NAMED, [...shared].map(quote))}`,
		fix: "Give each class a label of its own: in the dictionary that Core ML gives, one hides the other."
	}];
}
const NAMED = 5;
export { obstaclesOf as t };

import { F as listedUpTo, P as listed, h as findTarget } from "./make-folder.js";
import { kt as quote } from "./nearest.js";
import { t as startWorker } from "./start-worker.js";
import { n as locate } from "./locate.js";
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
// src/commands/measuring.ts
/** Everything that measuring asks of the world, as this process can give it. */
function portsOf({ project, scratch, python, ...rest }, host) {
	return {
		...rest,
		...host.signal && { signal: host.signal },
		openWorker: () => startWorker(python, scratch, host),
		locate: (at) => locate(project, scratch, at)
	};
}
/** What is true, as the run read it, with the lines that say so. */
function truthsIn(truths) {
	return async (model) => {
		const found = truths.get(model);
		if (found === void 0) throw new Error(`${model} has no labels`);
		return found;
	};
}
export { truthsIn as n, obstaclesOf as r, portsOf as t };

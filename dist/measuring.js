import { a as counted, n as listedUpTo, t as listed } from "./lists.js";
import { N as quote, n as didYouMean } from "./nearest.js";
import { t as startWorker } from "./start-worker.js";
import { a as stateOf, c as capped, o as treeAt, s as allOf } from "./with-project.js";
import { join } from "node:path";
// src/samples/check-labels.ts
/**
* Labels that the model has no class for, each told once, where it first stands. A model without class
* labels counts them: 0 … classCount − 1.
*/
function checkLabels(labels, classes, classCount) {
	const known = classes ?? numbered(classCount);
	if (known === null) return [];
	const accepted = new Set(known);
	const problems = [...idsByLabel(labels)].filter(([label]) => !accepted.has(label)).map(([label, ids]) => ({
		message: `label ${quote(label)} is no class of the model${didYouMean(label, known)} (${samples(ids.length)})`,
		at: placeOf(labels, ids[0]),
		fix: classes === null ? `accepted: 0 to ${known.length - 1}` : `accepted: ${some(known)}`
	}));
	return capped(problems, labels.file);
}
function numbered(count) {
	return count === null ? null : Array.from({ length: count }, (_, i) => String(i));
}
function idsByLabel({ samples }) {
	const ids = /* @__PURE__ */ new Map();
	for (const { id, label } of samples) {
		if (label === void 0) continue;
		const same = ids.get(label);
		if (same === void 0) ids.set(label, [id]);
		else same.push(id);
	}
	return ids;
}
function placeOf(labels, id = "") {
	const { file, lines } = labels.unlabelled?.lines.has(id) ? labels.unlabelled : labels;
	const line = lines.get(id);
	return line === void 0 ? { file } : {
		file,
		line
	};
}
function samples(count) {
	return counted(count, "sample");
}
/** A model may have a thousand classes. */
function some(classes) {
	return listedUpTo(10, classes.map(quote));
}
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
/** `unsupported` is what the portable engine lacks; Core ML itself runs every op. */
function obstaclesOf(found, target) {
	if (found.kind !== "mlprogram" && !found.stages?.includes("mlProgram")) return [KINDS[found.kind]];
	return [...sharedLabels(found), ...target === "portable" ? unsupported(found) : []];
}
function unsupported({ unsupported: ops }) {
	if (ops.length === 0) return [];
	return [{
		message: `has ops or stages that the portable engine does not support: ${listed(ops)}`,
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
/** The labels as the run read them, with their lines. */
function labelsIn(labels) {
	return async (model) => {
		const found = labels.get(model);
		if (found === void 0) throw new Error(`${model} has no labels`);
		return found;
	};
}
/**
* Sees that the data of all requests is here, and brings what Git LFS holds of it. What cannot be had is told before
* anything is measured: the rest of the data is another question.
*/
async function bringData(project, requests) {
	const places = requests.flatMap(({ data: { images, arrays, unlabelled } }) => [
		images,
		arrays,
		unlabelled?.images,
		unlabelled?.arrays
	].filter((at) => at !== void 0));
	const once = new Map(places.map((at) => [`${stateOf(at)} ${at.path}`, at]));
	await allOf([...once.values()], async (at) => await (await treeAt(project, at)).bring(at.path));
}
/** Each state of the project has a scratch folder of its own, so that their files never meet. */
async function locate(project, scratch, at) {
	return await (await treeAt(project, at)).materialize(at.path, join(scratch, stateOf(at)));
}
export { obstaclesOf as a, portsOf as i, labelsIn as n, checkLabels as o, locate as r, bringData as t };

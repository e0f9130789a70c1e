import { u as UserError } from "./machine.js";
import { P as quote, T as findTarget } from "./shelves.js";
import { d as listed, f as listedUpTo } from "./account.js";
import { t as digestOf } from "./write.js";
import { o as Inspected, r as describeDeath, s as hasProgram } from "./workers.js";
import { i as sharedAmong } from "./class-names.js";
import { join } from "node:path";
import { createHash } from "node:crypto";
import { lstat, readdir } from "node:fs/promises";
// src/measure/digests.ts
/** Names what was found out by all that it depends on: equal keys, equal answers. `of` is JSON, in any order of keys. */
function keyOf(word, of) {
	return createHash("sha256").update(JSON.stringify([word, ordered(of)])).digest("hex");
}
function ordered(value) {
	if (Array.isArray(value)) return value.map(ordered);
	if (typeof value !== "object" || value === null) return value;
	return Object.entries(value).filter(([, one]) => one !== void 0).sort(([one], [other]) => one < other ? -1 : 1).map(([k, v]) => [k, ordered(v)]);
}
/** Of a file's bytes, or why they cannot be read: what is not there is another thing than what is. */
async function fileDigest(path, hashes) {
	return await hashes.of(path).then(({ sha256 }) => `sha256:${sha256}`, (error) => error instanceof Error && "code" in error ? String(error.code) : String(error));
}
/**
* Of a package, as the worker tells it: every file by its path, its size and its contents. Undefined where it holds
* anything but plain files and folders, or cannot be read: then nothing is known of it.
*/
async function treeDigest(root, hashes) {
	try {
		const names = (await lstat(root)).isDirectory() ? await plainFiles(root) : [SINGLE];
		const files = [];
		for (const name of names.sort(byCodePoints)) {
			const { bytes, sha256 } = await hashes.of(join(root, name));
			files.push([
				name,
				bytes,
				`sha256:${sha256}`
			]);
		}
		return digestOf(JSON.stringify(["tree", files]));
	} catch {
		return;
	}
}
/** A model that is one file lies at its own root. */
const SINGLE = ".";
async function plainFiles(folder, above = "") {
	const names = (await readdir(folder, { withFileTypes: true })).map(async (entry) => {
		const name = `${above}${entry.name}`;
		if (entry.isDirectory()) return await plainFiles(join(folder, entry.name), `${name}/`);
		if (!entry.isFile()) throw new Error(`${name} is no plain file`);
		return [name];
	});
	return (await Promise.all(names)).flat();
}
/** As Python orders strings; JavaScript would compare halves of characters. */
function byCodePoints(one, other) {
	return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
// src/measure/look.ts
/** What is known of packages by their files. */
function inspectionsIn({ treeOf, inspections }, hello) {
	const { evaluator, toolchain } = hello;
	const keyAt = async (place) => {
		const tree = await treeOf(place);
		return tree === void 0 ? void 0 : keyOf("inspection", {
			tree,
			evaluator,
			toolchain
		});
	};
	return {
		async read(place) {
			const key = await keyAt(place);
			return key === void 0 ? void 0 : await inspections.read(key);
		},
		async keep(place, found) {
			const key = await keyAt(place);
			if (key !== void 0) await inspections.keep(key, found);
		}
	};
}
/** Has the worker look at packages, each once, as far as it is not known what they are. */
function lookerOf(crew, known) {
	const seen = /* @__PURE__ */ new Map();
	async function lookAt(place, at) {
		const found = await known?.read(place);
		if (found !== void 0) return {
			kind: "seen",
			found
		};
		const sight = sightOf(await crew.ask({
			do: "inspect",
			package: place
		}), at);
		if (sight.kind === "seen") await known?.keep(place, sight.found);
		return sight;
	}
	return async (at) => {
		const place = await crew.locate(at).catch(problemsOf);
		if (typeof place !== "string") return {
			kind: "unseen",
			problems: place
		};
		const sight = seen.get(place) ?? await lookAt(place, at);
		seen.set(place, sight);
		return sight;
	};
}
/** Such as a Git LFS object that cannot be fetched: at the base that is no reason to end the run. */
function problemsOf(error) {
	if (error instanceof UserError) return error.problems;
	throw error;
}
function sightOf(answer, { path }) {
	switch (answer.kind) {
		case "death": return unseen(path, `cannot be read: ${describeDeath(answer)}`);
		case "error":
			if (answer.error !== "bug") return unseen(path, answer.message);
			throw new Error([`cannot inspect ${path}: ${answer.message}`, ...answer.stderr].join("\n"));
		case "result": return {
			kind: "seen",
			found: Inspected.parse(answer.value)
		};
		default: return answer;
	}
}
/** A message may begin with the package, or the very file inside it, that it is about. */
function unseen(package_, message) {
	const [where = "", ...rest] = message.split(": ");
	return {
		kind: "unseen",
		problems: [(where === package_ || where.startsWith(`${package_}/`)) && rest.length > 0 ? {
			message: rest.join(": "),
			at: { file: where }
		} : {
			message,
			at: { file: package_ }
		}]
	};
}
// src/measure/obstacles.ts
const AS_PROGRAM = "Convert the original model again with coremltools.convert(…, convert_to=\"mlprogram\") and store that .mlpackage.";
const KINDS = {
	mlprogram: {
		message: "has no program",
		fix: AS_PROGRAM
	},
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
function obstaclesOf(found, target, naming = { by: "none" }) {
	if (!hasProgram(found)) return [KINDS[found.kind]];
	return [...sharedLabels(found, target, naming), ...unsupported(found, target)];
}
/** The same before anybody has said on which target, and by what labels; what each engine refuses is told besides. */
function obstaclesAnywhere(found) {
	if (!hasProgram(found)) return [KINDS[found.kind]];
	const message = sharedBy(found);
	if (message === void 0) return [];
	return [{
		message,
		when: "on Core ML, nor anywhere by labels that are its own words",
		fix: `${byNumber(found)}, and measure on the portable engine, or give each class a label of its own.`
	}];
}
function unsupported({ unsupported }, target) {
	const ops = unsupported[target] ?? [];
	if (ops.length === 0) return [];
	return [{
		message: `has ops or stages that the ${findTarget(target)?.engine ?? target} does not support: ${listed(ops)}`,
		fix: "Nothing was measured: a number from an approximation would be no evidence."
	}];
}
/**
* Core ML gives a dictionary: of two classes with one label, one hides the other. An engine of the worker's own gives
* them in the model's order, so that their numbers tell them apart.
*/
function sharedLabels(found, target, naming) {
	const message = sharedBy(found);
	const isInOrder = findTarget(target)?.engine !== void 0;
	if (message === void 0 || isInOrder && naming.by === "number") return [];
	return [{
		message,
		fix: isInOrder && naming.by === "word" ? `${byNumber(found)}, or give each class a label of its own.` : "Give each class a label of its own: in the dictionary that Core ML gives, one hides the other."
	}];
}
function sharedBy({ classes }) {
	const shared = sharedAmong(classes ?? []);
	if (shared.length === 0) return void 0;
	return `has several classes of the same label: ${listedUpTo(NAMED, shared.map(quote))}`;
}
function byNumber({ classes }) {
	return `Label by the numbers of the classes, 0 to ${(classes?.length ?? 0) - 1}`;
}
const NAMED = 5;
export { fileDigest as a, lookerOf as i, obstaclesOf as n, keyOf as o, inspectionsIn as r, treeDigest as s, obstaclesAnywhere as t };

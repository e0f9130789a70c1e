import { r as describeProblem, t as UserError } from "./errors.js";
import { o as quote } from "./out-folder.js";
import { i as describeDeath, n as workerCommand, o as Inspected, t as openWorker } from "./worker.js";
import { t as didYouMean } from "./nearest.js";
import { n as capped } from "./with-project.js";
import { join } from "node:path";
import { realpath } from "node:fs/promises";
// src/measure/crew.ts
function crewOf({ openWorker, out, signal }, { retell }) {
	let worker;
	async function ask(request, onEvent) {
		signal?.throwIfAborted();
		worker ??= openWorker();
		const answer = await worker.ask(request, onEvent);
		if (answer.kind === "death") {
			await dismiss();
			await out.sweep();
		}
		signal?.throwIfAborted();
		return retell(answer);
	}
	async function dismiss() {
		const leaving = worker;
		worker = void 0;
		await leaving?.close();
	}
	return {
		ask,
		dismiss
	};
}
// src/measure/places.ts
function placesOf(locate) {
	const known = /* @__PURE__ */ new Map();
	return {
		async locate(at) {
			const place = await locate(at);
			known.set(place, at.path);
			known.set(await realpath(place).catch(() => place), at.path);
			return place;
		},
		retell: (said) => retold(said, [...known].sort(longestFirst))
	};
}
function longestFirst([a], [b]) {
	return b.length - a.length;
}
function retold(said, known) {
	if (typeof said === "string") return known.reduce((text, [place, path]) => text.replaceAll(place, path), said);
	if (Array.isArray(said)) return said.map((one) => retold(one, known));
	if (typeof said !== "object" || said === null) return said;
	return Object.fromEntries(Object.entries(said).map(([key, one]) => [key, retold(one, known)]));
}
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
		const same = ids.get(label);
		if (same === void 0) ids.set(label, [id]);
		else same.push(id);
	}
	return ids;
}
function placeOf({ file, lines }, id) {
	const line = id === void 0 ? void 0 : lines.get(id);
	return line === void 0 ? { file } : {
		file,
		line
	};
}
function samples(count) {
	return count === 1 ? "1 sample" : `${count} samples`;
}
/** A model may have a thousand classes. */
function some(classes) {
	const first = classes.slice(0, 10).map(quote).join(", ");
	return classes.length > 10 ? `${first} and ${classes.length - 10} more` : first;
}
// src/measure/look.ts
/** Has the worker look at packages, each once. */
function lookerOf(crew, locate) {
	const seen = /* @__PURE__ */ new Map();
	return async (at) => {
		const path = await locate(at).catch(problemsOf);
		if (typeof path !== "string") return {
			kind: "unseen",
			problems: path
		};
		const sight = seen.get(path) ?? sightOf(await crew.ask({
			do: "inspect",
			package: path
		}), at);
		seen.set(path, sight);
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
/** A message may begin with the very file, inside the package, that it is about. */
function unseen(package_, message) {
	const [where = "", ...rest] = message.split(": ");
	return {
		kind: "unseen",
		problems: [rest.length > 0 && where.startsWith(`${package_}/`) ? {
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
	mlprogram: void 0,
	neuralnetwork: {
		message: "is a legacy neural network, which Core ML's weight compression does not accept",
		fix: AS_PROGRAM
	},
	pipeline: {
		message: "is a pipeline of several models",
		fix: "Store the model inside it that is to be compressed as a package of its own, and name that."
	},
	other: {
		message: "is neither a neural network nor an ML Program",
		fix: AS_PROGRAM
	}
};
/** `unsupported` is what the portable engine lacks; Core ML itself runs every op. */
function obstaclesOf(found, target) {
	const kind = KINDS[found.kind];
	if (kind !== void 0) return [kind];
	if (target !== "portable" || found.unsupported.length === 0) return [];
	return [{
		message: `has ops that the portable engine does not support: ${found.unsupported.join(", ")}`,
		fix: "Nothing was measured: a number from an approximation would be no evidence."
	}];
}
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
		path: recipe.path,
		commit: source.commit
	}] : [])];
}
function surveyor(crew, { locate, labelsOf }) {
	const look = lookerOf(crew, locate);
	return async (at, { model, target }) => {
		const sight = await look(at);
		if (sight.kind === "unseen") return sight.problems;
		const obstacles = obstaclesOf(sight.found, target);
		if (obstacles.length > 0) return obstacles.map((obstacle) => ({
			...obstacle,
			at: { file: at.path }
		}));
		return checkLabels(await labelsOf(model), sight.found.classes, sight.found.classCount);
	};
}
// src/commands/measuring.ts
/** Everything that measuring asks of the world, as this process can give it. */
function portsOf({ project, scratch, python, ...rest }, host) {
	return {
		...rest,
		...host.signal && { signal: host.signal },
		openWorker: () => openWorker({
			...workerCommand(python, host.worker),
			env: {
				...host.env,
				TMPDIR: scratch
			},
			...host.signal && { signal: host.signal }
		}),
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
/** Each state of the project has a scratch folder of its own, so that their files never meet. */
async function locate(project, scratch, { path, commit }) {
	return await (commit === null || project.kind === "folder" ? project.working() : project.at(commit)).materialize(path, join(scratch, commit ?? "working-tree"));
}
export { crewOf as a, placesOf as i, portsOf as n, survey as r, labelsIn as t };

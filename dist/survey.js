import { w as describeProblem, x as UserError } from "./account.js";
import { D as union, _ as literal, b as object, d as boolean, h as int, u as array, w as string } from "./schemas.js";
import { _ as findTarget, b as Digest, d as placesOf } from "./digests.js";
import { R as Otherwise, X as NotFinite, Z as RangeAudit, et as TargetParity, z as Package } from "./progress-for.js";
import { t as digestOf } from "./write.js";
import { a as Hello, l as Refused, o as Inspected, r as describeDeath } from "./workers.js";
import { V as FailedRecord } from "./rates.js";
import { a as keyOf, i as fileDigest, o as treeDigest, t as obstaclesOf } from "./obstacles.js";
import { basename, dirname, join, relative } from "node:path";
import { randomUUID } from "node:crypto";
import { stat } from "node:fs/promises";
import { lstatSync, realpathSync } from "node:fs";
// src/measure/known.ts
/** What became of a recipe. What was refused is told with paths: it holds for a source at this one. */
const KnownPackage = union([object({
	tree: Digest,
	content: Digest,
	summary: Package,
	isSource: boolean()
}), object({
	refused: Refused,
	of: string()
})]);
/** How far values reach, and what began that some are not finite, as a measurement has them. */
const Watched = object({
	range: RangeAudit.exactOptional(),
	notFinite: NotFinite.exactOptional()
});
/** Nothing where the source answers best what is shown as the policy says. */
const KnownOtherwise = object({ otherwise: Otherwise.nullable() });
/** The examples that were answered together, each chunk by the digests of its own. */
const Division = array(array(Digest).readonly()).readonly();
/** What a chunk's records are, before the records themselves. */
const ChunkHead = object({
	count: int().nonnegative(),
	errors: int().nonnegative(),
	unfinite: int().nonnegative()
});
function knownIn(store, hashes) {
	const trees = /* @__PURE__ */ new Map();
	return {
		store,
		hashes,
		/** Digest of the files of a package that stays as it is while a run lasts; undefined where it is of no use. */
		treeOf(place) {
			const tree = trees.get(place) ?? (store.keeps ? treeDigest(place, hashes) : Promise.resolve(void 0));
			trees.set(place, tree);
			return tree;
		},
		engines: shelf(store, "engines", Hello),
		inspections: shelf(store, "inspections", Inspected),
		fits: shelf(store, "fits", literal(true)),
		packages: shelf(store, "packages", KnownPackage),
		watches: shelf(store, "watches", Watched),
		parities: shelf(store, "parities", TargetParity),
		otherwise: shelf(store, "watches", KnownOtherwise),
		divisions: shelf(store, "divisions", Division),
		chunks: {
			async read(key) {
				const text = await store.read("chunks", key) ?? "";
				const end = text.indexOf("\n");
				const head = ChunkHead.safeParse(parsed(text.slice(0, end)));
				return head.success ? {
					...head.data,
					records: text.slice(end + 1)
				} : void 0;
			},
			/** Some lines of a chunk; undefined where it has not as many, or its head tells what may be of others. */
			async among(key, lines, of) {
				const found = await this.read(key);
				if (found === void 0 || found.unfinite > 0) return;
				const all = found.records.split("\n").slice(0, -1);
				if (all.length !== of || found.count !== of) return;
				const some = lines.map((at) => all[at] ?? "");
				const errors = found.errors === 0 ? 0 : some.filter(isFailed).length;
				return {
					count: lines.length,
					errors,
					unfinite: 0,
					records: `${some.join("\n")}\n`
				};
			},
			async keep(key, { records, ...head }) {
				await store.keep("chunks", key, `${JSON.stringify(head)}\n${records}`);
			}
		}
	};
}
function shelf(store, name, shape) {
	return {
		async read(key) {
			const text = await store.read(name, key);
			const read = text === void 0 ? void 0 : shape.safeParse(parsed(text));
			return read?.success ? read.data : void 0;
		},
		keep: (key, value) => store.keep(name, key, JSON.stringify(value))
	};
}
function isFailed(record) {
	return FailedRecord.safeParse(parsed(record)).success;
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
// src/measure/divide.ts
/** So many neighbouring examples are a chunk, unless somebody divides them otherwise. */
const CHUNK = 256;
/** Samples in chunks of neighbours, which end at the same places whoever begins where. */
function neighbours(end, begin = 0) {
	const first = Math.floor(begin / CHUNK);
	return Array.from({ length: Math.ceil(end / CHUNK) - first }, (_, at) => [[Math.max((first + at) * CHUNK, begin), Math.min((first + at + 1) * CHUNK, end)]]);
}
const AS_THEY_COME = {
	chunksOf,
	rank: (place) => place
};
/**
* Divides examples as they were divided before, so that all that were answered are found again, wherever others have come
* between them; the rest in the chunks of an order.
*/
function divide(examples, before, order = AS_THEY_COME) {
	const places = new Map(examples.map((digest, at) => [digest, at]));
	const isTaken = new Uint8Array(examples.length);
	const parts = [];
	for (const answered of before) {
		const found = answered.flatMap((digest, line) => {
			const at = places.get(digest);
			if (at === void 0 || isTaken[at]) return [];
			isTaken[at] = 1;
			return [{
				at,
				line
			}];
		});
		if (found.length === 0) continue;
		found.sort((one, other) => one.at - other.at);
		parts.push({
			rows: spans(found.map(({ at }) => at)),
			from: {
				digest: digestOfRows(answered),
				lines: found.map(({ line }) => line),
				of: answered.length
			}
		});
	}
	const rest = examples.flatMap((_, at) => isTaken[at] ? [] : [at]);
	for (const rows of order.chunksOf(rest)) parts.push({ rows });
	const first = new Map(parts.map((part) => [part, placesIn(part.rows).reduce((least, at) => Math.min(least, order.rank(at)), Infinity)]));
	return parts.sort((one, other) => (first.get(one) ?? 0) - (first.get(other) ?? 0));
}
/** What later runs are to know of this division, besides what this one knew: that of other data not for ever. */
function remembered(examples, parts, before) {
	const known = new Map(before.map((answered) => [digestOfRows(answered), answered]));
	const used = new Set(parts.flatMap(({ from }) => from?.digest ?? []));
	const present = before.filter((answered) => used.has(digestOfRows(answered)));
	const fresh = parts.filter(({ from }) => from === void 0);
	const kept = [...present, ...fresh.map(({ rows }) => placesIn(rows).map((at) => examples[at] ?? ""))];
	let room = 2 * examples.length + 1e4;
	for (const [digest, answered] of known) {
		if (used.has(digest)) continue;
		room -= answered.length;
		if (room < 0) break;
		kept.push(answered);
	}
	return kept;
}
function digestOfRows(examples) {
	return digestOf(JSON.stringify(examples));
}
function placesIn(rows) {
	return rows.flatMap(([begin, end]) => Array.from({ length: end - begin }, (_, at) => begin + at));
}
function chunksOf(places) {
	return Array.from({ length: Math.ceil(places.length / CHUNK) }, (_, at) => spans(places.slice(at * CHUNK, (at + 1) * CHUNK)));
}
/** Places that ascend, as spans. */
function spans(places) {
	const found = [];
	for (const at of places) {
		const last = found.at(-1);
		if (last !== void 0 && last[1] === at) last[1] = at + 1;
		else found.push([at, at + 1]);
	}
	return found;
}
// src/measure/examples.ts
/** Undivided, they are divided as earlier runs have divided them, and what these did not know by an order. */
async function examplesOf({ data: parts, samples: samplesAt, planned }, truth, { store: { keeps }, hashes, divisions }, rows = [0, truth.samples.length], divided, order = AS_THEY_COME) {
	const { samples } = truth;
	const count = samples.length;
	const asked = {
		count,
		rows,
		arePart: rows[1] - rows[0] < count,
		areFirst: rows[0] === 0
	};
	if (!keeps) {
		const digest = (some) => JSON.stringify(some);
		const undivided = () => asked.arePart ? neighbours(rows[1], rows[0]) : order.chunksOf(placesIn([rows]));
		const chunks = (divided ?? undivided()).map((some) => ({
			rows: some,
			digest: digest(some)
		}));
		return {
			...asked,
			data: [JSON.stringify(parts), samplesAt],
			chunks,
			digestOf: digest
		};
	}
	const named = new Set(samples.flatMap((sample) => truth.inputsOf(sample).map(({ part }) => part)));
	const folders = /* @__PURE__ */ new Map();
	const data = [];
	for (const place of placesOf(parts)) {
		const isByExample = named.has(place.name) && await isFolder(place.at);
		if (isByExample) folders.set(place.name, filesBelow(place.at, hashes));
		data.push([
			place.name,
			place.options,
			isByExample ? "by example" : await wholeOf(place, hashes)
		]);
	}
	const [begin, end] = rows;
	const known = [];
	for (const sample of samples.slice(begin, end)) known.push(await rowDigest(sample, truth, folders));
	const digest = (some) => digestOfRows(placesIn(some).map((at) => known[at - begin] ?? "another machine's"));
	const chunks = ((divided ?? (asked.arePart ? neighbours(end, begin) : void 0))?.map((some) => ({ rows: some })) ?? await dividedAsBefore(known, planned.model, divisions, order)).map((part) => ({
		...part,
		digest: digest(part.rows)
	}));
	return {
		...asked,
		data,
		chunks,
		digestOf: digest
	};
}
/** How a model's examples were divided is a hint: keys alone say what is answered. */
async function dividedAsBefore(rows, model, divisions, order) {
	const key = keyOf("division", { model });
	const before = await divisions.read(key) ?? [];
	const parts = divide(rows, before, order);
	const after = remembered(rows, parts, before);
	if (JSON.stringify(after) !== JSON.stringify(before)) await divisions.keep(key, after);
	return parts;
}
async function rowDigest(sample, truth, folders) {
	const { slices: _, group: __, input: ___, ...line } = sample;
	const files = [];
	for (const { part, file } of truth.inputsOf(sample)) {
		const below = folders.get(part);
		if (below !== void 0) files.push(...await below(file));
	}
	return digestOf(JSON.stringify([line, ...files]));
}
function filesBelow(folder, hashes) {
	const real = /* @__PURE__ */ new Map();
	const realOf = (path) => {
		const known = real.get(path) ?? realpathSync(path);
		real.set(path, known);
		return known;
	};
	const placeOf = (path) => {
		try {
			const truly = lstatSync(path).isSymbolicLink() ? realpathSync(path) : join(realOf(dirname(path)), basename(path));
			return relative(realOf(folder), truly);
		} catch {
			return "";
		}
	};
	return async (file) => {
		const path = join(folder, file);
		return [placeOf(path), await fileDigest(path, hashes)];
	};
}
/**
* What cannot be told by its contents is unlike everything; and so is what an interpreter of the team's own runs, since
* nobody here knows what is installed for it.
*/
async function wholeOf({ at, options }, hashes) {
	if (Object.hasOwn(options, "python")) return randomUUID();
	return (await isFolder(at) ? await treeDigest(at, hashes) : await fileDigest(at, hashes)) ?? randomUUID();
}
async function isFolder(path) {
	return await stat(path).then((found) => found.isDirectory(), () => false);
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
export { sharedBy as a, refuseMistakes as c, placesIn as d, spans as f, patienceFor as i, examplesOf as l, knownIn as m, survey as n, Lost as o, Watched as p, checkData as r, refuse as s, reasonOf as t, AS_THEY_COME as u };

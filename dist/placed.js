import { p as describeProblem, u as UserError } from "./machine.js";
import { D as union, _ as literal, b as object, d as boolean, h as int, u as array, w as string } from "./schemas.js";
import { O as Digest, T as findTarget, h as placesOf, p as inPlaces } from "./shelves.js";
import { l as LAYOUT } from "./read-json.js";
import { $ as TargetParity, L as Otherwise, R as Package, X as RangeAudit, Y as NotFinite } from "./progress-for.js";
import { i as reusedOf } from "./account.js";
import { t as digestOf } from "./write.js";
import { a as Hello, l as Refused, o as Inspected, r as describeDeath, u as narrate } from "./workers.js";
import { V as FailedRecord } from "./rates.js";
import { a as fileDigest, n as obstaclesOf, o as keyOf, s as treeDigest } from "./obstacles.js";
import { a as toldOf } from "./class-names.js";
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
// src/measure/workshop.ts
function tally() {
	const packages = {
		found: 0,
		all: 0
	};
	const answers = {
		found: 0,
		all: 0
	};
	const adding = (sum) => (found, all) => {
		sum.found += found;
		sum.all += all;
	};
	return {
		packages: adding(packages),
		answers: adding(answers),
		reused: () => ({
			packages: { ...packages },
			answers: { ...answers }
		}),
		says() {
			const spared = reusedOf({
				packages,
				answers
			});
			if (spared === void 0) return;
			return `Reused from earlier runs: ${spared}. --fresh measures all anew.`;
		}
	};
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
function remembered$1(examples, parts, before) {
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
	const after = remembered$1(rows, parts, before);
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
	machine: "",
	bug: "this is a bug in quantgate's worker, please report it: "
};
/** What the head brings, its author can mend; of what the base has, it can only be said. */
function refuseMistakes(planned, messages) {
	if (planned.side !== "head" || messages.length === 0) return;
	throw new UserError(messages.map((message) => mistake(planned, message)));
}
/** What is wrong with a model that can be read. */
function mistake({ model, source }, message) {
	return {
		message: `model ${model}: ${message}`,
		at: { file: source.path }
	};
}
function ofVariant(name, reason) {
	return `variant '${name}': ${reason}`;
}
// src/measure/request.ts
/**
* How long a model may take to load, and to predict for the first time: a large one on a slow machine takes less. Later
* predictions may take a hundred times their median besides, of which the worker knows.
*/
const BOUNDS = {
	loadSeconds: 600,
	predictSeconds: 60
};
/** Where a load may never end, it is not waited for as long. A policy that says how long is heeded; elsewhere it gives more time and takes none. */
function boundsOf({ target, timeout = 0 }) {
	const hangs = findTarget(target)?.hangs;
	if (hangs === void 0) return {
		loadSeconds: Math.max(timeout, BOUNDS.loadSeconds),
		predictSeconds: Math.max(timeout, BOUNDS.predictSeconds)
	};
	const seconds = timeout === 0 ? hangs : timeout;
	return {
		loadSeconds: seconds,
		predictSeconds: seconds
	};
}
/**
* Something is told after each load and prediction, and now and then while a prediction is waited for that may still come:
* a worker that says nothing for longer than the longest is lost.
*/
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
/** Has the data and the source checked against each other: what does not fit is told before anything is made. */
async function checkData(opening, shop) {
	const { planned, source } = opening;
	const [end] = (await unopenable(opening, [source.path], "read", shop)).values();
	if (end === void 0) return;
	if (isMistake(end)) refuseMistakes(planned, [end.message]);
	throw new Lost(end.message);
}
/** Whether the user asked for what a package cannot be asked. */
function isMistake({ stage, cause }) {
	return stage === "task" && cause === "refused";
}
/**
* Has the data opened for the source, and packages opened as they are when they are evaluated, up to the first
* prediction: what they take and give is read, or they are loaded too. Answers why one cannot be, by its place.
*/
async function unopenable(opening, packages, only, { crew, folder }) {
	const found = /* @__PURE__ */ new Map();
	const lanes = packages.map((path, at) => ({
		name: String(at),
		packages: { model: path },
		into: join(folder, randomUUID())
	}));
	const told = (event) => {
		if (event.event !== "item" || !("ended" in event)) return;
		const path = packages[Number(event.lane)];
		if (path === void 0) return;
		found.set(path, {
			...event.ended,
			message: crew.retell(event.ended.message)
		});
	};
	const request = {
		...sharedBy(opening),
		lanes,
		chunks: [],
		only
	};
	let answer = await crew.ask(request, told, patienceFor(opening));
	if (answer.kind === "death" && only === "load") answer = await crew.ask({
		...request,
		isolation: "process"
	}, told, patienceFor(opening));
	if (answer.kind !== "result") refuse(answer, opening.planned);
	return found;
}
// src/measure/survey.ts
/**
* Looks at every package before anything is measured. What is wrong with the head's source ends the run, all told at
* once. What a package made by hand holds, or that it is gone, is one variant's failure, and a base that cannot be measured is no fault of the head's: the answer says why, for each such variant.
*/
async function survey(requests, look, truthOf) {
	const { heads, unfit } = await surveyed(requests, look, truthOf);
	if (heads.length > 0) throw new UserError(heads);
	return unfit;
}
/** The same for who has more to say. */
async function surveyed(requests, look, truthOf, told = () => void 0) {
	const lookFor = surveyor(look, truthOf, told);
	const heads = /* @__PURE__ */ new Map();
	const unfit = /* @__PURE__ */ new Map();
	for (const request of requests) for (const { at, variants, byHand } of packagesOf$1(request)) {
		const problems = await lookFor(at, request);
		const ends = request.side === "head" && !byHand;
		for (const problem of problems) {
			if (ends) heads.set(describeProblem(problem), problem);
			const lost = unfit.get(request) ?? /* @__PURE__ */ new Map();
			for (const name of variants) if (!lost.has(name)) lost.set(name, problem);
			unfit.set(request, lost);
		}
	}
	return {
		heads: [...heads.values()],
		unfit
	};
}
/** A reason stands where no fix can follow: the package is what it is. */
function reasonOf({ message, at }) {
	return describeProblem({
		message,
		...at && { at }
	});
}
/** The source, and the packages made by hand beside it. */
function packagesOf$1({ source, variants }) {
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
		const truth = packagesOnly ? void 0 : await truthOf(model);
		const naming = truth?.naming(sight.found, options);
		const obstacles = obstaclesOf(sight.found, packagesOnly ? "none" : request.target, naming);
		if (obstacles.length > 0) return obstacles.map((obstacle) => ({
			...obstacle,
			at: { file: at.path }
		}));
		return truth?.misfits(sight.found, options) ?? [];
	};
}
// src/measure/packages.ts
/** Every variant's package, made now as far as no earlier run has made it. */
async function packagesOf(placed, shop) {
	return await (await begun(placed, shop)).all;
}
/**
* Why variants' packages cannot be made, by the variants' names: they are made as a run makes them, and kept for one, or
* only looked at, as far as the policy's words alone are refused.
*/
async function unmakeable(placed, isOnlyLookedAt, shop) {
	const { variants } = placed;
	const lost = /* @__PURE__ */ new Map();
	const keep = (name, one) => {
		if (one.kind === "unmade") lost.set(name, one);
	};
	const missing = [];
	for (const variant of variants.filter(({ recipe }) => recipe.kind !== "stored")) {
		const found = await remembered(variant, placed, shop);
		if (found === void 0) missing.push(variant);
		else keep(variant.name, found);
	}
	await converted(missing, placed, shop, keep, {
		isBeside: false,
		isOnlyLookedAt
	});
	return lost;
}
/** Begins to make every variant's package that no earlier run has made. */
async function begun(placed, shop) {
	const { variants, planned } = placed;
	const found = await Promise.all(variants.map((variant) => remembered(variant, placed, shop)));
	const missing = variants.filter((_, at) => found[at] === void 0);
	shop.tally.packages(variants.length - missing.length, variants.length);
	if (missing.length > 0 && !planned.packagesOnly) await checkData(placed, shop);
	const made = /* @__PURE__ */ new Map();
	const stopping = { isAsked: false };
	let [isOver, tell] = [false, () => void 0];
	const news = () => new Promise((resolve) => {
		tell = resolve;
	});
	let next = news();
	const told = () => {
		tell();
		next = news();
	};
	const now = () => new Map(variants.flatMap(({ name }, at) => {
		const one = found[at] ?? made.get(name);
		return one === void 0 ? [] : [[name, one]];
	}));
	const keep = (name, one) => {
		made.set(name, one);
		told();
	};
	const isBeside = missing.length > 1;
	const all = converted(missing, placed, shop, keep, {
		isBeside,
		stopping
	}).then(() => {
		refuseMistakes(planned, mistakesIn(now()));
		return now();
	}).finally(() => {
		isOver = true;
		told();
	});
	all.catch(() => void 0);
	if (missing.length === 0) await Promise.allSettled([all]);
	return {
		now,
		all,
		isOver: () => isOver,
		isBeside,
		more: () => next,
		async stop() {
			stopping.isAsked = true;
			if (isBeside) await shop.crew.rest();
			else if (!isOver) await shop.crew.restAll();
			await all.catch(() => void 0);
		}
	};
}
/** The same packages, those of some variants in a place where they can be run: what is not kept any more is made again. */
async function withPlaces(packages, names, placed, shop) {
	const asked = placed.variants.filter(({ name }) => names.has(name));
	const gone = [];
	for (const variant of asked) if (!await isWhole(packages.get(variant.name), variant, placed, shop)) gone.push(variant);
	if (gone.length === 0) return packages;
	const again = /* @__PURE__ */ new Map();
	await converted(gone, placed, shop, (name, one) => again.set(name, one), { isBeside: true });
	for (const [name, one] of again) {
		const before = packages.get(name);
		if (before?.kind === "made" && one.kind === "made" && before.content !== one.content) shop.progress.say(`${name} came out unlike before: its conversion is not reproducible.`);
	}
	return new Map([...packages].map(([name, one]) => [name, again.get(name) ?? one]));
}
/** Why a lane's package is not the one that has answered: what was not kept may come out unlike before, or not at all. */
function whyUnlike(name, before, there) {
	const [was, is] = [before.get(name), there.get(name)];
	if (was?.kind === "made" && is?.kind === "made" && was.content === is.content) return;
	return "its package was not kept, and came out unlike before";
}
const UNANSWERED = {
	kind: "unmade",
	reason: "the worker answered something else",
	mistaken: false
};
/** What an earlier run has made of a variant, or been refused. */
async function remembered(variant, placed, shop) {
	const { known } = shop;
	const key = packageKey(variant, placed, shop);
	const entry = key === void 0 ? void 0 : await known.packages.read(key);
	if (key === void 0 || entry === void 0) return void 0;
	if ("refused" in entry) return entry.of === whose(variant, placed) ? unmade(entry.refused) : void 0;
	const path = placeThere(variant, placed, entry.isSource) ?? await known.store.package(key);
	return {
		kind: "made",
		...entry,
		path
	};
}
/** Of a package that need not be written: the source itself, or one that somebody made by hand. */
function placeThere({ recipe }, { source }, isSource) {
	if (isSource) return source.path;
	return recipe.kind === "source" ? recipe.path : void 0;
}
/** Whether it can be run. What earlier runs have kept is looked at before it is. */
async function isWhole(one, variant, placed, shop) {
	if (one?.kind !== "made") return true;
	if (one.path === void 0) return false;
	const key = packageKey(variant, placed, shop);
	if (!(key !== void 0 && one.path === shop.known.store.placeOf(key)) || await treeDigest(one.path, shop.known.hashes) === one.tree) return true;
	await shop.known.store.dropPackage(key);
	return false;
}
/** All that a conversion depends on; undefined where some of it is not known. */
function packageKey({ recipe, tree }, { source }, { hello }) {
	const byHand = recipe.kind === "source";
	if (source.tree === void 0 || byHand && tree === void 0) return void 0;
	const made = byHand ? {
		kind: recipe.kind,
		tree
	} : recipe;
	return keyOf("package", {
		source: source.tree,
		recipe: made,
		toolchain: hello.toolchain
	});
}
/**
* Has packages made, each told to `keep` when it is there. When that kills the worker, the one that it died of is tried
* alone: the others are not lost. The worker beside goes when all are made: what it has read takes memory.
*/
async function converted(variants, placed, shop, keep, { isBeside, stopping, isOnlyLookedAt = () => false }) {
	const ask = isBeside ? shop.crew.beside : shop.crew.ask;
	const waiting = variants.length > 0 ? [variants] : [];
	for (let asked = waiting.shift(); asked !== void 0; asked = waiting.shift()) {
		const { answer, told } = await askFor(asked, placed, shop, keep, ask, isOnlyLookedAt);
		if (answer.kind === "error") refuse(answer, placed.planned);
		const left = asked.filter(({ name }) => !told.has(name));
		if (answer.kind === "result") for (const { name } of left) keep(name, UNANSWERED);
		if (answer.kind === "result" || left.length === 0) continue;
		if (stopping?.isAsked) throw new Lost(describeDeath(answer));
		const [first, ...rest] = left;
		if (asked.length === 1 || first === void 0) {
			const reason = describeDeath(answer);
			for (const { name } of left) keep(name, {
				kind: "unmade",
				reason,
				mistaken: false
			});
			continue;
		}
		shop.progress.say(`${describeDeath(answer)}. ${first.name} is tried alone.`);
		waiting.unshift([first], ...rest.length > 0 ? [rest] : []);
	}
	if (isBeside && variants.length > 0) await shop.crew.rest();
}
/** `told`: of which there was an answer. */
async function askFor(variants, placed, shop, keep, ask, isOnlyLookedAt) {
	const { folder, progress } = shop;
	const told = /* @__PURE__ */ new Set();
	let taking = Promise.resolve();
	const take = (item) => {
		const variant = variants.find(({ name }) => "key" in item && item.key === name);
		if (variant === void 0) return;
		told.add(variant.name);
		if ("allowed" in item) return;
		taking = taking.then(async () => keep(variant.name, await taken(item, variant, placed, shop)));
		taking.catch(() => void 0);
	};
	const answer = await ask({
		do: "convert",
		source: { model: placed.source.path },
		recipes: variants.map((variant) => ({
			key: variant.name,
			recipe: variant.recipe,
			...!isOnlyLookedAt(variant) && { into: join(folder, randomUUID()) }
		}))
	}, narrate(progress, take));
	await taking;
	return {
		answer,
		told
	};
}
/** What is told of a variant, kept for later runs where they would be told the same. */
async function taken(item, variant, placed, shop) {
	const { crew, known } = shop;
	const key = packageKey(variant, placed, shop);
	if ("made" in item) {
		const made = madeOf(item.made, placed);
		if (key !== void 0) {
			if (placeThere(variant, placed, made.isSource) === void 0) await known.store.keepPackage(key, item.made.package);
			const { tree, content, summary, isSource } = made;
			await known.packages.keep(key, {
				tree,
				content,
				summary,
				isSource
			});
		}
		return made;
	}
	if ("refused" in item) {
		const refused = {
			...item.refused,
			message: crew.retell(item.refused.message)
		};
		if (key !== void 0) await known.packages.keep(key, {
			refused,
			of: whose(variant, placed)
		});
		return unmade(refused);
	}
	if ("failed" in item) return {
		kind: "unmade",
		reason: crew.retell(item.failed),
		mistaken: false
	};
	return UNANSWERED;
}
function madeOf({ package: path, tree, content, summary }, { source }) {
	return {
		kind: "made",
		tree,
		content,
		summary,
		path,
		isSource: path === source.path
	};
}
function unmade({ by, message }) {
	return {
		kind: "unmade",
		reason: message,
		mistaken: by === "policy"
	};
}
function mistakesIn(found) {
	return [...found].flatMap(([name, one]) => one.kind === "unmade" && one.mistaken ? [ofVariant(name, one.reason)] : []);
}
/** Where the repository has what a refusal speaks of. */
function whose({ name }, { planned }) {
	const recipe = planned.variants.find((one) => one.name === name)?.recipe;
	return recipe?.kind === "source" ? recipe.path : planned.source.path;
}
// src/measure/placed.ts
/** A request whose source has been seen. */
async function placeRequest(planned, plan, out, look, truthOf, { crew, known }) {
	const { source, data, variants } = planned;
	const sight = await look(source);
	if (sight.kind === "unseen") throw new Lost(sight.problems.map(describeProblem).join("; "));
	const path = await crew.locate(source);
	/** A package made by hand lies where the source does: in the same state of the project. */
	async function placed({ name, recipe }) {
		if (recipe.kind !== "source") return {
			name,
			recipe
		};
		const path = await crew.locate({
			...source,
			path: recipe.path
		});
		return {
			name,
			recipe: {
				kind: "source",
				path
			},
			tree: await known.treeOf(path)
		};
	}
	const truth = planned.packagesOnly ? void 0 : await truthOf(planned.model);
	const told = toldOf(truth?.naming(sight.found, planned.options) ?? { by: "none" });
	return {
		planned: {
			...planned,
			options: {
				...planned.options,
				...told
			}
		},
		source: {
			path,
			tree: await known.treeOf(path),
			content: sight.found.weightsDigest
		},
		variants: await Promise.all(variants.map(placed)),
		data: await inPlaces(data, ({ at }) => crew.locate(at)),
		samples: join(out.root, samplesOf(planned, plan))
	};
}
function isByHand({ recipe }) {
	return recipe.kind === "source";
}
/** For packages alone no samples are opened. */
function samplesOf({ model, packagesOnly }, { models }) {
	if (packagesOnly) return LAYOUT.plan.path;
	const samples = models.find(({ name }) => name === model)?.samples;
	if (samples === void 0) throw new Error(`the plan requests ${model} but has no samples of it`);
	return samples.path;
}
export { placesIn as C, knownIn as D, Watched as E, AS_THEY_COME as S, tally as T, mistake as _, packagesOf as a, refuseMistakes as b, withPlaces as c, surveyed as d, isMistake as f, Lost as g, unopenable as h, isWhole as i, reasonOf as l, sharedBy as m, placeRequest as n, unmakeable as o, patienceFor as p, begun as r, whyUnlike as s, isByHand as t, survey as u, ofVariant as v, spans as w, examplesOf as x, refuse as y };

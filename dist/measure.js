import { n as MachineFault, s as naming, u as UserError } from "./machine.js";
import { T as findTarget, i as makeFolder, j as REFERENCE } from "./shelves.js";
import { $ as TargetParity, B as failed, I as Measurement, J as slotsOf, Q as Placement, q as slotOf } from "./progress-for.js";
import { c as isAudited, n as isShared, o as sharesOf, s as auditedOf } from "./shards.js";
import { d as withCrew, i as whyUnanswered, r as describeDeath, u as narrate } from "./workers.js";
import { a as fileDigest, i as lookerOf, o as keyOf, r as inspectionsIn } from "./obstacles.js";
import { t as digestOf } from "./write.js";
import { C as placesIn, D as knownIn, E as Watched, S as AS_THEY_COME, T as tally, a as packagesOf, b as refuseMistakes, c as withPlaces, f as isMistake, g as Lost, i as isWhole, l as reasonOf, m as sharedBy, n as placeRequest, p as patienceFor, r as begun, s as whyUnlike, t as isByHand, u as survey, v as ofVariant, w as spans, x as examplesOf, y as refuse } from "./placed.js";
import { d as listed } from "./account.js";
import { a as needsReference, c as drawn, i as whole, l as drawnNumber, o as turnsOf, r as rowsWanting, s as Following, t as stopRulesFor } from "./rules.js";
import { H as limitName, c as findTask, l as isCustomTask, s as findMetric } from "./nearest.js";
import { c as entryOf } from "./alpha.js";
import { t as readPolicies } from "./read.js";
import { E as readableTask, O as scoresOf, c as countRight, g as atLeast } from "./rates.js";
import { t as greet } from "./greet.js";
import { o as PictureOptions } from "./class-names.js";
import { a as Timed, n as informsOnly, r as whyDisturbed } from "./conditions.js";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
// src/measure/ways.ts
/** Lanes with what is there of their answers: those of `begun` go on, others begin with what earlier runs have kept. */
async function waysOf(lanes, { known, folder, told }, begun = []) {
	const ways = [];
	for (const lane of lanes) {
		const before = begun.find((way) => way.lane.key === lane.key);
		if (before !== void 0) {
			ways.push({
				...before,
				lane
			});
			continue;
		}
		const own = join(folder, `lane-${lane.key}`);
		await mkdir(own, { recursive: true });
		await rm(stopFile({ folder: own }), { force: true });
		let found = 0;
		const chunks = lane.chunks.map(async (key, at) => {
			const here = told.get(key);
			if (here !== void 0) return here;
			const { key: other, lines, of } = lane.among[at] ?? {};
			const kept = await known.chunks.read(key) ?? (other && lines && of ? await known.chunks.among(other, lines, of) : void 0);
			if (kept === void 0) return void 0;
			const { records, ...head } = kept;
			found += head.count;
			const file = join(own, `${at}.jsonl`);
			await writeFile(file, records).catch(naming(file));
			return {
				file,
				...head
			};
		});
		const there = await Promise.all(chunks);
		ways.push({
			lane,
			folder: own,
			chunks: there,
			found,
			stops: /* @__PURE__ */ new Map()
		});
	}
	return ways;
}
/** Whether anything of it is still to be run, at some places or at all. */
function isLacking(way, places) {
	const { chunks, lost } = way;
	if (lost !== void 0 || isStopped(way)) return false;
	return places === void 0 ? chunks.includes(void 0) : places.some((at) => chunks[at] === void 0);
}
/** The file that tells a worker that nobody needs more of a lane. */
function stopFile({ folder }) {
	return join(folder, "stop");
}
/** Whether nothing more is asked of it: each of its variants is proven to fail. */
function isStopped({ lane, stops }) {
	return lane.variants.every((name) => stops.has(name));
}
// src/measure/ahead.ts
/** What is to be run: what lacks something, and whoever its outputs are compared with. */
function toRun(ways, placed) {
	const ahead = aheadIn(ways, placed);
	const lacking = ways.filter((way) => isLacking(way));
	return lacking.length === 0 || ahead === void 0 ? lacking : withAhead(lacking, ahead);
}
function withAhead(ways, ahead) {
	return ahead === void 0 || ways.includes(ahead) ? [...ways] : [ahead, ...ways];
}
function aheadIn(ways, { planned }) {
	const { ahead } = planned;
	return ways.find(({ lane }) => ahead !== void 0 && lane.variants.includes(ahead));
}
/** Without what their outputs are compared with there is nothing to run the others for. */
function loseTheCompared(ways, packages, { planned }) {
	const { ahead } = planned;
	if (ahead === void 0) return;
	const one = packages.get(ahead);
	const own = ways.find(({ lane }) => lane.variants.includes(ahead));
	if (own !== void 0 && own.lost === void 0) return;
	const reason = `its outputs are compared with those of '${ahead}', of which there are none: ${own?.lost?.reason ?? (one?.kind === "made" ? void 0 : one?.reason) ?? "is not there"}`;
	for (const way of ways.filter((way) => isLacking(way))) if (way !== own) way.lost = {
		reason,
		mistaken: false
	};
}
// src/measure/evaluate.ts
/**
* Runs what is lacking, of all chunks or of those in some `places`. Each example is decoded once for all lanes; when that kills the worker, what it has finished
* stays, and the rest is run again with each model in a process of its own, so that only the one that kills is lost.
*/
async function evaluate(ways, packages, examples, placed, shop, given = [], places = examples.chunks.map((_, at) => at)) {
	const isWanted = (way) => isLacking(way, places);
	await examples.follow?.(ways);
	if (!ways.some(isWanted)) return;
	const handed = await handedOut(given);
	const [apart, together] = [ways.filter((way) => way.isApart), ways.filter((way) => !way.isApart)];
	const waiting = [{
		ways: together,
		isolated: false
	}, {
		ways: apart,
		isolated: true
	}];
	const ahead = aheadIn(ways, placed);
	for (let job = waiting.shift(); job !== void 0; job = waiting.shift()) {
		const { isolated } = job;
		loseTheCompared(ways, packages, placed);
		const lacking = job.ways.filter(isWanted);
		if (lacking.length === 0) continue;
		const request = requestOf({
			ways: lacking,
			isolated
		}, ahead, packages, examples, places, placed, handed.of);
		const take = taker(withAhead(lacking, ahead), shop, handed.isWhole);
		const taking = oneByOne(async (item) => {
			await take(item);
			await examples.follow?.(ways);
		});
		const answer = await shop.crew.ask(request, narrate(shop.progress, taking.add), patienceFor(placed));
		await taking.done();
		if (answer.kind === "error") refuse(answer, placed.planned);
		const left = lacking.filter(isWanted);
		if (answer.kind === "result") for (const way of left) way.lost = {
			reason: "the worker answered something else",
			mistaken: false
		};
		else if (!isolated) {
			if (left.length > 0) shop.progress.say(`${describeDeath(answer)}. ${AGAIN}`);
			for (const way of left) way.isApart = true;
			waiting.unshift({
				ways: left,
				isolated: true
			});
		} else if (lacking.length > 1) waiting.unshift(...left.map((way) => ({
			ways: [way],
			isolated: true
		})));
		else for (const way of left) way.lost = {
			reason: describeDeath(answer),
			mistaken: false
		};
	}
}
const AGAIN = "What is missing is run again, each variant in a process of its own.";
/** Takes one after the other, as soon as they come; what fails is told by `done`, once all are taken. */
function oneByOne(take) {
	let taken = Promise.resolve();
	return {
		add(thing) {
			taken = taken.then(() => take(thing));
			taken.catch(() => void 0);
		},
		done: () => taken
	};
}
function requestOf({ ways, isolated }, ahead, packages, examples, places, placed, givenTo) {
	return {
		...sharedBy(placed),
		lanes: withAhead(ways, ahead).map((way) => {
			const given = givenTo(way.lane);
			const until = examples.follow && { until: stopFile(way) };
			const own = {
				...laneRequest(way, packages, way.folder),
				...until
			};
			return Object.keys(given).length > 0 ? {
				...own,
				given
			} : own;
		}),
		...ahead && { ahead: ahead.lane.name },
		chunks: places.flatMap((at) => {
			const { rows = [] } = examples.chunks[at] ?? {};
			const lacking = ways.filter(({ chunks }) => chunks[at] === void 0);
			if (lacking.length === 0) return [];
			const names = lacking.map(({ lane }) => lane.name);
			return [{
				key: String(at),
				rows,
				for: names
			}];
		}),
		...isolated && { isolation: "process" }
	};
}
function laneRequest({ lane }, packages, into) {
	const one = packages.get(lane.name);
	if (one?.kind !== "made" || one.path === void 0) throw new Error(`there is no package of ${lane.name} to run`);
	return {
		name: lane.name,
		packages: { model: one.path },
		into
	};
}
/** What lanes are given, where it lies; not whole where some of it could not be made. */
async function handedOut(given) {
	const files = await Promise.all(given.map(async ({ file, ...one }) => ({
		...one,
		file: await file()
	})));
	return {
		isWhole: files.every(({ file }) => file !== void 0),
		/** The lane that left it need not make it again. */
		of: ({ unaided }) => Object.fromEntries(files.flatMap(({ name, extra, lane, file }) => file === void 0 ? [] : [[name, file], ...lane === unaided ? [[extra, file]] : []]))
	};
}
/**
* Takes what is told of lanes, and keeps for later runs what they would be told again: not what was answered without
* something that the lanes should have been given.
*/
function taker(ways, { known, crew, told }, isWhole) {
	return async (item) => {
		const way = ways.find(({ lane }) => "lane" in item && item.lane === lane.name);
		if (way === void 0) return;
		if ("ended" in item) way.lost = lossOf(item.ended, crew.retell);
		if (!("chunk" in item) || item.file === void 0) return;
		const at = Number(item.chunk);
		const key = way.lane.chunks[at];
		const records = await readFile(item.file, "utf8");
		const wrong = wrongWith(records, item);
		if (key === void 0 || wrong !== void 0) {
			way.lost = {
				reason: wrong ?? `it told of a chunk ${item.chunk}`,
				mistaken: false
			};
			return;
		}
		way.chunks[at] = {
			file: item.file,
			...countsOf(item)
		};
		if (!isWhole || item.lacks !== void 0) return;
		told.set(key, way.chunks[at]);
		await known.chunks.keep(key, {
			...countsOf(item),
			records
		});
	};
}
/** What is wrong with a file of records; nothing where it is what was told of it. */
function wrongWith(records, { sha256, count }) {
	const digest = digestOf(records);
	if (digest !== sha256) return `its record file is not what was written: ${digest} instead of ${sha256}`;
	const lines = records.split("\n").length - 1;
	return lines === count ? void 0 : `its record file has ${lines} lines, not the ${count} on record`;
}
function countsOf({ count, errors, unfinite }) {
	return {
		count,
		errors,
		unfinite
	};
}
const LONGER = "where it needs longer, the model's `timeout` says how long it may take";
/** A lane that ends before its first example has not been run at all. */
function lossOf(end, retell) {
	const { cause, at, message } = end;
	const told = cause === "hung" ? `${retell(message)}; ${LONGER}` : retell(message);
	if (at !== void 0) return {
		reason: `evaluating ${at} failed: ${told}`,
		mistaken: false
	};
	return {
		reason: told,
		mistaken: isMistake(end)
	};
}
// src/measure/fingerprint.ts
/** The engine that runs a target here; none is the reason why nothing of a request is measured. */
function engineFor(target, { engines }) {
	const engine = engines[target];
	if (engine === void 0) throw new Lost(`no engine of this worker runs ${target} (${listed(Object.keys(engines))})`);
	if ("unavailable" in engine) throw new Lost(`${engine.unavailable}; ${engine.remedy}`);
	return engine;
}
/** What numbers depend on besides model and data. */
function fingerprintOf(target, hello) {
	const { name, units } = engineFor(target, hello);
	const { coremltools, os, chip, evaluator } = hello;
	return {
		engine: name,
		coremltools,
		os,
		chip,
		computeUnits: units,
		evaluator
	};
}
// src/measure/audit.ts
/**
* Looks how far values reach in the programs that somebody made, on some examples, at the seat beside while others are
* run; when all have been run, which op began that outputs are not finite, in the chunks that have such. What converts a program changes
* its weights and little of how far its values reach, and an audit takes longer than a prediction: of other variants
* only the cast is audited, where the source reaches what 16 bits cannot hold. Where several machines share the
* examples, the one that has the first looks how far values reach on all that are drawn, and each into its own for what
* began that some are not finite.
*/
function auditing(ways, rows, packages, examples, placed, shop) {
	const { side, target } = placed.planned;
	const canSee = engineFor(target, shop.hello).audit;
	const isWanted = canSee && examples.areFirst && rows.length > 0;
	const stopping = { isAsked: false };
	const { ask: alone, beside } = shop.crew;
	let ask = ways.some((way) => isLacking(way)) ? beside : alone;
	const watch = watcher(rows, packages, examples, placed, shop, stopping, (...question) => ask(...question));
	const own = isWanted ? placed.variants.filter(({ recipe }) => isAudited(side, recipe)) : [];
	const begun = (async () => {
		for (const { name } of own) {
			const way = wayOf(name, ways);
			const isThere = packages.get(name)?.kind === "made" && !stopping.isAsked;
			if (way !== void 0 && way.lost === void 0 && isThere) await watch(way, "range");
		}
	})();
	begun.catch(() => void 0);
	async function finish(run) {
		await begun;
		await shop.crew.rest();
		ask = alone;
		const found = /* @__PURE__ */ new Map();
		let reaches = false;
		for (const { name, recipe } of canSee ? placed.variants : []) {
			const way = wayOf(name, run);
			const made = packages.get(name);
			if (way === void 0 || way.lost !== void 0 || made?.kind !== "made") continue;
			const isUnfinite = !way.stops.has(name) && way.chunks.some((chunk) => (chunk?.unfinite ?? 0) > 0);
			const isOwn = isAudited(side, recipe) || reaches && isCast(recipe) && !made.isSource;
			const isAsked = isWanted && isOwn;
			if (!isAsked && !isUnfinite) continue;
			const seen = isAsked && isUnfinite ? both(await watch(way, "range"), await watch(way, "trace")) : await watch(way, isUnfinite ? "trace" : "range");
			if (seen.kind === "watched" || isAsked) found.set(name, seen);
			if (made.isSource && seen.kind === "watched") reaches ||= overflows(seen.watched);
		}
		return found;
	}
	async function stop() {
		stopping.isAsked = true;
		await shop.crew.rest();
		await begun.catch(() => void 0);
	}
	return {
		finish,
		stop
	};
}
function wayOf(variant, ways) {
	return ways.find(({ lane }) => lane.variants.includes(variant));
}
/** How far values reach where that was asked, and of those that were run here what began that some are not finite. */
function both(range, trace) {
	if (range.kind === "unwatched" || trace.kind === "unwatched") return range;
	const { notFinite } = trace.watched;
	return {
		kind: "watched",
		watched: {
			...range.watched,
			...notFinite && { notFinite }
		}
	};
}
function isCast(recipe) {
	return isDeepStrictEqual(recipe, {
		kind: "preset",
		preset: "fp16"
	});
}
function overflows({ range }) {
	return range !== void 0 && range.overflows.count > 0;
}
/** Watches lanes, each once in each way. */
function watcher(drawn, packages, examples, placed, shop, stopping, ask) {
	const seen = /* @__PURE__ */ new Map();
	return async (way, how) => {
		const rows = how === "trace" ? unfiniteRows(way, examples) : drawn;
		const key = keyOf(how, {
			lane: way.lane.key,
			examples: examples.digestOf(rows)
		});
		const isKept = !examples.arePart;
		const known = isKept ? await shop.known.watches.read(key) : void 0;
		const found = seen.get(key) ?? (known ? {
			kind: "watched",
			watched: known
		} : await watched(way, how, rows, packages, placed, shop, stopping, ask));
		seen.set(key, found);
		if (found.kind === "watched" && known === void 0 && isKept) await shop.known.watches.keep(key, found.watched);
		return found;
	};
}
/** All that could tell which op began that an output is not finite. */
function unfiniteRows({ chunks }, examples) {
	return examples.chunks.flatMap(({ rows }, at) => (chunks[at]?.unfinite ?? 0) > 0 ? rows : []).sort(([one], [other]) => one - other);
}
/** One that kills the worker has a process of its own the second time; one of which was told why it ended has none. */
async function watched(way, how, rows, packages, placed, shop, stopping, ask) {
	const { name } = way.lane;
	const there = await withPlaces(packages, /* @__PURE__ */ new Set([name]), placed, shop);
	const unlike = whyUnlike(name, packages, there);
	if (unlike !== void 0) return unwatched(unlike);
	const into = join(way.folder, how);
	await mkdir(into, { recursive: true });
	const request = {
		...sharedBy(placed),
		lanes: [laneRequest(way, there, into)],
		chunks: [{
			key: how,
			rows,
			for: [name]
		}],
		watch: how
	};
	const items = [];
	const told = asAudit(narrate(shop.progress, (item) => items.push(item)));
	const patience = patienceFor(placed);
	let answer = await ask(request, told, patience);
	const hasEnded = () => items.some((item) => "ended" in item);
	if (answer.kind === "death" && !stopping.isAsked && !hasEnded()) answer = await ask({
		...request,
		isolation: "process"
	}, told, patience);
	if (answer.kind !== "result" && !hasEnded()) return unwatched(whyUnanswered(answer));
	for (const item of items) {
		if ("ended" in item) return unwatched(shop.crew.retell(item.ended.message));
		if ("extra" in item && item.extra === RANGE) return await readWatched(item.file);
	}
	return unwatched("the worker answered something else");
}
/** What a watch leaves. */
const RANGE = "range";
async function readWatched(file) {
	const read = Watched.safeParse(JSON.parse(await readFile(file, "utf8")));
	return read.success ? {
		kind: "watched",
		watched: read.data
	} : unwatched("the worker answered something else");
}
function unwatched(reason) {
	return {
		kind: "unwatched",
		reason
	};
}
/** A person is told of it by its name. */
function asAudit(tell) {
	return (event) => tell(event.event === "progress" && event.stage === "watch" ? {
		...event,
		stage: "audit"
	} : event);
}
// src/measure/audited-rows.ts
/**
* The rows of the examples that are audited. They are drawn by their names, so that they are the same ones in every run
* and on every machine, and stay so when examples come and go.
*/
function auditedRows(samples, request) {
	const rows = drawn(samples.map(({ id }) => id)).slice(0, auditedOf(request, samples.length));
	return spans(rows.sort((one, other) => one - other));
}
// src/measure/drawn-chunks.ts
/** About so many examples are the first chunks; a chunk is what is lost when a variant is stopped in the midst of it. */
const FINEST = 64;
/** Of so many of the finest a chunk is made, up to so many of them in all; behind them of the last number. */
const GROWING = [{
	of: 1,
	upTo: 4
}, {
	of: 2,
	upTo: 16
}];
const LARGEST = 4;
/**
* The order in which examples of a task are asked for. Where answers are right or wrong, which may stop a variant, it is
* drawn; whether its policy lets anything stop it changes nothing, so that a changed policy finds all that was kept.
*/
function orderOf(task, ids) {
	return (isCustomTask(task) || findTask(task)?.metrics.some(({ test }) => test === "rate") === true) && ids.length >= 128 ? drawnOrder(ids) : AS_THEY_COME;
}
/**
* Samples in chunks of those that are drawn one after the other, the rows of each ascending, so that files are read front
* to back. The first chunks are the smallest.
*/
function drawnOrder(ids) {
	const numbers = ids.map(drawnNumber);
	const rank = (place) => numbers[place] ?? 0;
	return {
		rank,
		chunksOf: (places) => drawnChunks(places, rank)
	};
}
function drawnChunks(places, rank) {
	const bits = Math.max(0, Math.round(Math.log2(places.length / FINEST)));
	const chunks = /* @__PURE__ */ new Map();
	for (const place of places) {
		const chunk = chunkOf(Math.floor(rank(place) / 2 ** 32 * 2 ** bits));
		const rows = chunks.get(chunk) ?? [];
		rows.push(place);
		chunks.set(chunk, rows);
	}
	return [...chunks].sort(([one], [other]) => one - other).map(([, rows]) => spans(rows));
}
/** The chunk in which one of the finest lies. */
function chunkOf(finest) {
	let [chunk, from] = [0, 0];
	for (const { of, upTo } of GROWING) {
		if (finest < upTo) return chunk + Math.floor((finest - from) / of);
		chunk += (upTo - from) / of;
		from = upTo;
	}
	return chunk + Math.floor((finest - from) / LARGEST);
}
// src/measure/reading.ts
/** Lines that are there already, for who reads a file of them. */
function reading(lines) {
	return async function* (check) {
		for (const line of lines) {
			const read = check(line);
			if ("line" in read) yield [read.line];
		}
	};
}
function linesIn(text) {
	return text.split("\n").slice(0, -1);
}
// src/measure/early.ts
/**
* Nothing where no variant of the request may be stopped before its last example. In whatever chunks answers come, they
* are gone through in the order in which the examples are drawn, as far as there is none lacking.
*/
function followerOf(plan, request, truth) {
	const ruled = rulesIn(plan, request);
	if (ruled === void 0) return;
	const order = drawn(truth.samples.map(({ id }) => id));
	const rowOf = new Map(truth.samples.map(({ id }, row) => [id, row]));
	const followed = /* @__PURE__ */ new Map();
	return async (ways) => {
		const reference = ways.find(({ lane }) => lane.variants.includes(ruled.reference));
		for (const way of ways) {
			if (way.lost !== void 0 || isStopped(way)) continue;
			const one = followed.get(way.lane.key) ?? begin(way, ruled.rules, order.length);
			followed.set(way.lane.key, one);
			if (one.variants.length === 0) continue;
			await look(one, way, reference);
			goOn(one);
			await stop(one, way);
		}
	};
	/** What every chunk says that was not looked at. */
	async function look(one, way, reference) {
		const needed = one.variants.some(({ rules }) => rules.some(needsReference));
		for (const [at, own] of way.chunks.entries()) {
			const theirs = needed ? reference?.chunks[at] : void 0;
			if (own === void 0 || one.looked.has(at) || needed && theirs === void 0) continue;
			one.looked.add(at);
			await take(one, placesIn(way.lane.rows[at] ?? []), own.file, theirs?.file);
		}
	}
	async function take(one, rows, own, theirs) {
		for (const row of rows) one.turns[row] = "wanting";
		const samples = rows.flatMap((row) => truth.samples[row] ?? []);
		const joined = await readableTask(request.task)?.join(reading(samples));
		const columnsIn = async (file) => await joined?.records(reading(linesIn(await readFile(file, "utf8")).map(parsed)));
		const answers = await columnsIn(own);
		const reference = theirs && await columnsIn(theirs) || { unmeasured: "nobody looks at it" };
		const wanting = answers && rowsWanting([answers, ...theirs ? [reference] : []]);
		if (answers === void 0 || wanting === void 0) return;
		const each = one.variants.map(({ rules }) => rules.map((rule) => turnsOf(rule, whole(answers), whole(reference))));
		for (const [place, id] of answers.samples.ids.entries()) {
			const row = rowOf.get(id);
			const turns = each.map((rules) => rules.flatMap((told) => told?.[place] ?? []));
			const isTold = turns.every((told, at) => told.length === each[at]?.length);
			if (row !== void 0 && isTold && !wanting.has(place)) one.turns[row] = turns;
		}
	}
	function goOn(one) {
		for (; one.next < order.length; one.next += 1) {
			const turns = one.turns[order[one.next] ?? 0];
			if (turns === void 0 || turns === "wanting") return;
			for (const [at, { following }] of one.variants.entries()) following.take(turns[at] ?? []);
		}
	}
	async function stop({ variants }, way) {
		for (const { name, following } of variants) {
			const { stop } = following;
			if (stop === void 0 || way.stops.has(name)) continue;
			const proven = stop.found.find(({ proof }) => proof !== void 0);
			const by = proven === void 0 ? "" : limitName(proven.rule.limit);
			const rows = order.slice(0, stop.after).sort((a, b) => a - b);
			way.stops.set(name, {
				after: stop.after,
				of: stop.of,
				by,
				rows
			});
		}
		if (isStopped(way)) await writeFile(stopFile(way), "");
	}
}
function begin(way, rulesFor, of) {
	return {
		variants: way.lane.variants.flatMap((name) => {
			const rules = rulesFor(name);
			return rules.length === 0 ? [] : [{
				name,
				rules,
				following: new Following(rules, of)
			}];
		}),
		looked: /* @__PURE__ */ new Set(),
		turns: [],
		next: 0
	};
}
/** What is no JSON is no record, and is told when all are read. */
function parsed(line) {
	try {
		return JSON.parse(line);
	} catch {
		return;
	}
}
/** By the plan's own policies. What cannot be read is told when it is judged, and stops nothing here. */
function rulesIn(plan, { model: name, side, target, variants }) {
	const planned = plan.models.find((one) => one.name === name);
	if (side !== "head" || planned === void 0) return;
	try {
		const policy = readPolicies(plan.policies)[planned.policy];
		const model = policy && entryOf(policy, planned);
		if (policy === void 0 || model === void 0) return;
		const stops = stopRulesFor({
			plan,
			policy,
			planned,
			model
		});
		if (variants.every((variant) => stops(variant.name, target).length === 0)) return;
		return {
			reference: model.reference === "source" ? REFERENCE : model.reference,
			rules: (variant) => stops(variant, target)
		};
	} catch (error) {
		if (error instanceof UserError) return;
		throw error;
	}
}
// src/measure/lanes.ts
/** The lanes of all variants that there is a package of, in the order of their first. */
function lanesOf(packages, examples, placed, { hello }, given) {
	const { task, target, options, ahead } = placed.planned;
	const alone = {
		source: placed.source.content,
		on: fingerprintOf(target, hello),
		toolchain: hello.toolchain,
		task,
		options,
		data: examples.data,
		...ahead !== void 0 && { ahead: contentOf(packages, ahead) }
	};
	const shared = {
		...alone,
		...given.length > 0 && { given: given.map(({ name, lane }) => [name, lane]) }
	};
	const variants = /* @__PURE__ */ new Map();
	const unaided = /* @__PURE__ */ new Map();
	for (const [name, one] of packages) {
		if (one.kind !== "made") continue;
		const key = keyOf("lane", {
			...shared,
			model: one.content
		});
		variants.set(key, [...variants.get(key) ?? [], name]);
		unaided.set(key, keyOf("lane", {
			...alone,
			model: one.content
		}));
	}
	return [...variants].map(([key, [name = "", ...others]]) => ({
		name,
		variants: [name, ...others],
		key,
		unaided: unaided.get(key) ?? key,
		chunks: examples.chunks.map(({ digest }) => chunkKey(key, digest)),
		rows: examples.chunks.map(({ rows }) => rows),
		among: examples.chunks.map(({ from }) => from && {
			key: chunkKey(key, from.digest),
			lines: from.lines,
			of: from.of
		})
	}));
}
function chunkKey(lane, chunk) {
	return keyOf("chunk", {
		lane,
		chunk
	});
}
function contentOf(packages, name) {
	const one = packages.get(name);
	return one?.kind === "made" ? one.content : null;
}
// src/measure/given.ts
function giverIn(plan, { out, truthOf }, look, shop) {
	const left = /* @__PURE__ */ new Map();
	return async ({ model, target, given = {} }) => {
		const found = Object.entries(given).map(async ([name, { side, variant, extra }]) => {
			const other = plan.requests.find((one) => one.model === model && one.target === target && one.side === side);
			if (other === void 0) throw new Error(`the plan does not request ${model} at the ${side}`);
			const key = JSON.stringify([
				model,
				target,
				side,
				variant,
				extra
			]);
			const leaving = left.get(key) ?? leavingOf(other, variant, extra);
			left.set(key, leaving);
			const made = await leaving;
			return made === void 0 ? [] : [{
				name,
				extra,
				...made
			}];
		});
		return (await Promise.all(found)).flat();
	};
	/** Undefined where there will be no such lane: the reason is told where that request is measured. */
	async function leavingOf(other, variant, extra) {
		const variants = other.variants.filter(({ name }) => name === variant);
		try {
			const placed = await placeRequest({
				...other,
				variants
			}, plan, out, look, truthOf, shop);
			const packages = await packagesOf(placed, shop);
			const [lane] = lanesOf(packages, await examplesOf(placed, await truthOf(other.model), shop.known), placed, shop, []);
			if (lane === void 0) return;
			let file;
			return {
				lane: lane.key,
				file: () => {
					file ??= made(lane, packages, placed, extra, shop);
					return file;
				}
			};
		} catch (error) {
			if (error instanceof Lost) return;
			throw error;
		}
	}
}
/** Has one lane make what it leaves, without any records; again in a process of its own where that kills the worker. */
async function made(lane, packages, placed, extra, shop) {
	const { crew, progress, folder } = shop;
	const { model, side } = placed.planned;
	const lost = (why) => progress.say(`${extra} of ${model} (${side}) cannot be given to others: ${why}`);
	const there = await withPlaces(packages, /* @__PURE__ */ new Set([lane.name]), placed, shop);
	const unlike = whyUnlike(lane.name, packages, there);
	if (unlike !== void 0) {
		lost(unlike);
		return;
	}
	const into = join(folder, `given-${lane.key}`);
	await mkdir(into, { recursive: true });
	const request = {
		...sharedBy(placed),
		lanes: [laneRequest({ lane }, there, into)],
		chunks: []
	};
	const items = [];
	const told = narrate(progress, (item) => items.push(item));
	let answer = await crew.ask(request, told, patienceFor(placed));
	const ended = () => items.flatMap((item) => "ended" in item ? [item.ended.message] : []);
	if (answer.kind === "death" && ended().length === 0) answer = await crew.ask({
		...request,
		isolation: "process"
	}, told, patienceFor(placed));
	const found = items.findLast((item) => "extra" in item && item.extra === extra);
	if (answer.kind === "result" && found !== void 0 && "extra" in found) {
		if (await fileDigest(found.file, shop.known.hashes) === found.sha256) return found.file;
		progress.say(`${extra} of ${model} is not what was written: it is not used.`);
		return;
	}
	const [why] = ended();
	if (why === void 0 && answer.kind !== "result") lost(whyUnanswered(answer));
	else lost(crew.retell(why ?? "nothing was left"));
}
// src/measure/meanwhile.ts
/**
* Runs what is made while the next is being made, a chunk at a time, so that what is made later soon goes along: its
* examples are decoded once for all who are there. Returns how far each has come when all are made.
*/
async function meanwhile(making, examples, placed, shop, given) {
	const { isolation } = engineFor(placed.planned.target, shop.hello);
	const canRun = making.isBeside && isolation === "thread";
	const isThere = thereIn(placed, shop);
	let ways = [];
	for (;;) {
		const more = making.more();
		if (making.isOver()) return ways;
		const packages = making.now();
		if (canRun && isReady(packages, placed)) {
			ways = await waysOf(lanesOf(packages, examples, placed, shop, given), shop, ways);
			const ready = await isThere(ways, packages);
			const places = mostLacked(ready, examples);
			if (places.length > 0) {
				await evaluate(ready, packages, examples, placed, shop, given, places);
				continue;
			}
		}
		await more;
	}
}
/** Where outputs are compared, nothing can be run before it is known with what. */
function isReady(packages, { planned: { ahead } }) {
	return ahead === void 0 || packages.has(ahead);
}
/**
* Finds those whose packages lie where they can be run; what an earlier run has kept of one is looked at once. Those that
* need a process of their own wait.
*/
function thereIn(placed, shop) {
	const seen = /* @__PURE__ */ new Map();
	const isThere = ({ lane: { name } }, packages) => {
		const variant = placed.variants.find((one) => one.name === name);
		if (variant === void 0) return false;
		const found = seen.get(name) ?? isWhole(packages.get(name), variant, placed, shop);
		seen.set(name, found);
		return found;
	};
	return async (ways, packages) => {
		const found = await Promise.all(ways.map((way) => isThere(way, packages)));
		const ahead = aheadIn(ways, placed);
		if (ahead !== void 0 && (ahead.isApart || !found[ways.indexOf(ahead)])) return [];
		return ways.filter(({ isApart }, at) => found[at] && !isApart);
	};
}
/**
* The place of the chunk that most of them lack, the first of several, and as many more as are worth that the models are
* loaded: so many that what is left of them is worth it too, or nothing is; none where they lack none.
*/
function mostLacked(ways, { chunks }) {
	const lack = chunks.map((_, at) => ways.filter((way) => isLacking(way, [at])).length);
	const most = Math.max(0, ...lack);
	if (most === 0) return [];
	const lacked = chunks.flatMap(({ rows }, at) => lack[at] === most ? [{
		at,
		size: placesIn(rows).length
	}] : []);
	let left = lacked.reduce((sum, { size }) => sum + size, 0);
	let taken = 0;
	const found = [];
	for (const { at, size } of lacked) {
		if (taken >= WORTH_LOADING && left >= WORTH_LOADING) break;
		found.push(at);
		taken += size;
		left -= size;
	}
	return found;
}
/** So many examples. */
const WORTH_LOADING = 192;
// src/tasks/shown-otherwise.ts
/**
* What people take for one another: the order of the colours, and the usual scales, with or without what is subtracted.
* Nothing where pictures do not become arrays: what takes an image scales it itself.
*/
function shownOtherwise(data) {
	const at = data.findIndex(({ key }) => key === "images");
	const read = PictureOptions.safeParse(data[at]?.options ?? {});
	const own = read.success ? read.data.preprocess : void 0;
	if (own === void 0) return [];
	return othersThan(own).map(({ says, ...other }) => ({
		says,
		data: data.map((part, index) => index === at ? {
			...part,
			options: {
				...part.options,
				preprocess: {
					...own,
					...other
				}
			}
		} : part)
	}));
}
function othersThan(own) {
	const turned = own.color === "gray" ? [] : [colorOf(own.color === "rgb" ? "bgr" : "rgb")];
	const scaled = own.color === "gray" ? SCALES : [...SCALES, IMAGENET];
	return [...turned, ...scaled.filter((other) => !isLike(own, other))];
}
function colorOf(color) {
	return {
		says: `color: ${color}`,
		color
	};
}
const SCALES = [
	{
		says: "scale: 1, without mean and std",
		scale: 1,
		mean: 0,
		std: 1
	},
	{
		says: "scale: 1/255, without mean and std",
		scale: 1 / 255,
		mean: 0,
		std: 1
	},
	{
		says: "scale: 1/127.5, mean: 1, without std",
		scale: 1 / 127.5,
		mean: 1,
		std: 1
	}
];
const IMAGENET = {
	says: "scale: 1/255, mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225]",
	scale: 1 / 255,
	mean: [
		.485,
		.456,
		.406
	],
	std: [
		.229,
		.224,
		.225
	]
};
/** Whether black and white become the same, or as good as, in every channel. */
function isLike(own, other) {
	const theirs = {
		...own,
		...other
	};
	return [
		0,
		1,
		2
	].every((channel) => [0, 255].every((pixel) => Math.abs(shown$1(own, pixel, channel) - shown$1(theirs, pixel, channel)) < .05));
}
function shown$1({ scale, mean, std }, pixel, channel) {
	return (pixel * scale - of(mean, channel)) / of(std, channel);
}
function of(numbers, channel) {
	return typeof numbers === "number" ? numbers : numbers[channel] ?? numbers[0] ?? 0;
}
// src/measure/in-order.ts
/**
* The files that hold a lane's records in the order of the samples, one after the other: those of its chunks where these
* lie so, else one that is put together of them. Of some samples only where those are named.
*/
async function inOrder({ chunks, lane, folder }, only) {
	const parts = chunks.flatMap((chunk, at) => chunk === void 0 ? [] : [{
		chunk,
		at
	}]).map(({ chunk, at }) => ({
		chunk,
		rows: lane.rows[at] ?? []
	}));
	if (only === void 0 && ascends(parts.flatMap(({ rows }) => rows))) return parts.map(({ chunk }) => chunk.file);
	const file = join(folder, "in-order.jsonl");
	const isWanted = (row) => only === void 0 || only.has(row);
	await putTogether(parts, file, isWanted).catch(naming(file));
	return [file];
}
function ascends(rows) {
	return rows.every(([begin], at) => at === 0 || begin >= (rows[at - 1]?.[1] ?? 0));
}
/** Of each chunk no more is in memory than from its first example to its last. */
async function putTogether(parts, file, isWanted) {
	const spans = parts.flatMap((part) => part.rows.map((span) => ({
		part,
		span
	})));
	spans.sort((one, other) => one.span[0] - other.span[0]);
	const left = /* @__PURE__ */ new Map();
	const handle = await open(file, "w");
	try {
		for (const { part, span } of spans) {
			const lines = left.get(part) ?? linesWithEnds(await readFile(part.chunk.file, "utf8"));
			const taken = lines.splice(0, span[1] - span[0]);
			if (lines.length > 0) left.set(part, lines);
			else left.delete(part);
			await handle.write(taken.filter((_, at) => isWanted(span[0] + at)).join(""));
		}
	} finally {
		await handle.close();
	}
}
function linesWithEnds(text) {
	return text.split(/(?<=\n)/);
}
// src/measure/otherwise.ts
/** So many examples are shown otherwise at most, spread over all; of a way that does no better on the first, no more. */
const MOST = 512;
const FIRST = 128;
/** How often a policy that says it rightly would be doubted, over all that is tried. */
const ALPHA = .001;
/** Right so often, no other way can be better by enough. */
const FLAWLESS = .98;
/**
* Another way to show the source its pictures that it answers better, by more than chance would have it: then the policy
* does not say how they were shown when it was trained. What was wrong with the pictures alone can leave a model far
* better than guessing, so that nothing else would tell.
*/
async function seenOtherwise(ways, packages, examples, placed, truth, shop) {
	const others = shownOtherwise(placed.data);
	const way = ways.find(({ lane }) => lane.variants.includes(REFERENCE));
	if (placed.planned.side !== "head" || others.length === 0 || !examples.areFirst) return;
	if (way === void 0 || way.lost !== void 0 || way.chunks.includes(void 0)) return;
	const key = keyOf("otherwise", {
		lane: way.lane.key,
		chunks: way.lane.chunks
	});
	const known = examples.arePart ? void 0 : await shop.known.otherwise.read(key);
	if (known !== void 0) return known.otherwise ?? void 0;
	const { found, lost } = await best(others, way, await withPlaces(packages, /* @__PURE__ */ new Set([way.lane.name]), placed, shop), examples, placed, truth, shop);
	if (lost === void 0 && !examples.arePart) await shop.known.otherwise.keep(key, { otherwise: found ?? null });
	if (lost !== void 0) shop.progress.say(`${placed.planned.model}: nobody could try every other way to show it its pictures: ${lost}`);
	return found;
}
async function best(others, way, packages, examples, placed, truth, shop) {
	const rows = spread(truth.samples.length - (truth.unlabelled ?? 0), MOST);
	const first = spread(rows.length, FIRST).flatMap((at) => rows[at] ?? []);
	const own = await ownRecords(rows, way, packages, examples, placed, shop);
	if ("lost" in own) return own;
	const rightOf = (at, records) => rightIn(placed.planned.task, at.flatMap((row) => truth.samples[row] ?? []), records);
	const ownAt = async (at) => await rightOf(at, at.map((row) => own.get(row) ?? ""));
	const [ownFirst, ownRight] = [await ownAt(first), await ownAt(rows)];
	if (ownFirst === void 0 || ownRight === void 0) return {};
	if (countRight(ownRight) >= FLAWLESS * rows.length) return {};
	let [found, lost] = [];
	for (const [number, { says, data }] of others.entries()) {
		const answers = async (at) => {
			const records = await shown(at, data, `${number}-${at.length}`, way, packages, placed, shop);
			if (!("lost" in records)) return await rightOf(at, records);
			lost = records.lost;
		};
		const begun = await answers(first);
		if (begun === void 0 || countRight(begun) <= countRight(ownFirst)) continue;
		const right = first.length === rows.length ? begun : await answers(rows);
		if (right === void 0 || !isBetter(right, ownRight, ALPHA / others.length)) continue;
		const better = {
			says,
			right: countRight(right),
			own: countRight(ownRight),
			of: rows.length
		};
		if (found === void 0 || better.right > found.right) found = better;
	}
	return {
		...found && { found },
		...lost !== void 0 && { lost }
	};
}
/** By a sign test: of the examples that only one answers rightly, too many are this one's. */
function isBetter(right, own, alpha) {
	let [won, lost] = [0, 0];
	for (const [row, is] of right.entries()) {
		if (is > (own[row] ?? 0)) won += 1;
		if (is < (own[row] ?? 0)) lost += 1;
	}
	return won > lost && atLeast(won, won + lost, .5) <= alpha;
}
/** So many places among `count`, evenly spread: examples often lie class by class. */
function spread(count, most) {
	const taken = Math.min(count, most);
	return Array.from({ length: taken }, (_, at) => Math.floor(at * count / taken));
}
/** The records of a lane by their rows; those of rows that another machine has are made here, too. */
async function ownRecords(at, way, packages, examples, placed, shop) {
	const [begin, end] = examples.rows;
	const elsewhere = at.filter((row) => row < begin || row >= end);
	const files = await inOrder(way);
	const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
	const own = new Map(texts.flatMap(linesIn).map((line, place) => [begin + place, line]));
	if (elsewhere.length === 0) return own;
	const lines = await shown(elsewhere, placed.data, "own", way, packages, placed, shop);
	if ("lost" in lines) return lines;
	for (const [place, row] of elsewhere.entries()) own.set(row, lines[place] ?? "");
	return own;
}
/** What the source answers to some examples that are shown otherwise, a record each; or why it does not. */
async function shown(at, data, name, way, packages, placed, { crew, folder }) {
	const into = join(folder, `otherwise-${name}`);
	await mkdir(into, { recursive: true });
	const lane = laneRequest(way, packages, into);
	const rows = at.map((row) => [row, row + 1]);
	const items = [];
	const answer = await crew.ask({
		...sharedBy(placed),
		data: [...data],
		lanes: [lane],
		chunks: [{
			key: name,
			rows,
			for: [lane.name]
		}]
	}, (event) => event.event === "item" && items.push(event), patienceFor(placed));
	if (answer.kind !== "result") return { lost: whyUnanswered(answer) };
	for (const item of items) {
		if ("ended" in item) return { lost: crew.retell(item.ended.message) };
		if ("chunk" in item && item.file !== void 0) return linesIn(await readFile(item.file, "utf8"));
	}
	return { lost: "the worker answered something else" };
}
/** Of each sample whether its record is right, by the first metric of the task that counts this. */
async function rightIn(task, samples, records) {
	const metric = (findTask(task)?.shows ?? []).map(findMetric).find((one) => one?.test === "rate" && !one.against);
	const readable = readableTask(task);
	if (metric === void 0 || readable === void 0) return;
	const columns = await (await readable.join(reading(samples))).records(reading(records.map((text) => JSON.parse(text))));
	const scores = scoresOf(metric, columns, columns);
	return "right" in scores && scores.kind === "rate" ? scores.right : void 0;
}
// src/measure/rounds.ts
/** Of each round: the first examples, over and over; what warms up is not timed. */
const PREDICTIONS = {
	examples: 20,
	warmup: 5,
	repeats: 50
};
/**
* Times every lane that was run, in rounds of fresh processes that take turns: what the machine does meanwhile, it does
* to all of them. Nothing is tried again: a lane that was disturbed once has no times, and says by what.
*/
async function timed(ways, packages, examples, placed, shop) {
	const found = /* @__PURE__ */ new Map();
	const { planned } = placed;
	const runs = ways.filter(({ lost }) => lost === void 0);
	if (planned.timed !== true || !engineFor(planned.target, shop.hello).time || runs.length === 0) return found;
	const names = new Set(runs.map(({ lane }) => lane.name));
	const there = await withPlaces(packages, names, placed, shop);
	for (const name of names) {
		const unlike = whyUnlike(name, packages, there);
		if (unlike !== void 0) found.set(name, {
			kind: "untimed",
			reason: unlike
		});
	}
	for (let round = 0; round < 5; round += 1) {
		shop.progress.stage(`${planned.model} on ${planned.target}, round ${round + 1} of 5`);
		const turn = round % runs.length;
		for (const way of [...runs.slice(turn), ...runs.slice(0, turn)]) {
			const before = found.get(way.lane.name) ?? {
				kind: "timed",
				rounds: []
			};
			if (before.kind === "untimed") continue;
			const next = await timeOnce(way, there, examples, placed, shop);
			found.set(way.lane.name, joined(before, next, round + 1));
		}
	}
	return found;
}
async function timeOnce(way, packages, { count }, placed, { crew, progress }) {
	const { engine, task, options, data, samples, bounds } = sharedBy(placed);
	const { examples, warmup, repeats } = PREDICTIONS;
	const request = {
		do: "time",
		engine,
		task,
		options,
		data,
		samples,
		bounds,
		warmup,
		repeats,
		packages: laneRequest(way, packages, way.folder).packages,
		rows: [[0, Math.min(count, examples)]]
	};
	const answer = await crew.askAlone(request, narrate(progress), patienceFor(placed));
	if (answer.kind !== "result") return { failed: whyUnanswered(answer) };
	const read = Timed.safeParse(answer.value);
	return read.success ? read.data : { failed: "the worker answered something else" };
}
function joined(before, next, round) {
	const untimed = (reason) => ({
		kind: "untimed",
		reason: `round ${round} of 5 tells nothing: ${reason}`
	});
	if ("failed" in next) return untimed(next.failed);
	const informs = before.informs ?? informsOnly(next.conditions);
	const disturbed = informs === void 0 ? whyDisturbed(next.conditions) : void 0;
	if (disturbed !== void 0) return untimed(disturbed);
	return {
		kind: "timed",
		rounds: [...before.rounds, next],
		...informs !== void 0 && { informs }
	};
}
/** As a measurement has them. */
function measuredTimes(rounded) {
	if (rounded === void 0) return {};
	if (rounded.kind === "untimed") return { untimed: rounded.reason };
	const { rounds, informs } = rounded;
	return {
		latency: {
			unit: "ms",
			rounds: rounds.map(({ ms }) => ms),
			load: rounds.map(({ loadMs }) => loadMs),
			first: rounds.map(({ firstMs }) => firstMs)
		},
		memory: {
			unit: "bytes",
			rounds: rounds.map(({ peakBytes }) => peakBytes)
		},
		...informs !== void 0 && { informs }
	};
}
// src/measure/outcome.ts
/** A measurement of each variant, in their order; the records of those that were run are put in their place. */
async function measurementsOf(outcome, placed, out, { hello }) {
	const fingerprint = fingerprintOf(placed.planned.target, hello);
	const found = [];
	for (const { name } of placed.variants) found.push(await measurementOf(name, outcome, fingerprint, placed, out));
	return found;
}
async function measurementOf(name, { packages, ways, audits, parities, expected, times, otherwise }, fingerprint, { planned }, out) {
	const slot = slotOf(planned, name);
	const one = packages.get(name);
	if (one?.kind !== "made") return {
		...failed(slot, one?.reason ?? UNASKED),
		fingerprint
	};
	const seen = {
		fingerprint,
		package: one.summary
	};
	const measured = {
		schema: 1,
		...slot,
		status: "measured",
		...seen
	};
	if (planned.packagesOnly) return measured;
	const way = ways.find(({ lane }) => lane.variants.includes(name));
	const audit = audits.get(name);
	if (way === void 0 || way.lost !== void 0) return {
		...failed(slot, way?.lost?.reason ?? UNASKED),
		...seen
	};
	if (audit?.kind === "unwatched") return {
		...failed(slot, `auditing its ranges failed: ${audit.reason}`),
		...seen
	};
	const parity = parities.get(name);
	const run = {
		...measured,
		...await recordsOf(way, slot, out),
		...audit?.watched,
		...parity && { parity },
		...name === "reference" && otherwise && { otherwise },
		...expected.get(way.lane.name),
		...measuredTimes(times.get(way.lane.name))
	};
	return await confirmed(Measurement.parse(run), planned.task, out);
}
/** Every variant is asked for; were one not, it would be no pass. */
const UNASKED = "nobody has asked for it";
/** What the chunks of a lane hold, in the order of the samples, are its records. */
async function recordsOf(way, slot, out) {
	const stopped = way.stops.get(slot.variant);
	if (stopped !== void 0) return await recordsBefore(stopped, way, slot, out);
	const whole = way.chunks.filter((chunk) => chunk !== void 0);
	const sum = (count) => whole.reduce((total, chunk) => total + count(chunk), 0);
	const count = sum((chunk) => chunk.count);
	const { path, digest } = await out.joinRecords(slot, await inOrder(way));
	return {
		evaluated: {
			n: count - sum(({ errors }) => errors),
			of: count
		},
		records: {
			path,
			digest,
			count
		}
	};
}
/** Nothing of what came after: how much of that is there depends on who was quicker. */
async function recordsBefore({ rows, ...stopped }, way, slot, out) {
	const { path, digest } = await out.joinRecords(slot, await inOrder(way, new Set(rows)));
	const count = rows.length;
	return {
		stopped,
		evaluated: {
			n: count,
			of: count
		},
		records: {
			path,
			digest,
			count
		}
	};
}
/** A measurement counts only with its records: all of them there, readable, and what the worker says it wrote. */
async function confirmed(measurement, task, out) {
	if (measurement.records === void 0) return measurement;
	const readable = readableTask(task);
	if (readable === void 0) throw new Error(`records of ${task} are not read yet`);
	try {
		for await (const _batch of out.readRecords(measurement, readable.lines.record));
		return measurement;
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const { records: _unread, ...rest } = measurement;
		return {
			...rest,
			status: "failed",
			reason: `its record file ${describe(error)}`
		};
	}
}
function describe({ problems }) {
	return problems.map(({ message, at }) => at?.line === void 0 ? message : `${message} (line ${at.line})`).join("; ");
}
// src/measure/parity.ts
/** How the worker is asked for it, and what it then leaves. */
const PARITY = "parity";
/** So many examples show whether a target gives other answers; a fault of a run time is none of a few examples. */
const COMPARED = 64;
/**
* Whether Core ML gives the answers that the portable engine gives for the very same package: what differs then is the
* run time's doing, and not what quantizing costs. The head's variants alone are asked, each once more through the first
* examples on both engines.
*/
async function paritiesOf(ways, packages, examples, placed, shop) {
	const found = /* @__PURE__ */ new Map();
	const { side, target } = placed.planned;
	if (side !== "head" || findTarget(target)?.engine !== void 0) return found;
	for (const way of ways.filter(({ lost }) => lost === void 0)) {
		const parity = await parityOf(way, packages, examples, placed, shop);
		for (const name of way.lane.variants) found.set(name, parity);
	}
	return found;
}
async function parityOf(way, packages, examples, placed, shop) {
	const { known, hello } = shop;
	const { lane } = way;
	const against = hello.engines.portable;
	const key = keyOf(PARITY, {
		lane: lane.key,
		first: examples.digestOf([firstOf(examples)]),
		against,
		of: COMPARED
	});
	const remembered = examples.arePart ? void 0 : await known.parities.read(key);
	if (remembered !== void 0) return remembered;
	const parity = await compared(way, packages, examples, placed, shop);
	if (!("unmeasured" in parity) && !examples.arePart) await known.parities.keep(key, parity);
	return parity;
}
function firstOf({ count }) {
	return [0, Math.min(COMPARED, count)];
}
async function compared(way, packages, examples, placed, shop) {
	const { name } = way.lane;
	const there = await withPlaces(packages, /* @__PURE__ */ new Set([name]), placed, shop);
	const unlike = whyUnlike(name, packages, there);
	if (unlike !== void 0) return lacking(unlike);
	const into = join(way.folder, PARITY);
	await makeFolder(into);
	const rows = firstOf(examples);
	const request = {
		...sharedBy(placed),
		lanes: [laneRequest(way, there, into)],
		chunks: [{
			key: PARITY,
			rows: [rows],
			for: [name]
		}],
		watch: PARITY
	};
	const items = [];
	const told = narrate(shop.progress, (item) => items.push(item));
	const answer = await shop.crew.ask(request, told, patienceFor(placed));
	if (answer.kind !== "result") return lacking(whyUnanswered(answer));
	for (const item of items) {
		if ("ended" in item) return lacking(shop.crew.retell(item.ended.message));
		if ("extra" in item && item.extra === PARITY) return await readParity(item.file);
	}
	return lacking("the worker answered something else");
}
async function readParity(file) {
	const read = TargetParity.safeParse(JSON.parse(await readFile(file, "utf8")));
	return read.success ? read.data : lacking("the worker answered something else");
}
function lacking(why) {
	return { unmeasured: `its answers could not be compared with the portable engine's: ${why}` };
}
// src/measure/placement.ts
/**
* Asks for the compute plan of every lane's package, where the target has more than one device. To make one may crash or
* hang, so each is asked of a process of its own; what comes of it takes nothing from what else was measured.
*/
async function expected(ways, packages, placed, shop) {
	const found = /* @__PURE__ */ new Map();
	const { planned } = placed;
	const runs = ways.filter(({ lost }) => lost === void 0);
	if (!engineFor(planned.target, shop.hello).placement || runs.length === 0) return found;
	const names = new Set(runs.map(({ lane }) => lane.name));
	const there = await withPlaces(packages, names, placed, shop);
	for (const way of runs) {
		const unlike = whyUnlike(way.lane.name, packages, there);
		if (unlike !== void 0) {
			found.set(way.lane.name, unplaced(unlike));
			continue;
		}
		const { packages: places } = laneRequest(way, there, way.folder);
		const request = {
			do: "place",
			engine: planned.target,
			packages: places
		};
		const answer = await shop.crew.askAlone(request, narrate(shop.progress), patienceFor(placed));
		found.set(way.lane.name, expectation(answer));
	}
	return found;
}
function expectation(answer) {
	if (answer.kind !== "result") return unplaced(whyUnanswered(answer));
	const read = Placement.safeParse(answer.value);
	return read.success ? { placement: read.data } : unplaced("the worker answered something else");
}
function unplaced(why) {
	return { unplaced: `there is no compute plan of it: ${why}` };
}
// src/measure/measure.ts
/**
* Runs what the plan requests and writes a measurement for every variant: a failed one, with the reason, where it
* could not be measured. The user's mistakes end it with a `UserError`, once all that can be found are found. Answers
* how much of the work earlier runs had done.
*/
async function measurePlan(plan, ports, { shard, keepPackages = false } = {}) {
	const shares = shard === void 0 ? plan.requests.map((request) => ({ request })) : sharesOf(plan, shard);
	const requests = shares.map(({ request }) => request);
	const { out, progress, store, hashes } = ports;
	const known = knownIn(store, hashes);
	const tallied = tally();
	try {
		await withCrew(ports, async (crew) => {
			const hello = await helloOf(crew, known, requests, await ports.workerKey());
			progress.stage("Looking at the models");
			const look = lookerOf(crew, inspectionsIn(known, hello));
			const unfit = await survey(requests, look, ports.truthOf);
			for (const { request, rows } of shares) if (rows === void 0) for (const slot of slotsOf([request])) await out.forget(slot);
			await out.withWorkFolder(async (folder) => {
				const shop = {
					crew,
					hello,
					known,
					folder,
					progress,
					tally: tallied,
					told: /* @__PURE__ */ new Map()
				};
				const give = giverIn(plan, ports, look, shop);
				const placeOf = ({ rows }) => rows === void 0 || shard === void 0 ? out : out.part(shard);
				await eachShare(shares, ports, placeOf, async (share) => {
					const { request } = share;
					const lost = unfit.get(request);
					const fit = request.variants.filter(({ name }) => lost?.has(name) !== true);
					const failures = [...lost ?? []].map(([name, why]) => failed(slotOf(request, name), reasonOf(why)));
					if (fit.length === 0) return failures;
					const rest = {
						...share,
						request: {
							...request,
							variants: fit
						}
					};
					const into = placeOf(share);
					return [...failures, ...await measured(rest, into, plan, ports, look, shop, give, keepPackages)];
				});
				const reused = tallied.says();
				if (reused !== void 0) progress.say(reused);
			});
		});
	} finally {
		progress.end();
	}
	return tallied.reused();
}
/** Who answers: as it was told before where the same worker would be started, without starting it. */
async function helloOf(crew, known, requests, worker) {
	const probe = targetsRun(requests).filter((target) => findTarget(target)?.engine === void 0);
	const key = keyOf("hello", {
		worker,
		probe
	});
	const remembered = await known.engines.read(key);
	if (remembered !== void 0) return remembered;
	crew.seat();
	const hello = await greet(crew, probe);
	if (probe.every((target) => "name" in (hello.engines[target] ?? {}))) await known.engines.keep(key, hello);
	return hello;
}
/** Where anything is run; what has packages made alone needs no engine. */
function targetsRun(requests) {
	const run = requests.filter(({ packagesOnly }) => packagesOnly !== true);
	return [...new Set(run.map(({ target }) => target))].sort();
}
/** Writes what `take` gives of each request; one that the user made a mistake in does not keep the others. */
async function eachShare(shares, { signal }, placeOf, take) {
	const mistakes = [];
	for (const share of shares) {
		signal?.throwIfAborted();
		const measurements = await take(share).catch(keepMistakes(mistakes));
		for (const measurement of measurements) await placeOf(share).writeMeasurement(measurement);
	}
	if (mistakes.length > 0) throw new UserError(mistakes);
}
function keepMistakes(mistakes) {
	return (error) => {
		if (!(error instanceof UserError) || error instanceof MachineFault) throw error;
		mistakes.push(...error.problems);
		return [];
	};
}
async function measured({ request, rows }, into, plan, { out, truthOf }, look, shop, give, keepPackages) {
	const { model, side, target, variants } = request;
	shop.progress.stage(`${model} (${side}) on ${target}, ${variants.length} variants`);
	try {
		const { caution } = engineFor(target, shop.hello);
		if (caution !== void 0) shop.progress.say(`${target}: ${caution}.`);
		const placed = await placeRequest(request, plan, out, look, truthOf, shop);
		const outcome = await run(placed, rows, plan, truthOf, shop, give);
		if (keepPackages) await keep(outcome.packages, placed, out, shop);
		return await measurementsOf(outcome, placed, into, shop);
	} catch (error) {
		if (!(error instanceof Lost)) throw error;
		return variants.map(({ name }) => failed(slotOf(request, name), error.message));
	}
}
/** Has every variant made, run, and looked into, as far as no earlier run has done so. */
async function run(placed, rows, plan, truthOf, shop, give) {
	const { planned, variants } = placed;
	const making = await begun(placed, shop);
	if (planned.packagesOnly) return {
		packages: await making.all,
		ways: [],
		...NOTHING_BESIDES
	};
	const begin = async () => {
		const truth = await truthOf(planned.model);
		const examples = await followed(placed, rows, plan, truth, shop);
		const given = await give(planned);
		return {
			truth,
			examples,
			given,
			before: await meanwhile(making, examples, placed, shop, given)
		};
	};
	const { truth, examples, given, before } = await begin().finally(making.stop);
	let packages = await making.all;
	let ways = await waysOf(lanesOf(packages, examples, placed, shop, given), shop, before);
	for (;;) {
		const there = await withPlaces(packages, namesOf(toRun(ways, placed)), placed, shop);
		if (there === packages) break;
		packages = there;
		ways = await waysOf(lanesOf(packages, examples, placed, shop, given), shop, ways);
	}
	count(ways, examples, shop);
	const drawn = auditedRows(truth.samples, planned);
	const audits = auditing(ways, drawn, packages, examples, placed, shop);
	await evaluate(ways, packages, examples, placed, shop, given).catch(async (error) => {
		await audits.stop();
		throw error;
	});
	const seen = await audits.finish(ways);
	const byHand = new Set(variants.filter(isByHand).map(({ name }) => name));
	refuseMistakes(planned, ways.flatMap(({ lane, lost }) => lost?.mistaken ? lane.variants.filter((name) => !byHand.has(name)).map((name) => ofVariant(name, lost.reason)) : []));
	const otherwise = await seenOtherwise(ways, packages, examples, placed, truth, shop);
	const besides = {
		audits: seen,
		...await ofTheWhole(ways, packages, examples, placed, shop)
	};
	return {
		packages,
		ways,
		...besides,
		...otherwise && { otherwise }
	};
}
/** What is asked of a variant and not of its examples: of several machines, the first tells it. */
async function ofTheWhole(ways, packages, examples, placed, shop) {
	if (!examples.areFirst) return OF_NO_WHOLE;
	return {
		parities: await paritiesOf(ways, packages, examples, placed, shop),
		expected: await expected(ways, packages, placed, shop),
		times: await timed(ways, packages, examples, placed, shop)
	};
}
const OF_NO_WHOLE = {
	parities: /* @__PURE__ */ new Map(),
	expected: /* @__PURE__ */ new Map(),
	times: /* @__PURE__ */ new Map()
};
const NOTHING_BESIDES = {
	audits: /* @__PURE__ */ new Map(),
	...OF_NO_WHOLE
};
/**
* Of some examples alone nothing is followed: where a variant stops is told by those that are drawn first, of which other
* machines have most. Nor is it where one machine does the work of all that share them, and leaves what each would have.
*/
async function followed(placed, rows, plan, truth, { known }) {
	if (rows !== void 0) return await examplesOf(placed, truth, known, rows);
	const { planned } = placed;
	const ids = truth.samples.map(({ id }) => id);
	const order = orderOf(planned.task, ids);
	const examples = await examplesOf(placed, truth, known, void 0, void 0, order);
	const follow = plan.shards !== void 0 && isShared(plan, plan.shards, planned) ? void 0 : followerOf(plan, planned, truth);
	return {
		...examples,
		...follow && { follow }
	};
}
function namesOf(ways) {
	return new Set(ways.map(({ lane }) => lane.name));
}
/** For who waits: how many of the answers were there already. */
function count(ways, examples, { tally }) {
	const [begin, end] = examples.rows;
	for (const { found } of ways) tally.answers(found, end - begin);
}
/** Copies of the packages that were made, among the results. */
async function keep(packages, placed, out, shop) {
	const { planned } = placed;
	const there = await withPlaces(packages, new Set(packages.keys()), placed, shop);
	for (const variant of placed.variants) {
		const one = there.get(variant.name);
		if (one?.kind !== "made" || one.isSource || isByHand(variant) || one.path === void 0) continue;
		await out.keepPackage(slotOf(planned, variant.name), one.path);
	}
}
export { measurePlan as t };

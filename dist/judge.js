import { a as __toESM } from "./rolldown-runtime.js";
import { t as UserError } from "./errors.js";
import { t as EXIT_STATUS } from "./states.js";
import { i as isUnmeasured, n as shardOf, t as nameOf$1 } from "./shards.js";
import { c as sliceName, s as limitText } from "./targets.js";
import { a as itselfOf, i as impliedAsks, n as caseOf, o as subjectOf, r as judge$1, s as sightingOf, t as readEvidence } from "./evidence.js";
import { D as comparable, O as comparableColumns, c as sliceOf, f as scoresOf, q as forgetVerdict, s as resamplingFor, t as asksOf, z as isLeftOut } from "./limits.js";
import { A as quote, i as longCommit, k as LAYOUT, l as LARGEST_FILE, p as Verdict, u as openRegular, y as OPERATORS } from "./nearest.js";
import { o as outFolder, r as findMetric } from "./metrics.js";
import { n as steady, t as visible } from "./visible.js";
import { i as hashOf, t as VERSION } from "./version.js";
import { a as counted, c as makeFolder, t as listed$1 } from "./lists.js";
import { u as readPolicy } from "./supposed.js";
import { d as isUntouched, f as waiverText, g as findings, h as cliffWords, i as FORMATS, l as becauseOf, m as answerOf, p as ladder, t as pastIn } from "./past-in.js";
import { n as slotsOf, t as stampedPlan } from "./stamped-plan.js";
import { t as progressFor } from "./progress-for.js";
import { t as planIn } from "./plan-in.js";
import { t as require_cli_table3 } from "./cli-table3.js";
import { f as changeText, i as unjudgedText, l as stateWord, n as otherCautions, o as UNCHANGED, p as loosened } from "./cautions.js";
import { styleText } from "node:util";
import { randomBytes } from "node:crypto";
import { dirname, join, relative, resolve, sep } from "node:path";
import { readdir, rename, rm } from "node:fs/promises";
import { createWriteStream } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { pipeline } from "node:stream/promises";
// src/judge/format.ts
/** `verdict.json`, the same bytes for the same verdict; the schema sets the order of keys. */
function formatVerdict(verdict) {
	return `${JSON.stringify(Verdict.parse(verdict), (_, value) => shortened(value), 2)}\n`;
}
function shortened(value) {
	if (typeof value !== "number" || Number.isInteger(value)) return value;
	return steady(value);
}
// src/judge/explain/before-and-after.ts
/** Where a limit that does not pass looks for what it was like before. */
function beforeOf({ operator }) {
	return isOperator(operator) && OPERATORS[operator].against === "base" ? "base" : "reference";
}
function beforeAndAfter({ variant, reference, base }, which) {
	const beside = comparableColumns(variant, reference, "the reference");
	const after = {
		columns: variant.columns,
		reference: beside
	};
	if (which === "reference") return {
		before: {
			columns: beside,
			reference: beside
		},
		after
	};
	if (base.kind !== "present") return;
	const earlier = comparable(variant, base.variant, "the base");
	if (isUnmeasured(earlier)) return;
	const besideEarlier = comparableColumns(earlier, base.reference, "the base's reference");
	return {
		before: {
			columns: earlier.columns,
			reference: besideEarlier
		},
		after
	};
}
function isOperator(word) {
	return Object.hasOwn(OPERATORS, word);
}
// src/judge/explain/flips.ts
/** Every example that turned, and those that went from one wrong answer to another; the worst first. */
function flipsOf(turns, answers) {
	const { samples } = answers.after;
	return samples.ids.flatMap((id, row) => {
		const kind = kindOf(turns, answers, row);
		if (kind === void 0) return [];
		const label = nameOf(answers.after, samples.labels[row]);
		const [before, after] = [answerIn(answers.before, row), answerIn(answers.after, row)];
		return [{
			kind,
			id,
			label,
			before,
			after
		}];
	}).sort(worstFirst$1);
}
function kindOf(turns, answers, row) {
	const [was, is] = [turns.before[row], turns.after[row]];
	if (was === 1 && is === 0) return "lost";
	if (was === 0 && is === 1) return "gained";
	const other = answers.before.answers[row] !== answers.after.answers[row];
	return is === 0 && other ? "changed" : void 0;
}
function answerIn(columns, row) {
	return {
		answer: nameOf(columns, columns.answers[row]),
		score: columns.scores[row] ?? 0
	};
}
function nameOf({ samples }, number = -1) {
	return samples.classes.nameOf(number) ?? "";
}
const ORDER = [
	"lost",
	"changed",
	"gained"
];
/** The surer of a wrong answer, the worse; ids settle what is left, so that the samples' order does not. */
function worstFirst$1(a, b) {
	return ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.after.score - a.after.score || (a.id < b.id ? -1 : 1);
}
// src/judge/explain/classes.ts
/** Every class that examples have, with how many were right before and are now; the worst drop first. */
function classesOf(turns, columns) {
	const counts = /* @__PURE__ */ new Map();
	for (const [row, label] of columns.samples.labels.entries()) {
		const { n, before, after } = counts.get(label) ?? {
			n: 0,
			before: 0,
			after: 0
		};
		counts.set(label, {
			n: n + 1,
			before: before + (turns.before[row] ?? 0),
			after: after + (turns.after[row] ?? 0)
		});
	}
	return [...counts].map(([label, count]) => ({
		label: nameOf(columns, label),
		...count,
		drop: (count.before - count.after) / count.n
	})).sort(worstFirst);
}
function worstFirst(a, b) {
	const lost = b.before - b.after - (a.before - a.after);
	return b.drop - a.drop || lost || (a.label < b.label ? -1 : 1);
}
// src/judge/explain/confusions.ts
/** The pairs of classes that are confused more often than before, those that grew most first. */
function confusionsOf({ before, after }) {
	const earlier = tally(before);
	return [...tally(after)].flatMap(([key, count]) => {
		const was = earlier.get(key)?.times ?? 0;
		const { label, answer, times } = count;
		return times > was ? [{
			label,
			answer,
			after: times,
			before: was
		}] : [];
	}).sort(mostGrownFirst);
}
/** Of each pair of a class and another that it was taken for, how often. */
function tally(columns) {
	const counts = /* @__PURE__ */ new Map();
	for (const [row, label] of columns.samples.labels.entries()) {
		const answer = columns.answers[row] ?? -1;
		if (answer === label) continue;
		const key = `${label} ${answer}`;
		const count = counts.get(key) ?? countOf(columns, label, answer);
		count.times += 1;
		counts.set(key, count);
	}
	return counts;
}
function countOf(columns, label, answer) {
	return {
		label: nameOf(columns, label),
		answer: nameOf(columns, answer),
		times: 0
	};
}
function mostGrownFirst(a, b) {
	return b.after - b.before - (a.after - a.before) || b.after - a.after || order(a.label, b.label) || order(a.answer, b.answer);
}
function order(a, b) {
	return a === b ? 0 : a < b ? -1 : 1;
}
// src/judge/explain/moved.ts
/** Examples whose own score changed: how many for the better, and those for the worse, the worst first. */
function movedOf({ direction }, { ids }, before, after) {
	const sign = direction === "higher" ? 1 : -1;
	const moved = ids.map((id, row) => ({
		id,
		before: before.values[row] ?? 0,
		after: after.values[row] ?? 0
	}));
	const loss = (one) => sign * (one.before - one.after);
	return {
		worse: moved.filter((one) => loss(one) > 0).sort((a, b) => loss(b) - loss(a) || (a.id < b.id ? -1 : 1)),
		better: moved.filter((one) => loss(one) < 0).length
	};
}
// src/judge/explain/explain-metric.ts
/** Nothing where the metric has no score for single examples, or a side has not all answers. */
function explainMetric(name, { before, after }) {
	const metric = findMetric(name);
	if (metric === void 0) return;
	if (isUnmeasured(before.columns) || isUnmeasured(after.columns)) return;
	const was = scoresOf(metric, before.columns, before.reference);
	const is = scoresOf(metric, after.columns, after.reference);
	if (isUnmeasured(was) || isUnmeasured(is)) return;
	if (was.kind === "mean" && is.kind === "mean") return byValue(metric, after.columns.samples, was, is);
	if (was.kind === "rate" && is.kind === "rate") return byAnswer({
		before: was.right,
		after: is.right
	}, before.columns, after.columns);
}
function byValue(metric, samples, was, is) {
	if (samples.size !== is.values.length) return;
	const { worse, better } = movedOf(metric, samples, was, is);
	return {
		n: samples.size,
		lost: worse.length,
		gained: better,
		changed: 0,
		flips: [],
		moved: worse.slice(0, MOST),
		confusions: [],
		classes: []
	};
}
function byAnswer(turns, before, after) {
	if (before.kind !== "classification" || after.kind !== "classification") return;
	const answers = {
		before,
		after
	};
	const flips = flipsOf(turns, answers);
	const count = (kind) => flips.filter((flip) => flip.kind === kind).length;
	return {
		n: after.samples.size,
		lost: count("lost"),
		gained: count("gained"),
		changed: count("changed"),
		flips: flips.slice(0, MOST),
		moved: [],
		confusions: confusionsOf(answers).slice(0, MOST),
		classes: classesOf(turns, after)
	};
}
/** Worst first, so that a file of ten thousand leaves out what matters least. */
const MOST = 1e4;
// src/judge/explain/explain.ts
/** Of every variant with limits that fail, or lean to: what became of the examples, target by target. */
function explain(input, { models }) {
	return models.flatMap(({ name, variants }) => {
		const planned = input.plan.models.find((model) => model.name === name);
		if (planned === void 0 || isLeftOut(planned)) return [];
		const { modelCase } = caseOf(planned, input);
		return variants.flatMap((variant) => explainVariant(modelCase, variant));
	});
}
function explainVariant(modelCase, { name, limits }) {
	return [...groups(limits.filter(isBroken), ({ on }) => on)].flatMap(([target, broken]) => {
		const sighting = sightingOf(modelCase, name, target);
		const metrics = isUnmeasured(sighting) ? [] : explainAll(sighting, broken);
		if (metrics.length === 0) return [];
		return [{
			schema: 1,
			model: modelCase.model.name,
			variant: name,
			target,
			metrics
		}];
	});
}
/** A doubt about a slice changes nothing, and asks for no explanation. */
function isBroken({ state, leans, outcome }) {
	return state === "fail" || state === "inconclusive" && leans === "fail" && outcome !== "pass";
}
/** Limits that look at the same answers in the same way are explained once. */
function explainAll(sighting, limits) {
	return [...groups(limits, (limit) => JSON.stringify([
		limit.metric,
		beforeOf(limit),
		limit.slice
	])).values()].flatMap((same) => {
		const [limit] = same;
		return limit === void 0 ? [] : explainOne(sighting, limit, same);
	});
}
function explainOne(sighting, limit, alike) {
	const { metric, slice } = limit;
	const within = slice === void 0 ? sighting : sliceOf(sighting, slice);
	if (isUnmeasured(within)) return [];
	const before = beforeOf(limit);
	const sides = beforeAndAfter(within, before);
	const told = sides && explainMetric(metric, sides);
	if (told === void 0) return [];
	return [{
		metric,
		before,
		...slice && { slice },
		limits: alike.map(textOf),
		...told
	}];
}
function textOf({ slice, metric, operator, limit }) {
	return [
		...slice ? [sliceName(slice)] : [],
		metric,
		operator,
		limit
	].join(" ");
}
function groups(items, keyOf) {
	const found = /* @__PURE__ */ new Map();
	for (const item of items) {
		const key = keyOf(item);
		found.set(key, [...found.get(key) ?? [], item]);
	}
	return found;
}
// src/judge/explain/in-short.ts
/** Of each list so many; the files have all. */
const FIRST = 5;
/** The verdict with the first of every explanation's lists, and where the whole is. */
function withExplanations(verdict, explanations, pathOf) {
	return {
		...verdict,
		models: verdict.models.map((model) => ({
			...model,
			variants: model.variants.map((variant) => {
				const explanation = explanations.filter((one) => one.model === model.name && one.variant === variant.name).flatMap((one) => inShort(one, pathOf(one)));
				return {
					...variant,
					...explanation.length > 0 && { explanation }
				};
			})
		}))
	};
}
function inShort({ target, metrics }, path) {
	return metrics.map(({ limits: _, ...one }) => ({
		...one,
		target,
		path,
		flips: one.flips.filter(({ kind }) => kind !== "gained").slice(0, FIRST),
		moved: one.moved.slice(0, FIRST),
		confusions: one.confusions.slice(0, FIRST),
		classes: one.classes.filter(({ drop }) => drop > 0).slice(0, FIRST)
	}));
}
// src/judge/labelling/to-label.ts
/** Only for variants that are enforced: nobody should label what decides nothing. */
function toLabel(input) {
	return input.plan.models.flatMap((planned) => {
		if (planned.samples?.unlabelled === void 0 || isLeftOut(planned)) return [];
		const names = new Set(openIn(caseOf(planned, input).modelCase));
		if (names.size === 0) return [];
		return [{
			model: planned.name,
			names: [...names].sort(byHash)
		}];
	});
}
function openIn(modelCase) {
	const { variants, ship } = modelCase.model;
	return variants.filter(({ name }) => ship === null || ship === name).flatMap(({ name, limits }) => limits.filter(compares).flatMap((limit) => modelCase.targets.flatMap((target) => {
		const sighting = sightingOf(modelCase, name, target);
		const sides = isUnmeasured(sighting) ? void 0 : beforeAndAfter(sighting, beforeOf(limit));
		return sides === void 0 ? [] : openBetween(sides);
	})));
}
function compares({ metric, operator, slice }) {
	return metric === "top-1" && slice === void 0 && OPERATORS[operator].against !== "absolute";
}
function openBetween({ before, after }) {
	const [was, is] = [besideIn(before), besideIn(after)];
	if (was === void 0 || is === void 0) return [];
	return is.names.filter((_, row) => (is.labels[row] ?? -1) < 0 && was.answers[row] !== is.answers[row]);
}
function besideIn({ columns }) {
	if (isUnmeasured(columns) || columns.kind !== "classification") return;
	return columns.defects.length === 0 ? columns.beside : void 0;
}
function byHash(a, b) {
	return mixed(hashOf(a)) - mixed(hashOf(b)) || (a < b ? -1 : 1);
}
/** Murmur3's last step: names that follow each other would else stay in order. */
function mixed(hash) {
	const half = Math.imul(hash ^ hash >>> 16, 2246822507);
	const most = Math.imul(half ^ half >>> 13, 3266489909);
	return (most ^ most >>> 16) >>> 0;
}
// src/judge/labelling/with-labelling.ts
/** The verdict with a note on each model of which labels are missing: how many, and where to fill them in. */
function withLabelling(verdict, missing, pathOf) {
	const models = verdict.models.map((model) => {
		const own = missing.find((one) => one.model === model.name);
		return own === void 0 ? model : {
			...model,
			notes: [...model.notes, noteOn(own, pathOf)]
		};
	});
	return {
		...verdict,
		models
	};
}
function noteOn({ model, names }, pathOf) {
	return `${counted(names.length, "unlabelled example is", "unlabelled examples are")} answered differently by two of its models, and only their labels matter: ${pathOf(model)} lists them to be filled in`;
}
// src/shards/brought.ts
/** What artifacts were downloaded as: merged into one folder, or each in its own. None where nothing was. */
async function broughtIn(root, name) {
	const entries = await entriesOf(root);
	if (entries.some(isMeasured)) return [await look(root, name)];
	refuseMany(entries.length, MOST_FOLDERS, name);
	return await Promise.all(entries.map((entry) => look(join(root, entry.name), join(name, entry.name))));
}
async function look(root, name) {
	const measured = (await entriesOf(root)).filter(isMeasured);
	const files = (await Promise.all(measured.map((entry) => filesBelow(root, entry)))).flat();
	refuseMany(files.length, MOST_FILES, name);
	return {
		name,
		out: outFolder(root),
		files,
		stamps: files.flatMap(shardNamedBy)
	};
}
/** Far more than any run leaves. */
const MOST_FOLDERS = 1e3;
const MOST_FILES = 1e5;
function refuseMany(count, most, file) {
	if (count <= most) return;
	throw new UserError({
		message: `holds ${count} entries, more than any run leaves`,
		at: { file }
	});
}
function isMeasured({ name }) {
	return LAYOUT.measured.some((folder) => folder === name);
}
/** No link is followed; whatever is no folder is a file here, and refused when it is read. */
async function filesBelow(root, entry) {
	if (!entry.isDirectory()) return [entry.name];
	return (await readdir(join(root, entry.name), {
		recursive: true,
		withFileTypes: true
	})).filter((below) => !below.isDirectory()).map((below) => relative(root, join(below.parentPath, below.name)).replaceAll(sep, "/"));
}
function shardNamedBy(path) {
	const [, index, of] = STAMP.exec(path) ?? [];
	const shard = {
		index: Number(index),
		of: Number(of)
	};
	return path === LAYOUT.stamp(shard) ? [shard] : [];
}
const STAMP = /^shards\/(\d{1,4})-of-(\d{1,4})\.json$/;
async function entriesOf(root) {
	return await readdir(root, { withFileTypes: true }).catch((error) => {
		if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
		throw error;
	});
}
// src/shards/staleness.ts
/** What people know a plan by. */
const PARTS = [
	["head", ({ head }) => head ? longCommit(head) : void 0],
	["policy", ({ policy }) => policy],
	["run", ({ run }) => run?.id],
	["attempt", ({ run }) => run?.attempt.toString()]
];
/** In what a shard's plan is another one: `head 0a1b2c…, here 3d4e5f…`. Undefined where it is this one. */
function staleness(theirs, ours) {
	if (theirs.digest === ours.digest) return void 0;
	const known = PARTS.filter(([, of]) => of(theirs) !== of(ours)).map(([name, of]) => `${name} ${of(theirs) ?? "none"}, here ${of(ours) ?? "none"}`);
	return known.length > 0 ? known.join("; ") : `plan.json ${theirs.digest}, here ${ours.digest}`;
}
// src/shards/check-stamp.ts
/** What is wrong with a stamp that stands in the place of a shard's; undefined where nothing is. */
function checkStamp(stamp, shard, expected) {
	if (nameOf$1(stamp) !== nameOf$1(shard)) return `is foreign: it is of shard ${nameOf$1(stamp)}`;
	if (stamp.quantgate !== VERSION) return `is foreign: quantgate ${quote(stamp.quantgate)} measured it, and this is ${VERSION}`;
	const stale = staleness(stamp.plan, expected.stamped);
	if (stale !== void 0) return `is stale, measured for another plan: ${stale}`;
	if (shard.of !== expected.of || shard.index > shard.of) return `is foreign: it is of shard ${nameOf$1(shard)}, and there are ${expected.of}`;
	const own = shardOf(expected.plan, shard);
	const [theirs, ours] = [listed(stamp.requests), listed(own)];
	if (theirs !== ours) return `is foreign: it is of ${quote(theirs)}, and its requests are ${quote(ours)}`;
	return checkFiles(stamp, slotsOf(own));
}
/** Of each slot a measurement, perhaps with records, and nothing else. */
function checkFiles({ files }, slots) {
	const named = new Set(files.map(({ path }) => path));
	const missing = slots.map(LAYOUT.measurement).find((path) => !named.has(path));
	if (missing !== void 0) return `is half-written: it names no ${missing}`;
	const own = /* @__PURE__ */ new Set([...slots.map(LAYOUT.measurement), ...slots.map(LAYOUT.records)]);
	const strange = files.find(({ path }) => !own.has(path));
	if (strange === void 0) return void 0;
	return `is foreign: it names ${quote(strange.path)}, which is not of its requests`;
}
function listed(requests) {
	if (requests.length === 0) return "nothing";
	return requests.map(({ model, side, target }) => `${model} (${side}) on ${target}`).join(", ");
}
// src/shards/check-brought.ts
/** Everything that is wrong with a folder that a shard may have left. */
async function checkBrought(brought, expected) {
	const { files, stamps } = brought;
	if (files.length === 0) return [problem(brought, EMPTY)];
	if (stamps.length === 0) return [problem(brought, HALF)];
	const checked = await Promise.all(stamps.map((shard) => checkShard(brought, shard, expected)));
	const problems = checked.flatMap((one) => one.problems);
	if (problems.length > 0) return problems;
	return strangers(brought, checked.flatMap((one) => one.stamps));
}
const EMPTY = "is empty: no shard has left anything here";
const HALF = "is half-written: a shard leaves its stamp last, and this one has none";
async function checkShard(brought, shard, expected) {
	try {
		const stamp = await brought.out.readStamp(shard);
		if (stamp === void 0) throw new Error(`${brought.name} has lost a stamp meanwhile`);
		const wrong = checkStamp(stamp, shard, expected) ?? await half(brought, stamp);
		if (wrong === void 0) return {
			stamps: [stamp],
			problems: []
		};
		return {
			stamps: [],
			problems: [problem(brought, wrong, LAYOUT.stamp(shard))]
		};
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return {
			stamps: [],
			problems: error.problems.map((one) => refused(brought, one))
		};
	}
}
/** Every file is there to its last byte. */
async function half({ out }, { files }) {
	for (const { path, digest } of files) {
		const found = await out.digestOf(path);
		if (found === void 0) return `is half-written: there is no ${path}`;
		if (found !== digest) return `is half-written: ${path} is not what was measured`;
	}
}
/** What no stamp speaks for was brought by somebody else. */
function strangers(brought, stamps) {
	const known = new Set(stamps.flatMap((one) => [LAYOUT.stamp(one), ...one.files.map(({ path }) => path)]));
	const strange = brought.files.filter((path) => !known.has(path));
	const [first] = strange;
	if (first === void 0) return [];
	return [problem(brought, `is foreign: no stamp names ${listed$1([quote(first)], strange.length - 1)}`)];
}
function problem({ name }, message, path = "") {
	return {
		message,
		at: { file: join(name, path) },
		fix: FIX
	};
}
/** As the user named the folder, wherever that lies. */
function refused({ name, out }, { message, at }) {
	const path = at === void 0 ? "" : relative(out.root, at.file);
	return {
		message: `cannot be read: ${message}`,
		at: {
			...at,
			file: join(name, path)
		},
		fix: FIX
	};
}
const FIX = "Judge only what the shards of this plan uploaded; run the job of that shard again, or all jobs.";
// src/shards/count.ts
/** The shards that are not there, and those that are there more than once. */
function count(brought, of) {
	return Array.from({ length: of }, (_, position) => ({
		index: position + 1,
		of
	})).flatMap((shard) => {
		const holders = brought.filter(({ stamps }) => stamps.some((one) => nameOf$1(one) === nameOf$1(shard)));
		if (holders.length === 1) return [];
		const name = `shard ${nameOf$1(shard)}`;
		if (holders.length === 0) return [{
			message: `${name} is missing`,
			fix: MISSING
		}];
		const places = holders.map((one) => one.name).join(", ");
		return [{
			message: `${name} is there ${holders.length} times: ${places}`,
			fix: TWICE
		}];
	});
}
const MISSING = "Its job failed, was cancelled or skipped, or has uploaded nothing: the log of that job says why. Run it again.";
const TWICE = "Bring one artifact of each shard, those of this run alone.";
// src/shards/place.ts
/** Copies the files of all shards into an out folder, in the place of what it has: first beside that, then at once. */
async function place(brought, { root }) {
	const fresh = join(root, `${LAYOUT.stamps}.${randomBytes(4).toString("hex")}.tmp`);
	try {
		for (const { out, files } of brought) for (const path of files) await copy(out.root, path, join(fresh, path));
		for (const folder of LAYOUT.measured) await replace(join(fresh, folder), join(root, folder));
	} finally {
		await rm(fresh, {
			recursive: true,
			force: true
		});
	}
}
async function copy(root, path, to) {
	const handle = await openRegular(root, path, LARGEST_FILE);
	if (handle === void 0) throw new Error(`${path} was there a moment ago`);
	await makeFolder(dirname(to));
	await pipeline(handle.createReadStream(), createWriteStream(to, { flags: "wx" }));
}
/** A shard that measures nothing brings no measurements. */
async function replace(from, to) {
	await rm(to, {
		recursive: true,
		force: true
	});
	await rename(from, to).catch((error) => {
		if (error.code !== "ENOENT") throw error;
	});
}
// src/shards/gather.ts
/**
* Brings what several machines have measured into the out folder that holds their plan, or finds that it is there.
* All of it or nothing: whatever is missing, there twice, stale, foreign, empty or half-written is named at once.
*/
async function gather(plan, out, from) {
	const elsewhere = from.root !== out.root;
	const brought = elsewhere ? await broughtIn(from.root, from.name) : await inPlace(from);
	const [first] = brought.flatMap(({ stamps }) => stamps);
	if (!elsewhere && plan.shards === void 0 && first === void 0) return;
	const expected = {
		plan,
		stamped: await stampedPlan(plan, out),
		of: plan.shards ?? first?.of ?? 1
	};
	const problems = [...(await Promise.all(brought.map((one) => checkBrought(one, expected)))).flat(), ...count(brought, expected.of)];
	if (problems.length > 0) throw new UserError(problems);
	if (elsewhere) await place(brought, out);
}
async function inPlace({ root, name }) {
	const own = await look(root, name);
	return own.files.length > 0 ? [own] : [];
}
// src/terminal/progress.ts
/** For those who need not watch. */
const unseen = {
	stage() {},
	update() {},
	say() {},
	end() {}
};
// src/judge/ahead.ts
/**
* Draws what the limits will ask for, and stops after every draw, so that nobody waits for long: a progress line
* moves between two of them. Judging afterwards finds it drawn; without this it draws the same by itself.
*/
function* drawAhead(input) {
	for (const planned of input.plan.models) {
		if (isLeftOut(planned)) continue;
		const { modelCase } = caseOf(planned, input);
		const itself = itselfOf(modelCase);
		yield* drawFor(itself, [...asksOf(itself), ...impliedAsks(modelCase)], planned.name);
		for (const variant of modelCase.model.variants) {
			const subject = subjectOf(modelCase, variant);
			yield* drawFor(subject, asksOf(subject), planned.name);
		}
	}
}
function* drawFor({ sightings, variant }, asks, model) {
	for (const { limit, target } of asks) {
		const sighting = sightings.get(target);
		const resampling = sighting && resamplingFor(limit, sighting);
		if (resampling) yield* draw(resampling, `${model}/${variant.name} ${limit.metric}`);
	}
}
function* draw(resampling, what) {
	while (!resampling.done) {
		resampling.step();
		yield {
			what,
			done: resampling.steps,
			total: resampling.total
		};
	}
}
// src/commands/draw.ts
/** So long at a time, in ms: what a person sees as at once. */
const SLICE = 40;
/** Draws what judging needs in slices; between two of them the progress line moves. */
async function drawInSlices(input, progress) {
	let since = performance.now();
	for (const { what, done, total } of drawAhead(input)) {
		if (done === 1) progress.stage(`Draw the samples of ${what} anew`);
		if (done < total && performance.now() - since < SLICE) continue;
		progress.update(what, done, total);
		await setImmediate();
		since = performance.now();
	}
	progress.end();
}
// src/report/went-wrong.ts
var import_cli_table3 = /* @__PURE__ */ __toESM(require_cli_table3(), 1);
/** For a terminal, of each variant that stands in the way: what changed, who lost most, and what was confused. */
function wentWrong({ variants }) {
	return variants.filter(({ enforced, outcome }) => enforced && outcome !== "pass").flatMap((variant) => [
		...told(variant, variant.attribution?.text),
		...told(variant, variant.fellOn),
		...(variant.explanation ?? []).flatMap(worst(variant))
	]);
}
function told({ name }, text) {
	return text === void 0 ? [] : [visible(`${name}: ${text}`)];
}
function worst({ name }) {
	return ({ metric, before, classes, confusions, path }) => {
		const [badly] = classes;
		const [often] = confusions;
		const said = [...badly ? [`class ${badly.label} lost most, ${badly.after} of ${badly.n} right, before ${badly.before}`] : [], ...often ? [`${often.label} is taken for ${often.answer} ${often.after} times, before ${often.before}`] : []];
		return said.length === 0 ? [] : [visible(`${name}, ${metric} against the ${before}: ${said.join("; ")} (all in ${path})`)];
	};
}
// src/report/terminal.ts
const STYLES = {
	pass: {
		style: "good",
		mark: "✓"
	},
	warn: {
		style: "doubtful",
		mark: "!"
	},
	fail: {
		style: "bad",
		mark: "✗"
	},
	error: {
		style: "bad",
		mark: "✗"
	}
};
const NO_LINES_BETWEEN_ROWS = {
	mid: "",
	"left-mid": "",
	"mid-mid": "",
	"right-mid": ""
};
/** The verdict for a terminal: a table a model, what to ship, what stands in the way. */
function renderTerminal(verdict, paint) {
	const { style, mark } = STYLES[verdict.outcome];
	const said = isUntouched(verdict) ? paint("faint", `– ${UNCHANGED.word}`) : paint(style, `${mark} ${verdict.outcome}`);
	const because = becauseOf(verdict);
	return [
		...verdict.models.map((model) => modelText(model, paint)),
		...findings(verdict.models).map((finding) => findingText(finding, paint)),
		...asides(verdict),
		because === void 0 ? said : `${said} ${visible(because)}`
	].join("\n\n");
}
/** What was set aside, and what the head would loosen. */
function asides(verdict) {
	const waivers = (verdict.waivers ?? []).map(waiverText);
	const loosenings = loosened(verdict).map((change) => `once merged: ${changeText(change)}`);
	const lines = [
		...[...otherCautions(verdict), ...unjudgedText(verdict)],
		...waivers,
		...loosenings
	].map(visible);
	return lines.length === 0 ? [] : [lines.join("\n")];
}
function modelText(model, paint) {
	const { columns, rungs } = ladder(model);
	const missing = rungs.flatMap(({ name, reason }) => reason === void 0 ? [] : [`${visible(name)}: ${visible(reason)}`]);
	const table = rungs.length === 0 ? [] : [tableText(columns, rungs, paint)];
	return [
		paint("strong", visible(model.name)),
		...table,
		...missing,
		...answer(model, paint),
		advice(model, paint),
		...reasons(model),
		...wentWrong(model),
		...model.notes.map(visible)
	].join("\n");
}
function tableText(columns, rungs, paint) {
	const table = new import_cli_table3.default({
		head: columns.map(({ title }) => paint("faint", title)),
		colAligns: columns.map(({ right }) => right ? "right" : "left"),
		style: {
			head: [],
			border: []
		},
		chars: NO_LINES_BETWEEN_ROWS
	});
	table.push(...rungs.map((rung) => cells(rung, paint)));
	return table.toString();
}
function cells({ name, recommended, numbers, outcome, word }, paint) {
	const shown = visible(name);
	const said = recommended ? `${word}, recommended` : word;
	return [
		recommended ? paint("strong", shown) : shown,
		...numbers,
		verdictText(outcome, said, paint)
	];
}
function advice({ recommended, because }, paint) {
	const why = visible(because);
	return recommended === null ? why : `${paint("strong", `Recommended: ${visible(recommended)}.`)} ${why}`;
}
function answer(model, paint) {
	const said = answerOf(model);
	return said === void 0 ? [] : [paint("strong", visible(`${model.name}: ${said}.`))];
}
/** Why the others were not chosen, where the cliff is, and what is worth trying. */
function reasons({ excluded = [], cliff, advice = [] }) {
	const out = excluded.map(({ name, why }) => `${name} ${why}`).join("; ");
	return [
		...out === "" ? [] : [visible(`Not chosen: ${out}.`)],
		...cliff === void 0 ? [] : [visible(cliffWords(cliff))],
		...advice.map(({ variant, text }) => visible(`Worth knowing: ${variant === void 0 ? "" : `${variant}: `}${text}`))
	];
}
function verdictText(outcome, word, paint) {
	if (outcome === null) return paint("faint", word);
	const { style, mark } = STYLES[outcome];
	return paint(style, `${mark} ${word}`);
}
function findingText({ model, variant, limit }, paint) {
	const { style, mark } = STYLES[limit.outcome];
	const what = `${model.name}/${variant.name} ${limitText(limit)}: ${stateWord(limit)}`;
	const where = paint("faint", visible(`${limit.at.path}:${limit.at.line}`));
	return `${paint(style, `${mark} ${visible(what)}`)}\n  ${visible(limit.why)}\n  ${where}`;
}
// src/commands/print-verdict.ts
/** The verdict on standard output: for a person, or as the file's own JSON. */
function printVerdict(verdict, { json, out }, host) {
	if (json) host.out.write(formatVerdict(verdict));
	else host.out.write(`\n${renderTerminal(verdict, paintFor(host))}\n\nResults: ${out}/\n`);
}
const COLOURS = {
	strong: "bold",
	faint: "dim",
	good: "green",
	doubtful: "yellow",
	bad: "red"
};
/** Colours on a screen, and on an Actions log, which shows them; none where `NO_COLOR` asks for none. */
function paintFor({ out, env }) {
	if (!((out.isTTY || env.GITHUB_ACTIONS === "true") && !env.NO_COLOR)) return (_, text) => text;
	return (style, text) => styleText(COLOURS[style], text, { validateStream: false });
}
// src/commands/judge.ts
/** Judges an out folder from what is in it alone. */
async function judge(options, host) {
	const out = outFolder(resolve(host.cwd, options.out));
	await forgetVerdict(out);
	const plan = await planIn(out, options);
	refuseOthers(plan, options);
	const { measured = options.out } = options;
	await gather(plan, out, {
		root: resolve(host.cwd, measured),
		name: measured
	});
	const { verdict } = await judgeOut(plan, out, progressFor(host.errors, host.env));
	printVerdict(verdict, options, host);
	return EXIT_STATUS[verdict.outcome];
}
/** A folder that an earlier job left, or that somebody has committed, says nothing of what this run is for. */
function refuseOthers(plan, options) {
	const other = otherwise(plan, options);
	if (other === void 0) return;
	throw new UserError({
		message: `${LAYOUT.plan} is of ${other}`,
		at: { file: options.out },
		fix: "judge what the jobs of this run have planned and measured; the log of the one that plans says more"
	});
}
/** A plan for several machines says for which run it is; a later attempt of it may go on with what an earlier one left. */
function otherwise({ head: { commit }, run }, options) {
	const { roles } = options;
	if (roles !== void 0 && commit !== roles.head) return `${commit === null ? "no commit" : longCommit(commit)}, and this run judges ${longCommit(roles.head)}`;
	if (run === void 0 || options.run === void 0 || run.id === options.run.id) return;
	return `run ${run.id}, and this is run ${options.run.id}`;
}
/** Judges and writes the verdict, what explains it, and the comment: the same folder gives the same bytes. */
async function judgeOut(plan, out, progress = unseen) {
	await out.forgetVerdict();
	const { target, head } = plan.policies;
	const evidence = await readEvidence(plan, out);
	const input = {
		plan,
		policies: {
			target: readPolicy(target.text, target.path),
			...head && { head: readPolicy(head.text, head.path) }
		},
		evidence
	};
	await drawInSlices(input, progress);
	const judged = judge$1(input);
	const explanations = explain(input, judged);
	const missing = toLabel(input);
	const verdict = withLabelling(withExplanations(judged, explanations, LAYOUT.explanation), missing, LAYOUT.toLabel);
	const past = await pastIn(out);
	const report = {
		verdict,
		measurements: evidence.measurements,
		past
	};
	await out.replaceExplanations(explanations);
	await out.replaceLabelling(missing.map((one) => ({
		...one,
		column: columnOf(plan, one)
	})));
	await out.writeText(LAYOUT.verdict, formatVerdict(verdict));
	await out.writeText(LAYOUT.comment, FORMATS.comment(report));
	return {
		...report,
		missing
	};
}
/** Images are named by their files, rows of arrays by what their label file calls them. */
function columnOf({ requests }, { model }) {
	return requests.find((request) => request.model === model)?.data.unlabelled?.images === void 0 ? "id" : "file";
}
export { formatVerdict as i, judgeOut as n, printVerdict as r, judge as t };

import { n as MachineFault } from "./machine.js";
import { D as union, M as _isoDateTime, N as NEVER, O as unknown, S as record, b as object, i as ZodISODateTime, j as _isoDate, l as _enum, r as ZodISODate, u as array, w as string } from "./schemas.js";
import { dirname, join } from "node:path";
import { mkdir, stat } from "node:fs/promises";
// node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return _isoDateTime(ZodISODateTime, params);
}
function date(params) {
	return _isoDate(ZodISODate, params);
}
// src/catalog/quote.ts
/** What a file holds, for a message: short, on one line, without characters that move the cursor. */
function quote(value) {
	return quoteUpTo(LONGEST, value);
}
/** The same, of another length. */
function quoteUpTo(longest, value) {
	const text = typeof value === "string" ? value : JSON.stringify(value) ?? String(value);
	return (text.length > longest ? `${text.slice(0, longest)}…` : text).replace(HIDDEN, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
}
const LONGEST = 60;
/** Control, format (bidirectional, zero-width), line and paragraph separators, lone surrogates. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
// src/contract/names.ts
/** Names of models and variants become paths: lower case, no separators, no leading dot. */
const Name = string().regex(/^[a-z0-9][a-z0-9._-]*$/).max(100);
const SIDES = ["head", "base"];
const Side = _enum(SIDES);
/** The variant that stands for the source exactly as it is stored. */
const REFERENCE = "reference";
const Digest = string().regex(/^sha256:[0-9a-f]{64}$/);
/** An instant in UTC: `2027-01-31T09:30:00Z`. */
const Instant = datetime({ precision: 0 });
const Commit = string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
/** Red, green and blue: `#ffffff`. */
const Color = string().regex(/^#[0-9a-f]{6}$/);
// src/catalog/targets.ts
/** What a GPU or a Neural Engine does within it at all, it does in a fraction of it. */
const HANGS_AFTER = 60;
const TIMED = ["time"];
const PLACED = [...TIMED, "placement"];
const NEURAL = [...PLACED, "neural-engine"];
const TARGETS = [
	{
		name: "auto",
		says: "Core ML on the CPU of a Mac, the portable engine elsewhere",
		abilities: TIMED
	},
	{
		name: "portable",
		says: "the portable engine, on any machine",
		engine: "portable engine",
		abilities: ["range"]
	},
	{
		name: "coreml-cpu",
		says: "Core ML on the CPU; needs a Mac",
		abilities: TIMED
	},
	{
		name: "coreml-gpu",
		says: "Core ML on CPU and GPU; needs a Mac",
		hangs: HANGS_AFTER,
		abilities: PLACED
	},
	{
		name: "coreml-ane",
		says: "Core ML on CPU and Neural Engine; needs a Mac that has one",
		hangs: HANGS_AFTER,
		abilities: NEURAL
	},
	{
		name: "coreml-all",
		says: "Core ML on whatever it chooses; needs a Mac",
		hangs: HANGS_AFTER,
		abilities: NEURAL
	}
];
function findTarget(name) {
	return TARGETS.find((target) => target.name === name);
}
/** What `auto` can stand for. Which of them it is, the machine that makes the plan decides, and the plan says. */
const AUTO = ["portable", "coreml-cpu"];
/** Core ML itself where it is, and what reckons as it does elsewhere. */
function autoOn({ mac = false }) {
	return mac ? "coreml-cpu" : "portable";
}
/** The target that a policy's word stands for. */
function engineOf(target, auto) {
	return target === "auto" ? auto : target;
}
// src/contract/json.ts
/** Nothing that is written here or by coremltools lies so deep. */
const DEEPEST = 100;
/** Far more than any run writes in one place. */
const MOST_VALUES = 3e5;
const MANY = `holds more than ${MOST_VALUES} values`;
/** Each value that is wrong is a problem of its own to a schema, and costs as such: many are refused before it looks. */
function holdsMany(value) {
	let count = 0;
	const open = [value];
	for (let one = open.pop(); one !== void 0; one = open.pop()) {
		if (typeof one !== "object" || one === null) continue;
		const values = Array.isArray(one) ? one : Object.values(one);
		count += values.length;
		if (count > 3e5) return true;
		for (const each of values) if (typeof each === "object" && each !== null) open.push(each);
	}
	return false;
}
/**
* A list that may rightly have millions of elements: each is checked for itself, and once some are wrong the others are
* not looked at.
*/
function manyOf(element) {
	return unknown().transform((value, context) => {
		if (!Array.isArray(value)) {
			context.addIssue("expected a list");
			return NEVER;
		}
		const found = [];
		for (const [at, one] of value.entries()) {
			const read = element.safeParse(one);
			if (read.success) found.push(read.data);
			else for (const { path, message } of read.error.issues) wrong([at, ...path], message);
			if (context.issues.length > MOST_WRONG) break;
		}
		return found;
		function wrong(path, message) {
			context.addIssue({
				code: "custom",
				path,
				message
			});
		}
	});
}
const MOST_WRONG = 20;
/**
* Any JSON, which a stranger may have written, by one walk: what is too deep, or no JSON at all, is refused where it is met.
* The value stays the one that was read, without keys that would name another prototype.
*/
const AnyJson = unknown().transform((value, context) => {
	const wrong = wrongWith(value, 0);
	if (wrong === void 0 && isJson(value)) return value;
	context.addIssue(wrong ?? "is no JSON");
	return NEVER;
});
/** What is wrong has been looked for. */
function isJson(_) {
	return true;
}
function wrongWith(value, depth) {
	if (value === null || typeof value === "string" || typeof value === "boolean") return;
	if (typeof value === "number") return Number.isFinite(value) ? void 0 : NO_NUMBER;
	if (typeof value !== "object") return `is no JSON but a ${typeof value}`;
	if (depth > DEEPEST) return `is nested deeper than ${DEEPEST} levels`;
	return Array.isArray(value) ? wrongInList(value, depth) : wrongInObject(value, depth);
}
const NO_NUMBER = "holds a number that is not finite";
function wrongInList(list, depth) {
	for (const one of list) {
		const wrong = wrongWith(one, depth + 1);
		if (wrong !== void 0) return wrong;
	}
}
function wrongInObject(object, depth) {
	for (const [key, one] of Object.entries(object)) {
		if (key === "__proto__") Reflect.deleteProperty(object, key);
		const wrong = wrongWith(one, depth + 1);
		if (wrong !== void 0) return wrong;
	}
}
// src/contract/data.ts
/** What a task, or the reader of a part of its data, is told: nobody on the way reads it. */
const TaskOptions = record(string(), AnyJson);
const Key = string().regex(/^[a-z][a-z0-9-]{0,99}$/);
/** Parts as files have them, each key once; none lies deeper than a part of a part. */
function partsAt(place) {
	const leaf = object({
		key: Key,
		at: place,
		options: TaskOptions.exactOptional()
	});
	return eachOnce(leaf.extend({ at: union([place, eachOnce(leaf)]) }));
}
function eachOnce(one) {
	return array(one).refine((parts) => new Set(parts.map(({ key }) => key)).size === parts.length, { error: "has a key twice" });
}
/** Every place of the parts, in their order. */
function placesOf(parts, above = "") {
	return parts.flatMap(({ key, at, options = {} }) => {
		const name = `${above}${key}`;
		return areParts(at) ? placesOf(at, `${name} `) : [{
			name,
			key,
			at,
			options
		}];
	});
}
/** The same parts in other places. */
async function inPlaces(parts, placeOf, above = "") {
	const moved = parts.map(async ({ key, at, options }) => {
		const name = `${above}${key}`;
		return {
			key,
			at: areParts(at) ? await inPlaces(at, placeOf, `${name} `) : await placeOf({
				name,
				key,
				at,
				options: options ?? {}
			}),
			...options && { options }
		};
	});
	return await Promise.all(moved);
}
/** A place is never a list. */
function areParts(at) {
	return Array.isArray(at);
}
// src/words/rounding.ts
const ROUND = {
	nearest: Math.round,
	down: Math.floor,
	up: Math.ceil
};
/** Twelve digits: what machines compute differently, and what binary fractions add, lies beyond them. */
function steady(value) {
	return Number(value.toPrecision(12));
}
/** A share of 1 as files keep it: six decimals are the same bytes on every machine, whatever it was computed by. */
function steadyShare(share) {
	return Number(share.toFixed(6));
}
/** To so many decimals at most. What is a hair from them by binary fractions alone is not rounded away. */
function toDecimals(value, decimals, rounding) {
	const scale = 10 ** decimals;
	return ROUND[rounding](steady(value * scale)) / scale;
}
/** To so many significant digits at most. */
function toDigits(value, digits, rounding) {
	if (value === 0) return 0;
	const places = digits - 1 - Math.floor(Math.log10(Math.abs(value)));
	if (Math.abs(places) > MOST_PLACES) return Number(value.toPrecision(digits));
	const scale = 10 ** Math.abs(places);
	const rounded = ROUND[rounding](steady(places > 0 ? value * scale : value / scale));
	return Number((places > 0 ? rounded / scale : rounded * scale).toPrecision(digits));
}
const MOST_PLACES = 300;
// src/words/digests.ts
/** Enough of a digest to tell two apart: `sha256:9f86d081884c`, or `9f86d081884c` where it names no algorithm. */
function shortDigest(digest) {
	return digest.slice(0, /^[0-9a-f]+$/.test(digest) ? 12 : 19);
}
/** A commit as GitHub shows it, by seven digits: where a reader compares it with GitHub's pages. */
function shortCommit(commit) {
	return commit?.slice(0, 7) ?? "the working tree";
}
/** By twelve, where a message stands alone and git has to find it by them. */
function longCommit(commit) {
	return commit.slice(0, 12);
}
// src/out/make-folder.ts
/** Makes a folder and those above it. Where that cannot be, whoever named it can name another: `instead` says how. */
async function makeFolder(folder, instead = "name another folder with --out") {
	if (await isFolder(folder)) return;
	const above = dirname(folder);
	if (above !== folder) await makeFolder(above, instead);
	await mkdir(folder).catch(async (error) => {
		if (!await isFolder(folder)) throw unmakeable(folder, error, instead);
	});
}
async function isFolder(path) {
	return await stat(path).then((found) => found.isDirectory(), () => false);
}
function unmakeable(file, { message }, fix) {
	return new MachineFault({
		message: `the folder cannot be made: ${message}`,
		at: { file },
		fix
	});
}
// src/out/is-there.ts
/** Whether something is at a path; of a link, at its end. */
async function isThere(path) {
	return await stat(path).then(() => true, () => false);
}
// src/store/shelves.ts
/** Each holds what was found out of one kind, a file for each key. */
const SHELVES = [
	"engines",
	"files",
	"inspections",
	"fits",
	"packages",
	"divisions",
	"chunks",
	"watches",
	"parities"
];
/** Counts up where what is kept is written otherwise than before: another number, another folder. */
const VERSION = "1";
function storeAt(home) {
	const root = join(home, "store", VERSION);
	return {
		root,
		/** Where what is not whole yet is written, a folder for each process. */
		writing: join(root, "writing"),
		file: (shelf, key) => join(root, shelf, `${key}.txt`),
		package: (key) => join(root, "packages", `${key}.mlpackage`)
	};
}
export { Name as A, autoOn as C, Commit as D, Color as E, quoteUpTo as F, date as I, datetime as L, SIDES as M, Side as N, Digest as O, quote as P, TARGETS as S, findTarget as T, MANY as _, longCommit as a, manyOf as b, steady as c, toDigits as d, TaskOptions as f, AnyJson as g, placesOf as h, makeFolder as i, REFERENCE as j, Instant as k, steadyShare as l, partsAt as m, storeAt as n, shortCommit as o, inPlaces as p, isThere as r, shortDigest as s, SHELVES as t, toDecimals as u, MOST_VALUES as v, engineOf as w, AUTO as x, holdsMany as y };

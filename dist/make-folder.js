import { t as __commonJSMin } from "./rolldown-runtime.js";
import { t as UserError } from "./errors.js";
import { D as union, M as _isoDateTime, O as unknown, S as record, _ as literal, b as object, d as boolean, g as json, h as int, i as ZodISODateTime, j as _isoDate, l as _enum, p as discriminatedUnion, r as ZodISODate, u as array, w as string, y as number } from "./schemas.js";
import { dirname } from "node:path";
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
	return quoteUpTo(LONGEST$1, value);
}
/** The same, of another length. */
function quoteUpTo(longest, value) {
	const text = typeof value === "string" ? value : JSON.stringify(value) ?? String(value);
	return (text.length > longest ? `${text.slice(0, longest)}…` : text).replace(HIDDEN$1, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
}
const LONGEST$1 = 60;
/** Control, format (bidirectional, zero-width), line and paragraph separators, lone surrogates. */
const HIDDEN$1 = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
// src/contract/names.ts
/** Names of models and variants become paths: lower case, no separators, no leading dot. */
const Name = string().regex(/^[a-z0-9][a-z0-9._-]*$/).max(100);
const Side = _enum(["head", "base"]);
/** The variant that stands for the source exactly as it is stored. */
const REFERENCE = "reference";
const Digest = string().regex(/^sha256:[0-9a-f]{64}$/);
/** An instant in UTC: `2027-01-31T09:30:00Z`. */
const Instant = datetime({ precision: 0 });
const Commit = string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
/** Red, green and blue: `#ffffff`. */
const Color = string().regex(/^#[0-9a-f]{6}$/);
// src/contract/json.ts
/** Nothing that is written here or by coremltools lies so deep. */
const DEEPEST = 100;
/** Any JSON, which a stranger may have written: what is too deep to be walked through is refused before it is. */
const AnyJson = unknown().refine(isShallow, { error: `is nested deeper than ${DEEPEST} levels` }).pipe(json());
function isShallow(value) {
	let level = [value];
	for (let depth = 0; depth <= DEEPEST; depth += 1) {
		level = level.flatMap((one) => typeof one === "object" && one !== null ? Object.values(one) : []);
		if (level.length === 0) return true;
	}
	return false;
}
// src/contract/range.ts
const Op = object({
	op: string().max(500),
	name: string().max(500)
});
/** `largest`: of the finite magnitudes beyond the limit, 0 where none is; `examples`: in how many any was beyond. */
const ValueReach = Op.extend({
	largest: number().nonnegative(),
	infinite: boolean(),
	examples: int().nonnegative()
});
/** All are counted; of many only the first are named. */
function listed$1(named) {
	return object({
		count: int().nonnegative(),
		ops: array(named).max(100)
	});
}
/**
* Which ops reach values that 16-bit floats or the Neural Engine cannot hold, named by type and result. `precision`
* `fp16`: of the 16-bit floats that the program stores; `fp32`: it stores none, and these are its floats as they are.
*/
const RangeAudit = object({
	precision: _enum(["fp16", "fp32"]),
	examples: int().nonnegative(),
	/** Past 65,504, the largest first. */
	overflows: listed$1(ValueReach),
	/** Matrix products that take or give values past 32,768, the largest first. */
	products: listed$1(ValueReach),
	/** What gives NaN, in the order of the program. */
	nan: listed$1(Op.extend({ examples: int().nonnegative() })),
	/** What has an inside that could not be audited. */
	unseen: listed$1(Op)
});
/**
* The op that makes of finite values what is none, or an `input` of the model that is not finite: `name` as the
* variant's program has it, `source` as the source's has it, where that is another. `constant`: what the op is given
* by the program itself is not finite.
*/
const Culprit = Op.extend({
	source: string().max(500).exactOptional(),
	gives: _enum(["nan", "infinite"]),
	constant: boolean(),
	examples: int().nonnegative()
});
/** In how many examples an output was not finite, and which ops began that, the most frequent first. */
const NotFinite = object({
	examples: int().nonnegative(),
	culprits: array(Culprit).max(100)
});
// src/contract/slot.ts
/** What one measurement is of: a variant of a model, on one side, on one target. */
const Slot = object({
	model: Name,
	variant: Name,
	side: Side,
	target: Name
});
/** What one request is of: the slots of all its variants. */
const RequestSlot = Slot.omit({ variant: true });
function slotOf({ model, side, target }, variant) {
	return {
		model,
		side,
		variant,
		target
	};
}
/** Every slot that the requests ask for, in their order. */
function slotsOf(requests) {
	return requests.flatMap((request) => request.variants.map(({ name }) => slotOf(request, name)));
}
function sameSlot(one, other) {
	return one.model === other.model && one.variant === other.variant && one.side === other.side && one.target === other.target;
}
// src/contract/measurement.ts
/** Numbers are comparable only between equal fingerprints. */
const Fingerprint = object({
	engine: string(),
	coremltools: string(),
	os: string(),
	chip: string(),
	computeUnits: string(),
	evaluator: string()
});
/** The parts in which two environments differ: numbers of two do not compare. */
function differing(one, other) {
	return Fingerprint.keyof().options.filter((part) => one[part] !== other[part]);
}
/** What the written package holds; `byKind` counts tensors and their elements, e.g. `int8`, `lut4`. */
const Weights = object({
	bitsPerWeight: number(),
	byKind: record(string(), object({
		tensors: int(),
		elements: int()
	})),
	/** Tensors that are, and that are not; a recorded measurement need not know. */
	compressed: int().exactOptional(),
	skipped: int().exactOptional()
});
/**
* `bytes`: of all files; `weightsDigest`: program and weights without metadata and dates; `sourceDigest`: that of the
* package it was converted from, where a recorded measurement says.
*/
const Package = object({
	bytes: int().positive(),
	weightsDigest: Digest,
	sourceDigest: Digest.exactOptional(),
	minimumOS: string(),
	weights: Weights,
	notes: array(string()).exactOptional()
});
/** `measurements/<model>/<side>/<variant>/<target>.json`: what was seen of one variant on one target. */
const Measurement = object({
	schema: literal(1),
	...Slot.shape,
	status: _enum(["measured", "failed"]),
	reason: string().exactOptional(),
	fingerprint: Fingerprint.exactOptional(),
	package: Package.exactOptional(),
	evaluated: object({
		n: int().nonnegative(),
		of: int().nonnegative()
	}).exactOptional(),
	latency: object({
		unit: literal("ms"),
		rounds: array(array(number()))
	}).exactOptional(),
	placement: AnyJson.exactOptional(),
	/**
	* Of a program that someone made: those made from it by conversion reach the same, but for the cast to 16 bits. And of
	* every one whose output was not finite.
	*/
	range: RangeAudit.exactOptional(),
	notFinite: NotFinite.exactOptional(),
	metrics: record(string(), object({
		value: number(),
		n: int().exactOptional()
	})).exactOptional(),
	records: object({
		path: string(),
		digest: Digest,
		count: int().nonnegative()
	}).exactOptional()
});
/** The measurement of what could not be measured: it says why, and never passes. */
function failed(slot, reason) {
	return {
		schema: 1,
		...slot,
		status: "failed",
		reason
	};
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
// src/contract/recipe.ts
/** One conversion step; `config` is coremltools' own configuration dictionary. */
const Step = object({
	op: _enum([
		"cast",
		"quantize",
		"palettize",
		"prune"
	]),
	config: record(string(), AnyJson)
});
/**
* How a variant's package comes about; `source` names a package made by hand. `damage` adds noise to the weights,
* `strength` times as wide as each tensor's own spread: for the self-test, and in no policy.
*/
const Recipe = discriminatedUnion("kind", [
	object({ kind: literal("stored") }),
	object({
		kind: literal("preset"),
		preset: string()
	}),
	object({
		kind: literal("convert"),
		steps: array(Step).min(1)
	}),
	object({
		kind: literal("source"),
		path: string()
	}),
	object({
		kind: literal("damage"),
		strength: number().positive(),
		seed: int().nonnegative()
	})
]);
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
// src/words/lists.ts
/** `a, b, c`, and where `more` are not named: `a, b, c and 12 more`. */
function listed(names, more = 0, between = ", ") {
	return `${names.join(between)}${more > 0 ? ` and ${more} more` : ""}`;
}
/** The first of many, and how many more there are. */
function listedUpTo(most, names, between = ", ") {
	return listed(names.slice(0, most), names.length - most, between);
}
// src/catalog/targets.ts
const TIMED = ["time"];
const PLACED = [...TIMED, "placement"];
const NEURAL = [...PLACED, "neural-engine"];
const TARGETS = [
	{
		name: "auto",
		says: "Core ML on the CPU of a Mac, the portable engine elsewhere",
		evaluated: true,
		abilities: TIMED
	},
	{
		name: "portable",
		says: "the portable engine, on any machine",
		engine: "portable engine",
		evaluated: true,
		abilities: []
	},
	{
		name: "coreml-cpu",
		says: "Core ML on the CPU; needs a Mac",
		evaluated: false,
		abilities: TIMED
	},
	{
		name: "coreml-gpu",
		says: "Core ML on CPU and GPU; needs a Mac",
		evaluated: false,
		abilities: PLACED
	},
	{
		name: "coreml-ane",
		says: "Core ML on CPU and Neural Engine; needs a Mac that has one",
		evaluated: false,
		abilities: NEURAL
	},
	{
		name: "coreml-all",
		says: "Core ML on whatever it chooses; needs a Mac",
		evaluated: false,
		abilities: NEURAL
	}
];
function findTarget(name) {
	return TARGETS.find((target) => target.name === name);
}
/** What `auto` runs on. Until the Core ML engine exists, that is the portable engine on every machine. */
function engineOf(target) {
	return target === "auto" ? "portable" : target;
}
// src/words/counts.ts
/** What was counted, with its noun: `1 sample`, `997 samples`; another plural is named. */
function counted(count, one, many = `${one}s`) {
	return `${count} ${count === 1 ? one : many}`;
}
/** `1 sample allows`, `800 samples allow`. */
function allow(count, unit) {
	return `${counted(count, unit)} ${count === 1 ? "allows" : "allow"}`;
}
/** A whole number that is read for its size, such as one to plan with: `1,397`. */
function grouped(count) {
	return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
/** `about 1,400`: a plan is no more exact than that. Rounded up. */
function about(count) {
	const step = 10 ** Math.max(0, String(count).length - 2);
	return step === 1 ? grouped(count) : `about ${grouped(Math.ceil(count / step) * step)}`;
}
/** How far something reaches, rounded up: what passes a limit must not read as if it kept it. `65,520`, `3.40e+38`. */
function magnitude(value) {
	return value < 1e9 ? grouped(Math.ceil(value)) : value.toPrecision(3);
}
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
// node_modules/string-width/node_modules/ansi-regex/index.js
var require_ansi_regex = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = ({ onlyFirst = false } = {}) => {
		const pattern = ["[\\u001B\\u009B][[\\]()#;?]*(?:(?:(?:(?:;[-a-zA-Z\\d\\/#&.:=?%@~_]+)*|[a-zA-Z\\d]+(?:;[-a-zA-Z\\d\\/#&.:=?%@~_]*)*)?\\u0007)", "(?:(?:\\d{1,4}(?:;\\d{0,4})*)?[\\dA-PR-TZcf-ntqry=><~]))"].join("|");
		return new RegExp(pattern, onlyFirst ? void 0 : "g");
	};
}));
// node_modules/string-width/node_modules/strip-ansi/index.js
var require_strip_ansi = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const ansiRegex = require_ansi_regex();
	module.exports = (string) => typeof string === "string" ? string.replace(ansiRegex(), "") : string;
}));
// node_modules/is-fullwidth-code-point/index.js
var require_is_fullwidth_code_point = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const isFullwidthCodePoint = (codePoint) => {
		if (Number.isNaN(codePoint)) return false;
		if (codePoint >= 4352 && (codePoint <= 4447 || codePoint === 9001 || codePoint === 9002 || 11904 <= codePoint && codePoint <= 12871 && codePoint !== 12351 || 12880 <= codePoint && codePoint <= 19903 || 19968 <= codePoint && codePoint <= 42182 || 43360 <= codePoint && codePoint <= 43388 || 44032 <= codePoint && codePoint <= 55203 || 63744 <= codePoint && codePoint <= 64255 || 65040 <= codePoint && codePoint <= 65049 || 65072 <= codePoint && codePoint <= 65131 || 65281 <= codePoint && codePoint <= 65376 || 65504 <= codePoint && codePoint <= 65510 || 110592 <= codePoint && codePoint <= 110593 || 127488 <= codePoint && codePoint <= 127569 || 131072 <= codePoint && codePoint <= 262141)) return true;
		return false;
	};
	module.exports = isFullwidthCodePoint;
	module.exports.default = isFullwidthCodePoint;
}));
// node_modules/emoji-regex/index.js
var require_emoji_regex = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = function() {
		return /\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62(?:\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67|\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74|\uDB40\uDC77\uDB40\uDC6C\uDB40\uDC73)\uDB40\uDC7F|\uD83D\uDC68(?:\uD83C\uDFFC\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68\uD83C\uDFFB|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFF\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB-\uDFFE])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFE\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB-\uDFFD])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFD\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB\uDFFC])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\u200D(?:\u2764\uFE0F\u200D(?:\uD83D\uDC8B\u200D)?\uD83D\uDC68|(?:\uD83D[\uDC68\uDC69])\u200D(?:\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67]))|\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67])|(?:\uD83D[\uDC68\uDC69])\u200D(?:\uD83D[\uDC66\uDC67])|[\u2695\u2696\u2708]\uFE0F|\uD83D[\uDC66\uDC67]|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|(?:\uD83C\uDFFB\u200D[\u2695\u2696\u2708]|\uD83C\uDFFF\u200D[\u2695\u2696\u2708]|\uD83C\uDFFE\u200D[\u2695\u2696\u2708]|\uD83C\uDFFD\u200D[\u2695\u2696\u2708]|\uD83C\uDFFC\u200D[\u2695\u2696\u2708])\uFE0F|\uD83C\uDFFB\u200D(?:\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C[\uDFFB-\uDFFF])|(?:\uD83E\uDDD1\uD83C\uDFFB\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFC\u200D\uD83E\uDD1D\u200D\uD83D\uDC69)\uD83C\uDFFB|\uD83E\uDDD1(?:\uD83C\uDFFF\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1(?:\uD83C[\uDFFB-\uDFFF])|\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1)|(?:\uD83E\uDDD1\uD83C\uDFFE\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFF\u200D\uD83E\uDD1D\u200D(?:\uD83D[\uDC68\uDC69]))(?:\uD83C[\uDFFB-\uDFFE])|(?:\uD83E\uDDD1\uD83C\uDFFC\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFD\u200D\uD83E\uDD1D\u200D\uD83D\uDC69)(?:\uD83C[\uDFFB\uDFFC])|\uD83D\uDC69(?:\uD83C\uDFFE\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB-\uDFFD\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFC\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB\uDFFD-\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFB\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFC-\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFD\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB\uDFFC\uDFFE\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\u200D(?:\u2764\uFE0F\u200D(?:\uD83D\uDC8B\u200D(?:\uD83D[\uDC68\uDC69])|\uD83D[\uDC68\uDC69])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFF\u200D(?:\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD]))|\uD83D\uDC69\u200D\uD83D\uDC69\u200D(?:\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67]))|(?:\uD83E\uDDD1\uD83C\uDFFD\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFE\u200D\uD83E\uDD1D\u200D\uD83D\uDC69)(?:\uD83C[\uDFFB-\uDFFD])|\uD83D\uDC69\u200D\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC69\u200D\uD83D\uDC69\u200D(?:\uD83D[\uDC66\uDC67])|(?:\uD83D\uDC41\uFE0F\u200D\uD83D\uDDE8|\uD83D\uDC69(?:\uD83C\uDFFF\u200D[\u2695\u2696\u2708]|\uD83C\uDFFE\u200D[\u2695\u2696\u2708]|\uD83C\uDFFC\u200D[\u2695\u2696\u2708]|\uD83C\uDFFB\u200D[\u2695\u2696\u2708]|\uD83C\uDFFD\u200D[\u2695\u2696\u2708]|\u200D[\u2695\u2696\u2708])|(?:(?:\u26F9|\uD83C[\uDFCB\uDFCC]|\uD83D\uDD75)\uFE0F|\uD83D\uDC6F|\uD83E[\uDD3C\uDDDE\uDDDF])\u200D[\u2640\u2642]|(?:\u26F9|\uD83C[\uDFCB\uDFCC]|\uD83D\uDD75)(?:\uD83C[\uDFFB-\uDFFF])\u200D[\u2640\u2642]|(?:\uD83C[\uDFC3\uDFC4\uDFCA]|\uD83D[\uDC6E\uDC71\uDC73\uDC77\uDC81\uDC82\uDC86\uDC87\uDE45-\uDE47\uDE4B\uDE4D\uDE4E\uDEA3\uDEB4-\uDEB6]|\uD83E[\uDD26\uDD37-\uDD39\uDD3D\uDD3E\uDDB8\uDDB9\uDDCD-\uDDCF\uDDD6-\uDDDD])(?:(?:\uD83C[\uDFFB-\uDFFF])\u200D[\u2640\u2642]|\u200D[\u2640\u2642])|\uD83C\uDFF4\u200D\u2620)\uFE0F|\uD83D\uDC69\u200D\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67])|\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08|\uD83D\uDC15\u200D\uD83E\uDDBA|\uD83D\uDC69\u200D\uD83D\uDC66|\uD83D\uDC69\u200D\uD83D\uDC67|\uD83C\uDDFD\uD83C\uDDF0|\uD83C\uDDF4\uD83C\uDDF2|\uD83C\uDDF6\uD83C\uDDE6|[#\*0-9]\uFE0F\u20E3|\uD83C\uDDE7(?:\uD83C[\uDDE6\uDDE7\uDDE9-\uDDEF\uDDF1-\uDDF4\uDDF6-\uDDF9\uDDFB\uDDFC\uDDFE\uDDFF])|\uD83C\uDDF9(?:\uD83C[\uDDE6\uDDE8\uDDE9\uDDEB-\uDDED\uDDEF-\uDDF4\uDDF7\uDDF9\uDDFB\uDDFC\uDDFF])|\uD83C\uDDEA(?:\uD83C[\uDDE6\uDDE8\uDDEA\uDDEC\uDDED\uDDF7-\uDDFA])|\uD83E\uDDD1(?:\uD83C[\uDFFB-\uDFFF])|\uD83C\uDDF7(?:\uD83C[\uDDEA\uDDF4\uDDF8\uDDFA\uDDFC])|\uD83D\uDC69(?:\uD83C[\uDFFB-\uDFFF])|\uD83C\uDDF2(?:\uD83C[\uDDE6\uDDE8-\uDDED\uDDF0-\uDDFF])|\uD83C\uDDE6(?:\uD83C[\uDDE8-\uDDEC\uDDEE\uDDF1\uDDF2\uDDF4\uDDF6-\uDDFA\uDDFC\uDDFD\uDDFF])|\uD83C\uDDF0(?:\uD83C[\uDDEA\uDDEC-\uDDEE\uDDF2\uDDF3\uDDF5\uDDF7\uDDFC\uDDFE\uDDFF])|\uD83C\uDDED(?:\uD83C[\uDDF0\uDDF2\uDDF3\uDDF7\uDDF9\uDDFA])|\uD83C\uDDE9(?:\uD83C[\uDDEA\uDDEC\uDDEF\uDDF0\uDDF2\uDDF4\uDDFF])|\uD83C\uDDFE(?:\uD83C[\uDDEA\uDDF9])|\uD83C\uDDEC(?:\uD83C[\uDDE6\uDDE7\uDDE9-\uDDEE\uDDF1-\uDDF3\uDDF5-\uDDFA\uDDFC\uDDFE])|\uD83C\uDDF8(?:\uD83C[\uDDE6-\uDDEA\uDDEC-\uDDF4\uDDF7-\uDDF9\uDDFB\uDDFD-\uDDFF])|\uD83C\uDDEB(?:\uD83C[\uDDEE-\uDDF0\uDDF2\uDDF4\uDDF7])|\uD83C\uDDF5(?:\uD83C[\uDDE6\uDDEA-\uDDED\uDDF0-\uDDF3\uDDF7-\uDDF9\uDDFC\uDDFE])|\uD83C\uDDFB(?:\uD83C[\uDDE6\uDDE8\uDDEA\uDDEC\uDDEE\uDDF3\uDDFA])|\uD83C\uDDF3(?:\uD83C[\uDDE6\uDDE8\uDDEA-\uDDEC\uDDEE\uDDF1\uDDF4\uDDF5\uDDF7\uDDFA\uDDFF])|\uD83C\uDDE8(?:\uD83C[\uDDE6\uDDE8\uDDE9\uDDEB-\uDDEE\uDDF0-\uDDF5\uDDF7\uDDFA-\uDDFF])|\uD83C\uDDF1(?:\uD83C[\uDDE6-\uDDE8\uDDEE\uDDF0\uDDF7-\uDDFB\uDDFE])|\uD83C\uDDFF(?:\uD83C[\uDDE6\uDDF2\uDDFC])|\uD83C\uDDFC(?:\uD83C[\uDDEB\uDDF8])|\uD83C\uDDFA(?:\uD83C[\uDDE6\uDDEC\uDDF2\uDDF3\uDDF8\uDDFE\uDDFF])|\uD83C\uDDEE(?:\uD83C[\uDDE8-\uDDEA\uDDF1-\uDDF4\uDDF6-\uDDF9])|\uD83C\uDDEF(?:\uD83C[\uDDEA\uDDF2\uDDF4\uDDF5])|(?:\uD83C[\uDFC3\uDFC4\uDFCA]|\uD83D[\uDC6E\uDC71\uDC73\uDC77\uDC81\uDC82\uDC86\uDC87\uDE45-\uDE47\uDE4B\uDE4D\uDE4E\uDEA3\uDEB4-\uDEB6]|\uD83E[\uDD26\uDD37-\uDD39\uDD3D\uDD3E\uDDB8\uDDB9\uDDCD-\uDDCF\uDDD6-\uDDDD])(?:\uD83C[\uDFFB-\uDFFF])|(?:\u26F9|\uD83C[\uDFCB\uDFCC]|\uD83D\uDD75)(?:\uD83C[\uDFFB-\uDFFF])|(?:[\u261D\u270A-\u270D]|\uD83C[\uDF85\uDFC2\uDFC7]|\uD83D[\uDC42\uDC43\uDC46-\uDC50\uDC66\uDC67\uDC6B-\uDC6D\uDC70\uDC72\uDC74-\uDC76\uDC78\uDC7C\uDC83\uDC85\uDCAA\uDD74\uDD7A\uDD90\uDD95\uDD96\uDE4C\uDE4F\uDEC0\uDECC]|\uD83E[\uDD0F\uDD18-\uDD1C\uDD1E\uDD1F\uDD30-\uDD36\uDDB5\uDDB6\uDDBB\uDDD2-\uDDD5])(?:\uD83C[\uDFFB-\uDFFF])|(?:[\u231A\u231B\u23E9-\u23EC\u23F0\u23F3\u25FD\u25FE\u2614\u2615\u2648-\u2653\u267F\u2693\u26A1\u26AA\u26AB\u26BD\u26BE\u26C4\u26C5\u26CE\u26D4\u26EA\u26F2\u26F3\u26F5\u26FA\u26FD\u2705\u270A\u270B\u2728\u274C\u274E\u2753-\u2755\u2757\u2795-\u2797\u27B0\u27BF\u2B1B\u2B1C\u2B50\u2B55]|\uD83C[\uDC04\uDCCF\uDD8E\uDD91-\uDD9A\uDDE6-\uDDFF\uDE01\uDE1A\uDE2F\uDE32-\uDE36\uDE38-\uDE3A\uDE50\uDE51\uDF00-\uDF20\uDF2D-\uDF35\uDF37-\uDF7C\uDF7E-\uDF93\uDFA0-\uDFCA\uDFCF-\uDFD3\uDFE0-\uDFF0\uDFF4\uDFF8-\uDFFF]|\uD83D[\uDC00-\uDC3E\uDC40\uDC42-\uDCFC\uDCFF-\uDD3D\uDD4B-\uDD4E\uDD50-\uDD67\uDD7A\uDD95\uDD96\uDDA4\uDDFB-\uDE4F\uDE80-\uDEC5\uDECC\uDED0-\uDED2\uDED5\uDEEB\uDEEC\uDEF4-\uDEFA\uDFE0-\uDFEB]|\uD83E[\uDD0D-\uDD3A\uDD3C-\uDD45\uDD47-\uDD71\uDD73-\uDD76\uDD7A-\uDDA2\uDDA5-\uDDAA\uDDAE-\uDDCA\uDDCD-\uDDFF\uDE70-\uDE73\uDE78-\uDE7A\uDE80-\uDE82\uDE90-\uDE95])|(?:[#\*0-9\xA9\xAE\u203C\u2049\u2122\u2139\u2194-\u2199\u21A9\u21AA\u231A\u231B\u2328\u23CF\u23E9-\u23F3\u23F8-\u23FA\u24C2\u25AA\u25AB\u25B6\u25C0\u25FB-\u25FE\u2600-\u2604\u260E\u2611\u2614\u2615\u2618\u261D\u2620\u2622\u2623\u2626\u262A\u262E\u262F\u2638-\u263A\u2640\u2642\u2648-\u2653\u265F\u2660\u2663\u2665\u2666\u2668\u267B\u267E\u267F\u2692-\u2697\u2699\u269B\u269C\u26A0\u26A1\u26AA\u26AB\u26B0\u26B1\u26BD\u26BE\u26C4\u26C5\u26C8\u26CE\u26CF\u26D1\u26D3\u26D4\u26E9\u26EA\u26F0-\u26F5\u26F7-\u26FA\u26FD\u2702\u2705\u2708-\u270D\u270F\u2712\u2714\u2716\u271D\u2721\u2728\u2733\u2734\u2744\u2747\u274C\u274E\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27A1\u27B0\u27BF\u2934\u2935\u2B05-\u2B07\u2B1B\u2B1C\u2B50\u2B55\u3030\u303D\u3297\u3299]|\uD83C[\uDC04\uDCCF\uDD70\uDD71\uDD7E\uDD7F\uDD8E\uDD91-\uDD9A\uDDE6-\uDDFF\uDE01\uDE02\uDE1A\uDE2F\uDE32-\uDE3A\uDE50\uDE51\uDF00-\uDF21\uDF24-\uDF93\uDF96\uDF97\uDF99-\uDF9B\uDF9E-\uDFF0\uDFF3-\uDFF5\uDFF7-\uDFFF]|\uD83D[\uDC00-\uDCFD\uDCFF-\uDD3D\uDD49-\uDD4E\uDD50-\uDD67\uDD6F\uDD70\uDD73-\uDD7A\uDD87\uDD8A-\uDD8D\uDD90\uDD95\uDD96\uDDA4\uDDA5\uDDA8\uDDB1\uDDB2\uDDBC\uDDC2-\uDDC4\uDDD1-\uDDD3\uDDDC-\uDDDE\uDDE1\uDDE3\uDDE8\uDDEF\uDDF3\uDDFA-\uDE4F\uDE80-\uDEC5\uDECB-\uDED2\uDED5\uDEE0-\uDEE5\uDEE9\uDEEB\uDEEC\uDEF0\uDEF3-\uDEFA\uDFE0-\uDFEB]|\uD83E[\uDD0D-\uDD3A\uDD3C-\uDD45\uDD47-\uDD71\uDD73-\uDD76\uDD7A-\uDDA2\uDDA5-\uDDAA\uDDAE-\uDDCA\uDDCD-\uDDFF\uDE70-\uDE73\uDE78-\uDE7A\uDE80-\uDE82\uDE90-\uDE95])\uFE0F|(?:[\u261D\u26F9\u270A-\u270D]|\uD83C[\uDF85\uDFC2-\uDFC4\uDFC7\uDFCA-\uDFCC]|\uD83D[\uDC42\uDC43\uDC46-\uDC50\uDC66-\uDC78\uDC7C\uDC81-\uDC83\uDC85-\uDC87\uDC8F\uDC91\uDCAA\uDD74\uDD75\uDD7A\uDD90\uDD95\uDD96\uDE45-\uDE47\uDE4B-\uDE4F\uDEA3\uDEB4-\uDEB6\uDEC0\uDECC]|\uD83E[\uDD0F\uDD18-\uDD1F\uDD26\uDD30-\uDD39\uDD3C-\uDD3E\uDDB5\uDDB6\uDDB8\uDDB9\uDDBB\uDDCD-\uDDCF\uDDD1-\uDDDD])/g;
	};
}));
// node_modules/string-width/index.js
var require_string_width = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const stripAnsi = require_strip_ansi();
	const isFullwidthCodePoint = require_is_fullwidth_code_point();
	const emojiRegex = require_emoji_regex();
	const stringWidth = (string) => {
		if (typeof string !== "string" || string.length === 0) return 0;
		string = stripAnsi(string);
		if (string.length === 0) return 0;
		string = string.replace(emojiRegex(), "  ");
		let width = 0;
		for (let i = 0; i < string.length; i++) {
			const code = string.codePointAt(i);
			if (code <= 31 || code >= 127 && code <= 159) continue;
			if (code >= 768 && code <= 879) continue;
			if (code > 65535) i++;
			width += isFullwidthCodePoint(code) ? 2 : 1;
		}
		return width;
	};
	module.exports = stringWidth;
	module.exports.default = stringWidth;
}));
// src/report/render/visible.ts
const LONGEST = 500;
/** Whatever renders as nothing, turns the direction of text, or is half a character; not emoji style (FE0F). */
const HIDDEN = /(?!\uFE0F)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** The marks of a verdict: only the report itself may set them. */
const RESERVED = /[✅☑✔✓❎❌✖✗✘⚠⛔🚫🟢🟡🟠🔴]/gu;
const PILED_ACCENTS = /(\p{M}{2})\p{M}+/gu;
/**
* A foreign string as one line a reader can trust: hidden characters and forged marks become
* `⟨U+202E⟩`, line breaks become spaces, and what is too long ends in `…`.
*/
function visible(text) {
	return shown(shorten(onOneLine(text.slice(0, LONGEST * 4)).trim()));
}
/** The same of our own words, whose length and whose spaces at the ends we have chosen. */
function shown(text) {
	return onOneLine(text).replace(PILED_ACCENTS, "$1").replace(HIDDEN, codePoint).replace(RESERVED, codePoint);
}
function onOneLine(text) {
	return text.replace(/\s+/gu, " ");
}
function shorten(text) {
	const characters = [...text];
	return characters.length > LONGEST ? `${characters.slice(0, 499).join("")}…` : text;
}
function codePoint(character) {
	return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`;
}
// src/out/make-folder.ts
/** Makes a folder and those above it. Where that cannot be, whoever named it can name another. */
async function makeFolder(folder) {
	if (await isFolder(folder)) return;
	const above = dirname(folder);
	if (above !== folder) await makeFolder(above);
	await mkdir(folder).catch(async (error) => {
		if (!await isFolder(folder)) throw unmakeable(folder, error);
	});
}
async function isFolder(path) {
	return await stat(path).then((found) => found.isDirectory(), () => false);
}
function unmakeable(file, { message }) {
	return new UserError({
		message: `the folder cannot be made: ${message}`,
		at: { file }
	});
}
export { differing as A, Color as B, TaskOptions as C, Fingerprint as D, placesOf as E, slotOf as F, REFERENCE as G, Digest as H, slotsOf as I, date as J, quote as K, NotFinite as L, RequestSlot as M, Slot as N, Measurement as O, sameSlot as P, RangeAudit as R, Recipe as S, partsAt as T, Instant as U, Commit as V, Name as W, datetime as Y, listedUpTo as _, longCommit as a, toDecimals as b, about as c, grouped as d, magnitude as f, listed as g, findTarget as h, require_string_width as i, failed as j, Package as k, allow as l, engineOf as m, shown as n, shortCommit as o, TARGETS as p, quoteUpTo as q, visible as r, shortDigest as s, makeFolder as t, counted as u, steady as v, inPlaces as w, toDigits as x, steadyShare as y, AnyJson as z };

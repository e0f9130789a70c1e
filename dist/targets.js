import { t as UserError } from "./errors.js";
import { A as _isoDate, C as string, D as unknown, d as boolean, g as literal, h as json, i as ZodISODateTime, j as _isoDateTime, l as _enum, m as int, p as discriminatedUnion, r as ZodISODate, u as array, v as number, x as record, y as object } from "./schemas.js";
import { dirname } from "node:path";
import { mkdir, stat } from "node:fs/promises";
// node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return _isoDateTime(ZodISODateTime, params);
}
function date(params) {
	return _isoDate(ZodISODate, params);
}
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
const Reach = Op.extend({
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
	overflows: listed$1(Reach),
	/** Matrix products that take or give values past 32,768, the largest first. */
	products: listed$1(Reach),
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
export { REFERENCE as A, slotsOf as C, Digest as D, Commit as E, datetime as M, Instant as O, slotOf as S, Color as T, Fingerprint as _, listedUpTo as a, Slot as b, counted as c, steady as d, steadyShare as f, Recipe as g, makeFolder as h, listed as i, date as j, Name as k, grouped as l, toDigits as m, engineOf as n, about as o, toDecimals as p, findTarget as r, allow as s, TARGETS as t, magnitude as u, Measurement as v, AnyJson as w, sameSlot as x, RequestSlot as y };

import { t as UserError } from "./errors.js";
import { A as tuple, D as strictObject, E as record, O as string, S as literal, T as object, _ as boolean, a as Digest, b as int, c as Side, g as array, h as _enum, i as Commit, j as union, n as Recipe, o as Name, r as Measurement, t as makeFolder, w as number, y as discriminatedUnion } from "./make-folder.js";
import { n as OUTCOMES, r as STATES } from "./states.js";
import { createHash, randomBytes } from "node:crypto";
import { dirname, join } from "node:path";
import { constants } from "node:fs";
import { lstat, open, readdir, realpath, rename, rm, writeFile } from "node:fs/promises";
import { StringDecoder } from "node:string_decoder";
// src/catalog/quote.ts
/** What a file holds, for a message: short, on one line, without characters that move the cursor. */
function quote(value) {
	const text = typeof value === "string" ? value : JSON.stringify(value) ?? String(value);
	return (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text).replace(HIDDEN, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
}
const LONGEST = 60;
/** Control, format (bidirectional, zero-width), line and paragraph separators, lone surrogates. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
// src/out/layout.ts
/** Every path of the out folder, relative to it and with `/`: paths stand in its files too. */
const LAYOUT = {
	plan: "plan.json",
	verdict: "verdict.json",
	comment: "comment.md",
	samples: (model) => `samples/${model}.jsonl`,
	measurement: (slot) => `measurements/${slotPath(slot)}.json`,
	records: (slot) => `records/${slotPath(slot)}.jsonl`
};
function slotPath({ model, side, variant, target }) {
	return [
		model,
		side,
		variant,
		target
	].join("/");
}
// src/contract/plan.ts
/** A file of the repository: at a commit, or as the working tree has it where there is none. */
const At = object({
	path: string(),
	commit: Commit.nullable()
});
/** A policy's text goes along, so that the out folder alone can be judged again. */
const PlannedPolicy = At.extend({
	digest: Digest,
	text: string()
});
/** One call of the worker: a model of one side on one target, with all its variants. */
const PlannedRequest = object({
	model: Name,
	side: Side,
	target: Name,
	task: string(),
	source: At,
	/** Where the evaluation data lies, and how an image is fitted to the model's input. */
	data: object({
		images: At.exactOptional(),
		arrays: At.exactOptional(),
		fit: _enum([
			"center-crop",
			"scale-fit",
			"scale-fill"
		]).exactOptional()
	}),
	variants: array(object({
		name: Name,
		recipe: Recipe
	})).min(1),
	/** The largest k that a limit or the report asks for. */
	top: int().positive()
});
/** `samples/<model>.jsonl` and where its data came from. */
const PlannedSamples = object({
	path: string(),
	digest: Digest,
	count: int().nonnegative(),
	/** `target`: at the target branch's tip; `fetched`: the workflow brought it, used as found. */
	from: _enum([
		"target",
		"head",
		"fetched"
	])
});
/**
* `judged`: by the target branch's policy; `new`: only the head's policy has it, judged by that;
* `removed`: the head deletes the model; `unsupported`: nothing here can evaluate it yet.
*/
const PlannedModel = object({
	name: Name,
	status: _enum([
		"judged",
		"new",
		"removed",
		"unsupported"
	]),
	policy: _enum(["target", "head"]),
	why: string().exactOptional(),
	samples: PlannedSamples.exactOptional(),
	/** Whether there is a base model to compare with, and where there is none, the proof. */
	base: discriminatedUnion("kind", [
		object({
			kind: literal("present"),
			commit: Commit,
			/** Variants made by hand whose package the base does not hold. */
			without: array(Name).exactOptional()
		}),
		object({
			kind: literal("absent"),
			why: string()
		}),
		object({
			kind: literal("unknown"),
			why: string()
		})
	])
});
/** `plan.json`: what to run, and everything but the measurements that judging needs. */
const Plan = object({
	schema: literal(1),
	/** The branch whose rules apply: the target of a pull request, or the pushed branch. */
	branch: string().nullable(),
	policies: object({
		target: PlannedPolicy,
		head: PlannedPolicy.exactOptional()
	}),
	head: object({ commit: Commit.nullable() }),
	base: object({ commit: Commit }).exactOptional(),
	models: array(PlannedModel),
	requests: array(PlannedRequest),
	notes: array(string())
});
// src/contract/verdict.ts
const Interval = tuple([number(), number()]);
const Leaning = _enum(["pass", "fail"]);
/** One limit as judged. Rates are 0–1, sizes bytes. `target` is the limit's number. */
const JudgedLimit = object({
	metric: string(),
	operator: string(),
	target: number(),
	/** As the policy writes it: `1.5 pt`. */
	limit: string(),
	/** The target it was measured on: `portable`. */
	on: string(),
	observed: number().nullable(),
	interval: Interval.exactOptional(),
	n: int().exactOptional(),
	state: _enum(STATES),
	leans: Leaning.exactOptional(),
	outcome: _enum(OUTCOMES),
	why: string(),
	at: object({
		commit: Commit.nullable(),
		path: string(),
		line: int()
	})
});
/** Against the reference on the same examples: `lost` were right and now are wrong, `gained` the reverse. */
const Compared = object({
	drop: number(),
	interval: Interval.exactOptional(),
	lost: int(),
	gained: int()
});
const ObservedMetric = object({
	value: number(),
	n: int().exactOptional(),
	interval: Interval.exactOptional(),
	versus: Compared.exactOptional()
});
const JudgedVariant = object({
	name: Name,
	outcome: _enum(OUTCOMES),
	enforced: boolean(),
	/** Why there are no numbers, where there are none. */
	reason: string().exactOptional(),
	minimumOS: string().exactOptional(),
	metrics: record(string(), ObservedMetric),
	limits: array(JudgedLimit),
	notes: array(string())
});
const JudgedModel = object({
	name: Name,
	outcome: _enum(OUTCOMES),
	/** `judged`, `new`, `removed` or `unsupported`, as planned. */
	status: string(),
	task: string(),
	targets: array(string()),
	/** The variant that drops are measured from, with its own numbers. */
	reference: object({
		name: Name,
		metrics: record(string(), ObservedMetric)
	}).nullable(),
	recommended: Name.nullable(),
	/** One sentence: why this variant, or why none. */
	because: string(),
	variants: array(JudgedVariant),
	notes: array(string())
});
/** `verdict.json`: fixed key order, fixed precision, no clock times, no machine paths. */
const Verdict = object({
	schema: literal(1),
	outcome: _enum(OUTCOMES),
	/** One sentence on the whole run. */
	because: string(),
	confidence: number(),
	models: array(JudgedModel),
	policy: object({
		path: string(),
		digest: Digest,
		commit: Commit.nullable()
	}),
	base: object({ commit: Commit }).exactOptional(),
	head: object({ commit: Commit.nullable() }),
	notes: array(string())
});
// src/contract/record.ts
/** A sample that could not be evaluated, and why. */
const FailedRecord = object({
	id: string(),
	error: string()
});
/** `top`: `[class, score]` best first, at least the largest k asked for; `loss`: −ln p(label). */
const ClassificationRecord = object({
	id: string(),
	top: array(tuple([string(), number()])).min(1),
	loss: number().exactOptional()
});
union([FailedRecord, ClassificationRecord]);
// src/out/refusal.ts
/** A file that cannot be believed: nothing of it is used. `line` counts from 1. */
function refuse(file, message, line) {
	return new UserError({
		message,
		at: {
			file,
			...line !== void 0 && { line }
		},
		fix: "The out folder is written by quantgate plan and measure: run them again."
	});
}
/** What a schema has against a value, with where in it. */
function describeIssues(error) {
	return error.issues.slice(0, 5).map(({ path, message }) => path.length > 0 ? `${path.join(".")}: ${message}` : message).join("; ");
}
// src/out/check-record.ts
/**
* A record of image classification. There may be millions, so what is plainly right is seen by hand, in a
* twentieth of the schema's time; the schema has the last word on the rest, and says what is wrong.
*/
const checkClassification = (value) => isClassification(value) ? { line: value } : bySchema(value);
function isClassification(value) {
	if (typeof value !== "object" || value === null || "error" in value) return false;
	if (!("id" in value && typeof value.id === "string" && "top" in value)) return false;
	if ("loss" in value && !Number.isFinite(value.loss)) return false;
	return Array.isArray(value.top) && value.top.length > 0 && value.top.every(isScored);
}
function isScored(pair) {
	return Array.isArray(pair) && pair.length === 2 && typeof pair[0] === "string" && Number.isFinite(pair[1]);
}
function bySchema(value) {
	const read = (typeof value === "object" && value !== null && "error" in value ? FailedRecord : ClassificationRecord).safeParse(value);
	return read.success ? { line: read.data } : { wrong: describeIssues(read.error) };
}
// src/contract/sample.ts
const base = {
	id: string().min(1),
	slices: record(string(), string()).exactOptional()
};
/** One line of `samples/<model>.jsonl` for image classification: what the answer should be. */
const ClassificationSample = strictObject({
	...base,
	label: string()
});
// src/out/check-sample.ts
/** A sample of image classification; there are as many as one record file has, and they are read once. */
const checkSample = (value) => {
	const read = ClassificationSample.safeParse(value);
	return read.success ? { line: read.data } : { wrong: describeIssues(read.error) };
};
// src/out/open.ts
/**
* Opens a file of the out folder, which may come from a stranger: a regular file of at most `limit` bytes,
* reached through no symlink. Undefined where there is none.
*/
async function openRegular(root, path, limit) {
	const file = join(root, path);
	const found = await lstat(file).catch(absent);
	if (found === void 0) return void 0;
	if (!found.isFile()) throw refuse(file, "is not a regular file");
	if (await realpath(dirname(file)) !== join(await realpath(root), dirname(path))) throw refuse(file, "lies behind a symlink");
	const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
	const { size } = await handle.stat();
	if (size <= limit) return handle;
	await handle.close();
	throw refuse(file, `is ${size} bytes long, more than the ${limit} that are read`);
}
function absent(error) {
	if (error.code === "ENOENT" || error.code === "ENOTDIR") return void 0;
	throw error;
}
// src/out/read-json.ts
/** A JSON file by its schema; undefined where there is none. Infinity, which `1e999` parses to, is refused. */
async function readJson(root, path, schema) {
	const handle = await openRegular(root, path, LARGEST);
	if (handle === void 0) return void 0;
	const text = await handle.readFile("utf8").finally(() => handle.close());
	const file = join(root, path);
	const read = schema.safeParse(parse(text, file));
	if (!read.success) throw refuse(file, describeIssues(read.error));
	return read.data;
}
const LARGEST = 64e6;
function parse(text, file) {
	try {
		return JSON.parse(text);
	} catch (error) {
		const line = /line (\d+)/.exec(String(error))?.[1];
		throw refuse(file, "is not JSON", line === void 0 ? void 0 : Number(line));
	}
}
// src/out/read-lines.ts
/**
* A JSON Lines file in batches, each line checked; memory holds one batch. It ends without an error only where
* the digest and the count are the expected ones: who has read to the end has read the right file.
*/
async function* readLines(root, path, check, expected) {
	const file = join(root, path);
	const handle = await openRegular(root, path, LARGEST_FILE);
	if (handle === void 0) throw refuse(file, "is missing");
	const hash = createHash("sha256");
	let count = 0;
	for await (const texts of textsOf(handle, file, hash)) {
		const before = count;
		yield texts.map((text, index) => readLine(text, file, before + index + 1, check));
		count += texts.length;
		if (count > expected.count) throw refuse(file, `has more than the ${expected.count} lines on record`);
	}
	if (count < expected.count) throw refuse(file, `has ${count} lines, not the ${expected.count} on record`);
	const digest = `sha256:${hash.digest("hex")}`;
	if (digest !== expected.digest) throw refuse(file, `is not what was written: ${digest} instead of ${expected.digest}`);
}
/** The lines of a file, those of one chunk at a time; all that is read goes into the hash. */
async function* textsOf(handle, file, hash) {
	const decoder = new StringDecoder("utf8");
	let partial = "";
	let count = 0;
	for await (const chunk of handle.createReadStream({ highWaterMark: CHUNK })) {
		hash.update(chunk);
		const texts = (partial + decoder.write(chunk)).split("\n");
		partial = texts.pop() ?? "";
		count += texts.length;
		if (partial.length > LONGEST_LINE) throw refuse(file, "has a line that is too long", count + 1);
		yield texts;
	}
	if (partial !== "") throw refuse(file, "ends in the middle of a line", count + 1);
}
const CHUNK = 1 << 18;
const LONGEST_LINE = 16e6;
const LARGEST_FILE = 2e9;
function readLine(text, file, number, check) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		throw refuse(file, "is not JSON", number);
	}
	const checked = check(value);
	if ("wrong" in checked) throw refuse(file, checked.wrong, number);
	return checked.line;
}
// src/out/sweep.ts
/** Removes what a worker that died was still writing: half a record file, packages being converted. */
async function sweep(root) {
	const inRoot = await readdir(root).catch(() => []);
	const inRecords = await readdir(join(root, "records"), { recursive: true }).catch(() => []);
	const halves = [...inRoot.filter((name) => name.startsWith(".converting-")), ...inRecords.filter((name) => name.endsWith(".part")).map((name) => join("records", name))];
	for (const half of halves) await rm(join(root, half), {
		recursive: true,
		force: true
	});
}
// src/out/write.ts
/** Writes a whole file or none: readers never see half of it. */
async function writeText(root, path, text) {
	const file = join(root, path);
	const fresh = `${file}.${randomBytes(4).toString("hex")}.tmp`;
	await makeFolder(dirname(file));
	try {
		await writeFile(fresh, text, { flag: "wx" });
		await rename(fresh, file);
	} catch (error) {
		await rm(fresh, { force: true });
		throw unwritable(file, error);
	}
}
const NOT_OURS = {
	EACCES: "may not be written",
	EPERM: "may not be written",
	EROFS: "lies on a disk that is read-only",
	ENOSPC: "does not fit on the disk",
	EDQUOT: "does not fit into the quota"
};
/** What the disk refuses is no bug; anything else may be. */
function unwritable(file, error) {
	const why = error instanceof Error && "code" in error && NOT_OURS[String(error.code)];
	if (!why) return error;
	return new UserError({
		message: why,
		at: { file },
		fix: "name another folder with --out"
	});
}
async function writeJson(root, path, value) {
	await writeText(root, path, `${JSON.stringify(value, refuseNonFinite, 2)}\n`);
}
/** A JSON object a line; gives the digest and count that other files name it by. */
async function writeLines(root, path, values) {
	const text = linesText(values);
	await writeText(root, path, text);
	return {
		path,
		digest: digestOf(text),
		count: values.length
	};
}
function linesText(values) {
	return values.map((value) => `${JSON.stringify(value, refuseNonFinite)}\n`).join("");
}
function digestOf(content) {
	return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}
/** `JSON.stringify` writes `null` for NaN and Infinity, and a null would be read as something else. */
function refuseNonFinite(key, value) {
	if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`${key} is ${value}, which no file of the out folder can hold`);
	return value;
}
// src/out/out-folder.ts
function outFolder(root) {
	return {
		root,
		writePlan: (plan) => writeJson(root, LAYOUT.plan, plan),
		readPlan: () => readJson(root, LAYOUT.plan, Plan),
		writeSamples: (model, samples) => writeLines(root, LAYOUT.samples(model), samples),
		readSamples: (model, expected) => readLines(root, LAYOUT.samples(model), checkSample, expected),
		writeMeasurement: (measurement) => writeJson(root, LAYOUT.measurement(measurement), measurement),
		forget: (slot) => rm(join(root, LAYOUT.measurement(slot)), { force: true }),
		sweep: () => sweep(root),
		readMeasurement: (slot) => readMeasurement(root, slot),
		readRecords: (measurement) => readRecords(root, measurement),
		readVerdict: () => readJson(root, LAYOUT.verdict, Verdict),
		writeText: (path, text) => writeText(root, path, text)
	};
}
/** Undefined where nothing was measured. What a file says it is of must be what its path says. */
async function readMeasurement(root, slot) {
	const path = LAYOUT.measurement(slot);
	const measurement = await readJson(root, path, Measurement);
	if (measurement !== void 0 && LAYOUT.measurement(measurement) !== path) throw refuse(join(root, path), `is of ${LAYOUT.measurement(measurement)}`);
	return measurement;
}
/** None where the measurement names none. Records lie where the layout says, whatever a file claims. */
async function* readRecords(root, measurement) {
	if (measurement.records === void 0) return;
	const path = LAYOUT.records(measurement);
	if (measurement.records.path !== path) throw refuse(join(root, LAYOUT.measurement(measurement)), `names ${measurement.records.path} as its records`);
	yield* readLines(root, path, checkClassification, measurement.records);
}
export { LAYOUT as a, Verdict as i, digestOf as n, quote as o, linesText as r, outFolder as t };

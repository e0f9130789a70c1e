import { t as UserError } from "./errors.js";
import { C as string, g as literal, m as int, u as array, y as object } from "./schemas.js";
import { _ as Name, c as makeFolder, d as Measurement, h as Digest, m as Commit, y as Side } from "./lists.js";
import { O as Explanation, _ as Plan, d as refuse, k as LAYOUT, l as LARGEST_FILE, p as Verdict, s as readJson, u as openRegular, v as PlannedRun } from "./nearest.js";
import { createHash, randomBytes } from "node:crypto";
import { dirname, join } from "node:path";
import { readdir, rename, rm, writeFile } from "node:fs/promises";
// src/contract/stamp.ts
/** The plan that a machine worked from: its digest decides, the rest tells what another one differs in. */
const StampedPlan = object({
	digest: Digest,
	head: Commit.nullable(),
	policy: Digest,
	run: PlannedRun.exactOptional()
});
/** `shards/<index>-of-<of>.json`: what one machine of several has measured, written when all of it was there. */
const Stamp = object({
	schema: literal(1),
	/** The version that measured. */
	quantgate: string().max(100),
	plan: StampedPlan,
	index: int().positive(),
	of: int().positive(),
	requests: array(object({
		model: Name,
		side: Side,
		target: Name
	})),
	/** Every measurement and the records that it names. */
	files: array(object({
		path: string().max(1e3),
		digest: Digest
	}))
});
// src/out/digest-of-file.ts
/** What other files name this one by, whatever it holds; undefined where there is none. */
async function digestOfFile(root, path) {
	const handle = await openRegular(root, path, LARGEST_FILE);
	if (handle === void 0) return void 0;
	const hash = createHash("sha256");
	for await (const chunk of handle.createReadStream()) hash.update(chunk);
	return `sha256:${hash.digest("hex")}`;
}
// src/out/labels-csv.ts
/** A label file with every label still to be filled in. */
function labelsCsv(column, names) {
	return [`${column},label`, ...names.map((name) => `${field(name)},`)].map((line) => `${line}\n`).join("");
}
function field(text) {
	return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
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
	let partial = /* @__PURE__ */ new Uint8Array();
	let count = 0;
	for await (const chunk of handle.createReadStream({ highWaterMark: CHUNK })) {
		hash.update(chunk);
		const end = chunk.lastIndexOf(LINE_END);
		const rest = chunk.subarray(end + 1);
		if (end >= 0) {
			const texts = Buffer.concat([partial, chunk.subarray(0, end)]).toString("utf8").split("\n");
			count += texts.length;
			yield texts;
		}
		partial = end >= 0 ? rest : Buffer.concat([partial, rest]);
		if (partial.length > LONGEST_LINE) throw refuse(file, "has a line that is too long", count + 1);
	}
	if (partial.length > 0) throw refuse(file, "ends in the middle of a line", count + 1);
}
const LINE_END = "\n".charCodeAt(0);
const CHUNK = 1 << 19;
const LONGEST_LINE = 16e6;
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
// src/out/read-text.ts
/** A text file of at most `limit` bytes; undefined where there is none. */
async function readText(root, path, limit) {
	const handle = await openRegular(root, path, limit);
	return await handle?.readFile("utf8").finally(() => handle.close());
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
		readSamples: (model, expected, check) => readLines(root, LAYOUT.samples(model), check, expected),
		writeMeasurement: (measurement) => writeJson(root, LAYOUT.measurement(measurement), measurement),
		writeRecords: (slot, bytes) => writeText(root, LAYOUT.records(slot), bytes),
		forget: (slot) => rm(join(root, LAYOUT.measurement(slot)), { force: true }),
		sweep: () => sweep(root),
		readMeasurement: (slot) => readMeasurement(root, slot),
		readRecords: (measurement, check) => readRecords(root, measurement, check),
		writeStamp: (stamp) => writeJson(root, LAYOUT.stamp(stamp), stamp),
		readStamp: (shard) => readJson(root, LAYOUT.stamp(shard), Stamp),
		/** That of one shard, or of all. */
		forgetStamps: (shard) => rm(join(root, shard ? LAYOUT.stamp(shard) : LAYOUT.stamps), {
			recursive: true,
			force: true
		}),
		/** Of a file's bytes; undefined where there is none. */
		digestOf: (path) => digestOfFile(root, path),
		replaceExplanations: (explanations) => replaceExplanations(root, explanations),
		replaceLabelling: (missing) => replaceLabelling(root, missing),
		forgetVerdict: () => forgetVerdict(root),
		readVerdict: () => readJson(root, LAYOUT.verdict, Verdict),
		writeHistory: (text) => writeText(root, LAYOUT.history, text),
		readHistory: () => readText(root, LAYOUT.history, LONGEST_HISTORY),
		writeText: (path, text) => writeText(root, path, text)
	};
}
const LONGEST_HISTORY = 8e6;
/**
* What an earlier judgement said, so that one which ends early is not taken to have said it. Lists to label stay: somebody
* may have begun to fill them in.
*/
async function forgetVerdict(root) {
	for (const path of [
		LAYOUT.verdict,
		LAYOUT.comment,
		LAYOUT.explanations
	]) await rm(join(root, path), {
		recursive: true,
		force: true
	});
}
/** Those of an earlier judgement must not stand beside another verdict. */
async function replaceExplanations(root, explanations) {
	await rm(join(root, LAYOUT.explanations), {
		recursive: true,
		force: true
	});
	for (const one of explanations) await writeJson(root, LAYOUT.explanation(one), Explanation.parse(one));
}
/** Removed first, whatever it is: what a stranger left there may be a link. */
async function replaceLabelling(root, missing) {
	await rm(join(root, LAYOUT.labelling), {
		recursive: true,
		force: true
	});
	for (const { model, column, names } of missing) await writeText(root, LAYOUT.toLabel(model), labelsCsv(column, names));
}
/** Undefined where nothing was measured. What a file says it is of must be what its path says. */
async function readMeasurement(root, slot) {
	const path = LAYOUT.measurement(slot);
	const measurement = await readJson(root, path, Measurement);
	if (measurement !== void 0 && LAYOUT.measurement(measurement) !== path) throw refuse(join(root, path), `is of ${LAYOUT.measurement(measurement)}`);
	return measurement;
}
/** None where the measurement names none. Records lie where the layout says, whatever a file claims. */
async function* readRecords(root, measurement, check) {
	if (measurement.records === void 0) return;
	const path = LAYOUT.records(measurement);
	if (measurement.records.path !== path) throw refuse(join(root, LAYOUT.measurement(measurement)), `names ${measurement.records.path} as its records`);
	yield* readLines(root, path, check, measurement.records);
}
// src/catalog/metrics.ts
/**
* Of images and of samples whose squares are added. Of pairs: played over true drops at the limit, 50 let 7 % of
* Pearson's pass and 20 let 9 % of Spearman's, where 5 % are asked for; 200 let 5 %.
*/
const FROM_200 = { passFrom: 200 };
/** Of texts of one length. */
const FROM_20 = { passFrom: 20 };
const RECORDS = [
	[
		"top-k",
		"higher",
		"rate",
		"rate",
		"the true label is among the k best classes"
	],
	[
		"agreement",
		"higher",
		"rate",
		"rate",
		"the best class is the reference's best class"
	],
	[
		"true-class-probability",
		"higher",
		"rate",
		"mean",
		"mean probability of the true label"
	],
	[
		"log-loss",
		"lower",
		"number",
		"mean",
		"mean of -ln p(true label)"
	],
	[
		"map",
		"higher",
		"rate",
		"resampled",
		"COCO average precision, IoU 0.50 to 0.95",
		FROM_200
	],
	[
		"map-50",
		"higher",
		"rate",
		"resampled",
		"average precision at IoU 0.50",
		FROM_200
	],
	[
		"map-75",
		"higher",
		"rate",
		"resampled",
		"average precision at IoU 0.75",
		FROM_200
	],
	[
		"map-small",
		"higher",
		"rate",
		"resampled",
		"average precision of small objects",
		FROM_200
	],
	[
		"map-medium",
		"higher",
		"rate",
		"resampled",
		"average precision of medium objects",
		FROM_200
	],
	[
		"map-large",
		"higher",
		"rate",
		"resampled",
		"average precision of large objects",
		FROM_200
	],
	[
		"mar-100",
		"higher",
		"rate",
		"resampled",
		"average recall with at most 100 detections an image",
		FROM_200
	],
	[
		"spearman",
		"higher",
		"number",
		"resampled",
		"rank correlation with the scores",
		FROM_200
	],
	[
		"pearson",
		"higher",
		"number",
		"resampled",
		"linear correlation with the scores",
		FROM_200
	],
	[
		"ndcg@k",
		"higher",
		"rate",
		"mean",
		"normalized discounted gain of the first k"
	],
	[
		"recall@k",
		"higher",
		"rate",
		"mean",
		"relevant documents found among the first k"
	],
	[
		"mrr@k",
		"higher",
		"rate",
		"mean",
		"reciprocal rank of the first relevant of the first k"
	],
	[
		"neighbours@k",
		"higher",
		"rate",
		"mean",
		"the reference's first k found again"
	],
	[
		"perplexity",
		"lower",
		"number",
		"clustered",
		"exp of the mean -ln p of a token",
		{
			...FROM_20,
			relative: true
		}
	],
	[
		"kl",
		"lower",
		"number",
		"screen",
		"mean KL divergence from the reference, a token"
	],
	[
		"next-token",
		"higher",
		"rate",
		"clustered",
		"the likeliest token is the reference's",
		FROM_20
	],
	[
		"cosine",
		"higher",
		"number",
		"mean",
		"cosine of the outputs with the reference's"
	],
	[
		"cosine-p1",
		"higher",
		"number",
		"quantile",
		"the cosine that 99 of 100 samples reach"
	],
	[
		"cosine-min",
		"higher",
		"number",
		"screen",
		"the worst sample's cosine"
	],
	[
		"snr",
		"higher",
		"number",
		"screen",
		"signal to noise against the reference, in dB"
	],
	[
		"psnr",
		"higher",
		"number",
		"screen",
		"peak signal to noise against the reference, in dB"
	],
	[
		"max-error",
		"lower",
		"number",
		"screen",
		"largest difference from the reference's outputs"
	],
	[
		"mae",
		"lower",
		"number",
		"mean",
		"mean absolute error"
	],
	[
		"rmse",
		"lower",
		"number",
		"resampled",
		"root of the mean squared error",
		FROM_200
	],
	[
		"mean-iou",
		"higher",
		"rate",
		"resampled",
		"intersection over union, mean of the classes",
		FROM_200
	]
];
const PACKAGE = [
	[
		"size",
		"lower",
		"bytes",
		"exact",
		"all files of the package"
	],
	[
		"bits-per-weight",
		"lower",
		"bits",
		"exact",
		"bits stored for each weight, tables included"
	],
	[
		"minimum-os",
		"lower",
		"version",
		"exact",
		"the oldest iOS that loads it"
	]
];
const TARGET = [
	[
		"latency-p50",
		"lower",
		"duration",
		"rounds",
		"median time of a prediction"
	],
	[
		"latency-p95",
		"lower",
		"duration",
		"rounds",
		"95th percentile of the time of a prediction"
	],
	[
		"load-time",
		"lower",
		"duration",
		"not-yet",
		"time to load the compiled model"
	],
	[
		"peak-memory",
		"lower",
		"bytes",
		"not-yet",
		"largest memory of the process"
	],
	[
		"ane-share",
		"higher",
		"rate",
		"not-yet",
		"share of the cost planned on the Neural Engine"
	],
	[
		"device-switches",
		"lower",
		"number",
		"not-yet",
		"changes of device in the compute plan"
	],
	[
		"target-parity",
		"higher",
		"number",
		"not-yet",
		"cosine of the outputs with the CPU's"
	]
];
const described = (source) => ([name, direction, quantity, test, says, more]) => ({
	name,
	direction,
	quantity,
	source,
	test,
	says,
	...more
});
const METRICS = [
	...RECORDS.map(described("records")),
	...PACKAGE.map(described("package")),
	...TARGET.map(described("target"))
];
const MEMBER = /^(.*[@-])([1-9]\d{0,3})$/;
/** The metric of that name: of a family, the member with its `k` (`top-5`). */
function findMetric(name) {
	const [, stem, k] = MEMBER.exec(name) ?? [];
	const family = METRICS.find((metric) => isFamily(metric) && metric.name === `${stem}k`);
	if (family !== void 0) return {
		...family,
		name,
		k: Number(k)
	};
	return METRICS.find((metric) => metric.name === name && !isFamily(metric));
}
/** `top-k` for `top-5`: what tables and tasks call it. */
function familyOf({ name, k }) {
	return k === void 0 ? name : `${name.slice(0, -String(k).length)}k`;
}
/** They are measured against the reference already, and have no drop from it. */
const AGAINST_REFERENCE = [
	"agreement",
	"neighbours@k",
	"kl",
	"next-token",
	"cosine",
	"cosine-p1",
	"cosine-min",
	"snr",
	"psnr",
	"max-error"
];
function isAgainstReference(metric) {
	return AGAINST_REFERENCE.includes(familyOf(metric));
}
function isFamily({ name, k }) {
	return k === void 0 && /[@-]k$/.test(name);
}
export { isFamily as a, linesText as c, isAgainstReference as i, writeText as l, familyOf as n, outFolder as o, findMetric as r, digestOf as s, METRICS as t };

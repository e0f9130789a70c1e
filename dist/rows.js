import { t as UserError } from "./errors.js";
import { h as makeFolder } from "./targets.js";
import { _ as pathOf, d as HALVES, f as LAYOUT, h as expressionOf, l as openRegular, m as LARGEST_FILE, p as RECORDED, s as readJson, u as refuse, v as topOf } from "./nearest.js";
import { createHash, randomBytes } from "node:crypto";
import { dirname, join, sep } from "node:path";
import { readdir, rename, rm, writeFile } from "node:fs/promises";
// src/out/write.ts
/** Writes a whole file or none: readers never see half of it. */
async function writeText(root, path, text) {
	const file = join(root, path);
	const fresh = unfinished(file);
	await makeFolder(dirname(file));
	try {
		await writeFile(fresh, text, { flag: "wx" });
		await rename(fresh, file);
	} catch (error) {
		await rm(fresh, { force: true });
		throw unwritable(file, error);
	}
}
/** Where a file is written until it is whole: beside its place, so that one move puts it there. */
function unfinished(path) {
	return `${path}.${randomBytes(4).toString("hex")}.tmp`;
}
/** The name of what somebody was still writing; any other name is as it was. */
function finished(name) {
	return name.replace(/\.[0-9a-f]{8}\.tmp$/, "");
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
// src/out/belongs.ts
const PARTS = Object.values(LAYOUT);
const PATHS = PARTS.map(({ pattern }) => expressionOf(pattern));
const HALF_PATHS = HALVES.map(expressionOf);
/** Whether a path, with `/`, is one that some command leaves in an out folder. */
function belongs(path) {
	return PATHS.some((one) => one.test(path));
}
/** Whether something at the top of a folder is ours to remove, be it half-written. */
function isOurs(name) {
	return topsOf(PARTS).includes(finished(name)) || isHalf(name);
}
/** Whether a path is of what a worker that died was still writing. */
function isHalf(path) {
	return HALF_PATHS.some((one) => one.test(path));
}
/** What a command removes before it writes anything, as names at the top of the folder. */
function removedBy(command) {
	return topsOf(PARTS.filter((part) => part.removedBy.includes(command)));
}
/** What a shard has for others: all that measuring writes. The rest of its folder is the plan's, and everyone has it. */
const MEASURED = topsOf(PARTS.filter(({ writtenBy }) => writtenBy === "measure"));
/** What is uploaded only where somebody asks for it. */
const UPLOADED_IF_ASKED = topsOf(PARTS.filter((part) => part.uploadedIfAsked));
function topsOf(parts) {
	return [...new Set(parts.map(topOf))];
}
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
/** Removes what a worker that died was still writing. */
async function sweep(root) {
	const halves = (await readdir(root, { recursive: true }).catch(() => [])).filter((path) => isHalf(path.replaceAll(sep, "/")));
	for (const half of halves) await rm(join(root, half), {
		recursive: true,
		force: true
	});
}
// src/out/out-folder.ts
function outFolder(root) {
	return {
		root,
		writePlan: (plan) => writeJson(root, LAYOUT.plan.path, plan),
		readPlan: () => readJson(root, LAYOUT.plan.path, LAYOUT.plan.holds),
		writeSamples: (model, samples) => writeLines(root, LAYOUT.samples.of({ model }), samples),
		readSamples: (model, expected, check) => readLines(root, LAYOUT.samples.of({ model }), check, expected),
		writeMeasurement: (measurement) => writeJson(root, LAYOUT.measurement.of(measurement), measurement),
		writeRecords: (slot, bytes) => writeText(root, LAYOUT.records.of(slot), bytes),
		forget: (slot) => remove(root, [LAYOUT.measurement.of(slot)]),
		sweep: () => sweep(root),
		readMeasurement: (slot) => readMeasurement(root, slot),
		readRecords: (measurement, check) => readRecords(root, measurement, check),
		writeStamp: (stamp) => writeJson(root, LAYOUT.stamp.of(stamp), stamp),
		readStamp: (shard) => readJson(root, LAYOUT.stamp.of(shard), LAYOUT.stamp.holds),
		/** That of one shard, or of all. */
		forgetStamps: (shard) => remove(root, [shard ? LAYOUT.stamp.of(shard) : topOf(LAYOUT.stamp)]),
		/** Of a file's bytes; undefined where there is none. */
		digestOf: (path) => digestOfFile(root, path),
		replaceExplanations: (explanations) => replaceExplanations(root, explanations),
		replaceLabelling: (missing) => replaceLabelling(root, missing),
		/**
		* What an earlier judgement said, so that one which ends early is not taken to have said it. Lists to label stay:
		* somebody may have begun to fill them in.
		*/
		forgetVerdict: () => remove(root, removedBy("judge")),
		readVerdict: () => readJson(root, LAYOUT.verdict.path, LAYOUT.verdict.holds),
		writeHistory: (text) => writeText(root, LAYOUT.history.path, text),
		readHistory: () => readText(root, LAYOUT.history.path, LAYOUT.history.holds.most),
		/** What a state of the project brought of measurements taken elsewhere. */
		recorded: (from) => outFolder(join(root, pathOf(RECORDED, { from }))),
		writeText: (path, text) => writeText(root, path, text)
	};
}
/** Files, or folders with all that lies in them; whatever a stranger left in their place. */
async function remove(root, paths) {
	for (const path of paths) await rm(join(root, path), {
		recursive: true,
		force: true
	});
}
/** Those of an earlier judgement must not stand beside another verdict. */
async function replaceExplanations(root, explanations) {
	const { of, holds } = LAYOUT.explanation;
	await remove(root, [topOf(LAYOUT.explanation)]);
	for (const one of explanations) await writeJson(root, of(one), holds.schema.parse(one));
}
/** Those of an earlier judgement go first: what a stranger left in their place may be a link. */
async function replaceLabelling(root, missing) {
	await remove(root, [topOf(LAYOUT.toLabel)]);
	for (const { model, column, names } of missing) await writeText(root, LAYOUT.toLabel.of({ model }), labelsCsv(column, names));
}
/** Undefined where nothing was measured. What a file says it is of must be what its path says. */
async function readMeasurement(root, slot) {
	const path = LAYOUT.measurement.of(slot);
	const measurement = await readJson(root, path, LAYOUT.measurement.holds);
	if (measurement !== void 0 && LAYOUT.measurement.of(measurement) !== path) throw refuse(join(root, path), `is of ${LAYOUT.measurement.of(measurement)}`);
	return measurement;
}
/** None where the measurement names none. Records lie where the layout says, whatever a file claims. */
async function* readRecords(root, measurement, check) {
	if (measurement.records === void 0) return;
	const path = LAYOUT.records.of(measurement);
	if (measurement.records.path !== path) throw refuse(join(root, LAYOUT.measurement.of(measurement)), `names ${measurement.records.path} as its records`);
	yield* readLines(root, path, check, measurement.records);
}
// src/catalog/metrics.ts
const PACKAGE = {
	direction: "lower",
	source: "package",
	test: "exact"
};
const TARGET = {
	source: "target",
	test: "not-yet"
};
/** What a model has whatever its task: of its package, and of the target that it runs on. */
const METRICS_OF_ANY_TASK = [
	{
		...PACKAGE,
		name: "size",
		quantity: "bytes",
		says: "all files of the package",
		of: ({ bytes }) => bytes,
		objective: "size",
		column: "Size"
	},
	{
		...PACKAGE,
		name: "bits-per-weight",
		quantity: "bits",
		says: "bits stored for each weight, tables included",
		of: ({ weights }) => weights.bitsPerWeight,
		column: "Bits/weight"
	},
	{
		...PACKAGE,
		name: "minimum-os",
		quantity: "version",
		says: "the oldest iOS that loads it",
		of: ({ minimumOS }) => iosVersion(minimumOS),
		column: "Needs"
	},
	{
		...TARGET,
		name: "latency-p50",
		direction: "lower",
		quantity: "duration",
		test: "rounds",
		says: "median time of a prediction",
		percentile: .5,
		needs: "time",
		objective: "latency",
		column: "Latency"
	},
	{
		...TARGET,
		name: "latency-p95",
		direction: "lower",
		quantity: "duration",
		test: "rounds",
		says: "95th percentile of the time of a prediction",
		percentile: .95,
		needs: "time"
	},
	{
		...TARGET,
		name: "load-time",
		direction: "lower",
		quantity: "duration",
		says: "time to load the compiled model",
		needs: "time"
	},
	{
		...TARGET,
		name: "peak-memory",
		direction: "lower",
		quantity: "bytes",
		says: "largest memory of the process",
		needs: "time"
	},
	{
		...TARGET,
		name: "ane-share",
		direction: "higher",
		quantity: "rate",
		says: "share of the cost planned on the Neural Engine",
		needs: "neural-engine"
	},
	{
		...TARGET,
		name: "device-switches",
		direction: "lower",
		quantity: "number",
		says: "changes of device in the compute plan",
		needs: "placement"
	},
	{
		...TARGET,
		name: "target-parity",
		direction: "higher",
		quantity: "number",
		says: "cosine of the outputs with the CPU's",
		needs: "time"
	}
];
/** `top-k` for `top-5`: what tables and tasks call it. */
function familyOf({ name, k }) {
	return k === void 0 ? name : `${name.slice(0, -String(k).length)}k`;
}
/** `top-5` for the fifth of `top-k`. */
function memberOf({ name }, k) {
	return name.replace(/k$/, String(k));
}
/** Of what is measured against the reference already there is no drop from it. */
function isAgainstReference({ against }) {
	return against === "reference";
}
function isFamily({ name, k }) {
	return k === void 0 && /[@-]k$/.test(name);
}
/** Those that the target gives of a model that runs on it. */
function metricsGivenBy({ abilities }) {
	return abilities.flatMap((ability) => METRICS_OF_ANY_TASK.filter(({ needs }) => needs === ability));
}
function iosVersion(minimumOS) {
	const version = /^iOS (\d+(?:\.\d+)?)$/.exec(minimumOS)?.[1];
	if (version !== void 0) return Number(version);
	return { unmeasured: `"${minimumOS}" is no known version of iOS` };
}
// src/tasks/image-classification/row.ts
const IMAGE_CLASSIFICATION = {
	name: "image-classification",
	says: "which class an input shows",
	evaluated: true,
	data: [
		"images",
		"labels",
		"arrays",
		"fit",
		"background",
		"slice-by",
		"unlabelled",
		"digest"
	],
	needs: [["images", "arrays"]],
	together: {
		arrays: "labels",
		fit: "images",
		background: "images",
		"slice-by": "labels"
	},
	metrics: [
		{
			name: "top-k",
			direction: "higher",
			quantity: "rate",
			test: "rate",
			says: "the true label is among the k best classes",
			among: "classes",
			members: { 1: { countsUnlabelled: true } }
		},
		{
			name: "agreement",
			direction: "higher",
			quantity: "rate",
			test: "rate",
			says: "the best class is the reference's best class",
			against: "reference"
		},
		{
			name: "true-class-probability",
			direction: "higher",
			quantity: "rate",
			test: "mean",
			says: "mean probability of the true label",
			within: [0, 1]
		},
		{
			name: "log-loss",
			direction: "lower",
			quantity: "number",
			test: "mean",
			says: "mean of -ln p(true label)"
		}
	],
	shows: ["top-1", "agreement"]
};
// src/tasks/object-detection/row.ts
/** COCO's averages over classes and thresholds, each image a unit. */
const AVERAGE = {
	direction: "higher",
	quantity: "rate",
	test: "resampled",
	within: [0, 1],
	passFrom: 200
};
const OBJECT_DETECTION = {
	name: "object-detection",
	says: "what is where in an image",
	evaluated: false,
	data: [
		"images",
		"annotations",
		"fit",
		"background",
		"decode",
		"slice-by",
		"digest"
	],
	needs: [["images"], ["annotations"]],
	together: {},
	metrics: [
		{
			...AVERAGE,
			name: "map",
			says: "COCO average precision, IoU 0.50 to 0.95"
		},
		{
			...AVERAGE,
			name: "map-50",
			says: "average precision at IoU 0.50"
		},
		{
			...AVERAGE,
			name: "map-75",
			says: "average precision at IoU 0.75"
		},
		{
			...AVERAGE,
			name: "map-small",
			says: "average precision of small objects"
		},
		{
			...AVERAGE,
			name: "map-medium",
			says: "average precision of medium objects"
		},
		{
			...AVERAGE,
			name: "map-large",
			says: "average precision of large objects"
		},
		{
			...AVERAGE,
			name: "mar-100",
			says: "average recall with at most 100 detections an image"
		}
	],
	shows: ["map"]
};
// src/tasks/row.ts
/** What models that read text need besides it. */
const TOKENS = [
	"tokenizer",
	"pooling",
	"max-length"
];
// src/tasks/parity/row.ts
const PARITY = {
	name: "parity",
	says: "whether the outputs stay what they were; needs no labels",
	evaluated: false,
	data: [
		"images",
		"arrays",
		"fit",
		"background",
		"pairs",
		"texts",
		"corpus",
		"queries",
		...TOKENS,
		"context",
		"stride",
		"digest"
	],
	needs: [[
		"images",
		"arrays",
		"pairs",
		"texts",
		"corpus"
	]],
	together: {
		fit: "images",
		background: "images",
		stride: "context"
	},
	metrics: [
		{
			name: "cosine",
			direction: "higher",
			quantity: "number",
			test: "mean",
			says: "cosine of the outputs with the reference's",
			within: [-1, 1],
			against: "reference"
		},
		{
			name: "cosine-p1",
			direction: "higher",
			quantity: "number",
			test: "quantile",
			says: "the cosine that 99 of 100 samples reach",
			within: [-1, 1],
			percentile: .01,
			against: "reference"
		},
		{
			name: "cosine-min",
			direction: "higher",
			quantity: "number",
			test: "screen",
			says: "the worst sample's cosine",
			against: "reference"
		},
		{
			name: "snr",
			direction: "higher",
			quantity: "number",
			test: "screen",
			says: "signal to noise against the reference, in dB",
			against: "reference"
		},
		{
			name: "psnr",
			direction: "higher",
			quantity: "number",
			test: "screen",
			says: "peak signal to noise against the reference, in dB",
			against: "reference"
		},
		{
			name: "max-error",
			direction: "lower",
			quantity: "number",
			test: "screen",
			says: "largest difference from the reference's outputs",
			against: "reference"
		}
	],
	shows: [
		"cosine",
		"cosine-p1",
		"cosine-min"
	]
};
// src/tasks/regression/row.ts
const REGRESSION = {
	name: "regression",
	says: "a number for each input",
	evaluated: false,
	data: [
		"images",
		"arrays",
		"labels",
		"fit",
		"background",
		"slice-by",
		"digest"
	],
	needs: [["images", "arrays"], ["labels"]],
	together: {
		fit: "images",
		background: "images"
	},
	metrics: [{
		name: "mae",
		direction: "lower",
		quantity: "number",
		test: "mean",
		says: "mean absolute error"
	}, {
		name: "rmse",
		direction: "lower",
		quantity: "number",
		test: "resampled",
		says: "root of the mean squared error",
		passFrom: 200
	}],
	shows: ["mae"]
};
// src/tasks/segmentation/row.ts
const SEGMENTATION = {
	name: "segmentation",
	says: "a class for each pixel",
	evaluated: false,
	data: [
		"images",
		"masks",
		"fit",
		"background",
		"digest"
	],
	needs: [["images"], ["masks"]],
	together: {},
	metrics: [{
		name: "mean-iou",
		direction: "higher",
		quantity: "rate",
		test: "resampled",
		says: "intersection over union, mean of the classes",
		within: [0, 1],
		passFrom: 200
	}],
	shows: ["mean-iou"]
};
// src/tasks/semantic-search/row.ts
const OF_THE_FIRST = {
	direction: "higher",
	quantity: "rate",
	test: "mean",
	within: [0, 1]
};
const SEMANTIC_SEARCH = {
	name: "semantic-search",
	says: "which documents answer a query",
	evaluated: false,
	data: [
		"corpus",
		"queries",
		"qrels",
		...TOKENS,
		"slice-by",
		"digest"
	],
	needs: [
		["corpus"],
		["queries"],
		["qrels"],
		["tokenizer"]
	],
	together: {},
	metrics: [
		{
			...OF_THE_FIRST,
			name: "ndcg@k",
			says: "normalized discounted gain of the first k"
		},
		{
			...OF_THE_FIRST,
			name: "recall@k",
			says: "relevant documents found among the first k"
		},
		{
			...OF_THE_FIRST,
			name: "mrr@k",
			says: "reciprocal rank of the first relevant of the first k"
		},
		{
			...OF_THE_FIRST,
			name: "neighbours@k",
			says: "the reference's first k found again",
			against: "reference",
			minded: {
				below: .95,
				k: 10,
				says: (value, name) => `of the reference's nearest documents it finds ${value} again (${name}): the index must be built with the very variant that answers, and never be mixed`
			}
		}
	],
	shows: ["ndcg@10", "recall@10"]
};
// src/tasks/sentence-similarity/row.ts
const CORRELATION = {
	direction: "higher",
	quantity: "number",
	test: "resampled",
	within: [-1, 1],
	passFrom: 200
};
const SENTENCE_SIMILARITY = {
	name: "sentence-similarity",
	says: "how alike two texts are",
	evaluated: false,
	data: [
		"pairs",
		...TOKENS,
		"slice-by",
		"digest"
	],
	needs: [["pairs"], ["tokenizer"]],
	together: {},
	metrics: [{
		...CORRELATION,
		name: "spearman",
		says: "rank correlation with the scores"
	}, {
		...CORRELATION,
		name: "pearson",
		says: "linear correlation with the scores"
	}],
	shows: ["spearman"]
};
// src/tasks/text-generation/row.ts
const TEXT_GENERATION = {
	name: "text-generation",
	says: "which token comes next",
	evaluated: false,
	data: [
		"texts",
		"tokenizer",
		"context",
		"stride",
		"slice-by",
		"digest"
	],
	needs: [["texts"], ["tokenizer"]],
	together: { stride: "context" },
	metrics: [
		{
			name: "perplexity",
			direction: "lower",
			quantity: "number",
			test: "clustered",
			says: "exp of the mean -ln p of a token",
			passFrom: 20,
			relative: true
		},
		{
			name: "kl",
			direction: "lower",
			quantity: "number",
			test: "screen",
			says: "mean KL divergence from the reference, a token",
			against: "reference"
		},
		{
			name: "next-token",
			direction: "higher",
			quantity: "rate",
			test: "clustered",
			says: "the likeliest token is the reference's",
			passFrom: 20,
			against: "reference"
		}
	],
	shows: ["perplexity", "next-token"]
};
// src/tasks/rows.ts
/**
* Every task that a policy can name, light enough for every room that knows tasks and metrics by name; `tasks.ts` has
* the same tasks with their records and scores.
*/
const TASK_ROWS = [
	IMAGE_CLASSIFICATION,
	OBJECT_DETECTION,
	SENTENCE_SIMILARITY,
	SEMANTIC_SEARCH,
	TEXT_GENERATION,
	PARITY,
	REGRESSION,
	SEGMENTATION
];
/** Those of every task's records, then those that a model has whatever its task. */
const METRICS = [...TASK_ROWS.flatMap(({ metrics }) => metrics.map((metric) => ({
	...metric,
	source: "records"
}))), ...METRICS_OF_ANY_TASK];
function findTask(name) {
	return TASK_ROWS.find((task) => task.name === name);
}
/** `path/file.py:Class`: a task of the user's own, which declares its metrics in the policy. */
function isCustomTask(name) {
	return /^[^:\s]+\.py:[A-Za-z_]\w*$/.test(name);
}
/** Whether a model that does the task can have the metric; of a family, any member of it. */
function producesMetric(task, metric) {
	return metric.source !== "records" || task.metrics.some(({ name }) => name === familyOf(metric));
}
/** What a variant is best in that is chosen by the objective, where that is one metric. */
function metricFor(objective) {
	return METRICS.find((metric) => metric.objective === objective);
}
const MEMBER = /^(.*[@-])([1-9]\d{0,3})$/;
/** The metric of that name: of a family, the member with its `k` (`top-5`). */
function findMetric(name) {
	const [, stem, digits] = MEMBER.exec(name) ?? [];
	const family = METRICS.find((metric) => isFamily(metric) && metric.name === `${stem}k`);
	if (family === void 0) return METRICS.find((own) => own.name === name && !isFamily(own));
	const { members, ...row } = family;
	const k = Number(digits);
	return {
		...row,
		...members?.[k],
		name,
		k
	};
}
export { writeText as A, UPLOADED_IF_ASKED as C, digestOf as D, removedBy as E, linesText as O, MEASURED as S, isOurs as T, isAgainstReference as _, isCustomTask as a, metricsGivenBy as b, TEXT_GENERATION as c, SEGMENTATION as d, REGRESSION as f, familyOf as g, IMAGE_CLASSIFICATION as h, findTask as i, unfinished as k, SENTENCE_SIMILARITY as l, OBJECT_DETECTION as m, TASK_ROWS as n, metricFor as o, PARITY as p, findMetric as r, producesMetric as s, METRICS as t, SEMANTIC_SEARCH as u, isFamily as v, belongs as w, outFolder as x, memberOf as y };

import { _ as pathOf, a as CLAIM, d as PARTS, f as RECORDED, h as expressionOf, i as refuse, l as LAYOUT, m as LARGEST_FILE, n as openRegular, s as HALVES, t as readJson, u as PART, v as topOf } from "./read-json.js";
import { a as writeFolder, c as writeLines, l as writeText, n as finished, o as writeJoined, s as writeJson, t as digestOf } from "./write.js";
import { _ as MANY, i as makeFolder, y as holdsMany } from "./shelves.js";
import { join } from "node:path";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
// src/out/belongs.ts
const PATHS = PARTS.map(({ pattern }) => expressionOf(pattern));
const HALF_PATHS = HALVES.map(expressionOf);
const AT_WORK = expressionOf(CLAIM);
/** Whether a path, with `/`, is one that some command leaves in an out folder. */
function belongs(path) {
	return PATHS.some((one) => one.test(path));
}
/** Whether something at the top of a folder is ours to remove, be it half-written. */
function isOurs(name) {
	return topsOf(PARTS).includes(finished(name)) || isHalf(name) || isAtWork(name);
}
/** Whether it is of a run that is at work, or was killed at it, and no result. */
function isAtWork(name) {
	return name === ".fresh" || name === ".replaced" || AT_WORK.test(name);
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
// src/out/cut-lines.ts
/** The lines of a JSON Lines file from one to before another, counted from 0 and byte for byte, as a file of another folder. */
async function cutLines(from, to, path, [begin, end]) {
	const lines = await linesBetween(from, path, begin, end);
	const text = Buffer.concat(lines);
	await writeText(to, path, text);
	const errors = lines.filter((one) => "error" in JSON.parse(one.toString("utf8"))).length;
	return {
		path,
		digest: digestOf(text),
		count: lines.length,
		errors
	};
}
async function linesBetween(root, path, begin, end) {
	const handle = await openRegular(root, path, LARGEST_FILE);
	if (handle === void 0) throw new Error(`${path} is not there`);
	const kept = [];
	let [line, open] = [0, Buffer.alloc(0)];
	for await (const chunk of handle.createReadStream()) {
		let from = 0;
		for (let at = chunk.indexOf(LINE_END$1); at >= 0; at = chunk.indexOf(LINE_END$1, from)) {
			if (line >= begin && line < end) kept.push(Buffer.concat([open, chunk.subarray(from, at + 1)]));
			open = Buffer.alloc(0);
			from = at + 1;
			line += 1;
		}
		if (line >= begin && line < end) open = Buffer.concat([open, chunk.subarray(from)]);
	}
	return kept;
}
const LINE_END$1 = "\n".charCodeAt(0);
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
	if (text.length > 6e5 && holdsMany(value)) throw refuse(file, MANY, number);
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
// src/out/work-folder.ts
/** Gives the work a folder of its own in the out folder, for what is not yet, or never, a result; it goes afterwards. */
async function withWorkFolder(root, work) {
	await makeFolder(root);
	for (const name of (await readdir(root)).filter(isHalf)) await remove$1(join(root, name));
	const folder = await mkdtemp(join(root, ".measuring-"));
	try {
		return await work(folder);
	} finally {
		await remove$1(folder);
	}
}
/** A process that is being killed may still write there for a moment. */
async function remove$1(folder) {
	await rm(folder, {
		recursive: true,
		force: true,
		maxRetries: 5
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
		/** Gives their path, by which the measurement names them. */
		writeRecords: async (slot, bytes) => {
			const path = LAYOUT.records.of(slot);
			await writeText(root, path, bytes);
			return path;
		},
		forget: (slot) => remove(root, [LAYOUT.measurement.of(slot)]),
		joinRecords: (slot, parts) => writeJoined(root, LAYOUT.records.of(slot), parts),
		/** Those of another folder, of some of its samples. */
		cutRecords: (slot, rows, { root: whole }) => cutLines(whole, root, LAYOUT.records.of(slot), rows),
		keepPackage: (slot, folder) => writeFolder(root, LAYOUT.packages.of(slot), folder),
		withWorkFolder: (work) => withWorkFolder(root, work),
		readMeasurement: (slot) => readMeasurement(root, slot),
		readRecords: (measurement, check) => readRecords(root, measurement, check),
		writeStamp: (stamp) => writeJson(root, LAYOUT.stamp.of(stamp), stamp),
		readStamp: (shard) => readJson(root, LAYOUT.stamp.of(shard), LAYOUT.stamp.holds),
		/** What one shard has left, or all: its stamp, and its part of what it shares. */
		forgetShards: (shard) => remove(root, shard ? [LAYOUT.stamp.of(shard), pathOf(PART, shard)] : [topOf(LAYOUT.stamp), topOf({ pattern: PART })]),
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
		/** What one shard measured of the requests that it shares with others. */
		part: (shard) => outFolder(join(root, pathOf(PART, shard))),
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
export { belongs as a, removedBy as c, UPLOADED_IF_ASKED as i, readText as n, isAtWork as o, MEASURED as r, isOurs as s, outFolder as t };

import { u as UserError } from "./machine.js";
import { S as record, _ as literal, b as object, h as int, l as _enum, u as array, w as string, y as number } from "./schemas.js";
import { t as describeIssues } from "./issues.js";
import { n as OUTCOMES } from "./states.js";
import { A as Name, D as Commit, O as Digest, k as Instant } from "./shelves.js";
import { t as outFolder } from "./out-folder.js";
import { resolve } from "node:path";
// src/contract/past.ts
const Short = string().max(200);
/** As of a measurement, but of bounded length: whoever may write the history may write anything. */
const PastFingerprint = object({
	engine: Short,
	coremltools: Short,
	os: Short,
	chip: Short,
	computeUnits: Short,
	evaluator: Short
});
const PastVariant = object({
	name: Name,
	/** Null of a reference that no limit is on. */
	outcome: _enum(OUTCOMES).nullable(),
	/** Which of the run's environments its numbers come from. */
	environment: int().nonnegative().exactOptional(),
	weightsDigest: Digest.exactOptional(),
	/** `size` is in bytes. */
	metrics: record(string().max(100), object({
		value: number(),
		n: int().nonnegative().exactOptional(),
		/** Of right and wrong answers: how many were not as the reference's, either way. */
		turned: int().nonnegative().exactOptional()
	}))
});
/** A line of `history.jsonl`: what one push to the default branch was judged to be. */
const PastRun = object({
	schema: literal(1),
	commit: Commit,
	/** When, as the commit says: the same for whoever asks. */
	committed: Instant,
	branch: string().max(255),
	outcome: _enum(OUTCOMES),
	environments: array(PastFingerprint).max(100),
	models: array(object({
		name: Name,
		outcome: _enum(OUTCOMES),
		/** What it was judged on: of the samples, and of all the data where that was looked into. */
		data: Digest.exactOptional(),
		variants: array(PastVariant).max(200)
	})).max(200)
});
// src/history/read-past.ts
/** No line of ours is nearly as long; a longer one is not looked at. */
const LONGEST_LINE = 256e3;
const NO_PAST = {
	runs: [],
	wrong: []
};
/** Whoever may write the history may have written anything: each line is checked for itself. */
function readPast(text) {
	const byCommit = /* @__PURE__ */ new Map();
	const wrong = [];
	for (const [index, line] of text.split("\n").entries()) {
		if (line.trim() === "") continue;
		const read = readLine(line);
		if ("wrong" in read) wrong.push(`line ${index + 1}: ${read.wrong}`);
		else byCommit.set(read.run.commit, read.run);
	}
	return {
		runs: [...byCommit.values()].sort((a, b) => inOrder(a.committed, b.committed)).slice(-500),
		wrong
	};
}
/** The run that a line tells of, or what is wrong with it. */
function readLine(line) {
	if (line.length > 256e3) return { wrong: `is ${line.length} characters long` };
	const value = parse(line);
	if (value === void 0) return { wrong: "is not JSON" };
	const read = PastRun.safeParse(value);
	return read.success ? { run: read.data } : { wrong: describeIssues(read.error) };
}
function parse(line) {
	try {
		return JSON.parse(line);
	} catch {
		return;
	}
}
function inOrder(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
// src/commands/past.ts
/** Puts what is known of earlier pushes into the out folder, so that it alone gives the whole report. */
async function bringHistory(project, { policy }, { history }, out) {
	const text = await history?.(project.pathOf(policy));
	if (text !== void 0) await out.writeHistory(text);
}
/** What an out folder tells of earlier pushes. It informs: one that cannot be read is named, and stops nothing. */
async function pastIn(out) {
	try {
		const text = await out.readHistory();
		return text === void 0 ? NO_PAST : readPast(text);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return {
			runs: [],
			wrong: error.problems.map(({ message }) => message)
		};
	}
}
/** What is known of earlier pushes before anything runs: where the workflow keeps it, else in the out folder. */
async function pastOf(project, { policy, out }, { history, cwd }) {
	const text = await history?.(project.pathOf(policy));
	return text === void 0 ? await pastIn(outFolder(resolve(cwd, out))) : readPast(text);
}
export { readLine as a, LONGEST_LINE as i, pastIn as n, pastOf as r, bringHistory as t };

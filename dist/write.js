import { t as UserError } from "./errors.js";
import { t as makeFolder } from "./make-folder.js";
import { createHash, randomBytes } from "node:crypto";
import { dirname, join } from "node:path";
import { rename, rm, writeFile } from "node:fs/promises";
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
export { writeJson as a, unfinished as i, finished as n, writeLines as o, linesText as r, writeText as s, digestOf as t };

import { i as faultAt } from "./machine.js";
import { i as makeFolder } from "./shelves.js";
import { dirname, join, resolve } from "node:path";
import { createHash, randomBytes } from "node:crypto";
import { cp, open, rename, rm, writeFile } from "node:fs/promises";
import { createReadStream } from "node:fs";
// src/out/write.ts
/** Writes a whole file or none: readers never see half of it. */
async function writeText(root, path, text) {
	await whole(join(root, path), (fresh) => writeFile(fresh, text, { flag: "wx" }));
}
/** Files, one after the other, as one; gives the digest that other files name it by. */
async function writeJoined(root, path, parts) {
	const hash = createHash("sha256");
	await whole(join(root, path), async (fresh) => {
		const file = await open(fresh, "wx");
		try {
			for (const part of parts) for await (const chunk of createReadStream(part)) {
				hash.update(chunk);
				await file.writeFile(chunk);
			}
		} finally {
			await file.close();
		}
	});
	return {
		path,
		digest: `sha256:${hash.digest("hex")}`
	};
}
/** A copy of a folder, in the place of what is there. */
async function writeFolder(root, path, folder) {
	const place = resolve(root, path);
	await whole(place, async (fresh) => {
		await cp(folder, fresh, { recursive: true });
		await rm(place, {
			recursive: true,
			force: true
		});
	});
}
/** Has something written beside its place, and moves it there when it is whole. */
async function whole(place, write) {
	const fresh = unfinished(place);
	await makeFolder(dirname(place));
	try {
		await write(fresh);
		await rename(fresh, place);
	} catch (error) {
		await rm(fresh, {
			recursive: true,
			force: true
		});
		throw faultAt({ file: place }, error, ELSEWHERE);
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
const ELSEWHERE = "name another folder with --out";
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
export { writeFolder as a, writeLines as c, unfinished as i, writeText as l, finished as n, writeJoined as o, linesText as r, writeJson as s, digestOf as t };

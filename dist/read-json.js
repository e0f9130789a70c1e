import { t as describeIssues } from "./issues.js";
import { b as object, h as int } from "./schemas.js";
import { t as UserError } from "./errors.js";
import { dirname, join } from "node:path";
import { lstat, open, realpath } from "node:fs/promises";
import { constants } from "node:fs";
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
/** A file as another version of quantgate writes it. */
var OtherVersion = class extends UserError {
	/** `of schema 1, as …` */
	says;
	constructor(file, found, ours) {
		const says = `of schema ${found}, as another version of quantgate writes it; this one reads schema ${ours}`;
		super({
			message: `is ${says}`,
			at: { file },
			fix: "Run quantgate plan again with this version, and measure by that plan: all stages go with one version."
		});
		this.says = says;
	}
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
/**
* A JSON file by its schema; undefined where there is none. Infinity, which `1e999` parses to, is refused, and a file of
* another version of quantgate by name.
*/
async function readJson(root, path, { schema, most, version }) {
	const handle = await openRegular(root, path, most);
	if (handle === void 0) return void 0;
	const text = await handle.readFile("utf8").finally(() => handle.close());
	const file = join(root, path);
	const value = parse(text, file);
	if (version !== void 0) refuseOther(value, version, file);
	const read = schema.safeParse(value);
	if (!read.success) throw refuse(file, describeIssues(read.error));
	return read.data;
}
function parse(text, file) {
	try {
		return JSON.parse(text);
	} catch (error) {
		const line = /line (\d+)/.exec(String(error))?.[1];
		throw refuse(file, "is not JSON", line === void 0 ? void 0 : Number(line));
	}
}
const Versioned = object({ schema: int() });
function refuseOther(value, version, file) {
	const found = Versioned.safeParse(value);
	if (found.success && found.data.schema !== version) throw new OtherVersion(file, found.data.schema, version);
}
export { refuse as i, openRegular as n, OtherVersion as r, readJson as t };

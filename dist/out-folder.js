import { t as UserError } from "./errors.js";
import { c as isOurs, i as outFolder } from "./shards.js";
import { m as listedUpTo } from "./make-folder.js";
import { readdir, rename, rm } from "node:fs/promises";
// src/commands/out-folder.ts
/**
* Works in a folder beside the out folder, which takes its place when the work is done: a run that ends early
* leaves nothing half-written, and what an earlier run left stays whole.
*/
async function replacing(out, work) {
	await refuseForeign(out);
	const fresh = outFolder(`${out.root}.part`);
	await refuseForeign(fresh);
	const discard = () => rm(fresh.root, {
		recursive: true,
		force: true
	});
	await discard();
	try {
		await work(fresh);
		await rm(out.root, {
			recursive: true,
			force: true
		});
		await rename(fresh.root, out.root);
	} finally {
		await discard();
	}
}
/** An earlier run's verdict goes before anything can end this one; in a folder of others it may be anyone's file. */
async function forgetVerdict(out) {
	if ((await foreignIn(out)).length === 0) await out.forgetVerdict();
}
/** A folder that holds anything else is nobody's to replace. */
async function refuseForeign({ root }) {
	const foreign = await foreignIn({ root });
	if (foreign.length === 0) return;
	throw new UserError({
		message: `the out folder holds what quantgate did not write: ${listedUpTo(3, foreign)}`,
		at: { file: root },
		fix: "name a folder of its own with --out"
	});
}
async function foreignIn({ root }) {
	return (await namesIn(root)).filter((name) => !isOurs(name));
}
async function namesIn(root) {
	return await readdir(root).catch((error) => {
		if (error.code === "ENOENT") return [];
		throw new UserError({
			message: `cannot be the out folder: ${error.message}`,
			at: { file: root }
		});
	});
}
export { replacing as n, forgetVerdict as t };

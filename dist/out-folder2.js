import { f as listedUpTo, p as UserError } from "./plain.js";
import { n as readText, o as isOurs, t as outFolder } from "./out-folder.js";
import { o as IGNORES_ALL, s as LAYOUT } from "./read-json.js";
import { t as digestOf } from "./write.js";
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
		await fresh.writeText(LAYOUT.ignore.path, IGNORES_ALL);
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
	const names = await namesIn(root);
	const { path } = LAYOUT.ignore;
	const isOther = names.includes(path) && !await ignoresAll(root);
	return names.filter((name) => !isOurs(name) || name === path && isOther);
}
/** A team may keep an empty folder in git by a `.gitignore` of its own. */
async function ignoresAll(root) {
	const { path, holds } = LAYOUT.ignore;
	return await readText(root, path, holds.most).catch(() => "") === IGNORES_ALL;
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
/** The plan that an out folder holds. */
async function planIn(out, options) {
	const plan = await out.readPlan();
	if (plan !== void 0) return withWholePolicies(plan, options);
	throw new UserError({
		message: `there is no ${LAYOUT.plan.path} here: nothing says what to do`,
		at: { file: options.out },
		fix: options.measured === void 0 ? PLAN_FIRST : SEE_THE_PLAN
	});
}
const PLAN_FIRST = "run quantgate plan first, or name the folder with --out";
const SEE_THE_PLAN = "The job that plans failed, was cancelled or skipped, or its artifact was not downloaded to this folder: its log says why.";
/** The verdict names the policy by its digest: a text that does not have it would judge under a false name. */
function withWholePolicies(plan, { out }) {
	const { target, head } = plan.policies;
	const altered = [target, head].find((one) => one && digestOf(one.text) !== one.digest);
	if (altered === void 0) return plan;
	throw new UserError({
		message: `${LAYOUT.plan.path} holds a ${altered.path} that is not the one its digest names`,
		at: { file: out },
		fix: "run quantgate plan and measure again"
	});
}
export { planIn as n, replacing as r, forgetVerdict as t };

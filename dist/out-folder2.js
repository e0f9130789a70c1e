import { l as unusable, n as MachineFault, u as UserError } from "./machine.js";
import { i as makeFolder, r as isThere } from "./shelves.js";
import { _ as pathOf, a as CLAIM, c as IGNORES_ALL, g as namesIn$1, l as LAYOUT, o as FRESH, p as REPLACED } from "./read-json.js";
import { n as readText, o as isAtWork, s as isOurs, t as outFolder } from "./out-folder.js";
import { t as digestOf } from "./write.js";
import { t as progressFor } from "./progress-for.js";
import { f as listedUpTo } from "./account.js";
import { hostname } from "node:os";
import { join } from "node:path";
import { createHash } from "node:crypto";
import { lstat, readdir, rename, rm, rmdir, utimes, writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { readFileSync, readlinkSync } from "node:fs";
import { execFileSync } from "node:child_process";
// src/process/identity.ts
function thisProcess() {
	return {
		machine: thisMachine(),
		pid: process.pid,
		start: startOf(process.pid) ?? UNTOLD
	};
}
/** Whether it is still there; undefined of another machine's, of which nothing can be asked. */
function isAlive({ machine, pid, start }) {
	if (machine !== thisMachine()) return void 0;
	if (isGone(pid)) return false;
	const now = startOf(pid);
	return now !== ENDED && (now === void 0 || start === UNTOLD || now === start);
}
const UNTOLD = "0";
/** It has ended, and nobody has asked yet how. */
const ENDED = "ended";
function thisMachine() {
	const boot = textOf(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8"));
	const apart = textOf(() => readlinkSync("/proc/self/ns/pid"));
	return short([
		hostname(),
		boot,
		apart
	].join("\n"));
}
function startOf(pid) {
	const told = textOf(() => process.platform === "linux" ? readFileSync(`/proc/${pid}/stat`, "utf8") : execFileSync("/bin/ps", [
		"-o",
		"state=,lstart=",
		"-p",
		String(pid)
	], { encoding: "utf8" }));
	const [state = "", ...rest] = told.slice(told.lastIndexOf(")") + 1).trim().split(/\s+/);
	if (state === "") return void 0;
	if (state.startsWith("Z") || state.startsWith("X")) return ENDED;
	return short(process.platform === "linux" ? rest[STARTED] ?? "" : rest.join(" "));
}
/** Of the fields behind the state. */
const STARTED = 18;
function isGone(pid) {
	try {
		process.kill(pid, 0);
		return false;
	} catch (error) {
		return error instanceof Error && "code" in error && error.code === "ESRCH";
	}
}
function textOf(read) {
	try {
		return read();
	} catch {
		return "";
	}
}
function short(text) {
	return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
// src/out/alone.ts
/**
* Works in a folder while no other process does, and waits for one that does. Each says by a file of its own that it
* wants to; who finds no other's beside its own may. What a process that died has left holds nobody up.
*/
async function alone(root, { say, signal, everyMs = 200, looks = 300 }, work) {
	const wasThere = await isThere(root);
	const claim = join(root, nameOf(thisProcess()));
	const told = /* @__PURE__ */ new Set();
	const seen = /* @__PURE__ */ new Map();
	for (let tried = 1;; tried++) {
		await put(claim, root);
		const others = await othersIn(root, claim);
		if (others.length === 0) break;
		await rm(claim, { force: true });
		for (const { pid } of others) {
			if (!told.has(pid)) say(`Process ${pid} is at work in ${root}: waiting until it is done.`);
			told.add(pid);
		}
		const pause = everyMs + tried * process.pid % everyMs;
		await setTimeout(pause, void 0, signal && { signal }).catch(() => void 0);
		signal?.throwIfAborted();
	}
	const beating = setInterval(() => void beat(claim), everyMs * BEATS).unref();
	try {
		return await work();
	} catch (error) {
		if (error instanceof UserError || await isThere(claim)) throw error;
		throw new MachineFault({
			message: "was removed while the run was at work",
			at: { file: root },
			fix: "run it again, and let nothing remove the folder meanwhile"
		});
	} finally {
		clearInterval(beating);
		await rm(claim, { force: true });
		if (!wasThere) await rmdir(root).catch(() => void 0);
	}
	async function othersIn(folder, own) {
		const found = [];
		for (const name of await readdir(folder)) {
			const other = identityIn(name);
			const file = join(folder, name);
			if (other === void 0 || file === own) continue;
			if (await isAtWork(other, file)) found.push(other);
			else await rm(file, {
				recursive: true,
				force: true
			});
		}
		return found;
	}
	/** Whoever cannot be asked shows by the time of its file that it is there. */
	async function isAtWork(other, file) {
		const alive = isAlive(other);
		if (alive !== void 0) return alive;
		const changed = await lstat(file).then(({ mtimeMs }) => mtimeMs, () => NaN);
		if (Number.isNaN(changed)) return false;
		const before = seen.get(file);
		const times = before?.changed === changed ? before.times + 1 : 0;
		seen.set(file, {
			changed,
			times
		});
		return times < looks;
	}
}
/** It shows so often, in looks of others, that it is there. */
const BEATS = 10;
let claims = 0;
function nameOf({ machine, pid, start }) {
	return pathOf(CLAIM, {
		machine,
		pid,
		start,
		claim: ++claims
	});
}
function identityIn(name) {
	const { machine, pid, start } = namesIn$1(".at-work-<machine>-<pid>-<start>-<claim>", name) ?? {};
	if (machine === void 0 || pid === void 0 || start === void 0) return;
	return {
		machine,
		pid: Number(pid),
		start
	};
}
async function put(claim, root) {
	for (;;) {
		await makeFolder(root);
		try {
			return await writeFile(claim, "", { flag: "wx" });
		} catch (error) {
			if (!await isThere(root)) continue;
			throw unusable({ file: root }, error, "name another folder with --out");
		}
	}
}
async function beat(claim) {
	const now = /* @__PURE__ */ new Date();
	await utimes(claim, now, now).catch(() => void 0);
}
// src/commands/out-folder.ts
/**
* Works in a folder inside of the out folder, whose files take the place of those that are there when the work is done: a
* run that ends early leaves nothing half-written, and what an earlier run left stays whole. The out folder itself stays
* what it is, which may be a disk of its own, or a link.
*/
async function replacing(out, work) {
	await refuseForeign(out);
	const fresh = outFolder(join(out.root, FRESH));
	const discard = async () => {
		for (const name of [FRESH, REPLACED]) await rm(join(out.root, name), {
			recursive: true,
			force: true
		});
	};
	await discard();
	const wasIgnored = await ignoresAll(out.root);
	try {
		if (!wasIgnored) await out.writeText(LAYOUT.ignore.path, IGNORES_ALL);
		await work(fresh);
		await exchange(out.root);
	} catch (error) {
		if (!wasIgnored) await rm(join(out.root, LAYOUT.ignore.path), { force: true });
		throw error;
	} finally {
		await discard();
	}
}
/**
* A folder without a plan is judged by nobody: so the plan goes first, and comes last. Whoever is killed in between leaves
* nothing that could be taken for a result.
*/
async function exchange(root) {
	const [fresh, replaced] = [join(root, FRESH), join(root, REPLACED)];
	const stays = (name) => isAtWork(name) || name === LAYOUT.ignore.path;
	const old = (await readdir(root)).filter((name) => isOurs(name) && !stays(name));
	await makeFolder(replaced);
	for (const name of planLast(old).reverse()) await rename(join(root, name), join(replaced, name));
	for (const name of planLast(await readdir(fresh))) await rename(join(fresh, name), join(root, name));
}
function planLast(names) {
	const { path } = LAYOUT.plan;
	return [...names.filter((name) => name !== path), ...names.filter((name) => name === path)];
}
/** Works in an out folder while no other process does; in one that is not there, or is not ours, there is nothing to wait for. */
async function aloneIn(out, host, isMade, work) {
	const names = await namesIn(out.root);
	if (names.some((name) => !isOurs(name)) || names.length === 0 && isMade === "left as it is") return await work();
	const progress = progressFor(host.errors, host.env);
	return await alone(out.root, {
		say: progress.say,
		signal: host.signal
	}, work);
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
export { replacing as i, forgetVerdict as n, planIn as r, aloneIn as t };

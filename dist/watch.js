import { u as UserError } from "./machine.js";
import { a as plain, f as listedUpTo, t as accounted } from "./account.js";
import { n as namingFaults, t as describeFailure } from "./failure.js";
import { h as placesOf } from "./shelves.js";
import { t as besidePolicy } from "./paths.js";
import { n as readPolicy } from "./read.js";
import { t as withProject } from "./with-project.js";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { readdirSync, realpathSync, statSync, watch as watch$1 } from "node:fs";
// src/commands/watch/behind.ts
/**
* The policy, and what it names: models, packages made by hand, data, measurements taken elsewhere; and where git
* keeps the tips of branches, for one of them may be the base. As long as the policy does not read, what it named before.
*/
async function behindVerdict(options, host, before) {
	return await withProject(host, async (project) => {
		const { root } = project;
		const policy = project.pathOf(options.policy);
		const named = await namedBy(join(root, policy), policy);
		const tips = project.kind === "folder" ? [] : await project.tips();
		const paths = [...[join(root, policy), ...named?.map((path) => join(root, path)) ?? before], ...tips];
		return {
			root,
			tips,
			paths: [...new Set(paths)],
			out: resolve(host.cwd, options.out)
		};
	});
}
async function namedBy(file, path) {
	try {
		return namedIn(readPolicy(await readFile(file, "utf8"), path)).map((written) => besidePolicy(path, written));
	} catch {
		return;
	}
}
function namedIn({ models, branches }) {
	const dataIn = ({ parts }) => placesOf(parts).map(({ at }) => at);
	return [...models.flatMap(({ source, variants, data, recorded }) => [
		...source === null ? [] : [source],
		...variants.flatMap(({ recipe }) => recipe.kind === "source" ? [recipe.path] : []),
		...dataIn(data),
		...Object.values(recorded)
	]), ...branches.flatMap(({ data }) => [...data.values()].flatMap(dataIn))];
}
// src/commands/watch/lying.ts
/**
* The folders in which something may happen to a path, and which names in them matter: every folder of a package or of
* data, and of every path the folders above, where the next step to it alone does.
*/
function foldersOf({ root, paths, out }) {
	const found = /* @__PURE__ */ new Map();
	const above = (path) => {
		if (path === root || path === dirname(path)) return;
		const folder = dirname(path);
		const names = found.get(folder) ?? /* @__PURE__ */ new Set();
		if (names !== "all") found.set(folder, names.add(basename(path)));
		above(folder);
	};
	for (const path of paths) {
		for (const one of /* @__PURE__ */ new Set([path, orGone(() => realpathSync(path)) ?? path])) above(one);
		walk(path, out, (folder, { isFolder }) => isFolder && found.set(folder, "all"));
	}
	return found;
}
function identitiesOf({ paths, out }) {
	const identityOf = (path) => {
		const files = [];
		walk(path, out, (file, { isFolder, stats: { ino, size, mtimeNs, ctimeNs } }) => files.push(isFolder ? file : [
			file,
			ino,
			size,
			mtimeNs,
			ctimeNs
		].join(" ")));
		return files.sort().join("\n");
	};
	return new Map(paths.map((path) => [path, identityOf(path)]));
}
function areSame(one, other) {
	return one.size === other.size && [...one].every(([path, holds]) => other.get(path) === holds);
}
/**
* A path, and all that lies below it. What goes away while it is looked at was not there; a link among the files to a
* folder is not followed, as in judging, for it could lead in a circle.
*/
function walk(path, out, visit) {
	if (path === out || path.startsWith(`${out}${sep}`)) return;
	const stats = orGone(() => statSync(path, { bigint: true }));
	if (stats === void 0) return;
	const isFolder = stats.isDirectory();
	visit(path, {
		isFolder,
		stats
	});
	if (!isFolder) return;
	for (const entry of orGone(() => readdirSync(path, { withFileTypes: true })) ?? []) {
		const below = join(path, entry.name);
		const isLink = entry.isSymbolicLink() && orGone(() => statSync(below))?.isDirectory();
		if (entry.name !== ".git" && !isLink) walk(below, out, visit);
	}
}
function orGone(look) {
	try {
		return look();
	} catch {
		return;
	}
}
// src/commands/watch/seen.ts
/**
* The system tells that something in a folder has changed, and says little of what: that is found out by looking again,
* and nothing is missed that happened while folders came and went. One watch is held a folder, not one a file.
*/
function watchFiles(signal, quiet = aMoment) {
	let open = [];
	let woken = Promise.withResolvers();
	const wake = () => woken.resolve();
	signal?.addEventListener("abort", wake);
	function look(behind) {
		const before = open;
		open = [...foldersOf(behind)].flatMap(([folder, names]) => opened(folder, names, wake));
		for (const watcher of before) watcher.close();
		return { change: changeSince(identitiesOf(behind), behind) };
	}
	async function changeSince(before, behind) {
		for (;;) {
			await woken.promise;
			if (signal?.aborted) return void 0;
			woken = Promise.withResolvers();
			const now = identitiesOf(behind);
			const changed = behind.paths.filter((path) => now.get(path) !== before.get(path));
			if (changed.length > 0) return changed;
		}
	}
	async function settled(behind) {
		let [before, now] = [];
		do {
			before = now ?? identitiesOf(behind);
			await quiet(signal);
			now = identitiesOf(behind);
		} while (!areSame(before, now));
	}
	function close() {
		signal?.removeEventListener("abort", wake);
		for (const watcher of open) watcher.close();
	}
	return {
		look,
		settled,
		close
	};
}
/** For so long nothing may have been written: a save takes several steps, and so does copying a package. */
async function aMoment(signal) {
	await setTimeout(300, void 0, { ...signal && { signal } }).catch(() => signal?.throwIfAborted());
}
/** Nothing where there is no such folder now: the one above tells when it comes. */
function opened(folder, names, wake) {
	try {
		return [watch$1(folder, (_, name) => {
			if (names === "all" || name === null || names.has(name)) wake();
		}).on("error", wake)];
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : void 0;
		if (code === "ENOENT" || code === "ENOTDIR") return [];
		throw new UserError({
			message: `cannot be watched: ${error instanceof Error ? error.message : error}`,
			at: { file: folder },
			fix: "run gate without --watch; or raise the system's limit, on Linux fs.inotify.max_user_watches"
		});
	}
}
// src/commands/watch/watch.ts
/**
* Judges, and again whenever something that the verdict rests on changes, until a person ends it; what does not change is
* not measured again. What was last said of the files as they lie there is the exit status.
*/
async function watch(options, host, judge) {
	refuse(options, host);
	const { signal, errors } = host;
	const say = (text) => void errors.write(`${plain(text)}\n`);
	const files = watchFiles(signal);
	let known = [];
	try {
		for (;;) {
			const behind = await behindVerdict(options, host, known);
			known = behind.paths;
			const seen = files.look(behind);
			const status = await judgedUntil(seen, options, host, judge);
			if (status !== "outdated") say(`Waiting for a change of ${named(known, behind)}. Ctrl-C ends.`);
			const changed = await seen.change;
			if (changed === void 0 && status !== "outdated") return status;
			say(`Changed: ${named(changed ?? [], behind)}. It is judged as soon as nothing more is written.`);
			await files.settled(behind);
		}
	} finally {
		files.close();
	}
}
function named(paths, { root, tips }) {
	const names = paths.map((path) => tips.includes(path) ? "git's branches" : relative(root, path) || ".");
	return listedUpTo(MOST_NAMED, [...new Set(names)]);
}
const MOST_NAMED = 5;
function refuse({ fresh = false }, { env }) {
	if (env.GITHUB_ACTIONS === "true") throw new UserError({
		message: "--watch waits for a person's next change, and a job has none: it would never end",
		fix: "leave it out in Actions: each push has a run of its own"
	});
	if (fresh) throw new UserError({
		message: "--watch judges on what is kept of earlier runs, and --fresh uses nothing of it",
		fix: "leave one of them out"
	});
}
/** The exit status; what changes while it is judged ends that, for part of it may have been read before and part after. */
async function judgedUntil(seen, options, host, judge) {
	const outdated = new AbortController();
	seen.change.then((changed) => changed && outdated.abort());
	const signals = [outdated.signal, ...host.signal ? [host.signal] : []];
	try {
		const own = {
			...host,
			signal: AbortSignal.any(signals)
		};
		return await accounted(own, (noted) => namingFaults(noted, options, () => judge(options, noted)));
	} catch (error) {
		host.signal?.throwIfAborted();
		if (outdated.signal.aborted) return "outdated";
		const { text, status } = describeFailure(error);
		host.errors.write(`${text}\n`);
		return status;
	}
}
export { watch };

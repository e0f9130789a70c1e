import { t as UserError } from "./errors.js";
import { t as execa } from "./execa.js";
import { n as leashOn, r as keep, t as withScratch } from "./with-scratch.js";
import { devNull } from "node:os";
import { createHash } from "node:crypto";
import { basename, dirname, isAbsolute, join, posix, relative, resolve, sep } from "node:path";
import { copyFile, lstat, mkdir, mkdtemp, open, readFile, readdir, realpath, rm, stat, writeFile } from "node:fs/promises";
import { createReadStream, realpathSync } from "node:fs";
import { pipeline } from "node:stream/promises";
// src/samples/capped.ts
/** Twenty show the pattern; a thousand would hide every other problem. */
const MOST$1 = 20;
/** The first problems of one sort, and how many more there are. */
function capped(problems, file) {
	const more = problems.length - MOST$1;
	if (more <= 0) return [...problems];
	return [...problems.slice(0, MOST$1), {
		message: `and ${more} more like this`,
		at: { file }
	}];
}
// src/commands/tree-at.ts
/** The state of the project that holds a place: a commit, the folder as it lies, or what merging two commits leaves. */
async function treeAt(project, { commit, mergedInto }) {
	if (commit === null || project.kind === "folder") return project.working();
	if (mergedInto === void 0) return project.at(commit);
	const merged = await project.merged(mergedInto, commit);
	if (merged.kind === "merged") return merged.tree;
	throw new UserError({
		message: `what merging ${commit.slice(0, 12)} into ${mergedInto.slice(0, 12)} leaves cannot be made here: ${merged.why}`,
		fix: "check the whole history out (fetch-depth: 0), on a machine whose git is 2.38 or newer"
	});
}
/** Names the state that a place belongs to: those of two states never meet. */
function stateOf({ commit, mergedInto }) {
	const state = commit ?? "working-tree";
	return mergedInto === void 0 ? state : `${state}-in-${mergedInto}`;
}
// src/git/paths.ts
/** `path` in the one form git knows: from the root, forward slashes, no dots. `""` is the root itself. */
function repositoryPath(path) {
	const normal = posix.normalize(path).replace(/\/$/, "");
	if (posix.isAbsolute(normal) || normal.split("/").includes("..")) throw new UserError({
		message: "this path leads out of the repository",
		at: { file: path }
	});
	return normal === "." ? "" : normal;
}
/** Refuses what a hostile tree could use to write elsewhere, or that two systems would store differently. */
function refuseUnsafe(paths) {
	const problems = paths.filter((path) => path.split("/").some(isUnsafePart)).map((path) => ({
		message: "a file of this name is not written anywhere",
		at: { file: path },
		fix: "rename it: no part of a path may be empty, '.', '..' or '.git', or hold a backslash"
	}));
	problems.push(...collisions(paths));
	if (problems.length > 0) throw new UserError(problems);
}
function isUnsafePart(part) {
	return [
		"",
		".",
		"..",
		".git"
	].includes(part.toLowerCase()) || part.includes("\\");
}
/** Of files and of the folders above them: `Cat/1.png` and `cat/2.png` would lie in one folder. */
function collisions(paths) {
	const seen = /* @__PURE__ */ new Map();
	return [...new Set(paths.flatMap(withParents))].flatMap((path) => {
		const folded = withoutCase(path);
		const other = seen.get(folded);
		seen.set(folded, path);
		if (other === void 0) return [];
		return {
			message: `differs only in case from ${other}`,
			at: { file: path },
			fix: "rename one of them: a Mac would keep only one"
		};
	});
}
/** As a Mac's disk compares names. */
function withoutCase(path) {
	return path.normalize("NFC").toLowerCase();
}
/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
function withParents(path) {
	const parts = path.split("/");
	return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
// src/git/variables.ts
/** What git may see of the caller's environment: how to find programs, keys, proxies and certificates. */
const KEPT = [
	"PATH",
	"HOME",
	"TMPDIR",
	"SSH_AUTH_SOCK",
	"SSL_CERT_FILE",
	"SSL_CERT_DIR",
	"GIT_SSL_CAINFO",
	"http_proxy",
	"https_proxy",
	"no_proxy",
	"HTTP_PROXY",
	"HTTPS_PROXY",
	"NO_PROXY"
];
/** Never prompts, never replaces objects, speaks English so that its messages can be read. */
function gitVariables(from) {
	return {
		...keep(from, KEPT),
		LC_ALL: "C",
		GIT_TERMINAL_PROMPT: "0",
		GIT_SSH_COMMAND: "ssh -o BatchMode=yes",
		GIT_NO_REPLACE_OBJECTS: "1",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_ATTR_NOSYSTEM: "1"
	};
}
/**
* Settings that hold whatever the repository's own configuration says. Whoever owns the files may be
* another user, as in a job's container: none of what they could configure is run. A folder whose committed
* files pose as a repository is none.
*/
const GIT_SETTINGS = [...[
	"-c",
	`core.hooksPath=${devNull}`,
	"-c",
	"core.fsmonitor=false"
], ...[
	"-c",
	"safe.directory=*",
	"-c",
	"safe.bareRepository=explicit"
]];
/** The header is bound to its server: a URL of another host in the repository never receives it. */
function credentialVariables(credential) {
	if (credential === void 0) return {};
	const basic = Buffer.from(`x-access-token:${credential.token}`).toString("base64");
	return {
		GIT_CONFIG_COUNT: "1",
		GIT_CONFIG_KEY_0: `http.${credential.server}/.extraheader`,
		GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`
	};
}
// src/git/blobs.ts
/** The contents of blobs, in the order asked for, one in memory at a time. */
async function* readBlobs(cwd, env, oids, admit) {
	if (oids.length === 0) return;
	const child = execa("git", [
		...GIT_SETTINGS,
		"cat-file",
		"--batch"
	], {
		cwd,
		env,
		extendEnv: false,
		buffer: false,
		stderr: "ignore",
		input: `${oids.join("\n")}\n`
	});
	child.catch(() => void 0);
	const reader = new ByteReader(child.stdout);
	try {
		for (const [position, oid] of oids.entries()) {
			const size = await sizeOf(reader, oid);
			admit?.(position, size);
			yield await bytesOf(reader, size);
		}
		await child;
	} finally {
		child.kill();
	}
}
/** `<oid> blob <size>` */
async function sizeOf(reader, oid) {
	const [, type, size] = (await reader.line()).split(" ");
	if (type !== "blob") throw new UserError({
		message: `object ${oid} is not in this checkout`,
		fix: "fetch everything: no `filter:` in actions/checkout, no `--filter` in git clone"
	});
	return Number(size);
}
/** And a newline. */
async function bytesOf(reader, size) {
	const bytes = await reader.take(size);
	await reader.take(1);
	return bytes;
}
/** Lines and counted bytes from one stream. */
var ByteReader = class {
	#chunks;
	#held = Buffer.alloc(0);
	constructor(stream) {
		this.#chunks = stream[Symbol.asyncIterator]();
	}
	async line() {
		let end = this.#held.indexOf("\n");
		while (end < 0 && await this.#more()) end = this.#held.indexOf("\n");
		if (end < 0) return "";
		const line = this.#held.subarray(0, end).toString();
		this.#held = this.#held.subarray(end + 1);
		return line;
	}
	async take(count) {
		const parts = [this.#held];
		let have = this.#held.length;
		while (have < count) {
			const next = await this.#chunks.next();
			if (next.done) throw new Error(`git cat-file ended ${count - have} bytes early`);
			parts.push(next.value);
			have += next.value.length;
		}
		const all = Buffer.concat(parts);
		this.#held = all.subarray(count);
		return all.subarray(0, count);
	}
	async #more() {
		const next = await this.#chunks.next();
		if (next.done) return false;
		this.#held = Buffer.concat([this.#held, next.value]);
		return true;
	}
};
// src/git/lfs-pointer.ts
const FORM = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\noid sha256:([0-9a-f]{64})\nsize (\d+)\n$/;
/** By the specification a pointer is shorter than this. */
const LONGEST = 1024;
/** The pointer that these bytes are, or null: then they are the file itself. */
function parsePointer(bytes) {
	if (bytes.length >= LONGEST) return null;
	const [, oid, size] = FORM.exec(bytes.toString()) ?? [];
	return oid === void 0 ? null : {
		oid,
		bytes: Number(size)
	};
}
// src/git/listing.ts
/** What stands at exactly this path; where a parent is a link, that link. */
async function entryAt(git, commit, path) {
	if (path === "") return {
		path,
		kind: "folder",
		oid: commit
	};
	const found = (await lsTree(git, commit, [], path)).find((entry) => entry.path === path);
	if (found !== void 0) return found;
	const parent = path.slice(0, Math.max(0, path.lastIndexOf("/")));
	const above = parent === "" ? null : await entryAt(git, commit, parent);
	return above?.kind === "link" || above?.kind === "submodule" ? above : null;
}
/** Everything at or below `path`, links and submodules included, in code-unit order. */
async function entriesBelow(git, commit, path) {
	return (await lsTree(git, commit, ["-r"], path)).sort((a, b) => a.path < b.path ? -1 : 1);
}
async function lsTree(git, commit, flags, path) {
	const only = path === "" ? [] : ["--", path];
	const listed = await git([
		"ls-tree",
		"--full-tree",
		"-z",
		...flags,
		commit,
		...only
	]);
	if (listed.ok) return listed.stdout.split("\0").filter((line) => line !== "").map(parseEntry);
	throw new UserError({
		message: `git cannot list commit ${commit.slice(0, 12)}: ${listed.stderr}`,
		fix: "fetch the whole history: fetch-depth: 0 in actions/checkout, and no filter"
	});
}
const KINDS = {
	"040000": "folder",
	"120000": "link",
	"160000": "submodule"
};
/** `<mode> <type> <oid>\t<path>`; every other mode is a file's. */
function parseEntry(line) {
	const tab = line.indexOf("	");
	const [mode = "", , oid = ""] = line.slice(0, tab).split(" ");
	return {
		path: line.slice(tab + 1),
		kind: KINDS[mode] ?? "file",
		oid
	};
}
// src/git/large.ts
/** Room for the labels of millions of examples, and far from what no string can hold. */
const MOST = 256 * 2 ** 20;
/** What is read whole, such as a policy, may come from a stranger. */
const refuseLarge = (path, bytes) => {
	if (bytes <= MOST) return;
	throw new UserError({
		message: `is larger than ${MOST / 2 ** 20} MiB, which is the most that is read of a text`,
		at: { file: path }
	});
};
// src/git/tree-of.ts
/** Reading, digest and copy, alike for commits and working trees. */
function treeOf(source) {
	return {
		commit: source.commit,
		kindOf: async (path) => await source.kindOf(repositoryPath(path)),
		isLinked: async (path) => await source.isLinked(repositoryPath(path)),
		list: async (path) => await source.list(repositoryPath(path)),
		everything: async () => await source.everything(),
		alike: async (path) => await source.alike(repositoryPath(path)),
		blobs: async (path) => await source.blobs(repositoryPath(path)),
		read: async (path) => await read(source, repositoryPath(path)),
		digest: async (path) => await digest(source, repositoryPath(path)),
		materialize: async (path, into) => await materialize(source, repositoryPath(path), into)
	};
}
async function read(source, path) {
	for await (const content of source.contents(path, refuseLarge)) {
		if (content.path !== path) break;
		if (content.kind === "bytes") return content.bytes;
		refuseLarge(path, (await stat(content.file)).size);
		return await readFile(content.file);
	}
	throw notThere(source, path);
}
async function digest(source, path) {
	const whole = createHash("sha256");
	let files = 0;
	for await (const content of source.contents(path)) {
		const below = content.path === path ? "" : content.path.slice(path.length).replace(/^\//, "");
		whole.update(`${below}\0${await hashOf(content)}\n`);
		files += 1;
	}
	if (files === 0) throw notThere(source, path);
	return `sha256:${whole.digest("hex")}`;
}
async function hashOf(content) {
	const hash = createHash("sha256");
	if (content.kind === "bytes") hash.update(content.bytes);
	else await pipeline(createReadStream(content.file), hash);
	return hash.digest("hex");
}
async function materialize(source, path, into) {
	refuseUnsafe(await source.list(path));
	const here = [];
	let copied = 0;
	for await (const content of source.contents(path)) {
		if (content.kind === "file" && content.file === source.inPlace(content.path)) {
			here.push(content);
			continue;
		}
		await write(content, join(into, content.path));
		copied += 1;
	}
	if (here.length + copied === 0) throw notThere(source, path);
	const place = source.inPlace(path);
	if (copied === 0 && place !== null) return place;
	for (const content of here) await write(content, join(into, content.path));
	return join(into, path);
}
async function write(content, file) {
	await mkdir(dirname(file), { recursive: true });
	if (content.kind === "bytes") await writeFile(file, content.bytes);
	else await copyFile(content.file, file);
}
function notThere(source, path) {
	const where = source.commit === null ? "" : ` at ${source.commit.slice(0, 12)}`;
	return new UserError({
		message: `there is no such file or folder${where}`,
		at: { file: path }
	});
}
// src/git/commit-tree.ts
/** The files as a commit holds them. */
function commitTree(store, commit) {
	const { git } = store;
	return treeOf({
		commit,
		kindOf: async (path) => (await entryAt(git, commit, path))?.kind ?? "absent",
		isLinked: async (path) => (await entryAt(git, commit, path))?.kind === "link",
		list: async (path) => (await filesBelow$1(git, commit, path)).map((entry) => entry.path),
		everything: async () => new Map((await entriesBelow(git, commit, "")).map(({ path, oid }) => [path, oid])),
		alike: async (path) => await alike(git, commit, path),
		blobs: async (path) => await blobsBelow(git, commit, path),
		contents: (path, admit) => contents$1(store, commit, path, admit),
		inPlace: () => null
	});
}
async function filesBelow$1(git, commit, path) {
	const entries = await entriesBelow(git, commit, path);
	const above = entries.length === 0 ? await entryAt(git, commit, path) : null;
	const strange = [...entries, ...above === null ? [] : [above]].filter((entry) => entry.kind === "link" || entry.kind === "submodule");
	if (strange.length > 0) throw new UserError(strange.map(refusal));
	return entries;
}
async function alike(git, commit, path) {
	const wanted = withoutCase(path);
	const isAlike = (other) => other === wanted || other.startsWith(`${wanted}/`);
	return (await entriesBelow(git, commit, "")).map((entry) => entry.path).filter((one) => isAlike(withoutCase(one)));
}
async function blobsBelow(git, commit, path) {
	const entries = await filesBelow$1(git, commit, path);
	return new Map(entries.map((entry) => [path === "" ? entry.path : entry.path.slice(path.length + 1), entry.oid]));
}
function refusal({ path, kind }) {
	return {
		message: `is ${kind === "link" ? "a symbolic link" : "a submodule"}, which is not followed in a commit`,
		at: { file: path },
		fix: "put the file itself there"
	};
}
async function* contents$1(store, commit, below, admit) {
	const entries = await filesBelow$1(store.git, commit, below);
	const pathAt = (position) => entries[position]?.path ?? "";
	const oids = entries.map((entry) => entry.oid);
	let next = 0;
	for await (const bytes of store.blobs(oids, (at, size) => admit?.(pathAt(at), size))) {
		const path = pathAt(next++);
		const pointer = parsePointer(bytes);
		if (pointer === null) {
			yield {
				path,
				kind: "bytes",
				bytes
			};
			continue;
		}
		admit?.(path, pointer.bytes);
		yield {
			path,
			kind: "file",
			file: await store.lfs({
				pointer,
				path,
				below,
				commit
			})
		};
	}
}
// src/git/commits.ts
const SHALLOW = "the checkout is shallow: set `fetch-depth: 0` in actions/checkout (or run `git fetch --unshallow`)";
async function resolveCommit(checkout, ref, shallow) {
	const found = await checkout([
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${ref}^{commit}`
	]);
	if (found.ok) return found.stdout;
	throw new UserError({
		message: `git knows no commit ${JSON.stringify(ref)} here`,
		fix: shallow ? SHALLOW : "name a branch, tag or commit of this repository, such as origin/main"
	});
}
/** Asks the remote: a checkout made hours ago may hold an older, laxer policy. */
async function findTip(remote, branch) {
	const ours = `refs/remotes/origin/${branch}`;
	if (!(await remote.scratch(["check-ref-format", ours])).ok) throw new UserError({ message: `${JSON.stringify(branch)} is no branch name` });
	const depth = remote.shallow ? ["--depth=1"] : [];
	const fetched = await remote.scratch([
		"fetch",
		"--quiet",
		"--no-tags",
		"--no-recurse-submodules",
		...depth,
		"origin",
		`+refs/heads/${branch}:${ours}`
	], {
		env: remote.credential,
		timeoutSeconds: 600
	});
	const found = await (fetched.ok ? remote.scratch : remote.checkout)([
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${ours}^{commit}`
	]);
	if (!found.ok) throw unknownBranch(branch, fetched.stderr, remote.shallow);
	return fetched.ok ? { commit: found.stdout } : {
		commit: found.stdout,
		stale: fetched.stderr
	};
}
function unknownBranch(branch, stderr, shallow) {
	return new UserError({
		message: `the tip of the target branch ${JSON.stringify(branch)} is not here and cannot be fetched: ${stderr}`,
		fix: shallow ? SHALLOW : "give the action a token that may read this repository"
	});
}
/** Exit status 1: no common ancestor; 128: a commit is not here. Both come of a shallow checkout. */
async function findMergeBases(git, one, other, shallow) {
	const found = await git([
		"merge-base",
		"--all",
		one,
		other
	]);
	const [best, ...others] = found.stdout.split("\n");
	if (found.ok && best) return [best, ...others];
	if (shallow) throw new UserError({
		message: "the merge-base cannot be found",
		fix: SHALLOW
	});
	const pair = `${one.slice(0, 12)} and ${other.slice(0, 12)}`;
	throw new UserError({
		message: `${pair} have no common ancestor${found.stderr === "" ? "" : `: ${found.stderr}`}`,
		fix: "rebase the branch on its target"
	});
}
/** Git older than 2.38 cannot merge without a checkout. No driver of the repository's own is run. */
async function findMerged(git, one, other) {
	const { stdout, stderr } = await git([
		"merge-tree",
		...[
			"--write-tree",
			"--no-messages",
			"--name-only",
			"-z"
		],
		one,
		other
	]);
	const [tree = "", ...conflicts] = stdout.split("\0").filter((part) => part !== "");
	if (/^[0-9a-f]{40,64}$/.test(tree)) return {
		tree,
		conflicts
	};
	const [line = ""] = stderr.split("\n");
	return { unknown: `git could not merge the two: ${line || "it gave no reason"}` };
}
/** Whether a branch was at a commit once: its own line, and not what was merged into it. */
async function isOnLineOf(git, tip, commit) {
	if (tip === commit) return true;
	const listed = await git([
		"rev-list",
		"--first-parent",
		"--parents",
		tip,
		`^${commit}`
	]);
	const [, parent] = listed.stdout.split("\n").at(-1)?.split(" ") ?? [];
	return listed.ok && parent === commit;
}
/** The files that were renamed between two commits, as git takes them for the same: from their old path to the new. */
async function findRenamed(git, from, to) {
	const found = await git([
		"diff-tree",
		...[
			"--find-renames",
			"--diff-filter=R",
			"--name-status",
			"-r",
			"-z"
		],
		from,
		to
	]);
	if (!found.ok) throw new UserError({ message: `git cannot compare commits: ${found.stderr}` });
	const parts = found.stdout.split("\0");
	const at = (index) => parts[index] ?? "";
	const pairs = Array.from({ length: Math.floor(parts.length / 3) }, (_, row) => row * 3);
	return new Map(pairs.map((row) => [at(row + 1), at(row + 2)]));
}
/** By git's own calendar: years of five digits, which a forged commit may name, are no date of ours. */
async function findCommitted(git, commit) {
	const shown = await git([
		"show",
		...[
			"--no-patch",
			"--format=%cd",
			"--date=format-local:%Y-%m-%dT%H:%M:%SZ"
		],
		commit
	], { env: { TZ: "UTC0" } });
	return shown.ok && /^\d{4}-\d\d-\d\dT[\d:]{8}Z$/.test(shown.stdout) ? shown.stdout : null;
}
// src/git/fetch-commit.ts
/** Brings the objects of a commit that the checkout need not have, such as a pull request's from a fork. */
async function fetchCommit({ scratch, credential }, { commit, ref }) {
	const isHere = async () => (await scratch([
		"cat-file",
		"-e",
		`${commit}^{commit}`
	])).ok;
	if (await isHere()) return;
	const fetched = await scratch([
		"fetch",
		...[
			"--quiet",
			"--no-tags",
			"--no-recurse-submodules"
		],
		"origin",
		ref
	], {
		env: credential,
		timeoutSeconds: 600
	});
	if (await isHere()) return;
	throw new UserError(fetched.ok ? { message: `${ref} does not lead to ${commit} any more: another was pushed in its place` } : {
		message: `${ref} cannot be fetched: ${fetched.stderr}`,
		fix: "give the action a token that may read this repository"
	});
}
// src/git/lfs-objects.ts
function lfsObjects(store) {
	const fetches = /* @__PURE__ */ new Map();
	const fetchOnce = (wanted) => {
		const key = `${wanted.commit} ${wanted.below}`;
		const running = fetches.get(key) ?? fetchObjects(store, wanted);
		fetches.set(key, running);
		return running;
	};
	return async (wanted) => {
		const { oid } = wanted.pointer;
		const file = join(store.storage, "objects", oid.slice(0, 2), oid.slice(2, 4), oid);
		const why = await isThere(file) ? null : await fetchOnce(wanted);
		if (!await isThere(file)) throw unavailable(wanted, why ?? "git-lfs did not bring it");
		await verify(file, wanted);
		return file;
	};
}
/** Null when it went well, else why not. */
async function fetchObjects(store, { commit, below }) {
	if (commit === null) return "the working tree has no commit to fetch it from";
	const url = await serverOf(store.git, commit);
	const include = below === "" ? [] : [`--include=${pattern(below)}`];
	const fetched = await store.git([
		...url,
		"lfs",
		"fetch",
		"origin",
		commit,
		...include,
		"--exclude="
	], {
		env: store.credential,
		timeoutSeconds: 1800
	});
	if (fetched.ok) return null;
	if (/'lfs' is not a git command/.test(fetched.stderr)) return "git-lfs is not installed";
	return lastLine(fetched.stderr);
}
/**
* A commit's `.lfsconfig` may say where its objects are; nothing else in it is used. It gains
* nothing by lying: the credential is bound to its own server and the bytes to the pointer's digest.
*/
async function serverOf(git, commit) {
	const told = await git([
		"config",
		"--blob",
		`${commit}:.lfsconfig`,
		"--get",
		"lfs.url"
	]);
	return told.ok && told.stdout.startsWith("https://") ? ["-c", `lfs.url=${told.stdout}`] : [];
}
/** git-lfs reads wildcards and a list at commas; `?` stands for any one character. */
function pattern(path) {
	return path.replaceAll(/[*?[\]\\,{}!#]/g, "?");
}
async function verify(file, wanted) {
	const hash = createHash("sha256");
	await pipeline(createReadStream(file), hash);
	const { size } = await stat(file);
	if (hash.digest("hex") === wanted.pointer.oid && size === wanted.pointer.bytes) return;
	throw unavailable(wanted, `the local copy is damaged: delete ${file}`);
}
async function isThere(file) {
	return await stat(file).then((found) => found.isFile(), () => false);
}
function unavailable({ pointer, path, commit }, why) {
	const command = `git lfs fetch origin ${commit ?? "HEAD"}`;
	return new UserError({
		message: `is a Git LFS pointer to ${pointer.oid} (${pointer.bytes} bytes), which cannot be fetched: ${why}`,
		at: { file: path },
		fix: `install git-lfs and run \`${command}\`; in Actions set \`lfs: true\` in actions/checkout`
	});
}
function lastLine(text) {
	return text.trim().split("\n").at(-1) ?? "git lfs fetch failed";
}
// src/git/path-within.ts
/** From a path of this machine, absolute or from a folder of the project, to the project's own. */
function pathWithin(root, from) {
	return (path) => {
		const place = isAbsolute(path) ? withRealFolder(path) : join(from, path);
		return repositoryPath(relative(root, place) || ".");
	};
}
/** A shell may name the working folder through a link, such as macOS's /tmp. */
function withRealFolder(path) {
	const folder = dirname(path);
	try {
		return join(realpathSync.native(folder), basename(path));
	} catch {
		return folder === path ? path : join(withRealFolder(folder), basename(path));
	}
}
// src/git/run.ts
function gitIn(cwd, env, signal) {
	return async (args, { env: more, timeoutSeconds = 120 } = {}) => {
		const child = execa("git", [...GIT_SETTINGS, ...args], {
			cwd,
			env: {
				...env,
				...more
			},
			extendEnv: false,
			reject: false,
			stdin: "ignore",
			stripFinalNewline: true,
			detached: true
		});
		const leash = leashOn(child.nodeChildProcess, {
			signal,
			cause: "cancelled"
		});
		const overdue = `git took longer than ${timeoutSeconds} s`;
		const timer = setTimeout(leash.stop, 1e3 * timeoutSeconds, overdue);
		const { failed, stdout, stderr, originalMessage = "" } = await child;
		clearTimeout(timer);
		signal?.throwIfAborted();
		return {
			ok: !failed,
			stdout,
			stderr: leash.cause() ?? (stderr || originalMessage)
		};
	};
}
// src/git/scratch.ts
/**
* A pull request's earlier steps may have written to the checkout's `.git/config` (filters, helpers,
* commands for ssh). Whatever runs with a credential therefore runs here, and what it fetches stays
* here: the user's references and history are never changed.
*/
async function makeScratch(checkout, root, temp, gitAt) {
	const folder = await mkdtemp(join(temp, "quantgate-git-"));
	const git = gitAt(folder);
	const at = async (name) => resolve(root, (await checkout([
		"rev-parse",
		"--git-path",
		name
	])).stdout);
	await mustSucceed(git, [
		"init",
		"--quiet",
		"--template="
	]);
	await writeFile(join(folder, ".git/objects/info/alternates"), `${await at("objects")}\n`);
	await copyFile(await at("shallow"), join(folder, ".git/shallow")).catch(() => void 0);
	const lfsStorage = await findLfsStorage(checkout, root);
	await mustSucceed(git, [
		"config",
		"lfs.storage",
		lfsStorage
	]);
	const origin = await checkout([
		"remote",
		"get-url",
		"origin"
	]);
	if (origin.ok) await mustSucceed(git, [
		"config",
		"remote.origin.url",
		absoluteUrl(root, origin.stdout)
	]);
	return {
		folder,
		git,
		lfsStorage,
		remove: () => rm(folder, {
			recursive: true,
			force: true
		})
	};
}
async function findLfsStorage(checkout, root) {
	const common = resolve(root, (await checkout(["rev-parse", "--git-common-dir"])).stdout);
	const told = await checkout([
		"config",
		"--type=path",
		"--get",
		"lfs.storage"
	]);
	return told.ok ? resolve(common, told.stdout) : join(common, "lfs");
}
/** A remote may be a path from the checkout's root. */
function absoluteUrl(root, url) {
	return !/^[^/]*:/.test(url) ? resolve(root, url) : url;
}
async function mustSucceed(git, args) {
	const { ok, stderr } = await git(args);
	if (!ok) throw new Error(`git ${args.join(" ")}: ${stderr}`);
}
// src/git/working-tree.ts
/** The files as they lie on disk. A symbolic link may stay inside the root, never leave it. */
function workingTree(store) {
	const { root } = store;
	return treeOf({
		commit: null,
		kindOf: async (path) => await kindOf(root, path),
		isLinked: async (path) => {
			const target = await inside(root, path);
			return target !== null && target !== join(root, path);
		},
		list: async (path) => await filesBelow(root, path),
		everything: async () => new Map((await present(store)).map((path) => [path, null])),
		alike: async () => [],
		blobs: async () => null,
		contents: (path, admit) => contents(store, path, admit),
		inPlace: (path) => join(root, path)
	});
}
/** Git still lists what was deleted and not committed. */
async function present({ root, known }) {
	const paths = await known();
	const there = await Promise.all(paths.map((path) => lstat(join(root, path)).catch(() => null)));
	return paths.filter((_, at) => there[at] !== null).sort();
}
async function kindOf(root, path) {
	const target = await inside(root, path);
	if (target === null) return "absent";
	const found = await lstat(target);
	if (found.isDirectory()) return "folder";
	return found.isFile() ? "file" : "absent";
}
/** The real path, or null where there is nothing. */
async function inside(root, path) {
	const target = await realpath(join(root, path)).catch(() => null);
	if (target === null || target === root || target.startsWith(`${root}${sep}`)) return target;
	throw new UserError({
		message: "is a symbolic link that leads out of the repository",
		at: { file: path },
		fix: "put the file itself there"
	});
}
async function filesBelow(root, path) {
	const kind = await kindOf(root, path);
	if (kind === "file") return [path];
	return kind === "folder" ? (await walk(root, path)).sort() : [];
}
async function walk(root, folder) {
	const found = (await readdir(join(root, folder), { withFileTypes: true })).map((entry) => {
		return filesAt(root, folder === "" ? entry.name : `${folder}/${entry.name}`, entry);
	});
	return (await Promise.all(found)).flat();
}
/** Only a link is looked at again: there may be a hundred thousand files. */
async function filesAt(root, path, entry) {
	if (entry.name === ".git") return [];
	if (entry.isDirectory()) return await walk(root, path);
	const kind = entry.isSymbolicLink() ? await kindOf(root, path) : "absent";
	if (kind === "folder") throw folderLink(path);
	return entry.isFile() || kind === "file" ? [path] : [];
}
/** It could lead in a circle. */
function folderLink(path) {
	return new UserError({
		message: "is a symbolic link to a folder, which is not followed",
		at: { file: path },
		fix: "put the folder itself there"
	});
}
async function* contents(store, below, admit) {
	for (const path of await filesBelow(store.root, below)) {
		const file = join(store.root, path);
		const pointer = parsePointer(await beginning(file));
		const { head: commit, lfs } = store;
		if (pointer === null) {
			yield {
				path,
				kind: "file",
				file
			};
			continue;
		}
		admit?.(path, pointer.bytes);
		yield {
			path,
			kind: "file",
			file: await lfs({
				pointer,
				path,
				below,
				commit
			})
		};
	}
}
/** Enough to tell a pointer from a file. */
async function beginning(file) {
	const handle = await open(file);
	try {
		const { bytesRead, buffer } = await handle.read(Buffer.alloc(1024), 0, 1024, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await handle.close();
	}
}
// src/git/repository.ts
/** Opens the project that `folder` lies in. */
async function openProject(folder, options) {
	const env = gitVariables(options.env);
	const gitAt = (folder) => gitIn(folder, env, options.signal);
	const from = await realpath(folder).catch(noSuchFolder(folder));
	const top = await gitAt(from)(["rev-parse", "--show-toplevel"]);
	if (!top.ok) return openFolder(from, top.stderr);
	const root = await realpath(top.stdout);
	const checkout = gitAt(root);
	return await openRepository({
		from,
		root,
		checkout,
		scratch: await makeScratch(checkout, root, options.temp, gitAt),
		env,
		options
	});
}
function noSuchFolder(folder) {
	return (error) => {
		throw new UserError({
			message: `cannot be opened: ${error.message}`,
			at: { file: folder }
		});
	};
}
function openFolder(root, stderr) {
	if (!/not a git repository|ENOENT/.test(stderr)) throw new UserError({
		message: `git cannot read this repository: ${stderr}`,
		at: { file: root }
	});
	const lfs = async ({ path }) => {
		throw new UserError({
			message: "is a Git LFS pointer, and there is no git repository to fetch its object from",
			at: { file: path },
			fix: "run `git lfs pull` where the repository is"
		});
	};
	return {
		kind: "folder",
		root,
		pathOf: pathWithin(root, root),
		working: () => workingTree({
			root,
			head: null,
			lfs,
			known: async () => []
		}),
		close: async () => void 0
	};
}
async function openRepository(opening) {
	const { from, root, checkout, scratch, env } = opening;
	const credential = credentialVariables(opening.options.credential);
	const { git, lfsStorage: storage } = scratch;
	const lfs = lfsObjects({
		git,
		storage,
		credential
	});
	const blobs = (...asked) => readBlobs(scratch.folder, env, ...asked);
	const head = await checkout([
		"rev-parse",
		"--verify",
		"--quiet",
		"HEAD^{commit}"
	]);
	const shallow = (await git(["rev-parse", "--is-shallow-repository"])).stdout === "true";
	const commit = head.ok ? head.stdout : null;
	const at = (sha) => commitTree({
		git,
		blobs,
		lfs
	}, sha);
	return {
		kind: "repository",
		root,
		shallow,
		head: commit,
		pathOf: pathWithin(root, from),
		resolve: (ref) => resolveCommit(checkout, ref, shallow),
		fetch: (wanted) => fetchCommit({
			scratch: git,
			credential
		}, wanted),
		tip: (branch) => findTip({
			checkout,
			scratch: git,
			credential,
			shallow
		}, branch),
		mergeBases: (one, other) => findMergeBases(git, one, other, shallow),
		working: () => workingTree({
			root,
			head: commit,
			lfs,
			known: () => knownFiles(checkout)
		}),
		committed: (sha) => findCommitted(git, sha),
		merged: async (one, other) => {
			const found = await findMerged(git, one, other);
			if ("unknown" in found) return {
				kind: "unknown",
				why: found.unknown
			};
			return {
				kind: "merged",
				tree: at(found.tree),
				conflicts: found.conflicts
			};
		},
		isOnLineOf: (tip, sha) => isOnLineOf(git, tip, sha),
		renamed: (from, to) => findRenamed(git, from, to),
		at,
		close: () => scratch.remove()
	};
}
/** What git tracks in the folder or would: not what a build leaves there. */
async function knownFiles(checkout) {
	const listed = await checkout([
		"ls-files",
		"-z",
		"--cached",
		"--others",
		"--exclude-standard"
	]);
	if (!listed.ok) throw new UserError({ message: `git cannot list the folder: ${listed.stderr}` });
	return [...new Set(listed.stdout.split("\0").filter((path) => path !== ""))];
}
// src/commands/with-project.ts
/** Opens the project around the folder, with a scratch folder beside it, and tidies up afterwards. */
async function withProject({ cwd, env, temp, credential, signal }, work) {
	return await withScratch(temp, async (scratch) => {
		return await work(await openProject(cwd, {
			env,
			temp: scratch,
			...credential && { credential },
			...signal && { signal }
		}), scratch);
	});
}
export { capped as a, treeAt as i, refuseUnsafe as n, stateOf as r, withProject as t };

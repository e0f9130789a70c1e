// src/catalog/errors.ts
/** A mistake in what the user supplied: every problem found, shown without a stack; exit status 2. */
var UserError = class extends Error {
	name = "UserError";
	problems;
	constructor(problems) {
		const list = [problems].flat();
		super(list.map(describeProblem).join("\n"));
		this.problems = list;
	}
};
/** `file:line:column message`, then what to do on a line of its own. */
function describeProblem({ message, at, fix }) {
	const where = at === void 0 ? "" : `${describePlace(at)} `;
	return fix === void 0 ? `${where}${message}` : `${where}${message}\n  ${fix}`;
}
function describePlace({ file, line, column }) {
	return [
		file,
		line,
		column
	].filter((part) => part !== void 0).join(":");
}
/** Does all of the work, then throws every user's mistake that was found in any of it, each once. */
async function allOf(items, work) {
	const problems = [];
	const results = [];
	for (const item of items) try {
		results.push(await work(item));
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		problems.push(...error.problems);
	}
	if (problems.length > 0) throw new UserError(onceEach(problems));
	return results;
}
function onceEach(problems) {
	return [...new Map(problems.map((problem) => [describeProblem(problem), problem])).values()];
}
// src/catalog/machine.ts
/** What the machine refuses: neither a model's fault nor a bug. It ends the run, whatever this was at, with exit status 2. */
var MachineFault = class extends UserError {};
/** How a person names another folder where one cannot be written. */
const INSTEAD = {
	temp: "make room there, or name another folder for temporary files: TMPDIR, on a runner RUNNER_TEMP",
	out: "name another folder with --out",
	home: "make room there, or name another folder for it: QUANTGATE_HOME"
};
/** What a system says by a code, in words that follow the name of a file. */
const REFUSALS = {
	ENOSPC: "does not fit on the disk",
	EDQUOT: "does not fit into the quota",
	EFBIG: "is larger than a file may be here",
	EROFS: "lies on a disk that is read-only",
	EACCES: "may not be read or written",
	EPERM: "may not be read or written",
	ENOENT: "is not there",
	ENOTDIR: "is no folder, or lies below what is none",
	EEXIST: "is something else than a folder",
	ELOOP: "lies behind a circle of symbolic links",
	ENAMETOOLONG: "has a longer name than the disk takes",
	EBUSY: "is in use by the system",
	EIO: "cannot be read or written: the disk fails",
	ESTALE: "lies on a disk that is gone",
	ENODEV: "lies on a disk that is gone",
	ENXIO: "lies on a disk that is gone",
	EMFILE: "cannot be opened: this process has as many files open as it may",
	ENFILE: "cannot be opened: the system has as many files open as it can",
	ENOMEM: "needs more memory than there is",
	EAGAIN: "cannot be started: the system has as many processes as it may"
};
/** How whoever was refused a file says so in words, and what to do about it. */
const TOO_MANY_FILES = {
	said: /too many open files|\bE[MN]FILE\b/i,
	fix: "let more files be open at once: ulimit -n 4096"
};
/** What helps where another folder would not. */
const REMEDIES = {
	EMFILE: TOO_MANY_FILES.fix,
	ENFILE: "end other programs on this machine, which have files open as well",
	ENOMEM: "end other programs on this machine, or take one with more memory",
	EAGAIN: "end other programs on this machine, or let more processes run: ulimit -u"
};
/** Codes that a mistake of ours may cause as well: they tell of the machine only where a place is looked at on purpose. */
const AMBIGUOUS = /* @__PURE__ */ new Set([
	"ENOENT",
	"ENOTDIR",
	"EEXIST"
]);
/** What the system said no to; undefined of an error that is none of the system's, or that a bug may cause. */
function refusalOf(error) {
	const found = anyRefusalOf(error);
	return found === void 0 || AMBIGUOUS.has(found.code) ? void 0 : found;
}
function anyRefusalOf(error) {
	if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return;
	const code = String(error.code);
	const why = Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : void 0;
	if (why === void 0) return;
	const [to, path] = ["dest", "path"].map((key) => textIn(error, key));
	const file = to ?? path;
	return {
		code,
		why,
		...file !== void 0 && { file }
	};
}
function textIn(error, key) {
	const value = Object.entries(error).find(([name]) => name === key)?.[1];
	return typeof value === "string" ? value : void 0;
}
/** The same as a problem of the file that was being written; anything else is given back as it is. */
function faultAt(at, error, fix) {
	const refusal = refusalOf(error);
	if (refusal === void 0) return error;
	return new MachineFault({
		message: refusal.why,
		at,
		fix: REMEDIES[refusal.code] ?? fix
	});
}
/** The same error, with the file that was being written: of a write that fails the system names none. */
function named(error, file) {
	if (error instanceof Error && "syscall" in error && !("path" in error)) return Object.assign(error, { path: file });
	return error;
}
/** Hands on what was refused while a file was being written, with its name. */
function naming(file) {
	return (error) => {
		throw named(error, file);
	};
}
/** Of a place that a person has named, whatever the system says against it. */
function unusable(at, error, fix) {
	const { code = "", why = error instanceof Error ? error.message : String(error) } = anyRefusalOf(error) ?? {};
	return new MachineFault({
		message: why,
		at,
		fix: REMEDIES[code] ?? fix
	});
}
const NOWHERE = {
	message: "the folder in which this was started is gone",
	fix: "change to one that is there"
};
/** What the system has refused somewhere, told by where that was; undefined where it may be a bug. */
function machineProblem(error, places) {
	if (error instanceof Error && "syscall" in error && error.syscall === "uv_cwd") return NOWHERE;
	const refusal = refusalOf(error);
	if (refusal === void 0) return;
	const { code, why, file } = refusal;
	const [place] = places.filter(({ root }) => file === root || file?.startsWith(`${root}/`)).sort((one, other) => other.root.length - one.root.length);
	if (file !== void 0 && place !== void 0) return {
		message: why,
		at: { file },
		fix: REMEDIES[code] ?? place.instead
	};
	const all = places.map(({ what, root }) => `${root} (${what})`).join(", ");
	const where = all === "" ? void 0 : `quantgate writes below ${all}: look which is at fault`;
	const fix = REMEDIES[code] ?? where;
	const said = error instanceof Error ? error.message : "";
	return {
		message: file === void 0 ? `something ${why} (${said})` : why,
		...file !== void 0 && { at: { file } },
		...fix !== void 0 && { fix }
	};
}
export { machineProblem as a, refusalOf as c, allOf as d, describePlace as f, faultAt as i, unusable as l, MachineFault as n, named as o, describeProblem as p, TOO_MANY_FILES as r, naming as s, INSTEAD as t, UserError as u };

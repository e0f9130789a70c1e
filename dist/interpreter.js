import { t as UserError } from "./errors.js";
import { n as execa, r as keep, t as leashOn } from "./leash.js";
import { O as string, T as object, _ as boolean, b as int, t as makeFolder } from "./make-folder.js";
import { t as plain } from "./plain.js";
import { createHash, randomBytes } from "node:crypto";
import { delimiter, join } from "node:path";
import { access, readFile, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
// src/worker/child-variables.ts
/** Programs, the home folder and temporary files: all that the worker needs, and no token among it. */
const WORKER = [
	"PATH",
	"HOME",
	"TMPDIR",
	"LANG",
	"LC_ALL"
];
/** How to reach a package index: pip alone may see these, for a proxy or an index can carry a password. */
const PIP = [
	"PIP_INDEX_URL",
	"PIP_EXTRA_INDEX_URL",
	"PIP_FIND_LINKS",
	"PIP_NO_INDEX",
	"PIP_PROXY",
	"PIP_CERT",
	"PIP_CLIENT_CERT",
	"PIP_TRUSTED_HOST",
	"PIP_CONFIG_FILE",
	"PIP_CACHE_DIR",
	"PIP_NO_CACHE_DIR",
	"PIP_DEFAULT_TIMEOUT",
	"PIP_TIMEOUT",
	"PIP_RETRIES",
	"XDG_CACHE_HOME",
	"XDG_CONFIG_HOME",
	"XDG_CONFIG_DIRS",
	"SSL_CERT_FILE",
	"SSL_CERT_DIR",
	"REQUESTS_CA_BUNDLE",
	"CURL_CA_BUNDLE",
	"http_proxy",
	"https_proxy",
	"all_proxy",
	"no_proxy",
	"HTTP_PROXY",
	"HTTPS_PROXY",
	"ALL_PROXY",
	"NO_PROXY"
];
function workerVariables(env) {
	return keep(env, WORKER);
}
function pipVariables(env) {
	return keep(env, [...WORKER, ...PIP]);
}
// src/worker/environment-folder.ts
function environmentFolder(folder) {
	const pointer = join(folder, "ready");
	async function ready() {
		const name = await readFile(pointer, "utf8").catch(() => void 0);
		if (name === void 0 || !/^venv-[0-9a-f]+$/.test(name)) return void 0;
		const venv = join(folder, name);
		return await exists(interpreter(venv)) ? venv : void 0;
	}
	async function fill(make) {
		const name = `venv-${randomBytes(6).toString("hex")}`;
		const venv = join(folder, name);
		await makeFolder(venv);
		await removeAbandoned(folder, (await stat(venv)).mtimeMs);
		try {
			await make(venv);
			await writeFile(join(venv, "ready"), name);
			await rename(join(venv, "ready"), pointer);
			return venv;
		} catch (error) {
			await rm(venv, {
				recursive: true,
				force: true
			});
			throw error;
		}
	}
	return {
		ready,
		fill
	};
}
function interpreter(venv) {
	return join(venv, "bin", "python");
}
/** What was begun a day ago and is not in use was left by a process that is gone. */
async function removeAbandoned(folder, now) {
	const current = await readFile(join(folder, "ready"), "utf8").catch(() => "");
	for (const name of await readdir(folder)) {
		const path = join(folder, name);
		const begun = await stat(path).catch(() => void 0);
		const abandoned = begun !== void 0 && now - begun.mtimeMs > DAY_MS;
		if (name.startsWith("venv-") && name !== current && abandoned) await rm(path, {
			recursive: true,
			force: true
		});
	}
}
const DAY_MS = 864e5;
async function exists(path) {
	return access(path).then(() => true, () => false);
}
// src/worker/environment-key.ts
/** Names what an environment was made from: equal keys, equal environments. Fit for a folder or a cache. */
function environmentKey(locks, python) {
	const hash = createHash("sha256");
	for (const lock of locks) hash.update(`${lock.length}:`).update(lock);
	const digest = hash.digest("hex").slice(0, 20);
	return `python-${python.version}-${python.system}-${python.machine}-${digest}`.toLowerCase();
}
// src/worker/pip-failure.ts
/** What pip says when it fails, and what a person can do about it; the first that matches is told. */
const CAUSES = [
	{
		said: /DO NOT MATCH THE HASHES/,
		message: "a downloaded package is not the one that the lock names",
		fix: "Do not go on: the package index or a proxy served something else. Nothing was installed."
	},
	{
		said: /No space left on device|Errno 28/,
		message: "the disk is full",
		fix: "The environment takes about 550 MB; free that much, or set QUANTGATE_HOME to a folder elsewhere."
	},
	{
		said: new RegExp([
			...[
				"NewConnectionError",
				"NameResolutionError",
				"ConnectTimeout",
				"ConnectionError"
			],
			...[
				"Connection refused",
				"Network is unreachable",
				"Temporary failure in name resolution"
			],
			...[
				"Read timed out",
				"ProxyError",
				"SSLError",
				"problem confirming the ssl",
				"from versions: none"
			]
		].join("|")),
		message: "the package index cannot be reached",
		fix: "Connect to a network, or tell pip where to look: PIP_INDEX_URL, PIP_PROXY, PIP_CERT or pip's own configuration."
	},
	{
		said: /No matching distribution found|Could not find a version/,
		message: "the package index does not have what the lock names",
		fix: "Let the index (PIP_INDEX_URL) mirror the public one, with wheels for this Python and platform."
	},
	{
		said: /ensurepip/,
		message: "this Python has no venv module with pip",
		fix: "On Debian and Ubuntu: apt-get install python3-venv. Or use another Python with --python."
	}
];
/** What went wrong while `what` was done, with the last lines that were printed. */
function describePipFailure(what, lines) {
	const printed = lines.join("\n");
	const cause = CAUSES.find(({ said }) => said.test(printed));
	const last = lines.filter((line) => line.trim() !== "").slice(-3);
	return {
		message: [`The Python environment was not made: ${what} failed${cause ? `, ${cause.message}` : ""}.`].concat(last.map((line) => `    ${line}`)).join("\n"),
		fix: cause?.fix ?? "Read the lines above; the environment is made anew on the next run."
	};
}
// src/worker/pip-progress.ts
/** Follows what pip prints, a line at a time; undefined for a line that is no step. */
function pipFollower(lock) {
	let total = lock.match(/^[A-Za-z0-9][^\n]*==/gm)?.length ?? 0;
	let done = 0;
	return (line) => {
		if (/^Ignoring \S+: markers /.test(line)) total -= 1;
		const collected = /^(?:Collecting (\S+?)==|Processing \S*\/([^/\s]+?)-\d\S* )/.exec(line);
		if (collected) done += 1;
		const text = collected ? collected[1] ?? collected[2] : describe(line);
		return text === void 0 ? void 0 : {
			text,
			done: Math.min(done, total),
			total
		};
	};
}
function describe(line) {
	const download = /^\s+Downloading (\S+?)-\d\S*\.whl \(([^)]+)\)/.exec(line);
	if (download) return `downloading ${download[1]} (${download[2]})`;
	if (line.startsWith("Installing collected packages:")) return "installing";
}
// src/worker/tail.ts
/** `onLine` sees each line whole but cut to a readable length; a carriage return ends a line too. */
function tailOf(stream, count, onLine) {
	const kept = [];
	const add = (raw) => {
		const line = plain(raw);
		if (line === "") return;
		kept.push(line);
		if (kept.length > count) kept.shift();
		onLine?.(line);
	};
	return {
		lines: () => [...kept],
		ended: drain(stream, add)
	};
}
async function drain(stream, add) {
	let partial = "";
	stream.setEncoding("utf8");
	for await (const chunk of stream) {
		const lines = (partial + chunk).split(/[\r\n]+/);
		partial = (lines.pop() ?? "").slice(0, LONGEST);
		for (const line of lines) add(line.slice(0, LONGEST));
	}
	add(partial);
}
const LONGEST = 400;
// src/worker/tool.ts
const runTool = async ([file, ...args], { env, timeoutMs, signal, onLine }) => {
	const child = execa(file, args, {
		env,
		extendEnv: false,
		buffer: false,
		reject: false,
		stdin: "ignore",
		all: true,
		detached: true
	});
	const leash = leashOn(child.nodeChildProcess, {
		signal,
		cause: "it was stopped"
	});
	const overdue = `it took longer than ${timeoutMs / 6e4} minutes`;
	const timer = setTimeout(leash.stop, timeoutMs, overdue);
	const tail = tailOf(child.all, 40, onLine);
	const { failed, exitCode, isTerminated, originalMessage = "" } = await child;
	clearTimeout(timer);
	await tail.ended;
	const unstarted = exitCode === void 0 && !isTerminated ? originalMessage : "";
	const why = leash.cause() ?? unstarted;
	return {
		ok: !failed,
		lines: [...tail.lines(), ...why === "" ? [] : [why]]
	};
};
// src/worker/environment.ts
/** The interpreter of an environment made from the locks: made now, or found as it was made before. */
async function makeEnvironment(order, run = runTool) {
	const folder = environmentFolder((await placeOf(order)).path);
	return interpreter(await folder.ready() ?? await folder.fill((fresh) => make(fresh, order, run)));
}
/** What a cache needs to keep the environment: its folder, and the key that names its content. */
async function placeOf({ python, locks, home }) {
	const key = environmentKey(await Promise.all(locks.map((file) => readFile(file, "utf8"))), python);
	return {
		key,
		path: join(home, key)
	};
}
async function make(venv, order, run) {
	const { python, progress } = order;
	const env = workerVariables(order.env);
	const step = stepper(order, run);
	progress.stage("Python environment");
	try {
		progress.say(`Making a Python ${python.version} environment; it is made once and kept.`);
		await step("making it", [
			python.path,
			"-I",
			"-m",
			"venv",
			venv
		], env);
		await install(venv, order, step);
		await step("loading coremltools", [
			interpreter(venv),
			"-I",
			"-c",
			PROBE
		], env);
		progress.say("The Python environment is ready.");
	} finally {
		progress.end();
	}
}
function stepper({ signal }, run) {
	return async (what, command, env, onLine) => {
		const { ok, lines } = await run(command, {
			env,
			timeoutMs: STEP_LIMIT_MS,
			...signal && { signal },
			...onLine && { onLine }
		});
		signal?.throwIfAborted();
		if (!ok) throw new UserError(describePipFailure(what, lines));
	};
}
const STEP_LIMIT_MS = 9e5;
async function install(venv, order, step) {
	const { locks, env, progress } = order;
	const follow = pipFollower((await Promise.all(locks.map((file) => readFile(file, "utf8")))).join("\n"));
	const files = locks.flatMap((file) => ["-r", file]);
	await step("installing the packages", [
		interpreter(venv),
		"-I",
		"-m",
		"pip",
		"install",
		...PIP_OPTIONS,
		...files
	], pipVariables(env), (line) => {
		const seen = follow(line);
		if (seen) progress.update("packages", seen.done, seen.total, seen.text);
	});
}
const PIP_OPTIONS = [...[
	"--require-hashes",
	"--only-binary",
	":all:",
	"--no-deps"
], ...[
	"--no-compile",
	"--no-input",
	"--disable-pip-version-check",
	"--progress-bar",
	"off"
]];
/** coremltools installs on any Python, but without its native libraries it can read no weights. */
const PROBE = `
import coremltools.libmilstoragepython, coremltools.libmodelpackage
import onnx, onnxruntime, PIL, sklearn`;
// src/worker/suitable.ts
/** The Pythons that coremltools 9.0 has builds for, in the order they are preferred. */
const PYTHONS = [
	"3.12",
	"3.13",
	"3.11",
	"3.10"
];
const INSTALL = "Install Python 3.12 (in a workflow: actions/setup-python with python-version: '3.12'), or name one of 3.10 to 3.13 with --python.";
const MOVE = "Run on Linux x86-64 with glibc 2.28 or newer, or on macOS 14 or newer with an arm64 Python.";
/** Why an interpreter cannot run coremltools 9.0: the first that holds is told. */
const OBSTACLES = [
	({ system, machine }) => PLATFORMS.has(`${system} ${machine}`) ? void 0 : {
		message: `coremltools 9.0 has no build for ${system} ${machine}`,
		fix: MOVE
	},
	({ bits }) => bits === 64 ? void 0 : {
		message: `it is a ${bits}-bit build`,
		fix: INSTALL
	},
	({ base }) => newEnough(base) ? void 0 : {
		message: `the locked packages have no build for ${base || "this C library"}`,
		fix: MOVE
	},
	({ implementation, freeThreaded }) => implementation === "cpython" && !freeThreaded ? void 0 : {
		message: "only standard CPython has builds of coremltools 9.0",
		fix: INSTALL
	},
	({ version }) => PYTHONS.some((minor) => version.startsWith(`${minor}.`)) ? void 0 : {
		message: `coremltools 9.0 has no build for Python ${version}`,
		fix: INSTALL
	}
];
const PLATFORMS = /* @__PURE__ */ new Set(["Linux x86_64", "Darwin arm64"]);
function obstacleOf(facts) {
	for (const obstacle of OBSTACLES) {
		const found = obstacle(facts);
		if (found !== void 0) return found;
	}
}
/** What to say where there is no interpreter at all. */
const NO_PYTHON = {
	message: "no Python 3.10 to 3.13 was found",
	fix: INSTALL
};
/** The oldest that all locked wheels are built for. */
const OLDEST = {
	glibc: [2, 28],
	macOS: [14, 0]
};
function newEnough(base) {
	const [, name = "", major, minor] = /^(\w+) (\d+)(?:\.(\d+))?/.exec(base) ?? [];
	const oldest = OLDEST[name];
	if (oldest === void 0) return false;
	return (Number(major) - oldest[0] || Number(minor ?? 0) - oldest[1]) >= 0;
}
// src/worker/candidates.ts
/** Where a Python may be, best first; that one is there does not mean that it runs. */
async function candidates({ asked, toolCache, path }) {
	if (asked !== void 0) return asked.includes("/") ? [asked] : onPath(path, [asked]);
	const names = [
		...PYTHONS.map((version) => `python${version}`),
		"python3",
		"python"
	];
	return [...await inToolCache(toolCache), ...onPath(path, names)];
}
/** `<tool cache>/Python/3.12.11/x64/bin/python3`, newest patch first. */
async function inToolCache(toolCache) {
	if (toolCache === void 0) return [];
	const root = join(toolCache, "Python");
	const installed = (await entries(root)).sort(newestFirst);
	const ordered = PYTHONS.flatMap((minor) => installed.filter((one) => one.startsWith(`${minor}.`)));
	const found = [];
	for (const version of ordered) for (const arch of await entries(join(root, version))) if (!arch.endsWith(".complete")) found.push(join(root, version, arch, "bin", "python3"));
	return found;
}
async function entries(folder) {
	return readdir(folder).catch(() => []);
}
function newestFirst(a, b) {
	return b.localeCompare(a, "en", { numeric: true });
}
/** An empty part of PATH would mean the working folder, where a pull request puts files: skipped. */
function onPath(path, names) {
	const folders = path.split(delimiter).filter((folder) => folder.startsWith("/"));
	return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}
// src/worker/python.ts
/** The first suitable interpreter; where there is none, every one that was found and why it will not do. */
async function findPython(search, env) {
	const seen = /* @__PURE__ */ new Set();
	const refused = [];
	for (const path of await candidates(search)) {
		const real = await realpath(path).catch(() => path);
		if (seen.has(real)) continue;
		seen.add(real);
		const facts = await askPython(path, env);
		if (facts === void 0) continue;
		const obstacle = obstacleOf(facts);
		if (obstacle === void 0) return facts;
		refused.push({
			message: `${path} (Python ${facts.version}): ${obstacle.message}`,
			fix: obstacle.fix
		});
	}
	throw new UserError(refused.length > 0 ? refused : notFound(search));
}
/** `path`: as the interpreter names itself, for a shim may choose another one in another folder. */
const Facts = object({
	path: string().min(1),
	version: string(),
	implementation: string(),
	freeThreaded: boolean(),
	bits: int(),
	system: string(),
	machine: string(),
	base: string()
});
const QUESTION = `
import json, platform, struct, sys, sysconfig
mac = platform.mac_ver()[0]
print(json.dumps({
    "path": sys.executable,
    "version": platform.python_version(),
    "implementation": sys.implementation.name,
    "freeThreaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    "bits": 8 * struct.calcsize("P"),
    "system": platform.system(),
    "machine": platform.machine(),
    "base": f"macOS {mac}" if mac else " ".join(platform.libc_ver()).strip(),
}))`;
/** Undefined where there is no such program, or it is no Python: PATH may hold shims of absent versions. */
async function askPython(path, env) {
	const { failed, stdout } = await execa(path, [
		"-I",
		"-c",
		QUESTION
	], {
		env: workerVariables(env),
		extendEnv: false,
		reject: false,
		stdin: "ignore",
		stderr: "ignore",
		timeout: 2e4
	});
	return (failed ? void 0 : Facts.safeParse(parseJson(stdout)))?.data;
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function notFound({ asked }) {
	return asked === void 0 ? NO_PYTHON : {
		...NO_PYTHON,
		message: `${asked} is no Python that runs`
	};
}
// src/commands/interpreter.ts
/** The interpreter of the worker's environment, which is made the first time. */
async function workerPython(wanted, host, progress) {
	return await makeEnvironment(await environmentOrder(wanted, host, progress));
}
/** The environment that a run will use; the action asks for it to cache its folder. */
async function environmentOrder({ python, ...rest }, { env, home, worker, signal }, progress) {
	const search = {
		...python !== void 0 && { asked: python },
		...env.RUNNER_TOOL_CACHE && { toolCache: env.RUNNER_TOOL_CACHE },
		path: env.PATH ?? ""
	};
	const locks = [join(worker, "requirements.txt")];
	return {
		python: await findPython(search, env),
		locks,
		home,
		env,
		progress,
		...signal && { signal },
		...rest
	};
}
export { environmentFolder as a, tailOf as i, workerPython as n, workerVariables as o, placeOf as r, environmentOrder as t };

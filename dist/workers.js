import { c as refusalOf, n as MachineFault, r as TOO_MANY_FILES, t as INSTEAD, u as UserError } from "./machine.js";
import { D as union, E as tuple, S as record, _ as literal, b as object, d as boolean, h as int, l as _enum, p as discriminatedUnion, u as array, w as string, y as number } from "./schemas.js";
import { A as Name, O as Digest, f as TaskOptions, g as AnyJson, i as makeFolder, m as partsAt, r as isThere } from "./shelves.js";
import { N as Recipe, R as Package } from "./progress-for.js";
import { a as plain, n as during } from "./account.js";
import { t as execa } from "./execa.js";
import { t as thisMachine } from "./machine2.js";
import { c as keep, i as leashOn } from "./root.js";
import { delimiter, join } from "node:path";
import { createHash, randomBytes } from "node:crypto";
import { readFile, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { statSync } from "node:fs";
// src/measure/places.ts
function workerPlaces(locate) {
	const known = /* @__PURE__ */ new Map();
	return {
		async locate(at) {
			const place = await locate(at);
			known.set(place, at.path);
			known.set(await realpath(place).catch(() => place), at.path);
			return place;
		},
		retell: (said) => retold(said, [...known].sort(longestFirst))
	};
}
function longestFirst([a], [b]) {
	return b.length - a.length;
}
function retold(said, known) {
	if (typeof said === "string") return known.reduce((text, [place, path]) => text.replaceAll(place, path), said);
	if (Array.isArray(said)) return said.map((one) => retold(one, known));
	if (typeof said !== "object" || said === null) return said;
	return Object.fromEntries(Object.entries(said).map(([key, one]) => [key, retold(one, known)]));
}
// src/measure/crew.ts
/** Works with a crew, and lets it go afterwards. */
async function withCrew({ openWorker, signal, ...ports }, work) {
	const { locate, retell } = workerPlaces(ports.locate);
	let isOver = false;
	const [running, aside] = [seat(), seat()];
	function seat() {
		let worker;
		let before = Promise.resolve();
		async function next(...question) {
			const answer = await tried(question);
			const [request] = question;
			return retell(isGone(answer) && onlyLooks(request) ? again(await tried(question)) : answer);
		}
		async function tried(question) {
			signal?.throwIfAborted();
			if (isOver) throw new Error("nobody is there any more to answer");
			worker ??= openWorker();
			const [request, onEvent, limits] = question;
			const faults = [];
			const hear = (event) => {
				if (event.event === "item" && "ended" in event && event.ended.cause === "machine") faults.push(event.ended.message);
				onEvent?.(event);
			};
			const answer = await (await worker).ask(request, hear, limits);
			if (answer.kind === "error" && answer.error === "machine") faults.push(answer.message);
			if (answer.kind === "death") await dismiss();
			signal?.throwIfAborted();
			refuseFaults(faults);
			return answer;
		}
		function ask(...question) {
			const answer = before.then(() => next(...question));
			before = answer.catch(() => void 0);
			return answer;
		}
		async function dismiss() {
			const leaving = worker;
			worker = void 0;
			await (await leaving?.catch(() => void 0))?.close();
		}
		return {
			ask,
			dismiss
		};
	}
	const dismiss = async () => void await Promise.all([running.dismiss(), aside.dismiss()]);
	async function askAlone(...question) {
		await dismiss();
		try {
			return await running.ask(...question);
		} finally {
			await dismiss();
		}
	}
	const [{ ask }, { ask: beside, dismiss: rest }] = [running, aside];
	try {
		const seat = () => sitDown(beside);
		return await work({
			ask,
			beside,
			seat,
			rest,
			restAll: dismiss,
			askAlone,
			locate,
			retell
		});
	} finally {
		isOver = true;
		await dismiss();
	}
}
/** Gone by itself: what was stopped for taking too long would take as long again. */
function isGone(answer) {
	return answer.kind === "death" && ["killed", "exited"].includes(answer.cause.kind);
}
function again(answer) {
	return answer.kind === "death" ? {
		...answer,
		isSecond: true
	} : answer;
}
/** Nothing is converted, run or timed for it. */
function onlyLooks(request) {
	switch (request.do) {
		case "hello":
		case "inspect":
		case "survey":
		case "samples": return true;
		case "evaluate": return request.only === "read";
		case "convert":
		case "checkup":
		case "place":
		case "time": return false;
		default: return request;
	}
}
/** What the machine refuses one worker it refuses all: nothing that comes of it may be told of a model. */
function refuseFaults(faults) {
	const all = [...new Set(faults)];
	if (all.length === 0) return;
	throw new MachineFault(all.map((said) => ({
		message: `the machine refuses what the work needs: ${said}`,
		fix: REMEDIES.find((one) => one.said.test(said))?.fix ?? ROOM$1
	})));
}
/** What helps against what the worker says, where that is not room. */
const REMEDIES = [TOO_MANY_FILES, {
	said: /^the Python environment .* is damaged/,
	fix: "delete that folder: the next run makes the environment anew"
}];
const ROOM$1 = "make room on that disk, or name another folder: TMPDIR (on a runner RUNNER_TEMP) for temporary files, --out for results";
/** Who has answered once loads its libraries while it waits. What goes wrong shows when it is asked for more. */
function sitDown(ask) {
	ask({ do: "hello" }).catch(() => void 0);
}
/** What the worker tells on its way, told on to a person; what is finished is for `take`. */
function narrate(progress, take = () => void 0) {
	return (event) => {
		if (event.event === "item") take(event);
		if (event.event === "log") progress.say(event.level === "warning" ? `warning: ${event.text}` : event.text);
		if (event.event === "progress") progress.update(event.stage, event.done, event.total, event.key ?? event.lane);
	};
}
// src/contract/verbs.ts
/**
* What the worker can be asked to do with data, recipes and packages. It knows no models, sides, slots or limits: what
* is finished it tells by an item when it is, and keeps below the `into` that it is given, so that a death loses only
* what was under way.
*/
const request$1 = { id: string() };
/** Packages by the part of the model that each is; a model that is one package has `model` only. */
const Packages = record(Name, string());
/** Places in the file of samples, each from the first to before the last, ascending. */
const Rows = array(tuple([int(), int()]));
/** Of one load and a first prediction, and what a process of its own may hold. */
const Bounds = object({
	loadSeconds: number().exactOptional(),
	predictSeconds: number().exactOptional(),
	bytes: int().exactOptional()
});
const data = {
	task: string(),
	options: TaskOptions,
	data: partsAt(string()),
	/** A file of samples, a line each. */
	samples: string()
};
/** The data without a model: an item for each sample. */
const SurveyRequest = object({
	...request$1,
	do: literal("survey"),
	...data,
	/** Whether headers are read, or everything is decoded. */
	depth: _enum(["header", "whole"])
});
/** What the code of a task of the user's own lists as its samples: a line each in the file `into`. */
const SamplesRequest = object({
	...request$1,
	do: literal("samples"),
	task: string(),
	options: TaskOptions,
	data: partsAt(string()),
	into: string()
});
/**
* Several recipes of one source, which share the opened source and its cast: an item for each. Of one without `into`
* it is only looked at whether the policy's words would be refused.
*/
const ConvertRequest = object({
	...request$1,
	do: literal("convert"),
	source: object({ model: string() }),
	recipes: array(object({
		key: Name,
		recipe: Recipe,
		into: string().exactOptional()
	}))
});
/** Several packages through the same rows of the same data: each example is decoded once for all. */
const EvaluateRequest = object({
	...request$1,
	do: literal("evaluate"),
	...data,
	engine: string(),
	/** What the data are decoded for, and by whose names the ops are told that began what is not finite. */
	source: Packages,
	lanes: array(object({
		name: Name,
		packages: Packages,
		into: string(),
		/** Extras of other lanes or runs: a pass that would make one is left out. */
		given: record(Name, string()).exactOptional(),
		/** Records are digested and not written. */
		quiet: boolean().exactOptional(),
		/** Once there is a file of this name, nobody needs more of the lane; what it is at is left out. */
		until: string().exactOptional()
	})),
	/** The lane that hands on what its task says that the others need. */
	ahead: Name.exactOptional(),
	/** Chunks of the same rows are gone through together; others have no row in common. */
	chunks: array(object({
		key: Name,
		rows: Rows,
		for: array(Name)
	})),
	/**
	* Instead of records: how far values reach; `trace` also looks for what began that some are not finite. Or, by
	* `parity`, how near the outputs come to the portable engine's.
	*/
	watch: _enum([
		"range",
		"trace",
		"parity"
	]).exactOptional(),
	/** Each session in a process of its own, also where the engine does not ask for that. */
	isolation: literal("process").exactOptional(),
	/** It ends before the first prediction: what each lane's packages take and give is read, or they are loaded too. */
	only: _enum(["read", "load"]).exactOptional(),
	bounds: Bounds.exactOptional()
});
/** Small programs, and the packages named, on an engine and on the portable one: an item for each. */
const CheckupRequest = object({
	...request$1,
	do: literal("checkup"),
	engine: string(),
	packages: record(Name, string()),
	/** Those that are done with. */
	skip: array(Name)
});
/** Where an engine expects a package's operations to run, in a worker that has run nothing before. */
const PlaceRequest = object({
	...request$1,
	do: literal("place"),
	engine: string(),
	packages: Packages
});
/** One package on an engine that times, in a worker that has run nothing before. */
const TimeRequest = object({
	...request$1,
	do: literal("time"),
	...data,
	engine: string(),
	packages: Packages,
	rows: Rows,
	warmup: int(),
	repeats: int(),
	bounds: Bounds.exactOptional()
});
const item = {
	id: string(),
	event: literal("item")
};
/** Of `survey`: what is true of a sample's inputs, or what is wrong with them. */
const SurveyItem = [object({
	...item,
	sample: string(),
	facts: record(string(), int())
}), object({
	...item,
	sample: string(),
	problem: string()
})];
/** A package that was made: below `into`, or where it was already. */
const MadePackage = object({
	package: string(),
	/** Digest of its files. */
	tree: Digest,
	/** Digest of all that answers depend on. */
	content: Digest,
	summary: Package
});
/** Whose words are refused: the policy's, those of a package made by hand, or what coremltools cannot do here. */
const Refused = object({
	by: _enum([
		"policy",
		"package",
		"coremltools"
	]),
	message: string()
});
/** Of `convert`: what became of a recipe. */
const ConvertItem = [
	object({
		...item,
		key: string(),
		made: MadePackage
	}),
	object({
		...item,
		key: string(),
		allowed: literal(true)
	}),
	object({
		...item,
		key: string(),
		refused: Refused
	}),
	object({
		...item,
		key: string(),
		failed: string()
	})
];
/** Of `evaluate`: the records of a chunk. */
const ChunkItem = object({
	...item,
	lane: string(),
	chunk: string(),
	/** Absent of a quiet lane. */
	file: string().exactOptional(),
	sha256: Digest,
	count: int().nonnegative(),
	/** Of the records, those that have an error; of the examples, those with an output that is not finite. */
	errors: int().nonnegative(),
	unfinite: int().nonnegative(),
	/** Why the lane ahead handed nothing on for some of them. */
	lacks: string().exactOptional()
});
/** How a lane ended before its time. */
const Ended = object({
	stage: _enum([
		"load",
		"predict",
		"task"
	]),
	cause: _enum([
		"refused",
		"raised",
		"killed",
		"hung",
		"memory",
		"machine"
	]),
	signal: string().exactOptional(),
	/** The sample it was at. */
	at: string().exactOptional(),
	message: string()
});
/** Of `evaluate` besides: what a pass or a watch left beside records, and how a lane ended. */
const LaneItem = [
	ChunkItem,
	object({
		...item,
		lane: string(),
		extra: string(),
		file: string(),
		sha256: Digest
	}),
	object({
		...item,
		lane: string(),
		ended: Ended
	})
];
/** Where two engines begin to differ, and by which share of the largest number; absent where it is no number. */
const Differs = object({
	output: string(),
	far: number().exactOptional(),
	/** The first operation behind which they do: its type and its name. */
	op: string().exactOptional(),
	name: string().exactOptional()
});
/** Of `checkup`: how a program fared. */
const CheckupItem = union([
	object({
		...item,
		program: string(),
		agrees: object({ far: number() })
	}),
	object({
		...item,
		program: string(),
		differs: Differs
	}),
	object({
		...item,
		program: string(),
		failed: string()
	})
]);
/** What is finished, told when it is. */
const Item = union([
	...SurveyItem,
	...ConvertItem,
	...LaneItem,
	CheckupItem
]);
// src/contract/protocol.ts
/**
* The worker's protocol: a JSON object a line each way. A request names itself with `id`; the worker
* answers with any number of `progress`, `item` and `log` events and ends with one `result` or `error`.
* All paths are absolute; the worker writes only below an `into`.
*/
const request = { id: string() };
/** Who is there: versions for the fingerprint, and which engines can run. */
const HelloRequest = object({
	...request,
	do: literal("hello"),
	/** The targets whose engines run a tiny model first, to tell whether they can be used. */
	probe: array(string()).exactOptional()
});
/** What a package is, without running it. */
const InspectRequest = object({
	...request,
	do: literal("inspect"),
	package: string()
});
discriminatedUnion("do", [
	HelloRequest,
	InspectRequest,
	SurveyRequest,
	ConvertRequest,
	EvaluateRequest,
	CheckupRequest,
	PlaceRequest,
	SamplesRequest,
	TimeRequest
]);
const event = { id: string() };
const Told = discriminatedUnion("event", [
	object({
		...event,
		event: literal("progress"),
		/** `survey`, `convert`, `load`, `pass:<name>`, `evaluate`, `watch`, `time`. */
		stage: string(),
		/** The recipe or the lane that it is about, by the request's own name for it. */
		key: string().exactOptional(),
		lane: string().exactOptional(),
		done: int(),
		total: int()
	}),
	object({
		...event,
		event: literal("log"),
		level: _enum(["info", "warning"]),
		text: string()
	}),
	object({
		...event,
		event: literal("result"),
		value: AnyJson
	}),
	object({
		...event,
		event: literal("error"),
		/** `user`: the input is wrong; `unsupported`: an op by name; `failed`: this run; `machine`: a full disk and the like; `bug`: ours. */
		kind: _enum([
			"user",
			"unsupported",
			"failed",
			"machine",
			"bug"
		]),
		message: string()
	})
]);
const WorkerEvent = union([Told, Item]);
/** An engine by the target that it runs, as it is on this machine. */
const EngineFound = object({
	/** With the versions that numbers depend on. */
	name: string(),
	units: string(),
	isolation: _enum(["thread", "process"]),
	/** Whether it can say how far values reach, and how long predictions take. */
	audit: boolean(),
	time: boolean(),
	/** Whether it has a plan of which device computes what. */
	placement: boolean(),
	/** What is to be said where it is used. */
	caution: string().exactOptional()
});
const Hello = object({
	protocol: int(),
	python: string(),
	coremltools: string(),
	onnxruntime: string(),
	torch: string().nullable(),
	os: string(),
	chip: string(),
	/** Digest of what a conversion depends on besides source and recipe. */
	toolchain: Digest,
	/** Digest of the worker's code. */
	evaluator: Digest,
	engines: record(string(), union([EngineFound, object({
		unavailable: string(),
		remedy: string()
	})]))
});
const Feature = object({
	name: string(),
	kind: _enum([
		"image",
		"multiarray",
		"dictionary",
		"string",
		"int64",
		"double",
		"other"
	]),
	shape: array(int()).exactOptional(),
	dtype: string().exactOptional(),
	color: string().exactOptional(),
	/** Which shapes besides, in words. */
	accepts: string().exactOptional(),
	optional: boolean()
});
/** What `inspect` prints and the survey before measuring checks. `classes`: null where it has none. */
const Inspected = object({
	kind: _enum([
		"mlprogram",
		"neuralnetwork",
		"pipeline",
		"other"
	]),
	/** What a pipeline runs in turn, as Core ML names the kinds of models; of any other model, itself. */
	stages: array(string()).exactOptional(),
	/** Of its programs; the default one of each is run. */
	functions: array(string()).exactOptional(),
	specificationVersion: int(),
	minimumOS: string(),
	bytes: int(),
	weightsDigest: string(),
	precision: _enum([
		"fp32",
		"fp16",
		"mixed"
	]),
	inputs: array(Feature),
	outputs: array(Feature),
	classes: array(string()).nullable(),
	/** Of a detector what it calls the objects that it finds, in the order of its classes; null where it names none. */
	objects: array(string()).nullable().exactOptional(),
	/** Width of the score vector where there are no class labels: labels are then 0 … n−1. */
	classCount: int().nullable(),
	/** What they end in: probabilities of classes that exclude each other, or of each on its own. */
	scores: _enum([
		"softmax",
		"sigmoid",
		"other"
	]).exactOptional(),
	ops: record(string(), int()),
	/** The ops and stages that each engine of the worker refuses, by the target that it runs. */
	unsupported: record(string(), array(string())),
	/** How many bytes its values take at one time, at least, by the targets of engines that tell. */
	memory: record(string(), int()).exactOptional(),
	weights: object({
		count: int(),
		elements: int(),
		bitsPerWeight: number(),
		byKind: record(string(), object({
			tensors: int(),
			elements: int()
		}))
	}),
	metadata: record(string(), string())
});
/** Whether there is a program in it at all: in a pipeline, among its stages. */
function hasProgram({ kind, stages }) {
	return kind === "mlprogram" || stages?.includes("mlProgram") === true;
}
// src/worker/answer.ts
/** One sentence for a report: what happened, where, and the last line it wrote. */
function describeDeath({ cause, at, stderr, isSecond }) {
	const last = stderr.slice(-LAST_LINES).join(" | ");
	const where = at === void 0 ? "" : ` at ${at}`;
	const again = isSecond ? ", the second to end over this" : "";
	return `the worker ${describeCause(cause)}${where}${again}${last === "" ? "" : `; its last lines: ${last}`}`;
}
/** The same of whatever is no result. */
function whyUnanswered(answer) {
	return answer.kind === "death" ? describeDeath(answer) : answer.message;
}
const LAST_LINES = 5;
function describeCause(cause) {
	switch (cause.kind) {
		case "killed": return `was killed by ${cause.signal}${HINTS[cause.signal] ?? ""}`;
		case "exited": return `exited with status ${cause.status}`;
		case "silent": return `said nothing for ${cause.seconds} s and was stopped`;
		case "overdue": return `took longer than ${cause.seconds} s and was stopped`;
		case "garbled": return `broke the protocol (${cause.what}) and was stopped`;
		case "unstarted": return `did not start (${cause.what})`;
		case "cancelled": return "was stopped on request";
		default: return cause;
	}
}
const HINTS = {
	SIGKILL: " (often: out of memory)",
	SIGSEGV: " (a crash in native code)",
	SIGABRT: " (a crash in native code)"
};
// src/worker/command.ts
/**
* How the worker is started: isolated, so that Python imports nothing from where the user stands or has set up, and
* with UTF-8 whatever the locale.
*/
function workerCommand(python, folder) {
	return {
		command: [
			python,
			"-I",
			"-X",
			"utf8",
			join(folder, "quantgate_worker", "__main__.py")
		],
		cwd: folder
	};
}
// src/worker/child-variables.ts
/**
* Programs, the home folder, temporary files, and whether the machine is lent by GitHub: all that the worker needs, and
* no token among it.
*/
const WORKER = [
	"PATH",
	"HOME",
	"TMPDIR",
	"LANG",
	"LC_ALL",
	"QUANTGATE_STARTED_IN",
	"RUNNER_ENVIRONMENT"
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
		return join(folder, name);
	}
	async function fill(make) {
		const name = `venv-${randomBytes(6).toString("hex")}`;
		const venv = join(folder, name);
		await makeFolder(venv, INSTEAD.home);
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
// src/worker/damage.ts
/**
* What of an environment is not as it was installed: a disk that was full, a machine that lost its power, or whoever tidies
* up a folder for caches can leave half of one. Nothing where all is there. What each package has installed, it has
* written down; what is in the files, nobody reads here.
*/
async function damageOf(venv, locks) {
	if (!await isThere(interpreter(venv))) return "its interpreter is gone";
	const settings = await readFile(join(venv, "pyvenv.cfg"), "utf8").catch(() => "");
	if (!/^home\s*=/m.test(settings)) return "its pyvenv.cfg is not whole";
	for (const folder of await packageFolders(venv)) {
		const records = (await readdir(folder)).filter((name) => name.endsWith(RECORDS));
		for (const name of records) {
			const found = await damageIn(folder, name);
			if (found !== void 0) return found;
		}
		const missing = records.length > 0 ? missingAmong(records, locks) : void 0;
		if (missing !== void 0) return `${missing} is gone`;
	}
}
const RECORDS = ".dist-info";
async function packageFolders(venv) {
	const lib = join(venv, "lib");
	return (await readdir(lib).catch(() => [])).filter((name) => name.startsWith("python")).map((name) => join(lib, name, "site-packages"));
}
async function damageIn(folder, name) {
	const path = join(name, "RECORD");
	const text = await readFile(join(folder, path), "utf8").catch(() => "");
	if (!text.endsWith("\n")) return `${path} is not whole`;
	for (const line of text.trimEnd().split(/\r?\n/)) {
		const [, quoted, plain = "", size] = LINE.exec(line) ?? [];
		if (size === void 0) return `${path} is not whole`;
		const file = quoted?.replaceAll("\"\"", "\"") ?? plain;
		if (size === "") continue;
		const bytes = bytesOf(join(folder, file));
		if (bytes === void 0) return `${file} is gone`;
		if (bytes !== Number(size)) return `${file} has ${bytes} bytes, not ${size}`;
	}
}
/** A path, its digest and its size. */
const LINE = /^(?:"((?:[^"]|"")*)"|([^",]*)),[^,]*,(\d*)$/;
/** To ask a disk ten thousand times takes threads that wait for each other far longer than it takes to wait here. */
function bytesOf(file) {
	return statSync(file, { throwIfNoEntry: false })?.size;
}
/** A package of the locks that has left nothing; those for some systems alone may be absent. */
function missingAmong(records, locks) {
	const there = new Set(records.map((name) => plainName(name.slice(0, -10))));
	for (const [, name = "", version = "", condition = ""] of locks.flatMap((lock) => [...lock.matchAll(REQUIREMENT)])) if (condition === "" && !there.has(plainName(`${name}-${version}`))) return name;
}
const REQUIREMENT = /^([\w.-]+)==([^\s;\\]+)[ \t]*(;?)/gm;
function plainName(name) {
	return name.toLowerCase().replaceAll(/[-_.]+/g, "-");
}
// src/worker/environment-key.ts
/** Names what an environment was made from: equal keys, equal environments. Fit for a folder or a cache. */
function environmentKey(locks, python) {
	const hash = createHash("sha256");
	for (const lock of locks) hash.update(`${lock.length}:`).update(lock);
	const digest = hash.digest("hex").slice(0, 20);
	return `python-${python.version}-${python.system}-${python.machine}-${digest}`.toLowerCase();
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
// src/worker/install.ts
/** Installs what the locks name, and nothing that has not one of their hashes, wherever it comes from. */
async function install(installing) {
	const { order, steps } = installing;
	if (order.wheels !== void 0) return await installKept(installing, order.wheels);
	await steps.take(await installStep(installing, "from the index"));
}
/** From the packages of an earlier run where they are the right ones; else they are downloaded, and kept. */
async function installKept(installing, store) {
	const { wheels, steps } = installing;
	if (await store.bring(wheels) && await installBrought(installing, store)) return;
	await discard(wheels);
	await steps.take(await downloadStep(installing));
	await steps.take(await installStep(installing, "from the wheels"));
	await store.keep(wheels);
	await discard(wheels);
}
async function installBrought(installing, store) {
	const { wheels, steps, clear } = installing;
	const { ok, lines } = await steps.attempt(await installStep(installing, "from the wheels"));
	if (ok) await discard(wheels);
	if (ok) return true;
	const altered = /DO NOT MATCH THE HASHES/.test(lines.join("\n"));
	store.refused(wheels, altered ? "it is not what the lock names" : "it cannot be installed");
	await clear();
	return false;
}
async function discard({ path }) {
	await rm(path, {
		recursive: true,
		force: true
	});
}
async function downloadStep(installing) {
	const { wheels, order } = installing;
	return {
		what: "downloading the packages",
		...await pipCommand(installing, [
			"download",
			"--dest",
			wheels.path
		]),
		env: pipVariables(order.env)
	};
}
async function installStep(installing, from) {
	const { order, wheels } = installing;
	const what = "installing the packages";
	const verb = ["install", "--no-compile"];
	if (from === "from the index") return {
		what,
		...await pipCommand(installing, verb),
		env: pipVariables(order.env)
	};
	const only = [
		"--isolated",
		"--no-index",
		"--find-links",
		wheels.path
	];
	return {
		what,
		...await pipCommand(installing, [...verb, ...only]),
		env: workerVariables(order.env)
	};
}
async function pipCommand({ venv, order }, verb) {
	const { locks, progress } = order;
	const follow = pipFollower((await Promise.all(locks.map((file) => readFile(file, "utf8")))).join("\n"));
	const files = locks.flatMap((file) => ["-r", file]);
	const command = [
		interpreter(venv),
		"-I",
		"-m",
		"pip",
		...verb,
		...OPTIONS,
		...files
	];
	const onLine = (line) => {
		const seen = follow(line);
		if (seen) progress.update("packages", seen.done, seen.total, seen.text);
	};
	return {
		command,
		onLine
	};
}
const OPTIONS = [...[
	"--require-hashes",
	"--only-binary",
	":all:",
	"--no-deps"
], ...[
	"--no-input",
	"--disable-pip-version-check",
	"--progress-bar",
	"off"
]];
// src/worker/pip-failure.ts
/** Without retries pip does not say that it reached nothing, only that it knows of no version at all. */
const UNREACHED = new RegExp([
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
].join("|"));
const FREE = "The environment takes about 550 MB; free that much, or set QUANTGATE_HOME to a folder elsewhere.";
/** Where no program has said so, and the disk itself does. */
function noRoom(file) {
	return {
		message: "cannot take a Python environment: the disk is full or read-only",
		at: { file },
		fix: FREE
	};
}
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
		fix: FREE
	},
	{
		said: UNREACHED,
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
// src/worker/steps.ts
function stepsWith(run, signal) {
	const attempt = async ({ command, env, onLine }) => {
		const result = await run(command, {
			env,
			timeoutMs: LIMIT_MS,
			...signal && { signal },
			...onLine && { onLine }
		});
		signal?.throwIfAborted();
		return result;
	};
	const take = async (step) => {
		const { ok, lines } = await attempt(step);
		if (!ok) throw new UserError(describePipFailure(step.what, lines));
	};
	return {
		take,
		attempt
	};
}
const LIMIT_MS = 9e5;
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
/**
* The interpreter of an environment made from the locks: made now, or found as it was made before. One that is not whole
* any more is made anew, once.
*/
async function makeEnvironment(order, run = runTool) {
	const { path, texts } = await environmentPlace(order);
	const folder = environmentFolder(path);
	const found = await folder.ready();
	const damage = found && await damageOf(found, texts);
	if (found !== void 0 && damage === void 0) return interpreter(found);
	if (damage !== void 0) order.progress.say(`The Python environment in ${found} is damaged: ${damage}. It is made anew.`);
	const venv = await folder.fill((fresh) => made(fresh, order, run));
	const again = await damageOf(venv, texts);
	if (again !== void 0) throw new MachineFault({
		message: `the Python environment was made just now, and is damaged: ${again}`,
		at: { file: venv },
		fix: `look at that disk; ${INSTEAD.home}`
	});
	if (found !== void 0) await rm(found, {
		recursive: true,
		force: true
	});
	return interpreter(venv);
}
/** The folder of the environment, the locks' text, and the key that names what it is made from. */
async function environmentPlace({ python, locks, home }) {
	const texts = await Promise.all(locks.map((file) => readFile(file, "utf8")));
	const key = environmentKey(texts, python);
	return {
		key,
		path: join(home, key),
		texts
	};
}
/** What is unpacked on the way lies beside it, so that one disk alone has to have room. */
async function made(venv, order, run) {
	const temp = `${venv}-unpacking`;
	await makeFolder(temp, INSTEAD.home);
	try {
		await make(venv, {
			...order,
			env: {
				...order.env,
				TMPDIR: temp
			}
		}, run);
	} catch (error) {
		throw await hasRoom(temp) ? error : new MachineFault(noRoom(temp));
	} finally {
		await rm(temp, {
			recursive: true,
			force: true
		});
	}
}
async function hasRoom(folder) {
	try {
		await writeFile(join(folder, "room"), Buffer.alloc(ROOM));
		return true;
	} catch (error) {
		return refusalOf(error) === void 0;
	}
}
/** What needs less is no package. */
const ROOM = 2 ** 20;
async function make(venv, order, run) {
	const { python, progress, home } = order;
	const env = workerVariables(order.env);
	const steps = stepsWith(run, order.signal);
	const create = (...options) => {
		const command = [
			python.path,
			"-I",
			"-m",
			"venv",
			...options,
			venv
		];
		return steps.take({
			what: "making it",
			command,
			env
		});
	};
	const key = `wheels-${(await environmentPlace(order)).key}`;
	progress.stage("Python environment");
	try {
		progress.say(`Making a Python ${python.version} environment; it is made once and kept.`);
		await create();
		await install({
			venv,
			order,
			steps,
			wheels: {
				key,
				path: join(home, key)
			},
			clear: () => create("--clear")
		});
		const command = [
			interpreter(venv),
			"-I",
			"-c",
			PROBE
		];
		await steps.take({
			what: "loading coremltools",
			command,
			env
		});
		progress.say("The Python environment is ready.");
	} finally {
		progress.end();
	}
}
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
/** Where a Python is, best first; that one is there does not mean that it runs. */
async function candidates({ asked, toolCache, path }) {
	if (asked !== void 0) return asked.includes("/") ? [asked] : await onPath(path, [asked]);
	const names = [
		...PYTHONS.map((version) => `python${version}`),
		"python3",
		"python"
	];
	return [...await inToolCache(toolCache), ...await onPath(path, names)];
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
/**
* An empty part of PATH would mean the working folder, where a pull request puts files: skipped. Each folder is
* looked for once: there may be a thousand, most of them gone, and to start what is not there takes far longer.
*/
async function onPath(path, names) {
	const folders = new Set(path.split(delimiter).filter((folder) => folder.startsWith("/")));
	const there = [];
	for (const folder of folders) if (await isThere(folder)) there.push(folder);
	const found = [];
	for (const name of names) for (const folder of there) if (await isThere(join(folder, name))) found.push(join(folder, name));
	return found;
}
// src/worker/key.ts
/**
* Names the worker that would be started, without starting Python: every interpreter that may be chosen, as it lies
* there now, what the environment is made from, the worker's own code, and the machine.
*/
async function workerKey({ search, worker, locks }) {
	const made = [
		await interpreters(search),
		await Promise.all(locks.map((lock) => readFile(lock, "utf8"))),
		await sourcesOf(worker),
		await thisMachine()
	];
	return createHash("sha256").update(JSON.stringify(made)).digest("hex");
}
/** By path, size and time of change: whoever replaces one changes these. */
async function interpreters(search) {
	const found = (await candidates(search)).map(async (path) => {
		const [real, seen] = await Promise.all([realpath(path), stat(path)]).catch(() => []);
		return seen === void 0 ? [] : [[
			path,
			real,
			seen.size,
			seen.mtimeMs
		]];
	});
	return (await Promise.all(found)).flat();
}
async function sourcesOf(folder) {
	const sources = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".py")).sort();
	return await Promise.all(sources.map(async (name) => [name, createHash("sha256").update(await readFile(join(folder, name))).digest("hex")]));
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
// src/worker/lines.ts
/** What came is not of the protocol; the sender cannot be believed any more. */
var Garbled = class extends Error {
	name = "Garbled";
};
/** The lines of a byte stream. Memory holds one line of at most `limit` bytes, and a chunk. */
async function* linesOf(stream, limit) {
	let parts = [];
	let held = 0;
	for await (const chunk of stream) {
		let start = 0;
		for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
			yield Buffer.concat([...parts, chunk.subarray(start, end)]).toString("utf8");
			parts = [];
			held = 0;
			start = end + 1;
		}
		parts.push(chunk.subarray(start));
		held += chunk.length - start;
		if (held > limit) throw new Garbled(`a line of more than ${limit} bytes`);
	}
	if (held > 0) yield Buffer.concat(parts).toString("utf8");
}
const NEWLINE = 10;
// src/worker/process.ts
function startProcess({ command, cwd, env, signal }) {
	const [file, ...args] = command;
	const child = execa(file, args, {
		cwd,
		env: workerVariables(env),
		extendEnv: false,
		buffer: false,
		reject: false,
		stdin: "pipe",
		stdout: "pipe",
		stderr: "pipe",
		detached: true
	});
	const stderr = tailOf(child.stderr, STDERR_LINES);
	const leash = leashOn(child.nodeChildProcess, {
		signal,
		cause: { kind: "cancelled" }
	});
	child.stdin.on("error", () => {});
	/** Waits for the end, and brings it about where it does not come by itself. */
	async function end(cause) {
		const force = setTimeout(leash.stop, GRACE_MS, cause);
		const result = await child;
		clearTimeout(force);
		await stderr.ended;
		return leash.cause() ?? causeOf(result);
	}
	return {
		stdout: child.stdout,
		send: (line) => child.stdin.write(`${line}\n`),
		stop: leash.stop,
		lastLines: stderr.lines,
		async death() {
			return {
				kind: "death",
				cause: await end({
					kind: "garbled",
					what: "it closed its output"
				}),
				stderr: stderr.lines()
			};
		},
		async close() {
			child.stdin.end();
			await end({ kind: "cancelled" });
		}
	};
}
const STDERR_LINES = 20;
const GRACE_MS = 2e3;
function causeOf({ signal, exitCode, originalMessage }) {
	if (signal !== void 0) return {
		kind: "killed",
		signal
	};
	if (exitCode !== void 0) return {
		kind: "exited",
		status: exitCode
	};
	return {
		kind: "unstarted",
		what: originalMessage ?? "for an unknown reason"
	};
}
// src/worker/read-event.ts
/** One line of the worker, for the request it was asked; anything else is `Garbled`. */
function readEvent(line, id) {
	const event = WorkerEvent.safeParse(parse(line));
	if (!event.success) throw new Garbled(`it wrote ${quote(line)}`);
	if (event.data.id !== id) throw new Garbled(`it answered request ${quote(event.data.id)}`);
	return event.data;
}
/** Where the worker is, in words: `evaluate int4 (120 of 997)`. */
function progressText(event) {
	if (event.event !== "progress") return void 0;
	const { stage, key, lane, done, total } = event;
	return `${[
		stage,
		key,
		lane
	].filter(Boolean).join(" ")} (${done} of ${total})`;
}
function parse(line) {
	try {
		return JSON.parse(line);
	} catch {
		return;
	}
}
function quote(text) {
	return `"${plain(text.slice(0, 120))}"`;
}
// src/worker/watchdog.ts
/** Converting one large model is one long silence; a whole request may take most of a job's time. */
const TIME_LIMITS = {
	silentMs: 12e5,
	overallMs: 18e6
};
function watchdog({ silentMs, overallMs }, bite) {
	const timer = (kind, ms) => setTimeout(() => bite({
		kind,
		seconds: ms / 1e3
	}), ms);
	const silent = timer("silent", silentMs);
	const overall = timer("overdue", overallMs);
	return {
		heard: () => silent.refresh(),
		stop() {
			clearTimeout(silent);
			clearTimeout(overall);
		}
	};
}
// src/worker/worker.ts
function openWorker(options) {
	const child = startProcess(options);
	const lines = linesOf(child.stdout, LONGEST_LINE);
	let asked = 0;
	async function ask(request, onEvent, own = {}) {
		const id = String(++asked);
		const watch = watchdog({
			...TIME_LIMITS,
			...own
		}, child.stop);
		let at;
		child.send(JSON.stringify({
			id,
			...request
		}));
		try {
			for (let event = await next(id); event !== void 0; event = await next(id)) {
				watch.heard();
				if (event.event === "result") return {
					kind: "result",
					value: event.value
				};
				if (event.event === "error") return refusalOf(event);
				at = progressText(event) ?? at;
				onEvent?.(event);
			}
		} finally {
			watch.stop();
		}
		return {
			...await child.death(),
			...at && { at }
		};
	}
	function refusalOf({ kind, message }) {
		return {
			kind: "error",
			error: kind,
			message,
			stderr: child.lastLines()
		};
	}
	/** Undefined where nothing more will come. */
	async function next(id) {
		try {
			const line = await lines.next();
			return line.done ? void 0 : readEvent(line.value, id);
		} catch (error) {
			if (error instanceof Garbled) child.stop({
				kind: "garbled",
				what: error.message
			});
			return;
		}
	}
	/** What nobody reads any more would keep a pipe open, and with it the end waiting. */
	async function close() {
		lines.return(void 0).catch(() => void 0);
		await child.close();
	}
	return {
		ask,
		close
	};
}
const LONGEST_LINE = 64e6;
// src/commands/noted-worker.ts
/** A worker of which it is noted how long it takes over what it is asked. */
function noted(worker, host) {
	return {
		...worker,
		ask: (request, ...rest) => during(host, phaseOf(request), () => worker.ask(request, ...rest))
	};
}
/** What a request is asked for. */
function phaseOf(request) {
	switch (request.do) {
		case "hello": return "start";
		case "inspect":
		case "survey":
		case "samples": return "look";
		case "convert": return "convert";
		case "evaluate":
			if (request.watch !== void 0) return request.watch === "parity" ? "compare" : "audit";
			return request.only === void 0 ? "evaluate" : "look";
		case "checkup": return "compare";
		case "place":
		case "time": return "time";
		default: return request;
	}
}
// src/commands/workers.ts
/**
* How a command starts Python workers: in an environment that is made the first time. Their temporary files lie in the
* scratch folder, for coremltools leaves copies of packages behind, above all where it is killed.
*/
function workersFor(options, host, scratch, progress) {
	const { cwd, env, signal, worker } = host;
	const stopping = signal && { signal };
	let python;
	return {
		async openWorker() {
			python ??= during(host, "start", () => environmentIn(host, options, progress));
			return noted(openWorker({
				...workerCommand(await python, worker),
				env: {
					...env,
					TMPDIR: scratch,
					QUANTGATE_STARTED_IN: cwd
				},
				...stopping
			}), host);
		},
		...stopping
	};
}
/** Names the worker that would be started, without starting it. */
function keyOfWorker(options, host) {
	const { worker } = host;
	return () => workerKey({
		search: searchIn(host, options),
		worker,
		locks: locksOf(host)
	});
}
/** The interpreter of the worker's environment. */
async function environmentIn(host, options, progress) {
	const { env, home, signal, wheels } = host;
	return await makeEnvironment({
		python: await findPython(searchIn(host, options), env),
		locks: locksOf(host),
		home,
		env,
		progress,
		...signal && { signal },
		...wheels && { wheels }
	});
}
function searchIn({ env }, { python: asked }) {
	return {
		...asked !== void 0 && { asked },
		...env.RUNNER_TOOL_CACHE && { toolCache: env.RUNNER_TOOL_CACHE },
		path: env.PATH ?? ""
	};
}
function locksOf({ worker }) {
	return [join(worker, "requirements.txt")];
}
export { Hello as a, CheckupItem as c, withCrew as d, whyUnanswered as i, Refused as l, workersFor as n, Inspected as o, describeDeath as r, hasProgram as s, keyOfWorker as t, narrate as u };

import { t as UserError } from "./errors.js";
import { E as record, O as string, S as literal, T as object, _ as boolean, b as int, c as Side, g as array, h as _enum, n as Recipe, o as Name, r as Measurement, w as number, x as json, y as discriminatedUnion } from "./make-folder.js";
import { n as execa, t as leashOn } from "./leash.js";
import { i as tailOf, o as workerVariables } from "./interpreter.js";
import { t as plain } from "./plain.js";
import { join } from "node:path";
import { realpath } from "node:fs/promises";
// src/contract/protocol.ts
/**
* The worker's protocol: a JSON object a line each way. A request names itself with `id`; the worker
* answers with any number of `progress` and `log` events and ends with one `result` or `error`.
* All paths are absolute; the worker writes only below `out`.
*/
const request = { id: string() };
/** Who is there: versions for the fingerprint. */
const HelloRequest = object({
	...request,
	do: literal("hello")
});
/** What a package is, without running it. */
const InspectRequest = object({
	...request,
	do: literal("inspect"),
	package: string()
});
const MeasureRequest = object({
	...request,
	do: literal("measure"),
	model: Name,
	side: Side,
	target: Name,
	task: string(),
	/** The source package; `stored` means this one. A recipe of kind `source` carries its own path. */
	source: string(),
	variants: array(object({
		name: Name,
		recipe: Recipe
	})),
	/** `samples/<model>.jsonl` in the out folder: ids (and labels) in the order to evaluate. */
	samples: string(),
	data: object({
		/** A folder; a sample's id is the file's path below it. */
		images: string().exactOptional(),
		/** `.npz`: one array per model input, rows in the order of the samples. */
		arrays: string().exactOptional(),
		/** The same of the samples that have `unlabelled`, which come last. */
		unlabelled: object({
			images: string().exactOptional(),
			arrays: string().exactOptional()
		}).exactOptional(),
		fit: _enum([
			"center-crop",
			"scale-fit",
			"scale-fill"
		]).exactOptional()
	}),
	top: int(),
	/** Records go to `<out>/records/<model>/<side>/<variant>/<target>.jsonl`. */
	out: string(),
	/** Keep the converted packages in `<out>/packages/…`. */
	keepPackages: boolean(),
	/** Convert and describe, and evaluate nothing: without samples and data. */
	packagesOnly: literal(true).exactOptional()
});
discriminatedUnion("do", [
	HelloRequest,
	InspectRequest,
	MeasureRequest
]);
const event = { id: string() };
const WorkerEvent = discriminatedUnion("event", [
	object({
		...event,
		event: literal("progress"),
		stage: _enum([
			"convert",
			"load",
			"evaluate"
		]),
		variant: string().exactOptional(),
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
		value: json()
	}),
	object({
		...event,
		event: literal("error"),
		/** `user`: the input is wrong; `unsupported`: an op by name; `failed`: this run; `bug`: ours. */
		kind: _enum([
			"user",
			"unsupported",
			"failed",
			"bug"
		]),
		message: string()
	})
]);
const Hello = object({
	python: string(),
	coremltools: string(),
	onnxruntime: string(),
	torch: string().nullable(),
	os: string(),
	chip: string()
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
	/** Width of the score vector where there are no class labels: labels are then 0 … n−1. */
	classCount: int().nullable(),
	ops: record(string(), int()),
	/** The ops and stages that the portable engine refuses. */
	unsupported: array(string()),
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
/** One measurement for each variant asked for, in that order. */
const MeasureResult = object({ measurements: array(Measurement) });
// src/measure/crew.ts
function crewOf({ openWorker, out, signal }, { retell }) {
	let worker;
	async function ask(request, onEvent) {
		signal?.throwIfAborted();
		worker ??= openWorker();
		const answer = await worker.ask(request, onEvent);
		if (answer.kind === "death") {
			await dismiss();
			await out.sweep();
		}
		signal?.throwIfAborted();
		return retell(answer);
	}
	async function dismiss() {
		const leaving = worker;
		worker = void 0;
		await leaving?.close();
	}
	return {
		ask,
		dismiss
	};
}
// src/measure/places.ts
function placesOf(locate) {
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
// src/worker/answer.ts
/** One sentence for a report: what happened, where, and the last line it wrote. */
function describeDeath({ cause, at, stderr }) {
	const last = stderr.slice(-LAST_LINES).join(" | ");
	const where = at === void 0 ? "" : ` at ${at}`;
	return `the worker ${describeCause(cause)}${where}${last === "" ? "" : `; its last lines: ${last}`}`;
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
// src/measure/look.ts
/** Has the worker look at packages, each once. */
function lookerOf(crew, locate) {
	const seen = /* @__PURE__ */ new Map();
	return async (at) => {
		const path = await locate(at).catch(problemsOf);
		if (typeof path !== "string") return {
			kind: "unseen",
			problems: path
		};
		const sight = seen.get(path) ?? sightOf(await crew.ask({
			do: "inspect",
			package: path
		}), at);
		seen.set(path, sight);
		return sight;
	};
}
/** Such as a Git LFS object that cannot be fetched: at the base that is no reason to end the run. */
function problemsOf(error) {
	if (error instanceof UserError) return error.problems;
	throw error;
}
function sightOf(answer, { path }) {
	switch (answer.kind) {
		case "death": return unseen(path, `cannot be read: ${describeDeath(answer)}`);
		case "error":
			if (answer.error !== "bug") return unseen(path, answer.message);
			throw new Error([`cannot inspect ${path}: ${answer.message}`, ...answer.stderr].join("\n"));
		case "result": return {
			kind: "seen",
			found: Inspected.parse(answer.value)
		};
		default: return answer;
	}
}
/** A message may begin with the package, or the very file inside it, that it is about. */
function unseen(package_, message) {
	const [where = "", ...rest] = message.split(": ");
	return {
		kind: "unseen",
		problems: [(where === package_ || where.startsWith(`${package_}/`)) && rest.length > 0 ? {
			message: rest.join(": "),
			at: { file: where }
		} : {
			message,
			at: { file: package_ }
		}]
	};
}
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
function placeOf(event) {
	if (event.event !== "progress") return void 0;
	const { stage, variant, done, total } = event;
	return `${[stage, variant].filter(Boolean).join(" ")} (${done} of ${total})`;
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
const LIMITS = {
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
function openWorker({ limits = LIMITS, ...options }) {
	const child = startProcess(options);
	const lines = linesOf(child.stdout, LONGEST_LINE);
	let asked = 0;
	async function ask(request, onEvent) {
		const id = String(++asked);
		const watch = watchdog(limits, child.stop);
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
				at = placeOf(event) ?? at;
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
	return {
		ask,
		close: child.close
	};
}
const LONGEST_LINE = 64e6;
// src/commands/start-worker.ts
/** Starts a worker whose temporary files lie in a scratch folder. */
function startWorker(python, scratch, host) {
	return openWorker({
		...workerCommand(python, host.worker),
		env: {
			...host.env,
			TMPDIR: scratch
		},
		...host.signal && { signal: host.signal }
	});
}
export { crewOf as a, placesOf as i, lookerOf as n, Hello as o, describeDeath as r, MeasureResult as s, startWorker as t };

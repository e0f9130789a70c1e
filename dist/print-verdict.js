import { h as placesOf, i as makeFolder } from "./shelves.js";
import { E as judgedOn, b as filesOf, l as LAYOUT, y as FORMATS } from "./read-json.js";
import { c as findTask } from "./nearest.js";
import { n as pastIn } from "./past.js";
import { a as stepsOf, o as wantedIn, t as Drawer } from "./drawing.js";
import { t as readPolicies } from "./read.js";
import { g as drawsOf, t as formatVerdict } from "./verdict.js";
import { i as build, n as judgeTree, t as readEvidence } from "./evidence.js";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { styleText } from "node:util";
import { Worker } from "node:worker_threads";
import { copyFile, lstat } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
// src/judge/draws.ts
/** Steps at a time: few enough that a progress line moves. */
const AT_A_TIME = 20;
/**
* Draws what the limits will ask for: of each variant once for all of its metrics, and of a reference once for all that is
* measured from it. Judging afterwards finds it drawn; without this it draws the same by itself.
*/
async function drawAhead(tree, draw, told) {
	const asked = resamplingsIn(tree).filter(({ done }) => !done);
	const all = lackingIn(asked);
	const total = all.reduce((sum, { drawing }) => sum + stepsOf(drawing), 0);
	let done = 0;
	const drawPart = async (drawing, into, from) => {
		const [steps, to] = [stepsOf(drawing), Math.min(from + AT_A_TIME, stepsOf(drawing))];
		into.set(await draw(drawing, from, to), into.length / steps * from);
		done += to - from;
		told(done, total);
	};
	await Promise.all(all.map(async ({ redraws, drawing }) => {
		const steps = stepsOf(drawing);
		const values = new Float64Array(steps * wantedIn(drawing).length);
		const parts = Array.from({ length: Math.ceil(steps / AT_A_TIME) }, (_, at) => at * AT_A_TIME);
		await Promise.all(parts.map((from) => drawPart(drawing, values, from)));
		redraws.take(drawing, values);
	}));
	for (const resampling of asked) resampling.finish();
}
function lackingIn(asked) {
	return [...new Set(asked.flatMap((resampling) => resampling.want()))].flatMap((redraws) => {
		const drawing = redraws.lacking();
		return drawing === void 0 ? [] : [{
			redraws,
			drawing
		}];
	});
}
function resamplingsIn({ models }) {
	return models.flatMap((one) => {
		if (one.kind === "left out") return [];
		return [...one.itself ? [one.itself] : [], ...one.branches].flatMap((branch) => askedOf(one, branch)).flatMap(({ question }) => drawsOf(question) ?? []);
	});
}
/** What nobody wrote, and what still asks how the model itself compares with the base, is wanted beforehand too. */
function askedOf({ itself, sinceBase }, branch) {
	return branch === itself && sinceBase ? [...branch.asked, sinceBase.none] : branch.asked;
}
// src/terminal/progress.ts
/** For those who need not watch. */
const unseen = {
	stage() {},
	update() {},
	say() {},
	end() {}
};
// src/threads/draw.ts
/** The threads' own program lies beside this file, in the sources as in the bundle. */
const SPREAD = {
	threads: Math.min(8, availableParallelism()),
	patience: 100,
	program: new URL(import.meta.url.endsWith(".ts") ? "thread.ts" : "thread.js", import.meta.url)
};
/**
* Draws what `work` asks for: on this thread, and once that takes long on as many as there are cores. Which of them draws
* what makes no difference.
*/
async function withThreads(work, spread = SPREAD) {
	const queue = [];
	let running;
	const draw = (drawing, from, to) => new Promise((resolve, reject) => {
		queue.push({
			drawing,
			from,
			to,
			resolve,
			reject
		});
		running ??= drawQueue(queue, spread).finally(() => {
			running = void 0;
		});
	});
	try {
		await work(draw);
	} finally {
		queue.length = 0;
		await running;
	}
}
async function drawQueue(queue, { threads, patience, program }) {
	await drawHere(queue, threads > 1 ? patience : Number.POSITIVE_INFINITY);
	if (queue.length === 0) return;
	await Promise.all(Array.from({ length: threads }, () => drawOnThread(queue, program)));
	await drawHere(queue, Number.POSITIVE_INFINITY);
}
/** For so long, with a moment between two parts for whatever else wants one. */
async function drawHere(queue, patience) {
	const since = performance.now();
	let [drawer, of] = [void 0, void 0];
	while (performance.now() - since < patience) {
		await setImmediate();
		const next = queue.shift();
		if (next === void 0) return;
		try {
			if (drawer === void 0 || of !== next.drawing) drawer = new Drawer(next.drawing);
			of = next.drawing;
			next.resolve(drawer.draw(next.from, next.to));
		} catch (error) {
			next.reject(error);
		}
	}
}
/** Until nothing is left, or the thread ends: then what it was about goes back. */
async function drawOnThread(queue, program) {
	const worker = new Worker(program);
	let known;
	try {
		for (let next = queue.shift(); next !== void 0; next = queue.shift()) {
			const { drawing, from, to } = next;
			const values = await answer(worker, {
				...drawing !== known && { drawing },
				from,
				to
			});
			if (values === void 0) return void queue.unshift(next);
			known = drawing;
			next.resolve(values);
		}
	} finally {
		await worker.terminate();
	}
}
/** Nothing where the thread ended over it. */
function answer(worker, task) {
	return new Promise((resolve) => {
		const told = (values) => {
			worker.off("message", told).off("error", failed).off("exit", failed);
			resolve(values);
		};
		const failed = () => told();
		worker.on("message", told).on("error", failed).on("exit", failed);
		worker.postMessage(task);
	});
}
// src/commands/judging/labelling-images.ts
/** Copies the images that need a label beside the list of them, for a person to work through. */
async function copyLabellingImages(missing, { requests }, out, locate) {
	for (const { model, names } of missing) {
		const images = filesToLabel(requests, model);
		if (images === void 0) continue;
		const from = await locate(images);
		for (const name of names) await copy(join(from, name), join(out.root, LAYOUT.labellingImages.of({ model }), name));
	}
}
/** Where the files lie that people label; without them, examples are known by what their label file calls them. */
function filesToLabel(requests, model) {
	const own = requests.find((request) => request.model === model);
	if (own === void 0) return;
	const name = findTask(own.task)?.filesToLabel;
	return placesOf(own.data).find((part) => part.name === name)?.at;
}
/** Regular files alone: a link might lead anywhere. */
async function copy(from, to) {
	if (!(await lstat(from)).isFile()) return;
	await makeFolder(dirname(to));
	await copyFile(from, to);
}
// src/commands/judging/judge-out.ts
/** Judges and writes the verdict, what explains it, and every report that has a file: the same folder gives the same bytes. */
async function judgeOut(plan, out, progress = unseen) {
	await out.forgetVerdict();
	try {
		return await judgedInto(plan, out, progress);
	} catch (error) {
		await out.forgetVerdict();
		throw error;
	}
}
async function judgedInto(plan, out, progress) {
	const evidence = await readEvidence(plan, out);
	const tree = build({
		plan,
		policies: readPolicies(plan.policies),
		evidence
	});
	await drawAll(tree, progress);
	const { verdict, explanations, missing } = judgeTree(tree, PATHS);
	const past = await pastIn(out);
	const report = {
		verdict,
		measurements: evidence.measurements,
		past,
		on: judgedOn(plan)
	};
	await out.replaceExplanations(explanations);
	await out.replaceLabelling(missing.map((one) => ({
		...one,
		column: filesToLabel(plan.requests, one.model) === void 0 ? "id" : "file"
	})));
	for (const { path, text } of filesOf(report)) await out.writeText(path, text);
	await out.writeText(LAYOUT.verdict.path, formatVerdict(verdict));
	return {
		...report,
		missing
	};
}
const PATHS = {
	explanation: LAYOUT.explanation.of,
	toLabel: (model) => LAYOUT.toLabel.of({ model })
};
/** Draws what judging needs on all cores, under a line that moves. */
async function drawAll(tree, progress) {
	let open = false;
	await withThreads((draw) => drawAhead(tree, draw, (done, total) => {
		if (!open) progress.stage("Draw the samples anew");
		open = true;
		progress.update("draws", done, total);
	}));
	progress.end();
}
// src/commands/judging/print-verdict.ts
/** The verdict on standard output: for a person, or as the file's own JSON. */
function printVerdict(verdict, { json, out }, host) {
	const { document, render } = FORMATS.terminal;
	if (json) host.out.write(formatVerdict(verdict));
	else host.out.write(`\n${render(document({ verdict }), paintFor(host))}\n\nResults: ${out}/\n`);
}
const COLOURS = {
	strong: "bold",
	faint: "dim",
	good: "green",
	doubtful: "yellow",
	bad: "red"
};
/** Colours on a screen, and on an Actions log, which shows them; none where `NO_COLOR` asks for none. */
function paintFor({ out, env }) {
	if (!((out.isTTY || env.GITHUB_ACTIONS === "true") && !env.NO_COLOR)) return (_, text) => text;
	return (style, text) => styleText(COLOURS[style], text, { validateStream: false });
}
export { judgeOut as n, copyLabellingImages as r, printVerdict as t };

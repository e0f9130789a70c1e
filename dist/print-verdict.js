import { J as placesOf, t as makeFolder } from "./make-folder.js";
import { h as filesOf, m as FORMATS, o as LAYOUT, x as judgedOn } from "./read-json.js";
import { l as findTask } from "./nearest.js";
import { n as pastIn } from "./past.js";
import { t as readPolicies } from "./read.js";
import { i as build, n as judgeTree, t as readEvidence } from "./evidence.js";
import { m as drawsOf, t as formatVerdict } from "./verdict.js";
import { styleText } from "node:util";
import { dirname, join } from "node:path";
import { copyFile, lstat } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
// src/judge/draws.ts
/**
* Draws what the limits will ask for, and stops after every draw, so that nobody waits for long: a progress line
* moves between two of them. Judging afterwards finds it drawn; without this it draws the same by itself.
*/
function* draws({ models }) {
	for (const one of models) {
		if (one.kind === "left out") continue;
		for (const branch of [...one.itself ? [one.itself] : [], ...one.branches]) for (const asked of askedOf(one, branch)) yield* draw(asked, one, branch);
	}
}
/** What nobody wrote, and what still asks how the model itself compares with the base, is wanted beforehand too. */
function askedOf({ itself, sinceBase }, branch) {
	return branch === itself && sinceBase ? [...branch.asked, sinceBase.none] : branch.asked;
}
function* draw({ question, limit }, { model }, { variant }) {
	const resampling = drawsOf(question);
	if (resampling) yield* drawAll(resampling, `${model.name}/${variant.name} ${limit.metric}`);
}
function* drawAll(resampling, what) {
	while (!resampling.done) {
		resampling.step();
		yield {
			what,
			done: resampling.steps,
			total: resampling.total
		};
	}
}
// src/terminal/progress.ts
/** For those who need not watch. */
const unseen = {
	stage() {},
	update() {},
	say() {},
	end() {}
};
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
	const evidence = await readEvidence(plan, out);
	const tree = build({
		plan,
		policies: readPolicies(plan.policies),
		evidence
	});
	await drawInSlices(tree, progress);
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
	await out.writeText(LAYOUT.verdict.path, formatVerdict(verdict));
	for (const { path, text } of filesOf(report)) await out.writeText(path, text);
	return {
		...report,
		missing
	};
}
const PATHS = {
	explanation: LAYOUT.explanation.of,
	toLabel: (model) => LAYOUT.toLabel.of({ model })
};
/** So long at a time, in ms: what a person sees as at once. */
const SLICE = 40;
/** Draws what judging needs in slices; between two of them the progress line moves. */
async function drawInSlices(tree, progress) {
	let since = performance.now();
	for (const { what, done, total } of draws(tree)) {
		if (done === 1) progress.stage(`Draw the samples of ${what} anew`);
		if (done < total && performance.now() - since < SLICE) continue;
		progress.update(what, done, total);
		await setImmediate();
		since = performance.now();
	}
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

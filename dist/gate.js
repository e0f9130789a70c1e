import { t as EXIT_STATUS } from "./states.js";
import { t as measure } from "./measure.js";
import { a as outFolder, y as LAYOUT } from "./metrics.js";
import { t as progressFor } from "./progress-for.js";
import { n as workerPython } from "./interpreter.js";
import { n as judgeOut, r as printVerdict } from "./judge.js";
import { t as makeFolder } from "./make-folder.js";
import { n as locate, r as portsOf, t as labelsIn } from "./measuring.js";
import { G as replacing } from "./limits.js";
import { n as prepareIn, r as writePrepared } from "./plan.js";
import { t as withProject } from "./with-project.js";
import { dirname, join, resolve } from "node:path";
import { copyFile, lstat } from "node:fs/promises";
// src/commands/labelling-images.ts
/** Copies the images that need a label beside the list of them, for a person to work through. */
async function copyLabellingImages(missing, { requests }, out, locate) {
	for (const { model, names } of missing) {
		const images = requests.find((request) => request.model === model)?.data.unlabelled?.images;
		if (images === void 0) continue;
		const from = await locate(images);
		for (const name of names) await copy(join(from, name), join(out.root, LAYOUT.labellingImages(model), name));
	}
}
/** Regular files alone: a link might lead anywhere. */
async function copy(from, to) {
	if (!(await lstat(from)).isFile()) return;
	await makeFolder(dirname(to));
	await copyFile(from, to);
}
// src/commands/gate.ts
/** The whole job: plan, measure, judge, report. */
async function gate(options, host) {
	const progress = progressFor(host.errors, host.env);
	const out = outFolder(resolve(host.cwd, options.out));
	return await withProject(host, async (project, scratch) => {
		const prepared = await prepareIn(project, options, host);
		const labelsOf = labelsIn(prepared.labels);
		await replacing(out, async (fresh) => {
			await writePrepared(prepared, fresh);
			if (prepared.plan.requests.length === 0) return;
			const python = await workerPython(options, host, progress);
			const ports = portsOf({
				project,
				scratch,
				out: fresh,
				python,
				labelsOf,
				progress
			}, host);
			await measure(prepared.plan, ports, options);
		});
		const { verdict, missing } = await judgeOut(prepared.plan, out, progress);
		const placeOf = (at) => locate(project, scratch, at);
		await copyLabellingImages(missing, prepared.plan, out, placeOf);
		printVerdict(verdict, options, host);
		return EXIT_STATUS[verdict.outcome];
	});
}
export { gate };

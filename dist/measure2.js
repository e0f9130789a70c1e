import { t as measure$1 } from "./measure.js";
import { a as LAYOUT, t as outFolder } from "./out-folder.js";
import { r as progressFor } from "./worker.js";
import { n as workerPython } from "./interpreter.js";
import { n as portsOf } from "./measuring.js";
import { t as planIn } from "./plan-in.js";
import { t as withProject } from "./with-project.js";
import { resolve } from "node:path";
// src/measure/planned-labels.ts
/** The labels as the out folder holds them, for a run that starts from a plan and has not read the label files. */
function plannedLabels(plan, out) {
	return async (model) => {
		const planned = plan.models.find(({ name }) => name === model)?.samples;
		if (planned === void 0) throw new Error(`the plan has no samples of ${model}`);
		const samples = [];
		for await (const batch of out.readSamples(model, planned)) samples.push(...batch);
		const lines = new Map(samples.map(({ id }, index) => [id, index + 1]));
		return {
			file: LAYOUT.samples(model),
			samples,
			lines
		};
	};
}
// src/commands/measure.ts
/** Converts and runs what an out folder's plan asks for, or one shard of it. */
async function measure(options, host) {
	const out = outFolder(resolve(host.cwd, options.out));
	const plan = await planIn(out, options);
	const progress = progressFor(host.errors, host.env);
	return await withProject(host, async (project, scratch) => {
		const python = await workerPython(options, host, progress);
		const labelsOf = plannedLabels(plan, out);
		const ports = portsOf({
			project,
			scratch,
			out,
			python,
			labelsOf,
			progress
		}, host);
		await measure$1(plan, ports, options);
		return 0;
	});
}
export { measure };

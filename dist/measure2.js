import { t as measure$1 } from "./measure.js";
import { i as CLASSIFICATION } from "./tasks2.js";
import { a as outFolder, y as LAYOUT } from "./metrics.js";
import { t as progressFor } from "./progress-for.js";
import { n as workerPython } from "./interpreter.js";
import { r as portsOf } from "./measuring.js";
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
		for await (const batch of out.readSamples(model, planned, CLASSIFICATION.sample)) samples.push(...batch);
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
	if (plan.requests.length === 0) return 0;
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

import { t as measure$1 } from "./measure.js";
import { t as outFolder } from "./out-folder.js";
import { r as progressFor } from "./worker.js";
import { n as workerPython } from "./interpreter.js";
import { n as portsOf } from "./measuring.js";
import { t as planIn } from "./plan-in.js";
import { t as withProject } from "./with-project.js";
import { resolve } from "node:path";
// src/commands/measure.ts
/** Converts and runs what an out folder's plan asks for, or one shard of it. */
async function measure(options, host) {
	const out = outFolder(resolve(host.cwd, options.out));
	const plan = await planIn(out, options);
	const progress = progressFor(host.errors, host.env);
	return await withProject(host, async (project, scratch) => {
		const python = await workerPython(options, host, progress);
		const labelsOf = (model) => labelsIn(out, plan, model);
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
/** The samples as the plan wrote them; their lines in the label file are not known here. */
async function labelsIn(out, { models }, name) {
	const model = models.find((one) => one.name === name);
	if (model?.samples === void 0) throw new Error(`the plan has no samples of ${name}`);
	const samples = [];
	for await (const batch of out.readSamples(name, model.samples)) samples.push(...batch);
	return {
		file: model.samples.path,
		samples,
		lines: /* @__PURE__ */ new Map()
	};
}
export { measure };

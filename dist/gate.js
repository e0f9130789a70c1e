import { t as EXIT_STATUS } from "./states.js";
import { t as measure } from "./measure.js";
import { t as outFolder } from "./out-folder.js";
import { r as progressFor } from "./worker.js";
import { n as workerPython } from "./interpreter.js";
import { n as judgeOut, r as printVerdict } from "./judge.js";
import { n as portsOf, t as labelsIn } from "./measuring.js";
import { i as replacing, n as prepareIn, r as writePrepared } from "./plan.js";
import { t as withProject } from "./with-project.js";
import { resolve } from "node:path";
// src/commands/gate.ts
/** The whole job: plan, measure, judge, report. */
async function gate(options, host) {
	const progress = progressFor(host.errors, host.env);
	const out = outFolder(resolve(host.cwd, options.out));
	return await withProject(host, async (project, scratch) => {
		const prepared = await prepareIn(project, options);
		const python = await workerPython(options, host, progress);
		const labelsOf = labelsIn(prepared.labels);
		await replacing(out, async (fresh) => {
			await writePrepared(prepared, fresh);
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
		const { verdict } = await judgeOut(prepared.plan, out);
		printVerdict(verdict, options, host);
		return EXIT_STATUS[verdict.outcome];
	});
}
export { gate };

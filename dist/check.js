import { i as crewOf, n as portsOf, r as survey, t as labelsIn } from "./measuring.js";
import { t as outFolder } from "./out-folder.js";
import { r as progressFor } from "./worker.js";
import { a as describePlan, n as prepareIn } from "./plan.js";
import { n as workerPython } from "./interpreter.js";
import { t as withProject } from "./with-project.js";
// src/commands/check.ts
/** Tells every mistake in policy, data and models, and measures nothing. */
async function check(options, host) {
	const progress = progressFor(host.errors, host.env);
	return await withProject(host, async (project, scratch) => {
		const { plan, labels } = await prepareIn(project, options);
		const python = await workerPython(options, host, progress);
		const ports = portsOf({
			project,
			scratch,
			python,
			progress,
			labelsOf: labelsIn(labels),
			out: outFolder(scratch)
		}, host);
		const crew = crewOf(ports);
		try {
			progress.stage("Looking at the models");
			await survey(plan.requests, crew, ports);
		} finally {
			progress.end();
			await crew.dismiss();
		}
		host.out.write(options.json ? `${JSON.stringify(plan, null, 2)}\n` : `${describePlan(plan)}\nPolicy, data and models are in order.\n`);
		return 0;
	});
}
export { check };

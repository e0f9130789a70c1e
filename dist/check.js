import { t as UserError } from "./errors.js";
import { a as Hello, i as describeDeath, r as progressFor } from "./worker.js";
import { a as crewOf, i as placesOf, n as portsOf, r as survey, t as labelsIn } from "./measuring.js";
import { t as outFolder } from "./out-folder.js";
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
		const places = placesOf(ports.locate);
		const crew = crewOf(ports, places);
		try {
			progress.stage("Looking at the models");
			await survey(plan.requests, crew, {
				...ports,
				locate: places.locate
			});
			const worker = await greet(crew);
			progress.end();
			host.out.write(options.json ? jsonOf(plan) : `${describePlan(plan)}\n${describe(worker)}\n`);
			return 0;
		} finally {
			progress.end();
			await crew.dismiss();
		}
	});
}
/** Whether the worker's own parts are whole, which nothing else here asks of them. */
async function greet(crew) {
	const answer = await crew.ask({ do: "hello" });
	if (answer.kind === "result") return Hello.parse(answer.value);
	const why = answer.kind === "death" ? describeDeath(answer) : answer.message;
	throw new UserError({ message: `the worker cannot work: ${why}` });
}
function describe({ python, coremltools, onnxruntime, os }) {
	return `Policy, data and models are in order, and so is the worker: ${`Python ${python}, coremltools ${coremltools}, onnxruntime ${onnxruntime}`} on ${os}.`;
}
function jsonOf(value) {
	return `${JSON.stringify(value, null, 2)}\n`;
}
export { check };

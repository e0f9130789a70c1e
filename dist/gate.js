import { t as EXIT_STATUS } from "./states.js";
import { t as measurePlan } from "./measure.js";
import { t as outFolder } from "./out-folder.js";
import { n as locatingIn, t as bringData } from "./locate.js";
import { n as truthsIn, r as writePrepared, t as prepareIn } from "./prepare.js";
import { t as progressFor } from "./progress-for.js";
import { n as during, r as note } from "./account.js";
import { n as judgeOut, r as copyLabellingImages, t as printVerdict } from "./print-verdict.js";
import { t as listingIn } from "./listing.js";
import { n as partOf } from "./options.js";
import { i as replacing, t as aloneIn } from "./out-folder2.js";
import { t as bringHistory } from "./past.js";
import { n as withQuestion, r as writeTaken, t as askAttested } from "./question.js";
import { t as withRemembering } from "./remembering.js";
import { n as workersFor } from "./workers.js";
import { resolve } from "node:path";
// src/commands/gate.ts
/** The whole job: plan, measure, judge, report; with `watch` again and again. */
async function gate(options, host) {
	if (!options.watch) return await gateOnce(options, host);
	const { watch } = await import("./watch.js");
	return await watch(options, host, gateOnce);
}
async function gateOnce(options, host) {
	const out = outFolder(resolve(host.cwd, options.out));
	return await aloneIn(out, host, "made where it is not there", () => gateInto(out, options, host));
}
async function gateInto(out, options, host) {
	const progress = progressFor(host.errors, host.env);
	return await withRemembering(options, host, progress, async (project, scratch, remembering) => {
		const workers = workersFor(options, host, scratch, progress);
		const list = listingIn(project, scratch, workers);
		const found = await during(host, "plan", () => prepareIn(project, {
			...options,
			...partOf(options)
		}, {
			...host,
			list
		}));
		if (found.inferred !== void 0) progress.say(found.inferred);
		const asked = await withQuestion(found.plan, project, options, host);
		const { plan, taken } = await askAttested(asked, host);
		const prepared = {
			...found,
			plan
		};
		const locate = locatingIn(project, scratch);
		await replacing(out, async (fresh) => {
			await writePrepared(prepared, fresh);
			await bringHistory(project, options, host, fresh);
			if (taken !== void 0) return await writeTaken(taken, fresh);
			if (prepared.plan.requests.length === 0) return;
			await bringData(project, prepared.plan.requests);
			const truthOf = truthsIn(prepared);
			const ports = {
				...workers,
				...remembering,
				locate,
				truthOf,
				out: fresh,
				progress
			};
			const { keepPackages = false } = options;
			note(host, { reused: await measurePlan(prepared.plan, ports, { keepPackages }) });
		});
		if (taken !== void 0) return told(taken, options, host);
		const { verdict, missing } = await during(host, "judge", () => judgeOut(prepared.plan, out, progress));
		await copyLabellingImages(missing, prepared.plan, out, locate);
		return told(verdict, options, host);
	});
}
function told(verdict, options, host) {
	printVerdict(verdict, options, host);
	return EXIT_STATUS[verdict.outcome];
}
export { gate };

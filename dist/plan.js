import { u as UserError } from "./machine.js";
import { t as outFolder } from "./out-folder.js";
import { i as shardsFor } from "./shards.js";
import { i as treeAt } from "./locate.js";
import { r as writePrepared, t as prepareIn } from "./prepare.js";
import { i as undecidable, n as describeShards, t as describePlan } from "./describe-plan.js";
import { t as progressFor } from "./progress-for.js";
import { n as during } from "./account.js";
import { t as listingIn } from "./listing.js";
import { n as partOf } from "./options.js";
import { i as replacing, t as aloneIn } from "./out-folder2.js";
import { t as bringHistory } from "./past.js";
import { n as withQuestion } from "./question.js";
import { t as withProject } from "./with-project.js";
import { n as workersFor } from "./workers.js";
import { resolve } from "node:path";
// src/commands/plan.ts
/** Writes what would be measured, and the samples, for other machines to go on with. */
async function plan(options, host) {
	const out = outFolder(resolve(host.cwd, options.out));
	return await aloneIn(out, host, "made where it is not there", () => planInto(out, options, host));
}
async function planInto(out, options, host) {
	const progress = progressFor(host.errors, host.env);
	return await withProject(host, async (project, scratch) => {
		const list = listingIn(project, scratch, workersFor(options, host, scratch, progress));
		const prepared = await during(host, "plan", () => prepareIn(project, {
			...options,
			...partOf(options)
		}, {
			...host,
			list
		}));
		const plan = await withShards(await withQuestion(prepared.plan, project, options, host), project, options);
		await replacing(out, async (fresh) => {
			await writePrepared({
				...prepared,
				plan
			}, fresh);
			await bringHistory(project, options, host, fresh);
		});
		const text = options.json ? JSON.stringify(plan, null, 2) : [
			describePlan(plan),
			...describeShards(plan),
			...plan.models.flatMap(undecided)
		].join("\n");
		host.out.write(`${text}\n`);
		return 0;
	});
}
/**
* A plan for several machines says for how many, how large the models are that they share, and which run made it:
* another one's shards do not fit it.
*/
async function withShards(plan, project, { shards, run }) {
	if (shards === void 0) return plan;
	const requests = await Promise.all(plan.requests.map(async (request) => ({
		...request,
		...await sizeOf(request, project)
	})));
	const sized = {
		...plan,
		requests
	};
	return {
		...sized,
		shards: shardsFor(sized, shards),
		...run && { run }
	};
}
/** Nothing where it cannot be told: whoever measures says why. */
async function sizeOf({ source }, project) {
	try {
		const bytes = await (await treeAt(project, source)).bytes(source.path);
		return bytes > 0 && { bytes: Math.min(bytes, Number.MAX_SAFE_INTEGER) };
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return {};
	}
}
function undecided({ name, outlooks = [] }) {
	return undecidable(name, outlooks).map((line) => `note: ${line}`);
}
export { plan };

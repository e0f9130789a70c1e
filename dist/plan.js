import { i as outFolder, n as shardOf, r as shardsOf, t as nameOf } from "./shards.js";
import { r as writePrepared, t as prepareIn } from "./prepare.js";
import { r as undecidable, t as describePlan } from "./describe-plan.js";
import { t as bringHistory } from "./bring-history.js";
import { p as listed } from "./make-folder.js";
import { n as replacing } from "./out-folder.js";
import { t as withQuestion } from "./question.js";
import { t as withProject } from "./with-project.js";
import { resolve } from "node:path";
// src/commands/describe-shards.ts
/** What each machine will measure, and which comparisons need two of them to be alike. */
function describeShards(plan) {
	if (plan.shards === void 0) return [];
	const homes = shardsOf(plan, plan.shards).map((shard) => ({
		name: nameOf(shard),
		requests: shardOf(plan, shard)
	}));
	return [...homes.map(described), ...apart(homes)];
}
function described({ name, requests }) {
	const what = requests.map(({ model, side, target }) => `${model} (${side}) on ${target}`);
	return `shard ${name}: ${listed(what) || "nothing"}`;
}
function apart(homes) {
	const split = homes.flatMap(({ requests }) => requests.filter((base) => base.side === "base" && !requests.some((one) => isHead(one, base))));
	return [...new Set(split.map(({ model }) => model))].map((model) => `note: ${model}${APART}`);
}
function isHead({ side, model, target }, of) {
	return side === "head" && model === of.model && target === of.target;
}
const APART = " has head and base on two machines: where these differ in processor or system, its max-regression stays unmeasured; plan for fewer to keep them together";
// src/commands/plan.ts
/** Writes what would be measured, and the samples, for other machines to go on with. */
async function plan(options, host) {
	return await withProject(host, async (project) => {
		const prepared = await prepareIn(project, options, host);
		const plan = withShards(await withQuestion(prepared.plan, project, options, host), options);
		const out = outFolder(resolve(host.cwd, options.out));
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
/** A plan for several machines says for how many, and which run made it: another one's shards do not fit it. */
function withShards(plan, { shards, run }) {
	if (shards === void 0) return plan;
	return {
		...plan,
		shards: shardsOf(plan, shards).length,
		...run && { run }
	};
}
function undecided({ name, outlooks = [] }) {
	return undecidable(name, outlooks).map((line) => `note: ${line}`);
}
export { plan };

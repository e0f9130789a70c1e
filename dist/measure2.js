import { n as UserError } from "./plain.js";
import { t as measurePlan } from "./measure.js";
import { o as LAYOUT } from "./read-json.js";
import { v as readableTask } from "./pairs.js";
import { t as outFolder } from "./out-folder.js";
import { n as shardOf, r as shardsOf, t as nameOf } from "./shards.js";
import { n as locatingIn, t as bringData } from "./locate.js";
import { ft as slotsOf } from "./make-folder.js";
import { t as stampedPlan } from "./stamped-plan.js";
import { t as VERSION } from "./version.js";
import { t as progressFor } from "./progress-for.js";
import { n as planIn } from "./out-folder2.js";
import { t as withRemembering } from "./remembering.js";
import { n as workersFor } from "./workers.js";
import { resolve } from "node:path";
// src/measure/planned-truth.ts
/** What is true as the out folder holds it, for a run that starts from a plan and has not read the data. */
function plannedTruth(plan, out) {
	return async (model) => {
		const samples = plan.models.find(({ name }) => name === model)?.samples;
		if (samples === void 0) throw new Error(`the plan has no samples of ${model}`);
		const task = plan.requests.find((request) => request.model === model)?.task ?? "";
		const readable = readableTask(task);
		if (readable === void 0) throw new Error(`there is no task ${task}`);
		return await readable.planned((check) => out.readSamples(model, samples, check), LAYOUT.samples.of({ model }));
	};
}
// src/shards/stamp.ts
/** Says of a shard that all of it is there: written last, so that one which ends early has none. */
async function stamp(plan, shard, out) {
	const requests = shardOf(plan, shard);
	const files = [];
	for (const slot of slotsOf(requests)) {
		const measurement = await out.readMeasurement(slot);
		files.push(await digested(LAYOUT.measurement.of(slot), out));
		if (measurement?.records !== void 0) files.push(await digested(LAYOUT.records.of(slot), out));
	}
	await out.writeStamp({
		schema: 1,
		quantgate: VERSION,
		plan: await stampedPlan(plan, out),
		...shard,
		requests: requests.map(({ model, side, target }) => ({
			model,
			side,
			target
		})),
		files
	});
}
async function digested(path, out) {
	const digest = await out.digestOf(path);
	if (digest === void 0) throw new Error(`${path} was measured and is not there`);
	return {
		path,
		digest
	};
}
// src/commands/measure.ts
/** Converts and runs what an out folder's plan asks for, or one shard of it. */
async function measure(options, host) {
	const out = outFolder(resolve(host.cwd, options.out));
	const plan = await planIn(out, options);
	const shards = shardsToMeasure(plan, options.shard);
	await out.forgetStamps(options.shard);
	await measureInto(out, plan, options, host);
	for (const shard of shards) await stamp(plan, shard, out);
	return 0;
}
/** Those that get a stamp: the one that is asked for, or all where one machine does the work of every one. */
function shardsToMeasure(plan, shard) {
	if (shard === void 0) return plan.shards === void 0 ? [] : shardsOf(plan, plan.shards);
	if (plan.shards === void 0 || plan.shards === shard.of) return [shard];
	throw new UserError({
		message: `${nameOf(shard)} is no shard of this plan, which was made for ${plan.shards}`,
		fix: `take the shards from the plan's output matrix, or name one of 1/${plan.shards} to ${plan.shards}/${plan.shards}`
	});
}
async function measureInto(out, plan, options, host) {
	const asked = options.shard === void 0 ? plan.requests : shardOf(plan, options.shard);
	if (asked.length === 0) return;
	const progress = progressFor(host.errors, host.env);
	await withRemembering(options, host, progress, async (project, scratch, remembering) => {
		await bringData(project, asked);
		const workers = workersFor(options, host, scratch, progress);
		const truthOf = plannedTruth(plan, out);
		const locate = locatingIn(project, scratch);
		const ports = {
			...workers,
			...remembering,
			locate,
			truthOf,
			out,
			progress
		};
		await measurePlan(plan, ports, options);
	});
}
export { measure };

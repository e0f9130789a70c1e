import { u as UserError } from "./machine.js";
import { t as measurePlan } from "./measure.js";
import { l as LAYOUT } from "./read-json.js";
import { E as readableTask } from "./rates.js";
import { t as outFolder } from "./out-folder.js";
import { a as shardsOf, o as sharesOf, r as nameOf } from "./shards.js";
import { n as locatingIn, t as bringData } from "./locate.js";
import { J as slotsOf, q as slotOf, t as progressFor } from "./progress-for.js";
import { i as sharedRequests, n as filesOf, t as stampedPlan } from "./stamped-plan.js";
import { t as VERSION } from "./version.js";
import { r as note } from "./account.js";
import { r as planIn, t as aloneIn } from "./out-folder2.js";
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
// src/shards/cut.ts
/** Leaves, of what one machine has measured alone, what each of so many would have left. */
async function cutInto(of, plan, out) {
	for (const { request, parts } of sharedRequests(plan, of)) for (const { name } of request.variants) {
		const measurement = await out.readMeasurement(slotOf(request, name));
		if (measurement === void 0) throw new Error(`${name} was measured and is not there`);
		for (const part of parts) await cut(measurement, part, out);
	}
}
/** What is asked of a variant as a whole goes along with its first samples. */
async function cut(whole, { shard, rows }, out) {
	const own = out.part(shard);
	const { records: _, ...first } = whole;
	const { schema, model, variant, side, target, status, reason, fingerprint, package: held } = whole;
	const rest = {
		schema,
		model,
		variant,
		side,
		target,
		status,
		...reason !== void 0 && { reason },
		...fingerprint && { fingerprint },
		...held && { package: held }
	};
	const kept = rows[0] === 0 ? first : rest;
	if (whole.records === void 0) return await own.writeMeasurement(kept);
	const { errors, ...records } = await own.cutRecords(whole, rows, out);
	const of = records.count;
	await own.writeMeasurement({
		...kept,
		evaluated: {
			n: of - errors,
			of
		},
		records
	});
}
// src/shards/stamp.ts
/** Says of a shard that all of it is there: written last, so that one which ends early has none. */
async function stamp(plan, shard, out) {
	const shares = sharesOf(plan, shard);
	const files = [];
	for (const share of shares) for (const slot of slotsOf([share.request])) {
		const own = share.rows === void 0 ? out : out.part(shard);
		const { measurement, records } = filesOf(slot, share, shard);
		const measured = await own.readMeasurement(slot);
		files.push(await digested(measurement, out));
		if (measured?.records !== void 0) files.push(await digested(records, out));
	}
	await out.writeStamp({
		schema: 1,
		quantgate: VERSION,
		plan: await stampedPlan(plan, out),
		...shard,
		requests: shares.map(({ request: { model, side, target }, rows }) => ({
			model,
			side,
			target,
			...rows && { rows }
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
	return await aloneIn(out, host, "left as it is", () => measureIn(out, options, host));
}
async function measureIn(out, options, host) {
	const plan = await planIn(out, options);
	const shards = shardsToMeasure(plan, options.shard);
	await out.forgetShards(options.shard);
	await measureInto(out, plan, options, host);
	if (options.shard === void 0 && plan.shards !== void 0) await cutInto(plan.shards, plan, out);
	for (const shard of shards) await stamp(plan, shard, out);
	return 0;
}
/** Those that get a stamp: the one that is asked for, or all where one machine does the work of every one. */
function shardsToMeasure(plan, shard) {
	if (shard === void 0) return plan.shards === void 0 ? [] : shardsOf(plan.shards);
	if (plan.shards === void 0 || plan.shards === shard.of) return [shard];
	throw new UserError({
		message: `${nameOf(shard)} is no shard of this plan, which was made for ${plan.shards}`,
		fix: `take the shards from the plan's output matrix, or name one of 1/${plan.shards} to ${plan.shards}/${plan.shards}`
	});
}
function asksFor(plan, shard) {
	return shard === void 0 ? plan.requests : sharesOf(plan, shard).map(({ request }) => request);
}
async function measureInto(out, plan, options, host) {
	const asked = asksFor(plan, options.shard);
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
		note(host, { reused: await measurePlan(plan, ports, options) });
	});
}
export { measure };

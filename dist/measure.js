import { t as UserError } from "./errors.js";
import { M as sameSlot, N as slotOf, P as slotsOf, w as inPlaces } from "./make-folder.js";
import { n as shardOf } from "./shards.js";
import { i as readableTask } from "./tasks.js";
import { a as MeasureResult, o as withCrew, r as describeDeath } from "./workers.js";
import { t as failed } from "./failed.js";
import { r as LAYOUT } from "./issues.js";
import { n as survey, t as reasonOf } from "./survey.js";
import { join } from "node:path";
// src/measure/confirm.ts
/** A measurement counts only with its records: all of them there, readable, and what the worker says it wrote. */
async function confirm(measurement, task, out) {
	if (measurement.records === void 0) return measurement;
	const readable = readableTask(task);
	if (readable === void 0) throw new Error(`records of ${task} are not read yet`);
	try {
		for await (const _batch of out.readRecords(measurement, readable.lines.record));
		return measurement;
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const { records: _unread, ...rest } = measurement;
		return {
			...rest,
			status: "failed",
			reason: `its record file ${describe(error)}`
		};
	}
}
function describe({ problems }) {
	return problems.map(({ message, at }) => at?.line === void 0 ? message : `${message} (line ${at.line})`).join("; ");
}
// src/measure/measurements-of.ts
/** What an answer says of each variant asked for; one that says nothing of it is a failure of it. */
function measurementsOf(answer, planned, variants) {
	const all = (reason) => variants.map((name) => failed(slotOf(planned, name), reason));
	switch (answer.kind) {
		case "death": return all(describeDeath(answer));
		case "error":
			if (answer.error === "user" && planned.side === "head") throw mistake(planned, answer.message);
			return all(`${ERRORS[answer.error]}${answer.message}`);
		case "result": return read(answer.value, planned, variants) ?? all("the worker answered something else");
		default: return answer;
	}
}
/** What the head brings, its author can mend; of what the base has, it can only be said. */
function mistake({ model, source }, message) {
	return new UserError({
		message: `model ${model}: ${message}`,
		at: { file: source.path }
	});
}
const ERRORS = {
	user: "",
	unsupported: "the engine does not support ",
	failed: "",
	bug: "this is a bug in quantgate's worker, please report it: "
};
function read(value, planned, variants) {
	const result = MeasureResult.safeParse(value);
	if (!result.success) return void 0;
	const { measurements } = result.data;
	const asked = variants.map((name) => slotOf(planned, name));
	const fits = (slot, index) => {
		const one = measurements[index];
		return one !== void 0 && sameSlot(one, slot);
	};
	return measurements.length === asked.length && asked.every(fits) ? measurements : void 0;
}
// src/measure/narrate.ts
/** What the worker tells on its way, told on. */
function narrate(progress) {
	return (event) => {
		if (event.event === "log") progress.say(event.level === "warning" ? `warning: ${event.text}` : event.text);
		if (event.event === "progress") progress.update(event.stage, event.done, event.total, event.variant);
	};
}
// src/measure/measure-request.ts
/**
* One measurement for each variant, in order. All are asked for at once, so that each sample is decoded once; when
* that kills the worker, each is asked for alone in a fresh process, so that only the one that kills is lost.
*/
async function measureRequest(planned, ready, crew, progress) {
	const ask = async (variants) => crew.ask({
		...ready,
		variants
	}, narrate(progress));
	const answer = await ask(ready.variants);
	const names = ready.variants.map(({ name }) => name);
	if (answer.kind !== "death" || names.length === 1) return measurementsOf(answer, planned, names);
	progress.say(`${describeDeath(answer)}. Its variants are tried one at a time.`);
	const alone = [];
	for (const variant of ready.variants) {
		await crew.dismiss();
		alone.push(...measurementsOf(await ask([variant]), planned, [variant.name]));
	}
	return alone;
}
// src/measure/ready-request.ts
/** A planned request with every path of it in place, as the worker wants it. */
async function readyRequest(planned, plan, { locate, out }, keepPackages) {
	const { source, data, variants, ...rest } = planned;
	const placed = async ({ name, recipe }) => ({
		name,
		recipe: await placedRecipe(recipe, source, locate)
	});
	return {
		...rest,
		do: "measure",
		source: await locate(source),
		variants: await Promise.all(variants.map(placed)),
		samples: join(out.root, samplesOf(planned, plan)),
		data: await inPlaces(data, ({ at }) => locate(at)),
		out: out.root,
		keepPackages
	};
}
/** The protocol names a file of samples each time; for packages alone it is not opened. */
function samplesOf({ model, packagesOnly }, { models }) {
	if (packagesOnly) return LAYOUT.plan.path;
	const samples = models.find(({ name }) => name === model)?.samples;
	if (samples === void 0) throw new Error(`the plan requests ${model} but has no samples of it`);
	return samples.path;
}
/** A package made by hand lies where the source does: in the same state of the project. */
async function placedRecipe(recipe, source, locate) {
	if (recipe.kind !== "source") return recipe;
	return {
		kind: "source",
		path: await locate({
			...source,
			path: recipe.path
		})
	};
}
// src/measure/measure.ts
/**
* Runs what the plan requests and writes a measurement for every variant: a failed one, with the reason, where it
* could not be measured. The user's mistakes end it with a `UserError`, once all that can be found are found.
*/
async function measurePlan(plan, ports, { shard, keepPackages = false } = {}) {
	const requests = shard === void 0 ? plan.requests : shardOf(plan, shard);
	const work = async (crew) => {
		ports.progress.stage("Looking at the models");
		const unfit = await survey(requests, crew, ports.truthOf);
		await forget(requests, ports);
		await eachRequest(requests, ports, async (request) => {
			const lost = unfit.get(request);
			const fit = request.variants.filter(({ name }) => lost?.has(name) !== true);
			const failures = [...lost ?? []].map(([name, why]) => failed(slotOf(request, name), reasonOf(why)));
			if (fit.length === 0) return failures;
			const rest = {
				...request,
				variants: fit
			};
			return [...failures, ...await measured(rest, plan, ports, crew, keepPackages)];
		});
	};
	try {
		await withCrew(ports, work, () => ports.out.sweep());
	} finally {
		ports.progress.end();
	}
}
/** Writes what `take` gives of each request; one that the user made a mistake in does not keep the others. */
async function eachRequest(requests, { out, signal }, take) {
	const mistakes = [];
	for (const request of requests) {
		signal?.throwIfAborted();
		const measurements = await take(request).catch(keepMistakes(mistakes));
		for (const measurement of measurements) await out.writeMeasurement(measurement);
	}
	if (mistakes.length > 0) throw new UserError(mistakes);
}
/** What an earlier run left must not stand for what this one does not get to. */
async function forget(requests, { out }) {
	for (const slot of slotsOf(requests)) await out.forget(slot);
}
async function measured(request, plan, ports, crew, keepPackages) {
	const { model, side, target, variants } = request;
	ports.progress.stage(`${model} (${side}) on ${target}, ${variants.length} variants`);
	const answers = await measureRequest(request, await readyRequest(request, plan, {
		locate: crew.locate,
		out: ports.out
	}, keepPackages), crew, ports.progress);
	return Promise.all(answers.map((one) => confirm(one, request.task, ports.out)));
}
function keepMistakes(mistakes) {
	return (error) => {
		if (!(error instanceof UserError)) throw error;
		mistakes.push(...error.problems);
		return [];
	};
}
export { measurePlan as t };

import { d as withCrew, n as workersFor } from "./workers.js";
import { t as greet } from "./greet.js";
import { l as examplesOf, m as knownIn, n as survey, o as Lost, r as checkData } from "./survey.js";
import { a as keyOf, n as inspectionsIn, r as lookerOf } from "./obstacles.js";
import { n as locatingIn, t as bringData } from "./locate.js";
import { i as sliceValuesOf, n as truthsIn, t as prepareIn } from "./prepare.js";
import { r as plainLine, t as progressFor, v as line } from "./progress-for.js";
import { r as renderOutlooks, t as describePlan } from "./describe-plan.js";
import { S as allOf, b as listedUpTo, w as describeProblem, x as UserError } from "./account.js";
import { E as quote, a as steadyShare, l as inPlaces } from "./digests.js";
import { t as outFolder } from "./out-folder.js";
import { i as shownInputs } from "./inputs.js";
import { G as sliceName, d as isRange, n as didYouMean, q as decimalOf, s as findMetric } from "./nearest.js";
import { n as readPolicy } from "./read.js";
import { n as alphaOf, t as entryOf } from "./entry-of.js";
import { n as chancesOf } from "./chances.js";
import { t as seeingOf } from "./sight.js";
import { t as listingIn } from "./listing.js";
import { r as pastOf } from "./past.js";
import { t as withRemembering } from "./remembering.js";
import { join } from "node:path";
// src/commands/check/inputs.ts
/**
* Has the worker open the data for each model of the head, and says what becomes of them; what does not fit is told, all
* of it at once. Of a target that is not on this machine nothing is opened, and on all others the data are the same.
*/
async function inputsOf(prepared, scratch, asking) {
	const truthOf = truthsIn(prepared);
	const { look, worker } = asking;
	const here = prepared.plan.requests.filter(isRun).filter(isHere);
	const first = here.filter(({ model }, at) => here.findIndex((one) => one.model === model) === at);
	const shown = await allOf(first, async (request) => {
		const { model, source, data, options } = request;
		const truth = await truthOf(model);
		const at = await outFolder(join(scratch, "checked")).writeSamples(model, truth.samples);
		const sight = await look(source);
		const found = sight.kind === "seen" ? sight.found : void 0;
		await openData(request, join(scratch, "checked", at.path), truth, asking);
		if (found === void 0) return [];
		return shownInputs(data, options, found.inputs).map((line) => `  ${model}: ${line}`);
	});
	return [...new Set(shown.flat())];
	function isHere({ target }) {
		const engine = worker.engines[target];
		return engine !== void 0 && "name" in engine;
	}
}
function isRun({ side, packagesOnly }) {
	return side === "head" && packagesOnly !== true;
}
/** That they could not be opened at all is told as a mistake is: here nothing else would come of it. */
async function openData(planned, samples, truth, { crew, known, worker }) {
	const source = { path: await crew.locate(planned.source) };
	const data = await inPlaces(planned.data, ({ at }) => crew.locate(at));
	const key = await fitKey({
		planned,
		source,
		data,
		samples
	}, truth, known, worker);
	if (key !== void 0 && await known.fits.read(key)) return;
	try {
		await checkData({
			planned,
			source,
			data,
			samples
		}, { crew });
		if (key !== void 0) await known.fits.keep(key, true);
	} catch (error) {
		if (!(error instanceof Lost)) throw error;
		const message = `model ${planned.model}: its data could not be opened: ${error.message}`;
		throw new UserError({
			message,
			at: { file: planned.source.path }
		});
	}
}
/** All that it depends on whether examples can be put before a model; undefined where some of it is not known. */
async function fitKey({ planned, source, data, samples }, truth, known, { toolchain, evaluator }) {
	const tree = await known.treeOf(source.path);
	if (tree === void 0) return void 0;
	const examples = await examplesOf({
		planned,
		data,
		samples
	}, truth, known);
	const { task, options, target } = planned;
	const all = examples.digestOf([[0, examples.count]]);
	return keyOf("fits", {
		source: tree,
		toolchain,
		evaluator,
		task,
		options,
		target,
		data: examples.data,
		examples: all
	});
}
// src/plan/check-slices.ts
/** Limits on slices that no example of the data is in, each at its place in the policy. */
function checkSlices({ variants, task, data }, truth, file) {
	return variants.flatMap((variant) => variant.limits).flatMap(({ slice, at }) => {
		if (slice === void 0 || isRange(task, slice.column, data.sliceBy)) return [];
		const values = valuesOf(truth, slice);
		if (values.includes(slice.value) || slice.column === "output" && values.length === 0) return [];
		return [{
			message: whyEmpty(slice, values, truth.file),
			at: {
				file,
				...at
			},
			...known(values)
		}];
	});
}
function valuesOf({ samples }, { column }) {
	const values = samples.flatMap((sample) => sliceValuesOf(sample, column));
	return [...new Set(values)].sort();
}
function whyEmpty({ column, value }, values, file) {
	if (values.length === 0) return `${file} has no column ${quote(column)}`;
	return `no example has ${quote(sliceName({
		column,
		value
	}))}${didYouMean(value, values.map(quote))}`;
}
function known(values) {
	if (values.length === 0) return {};
	return { fix: `it has: ${listedUpTo(NAMED, values.map(quote))}` };
}
const NAMED = 10;
// src/commands/check/look.ts
/** A run would call them unmeasured, each time. */
function refuseEmptySlices({ plan, truths }) {
	const { models, policies } = plan;
	const problems = models.flatMap((planned) => {
		const [found, source] = [truths.get(planned.name), policies[planned.policy]];
		if (found === void 0 || source === void 0) return [];
		const model = entryOf(readPolicy(source.text, source.path), planned);
		return model === void 0 ? [] : checkSlices(model, found, source.path);
	});
	if (problems.length > 0) throw new UserError(problems);
}
/** How many classes each model has at the head, once every package has been looked at. */
async function classesOf(prepared, look) {
	const classes = /* @__PURE__ */ new Map();
	const told = ({ model, side }, { classes: named, classCount }) => {
		const count = named?.length ?? classCount;
		if (side === "head" && count !== null) classes.set(model, count);
	};
	refuseUnfit(await survey(prepared.plan.requests, look, truthsIn(prepared), told));
	return classes;
}
/** Packages made by hand that a run would call unmeasured, each time. */
function refuseUnfit(found) {
	const heads = [...found].filter(([{ side }]) => side === "head");
	const problems = new Map(heads.flatMap(([, unfit]) => [...unfit.values()].map((one) => [describeProblem(one), one])));
	if (problems.size > 0) throw new UserError([...problems.values()]);
}
// src/commands/check/outlooks.ts
/** The plan with, of each limit, how often it gets each answer at a few truths: too slow for every run. */
function withChances(plan) {
	const known = /* @__PURE__ */ new Map();
	return {
		...plan,
		models: plan.models.map(({ outlooks, ...model }) => ({
			...model,
			...outlooks && { outlooks: outlooks.map((outlook) => withOwn(outlook, known)) }
		}))
	};
}
function withOwn(outlook, known) {
	const { metric, operator, target, confidence, n } = outlook;
	const key = JSON.stringify([
		metric,
		operator,
		target,
		confidence,
		n
	]);
	if (!known.has(key)) known.set(key, chances(outlook));
	const found = known.get(key);
	return found === void 0 ? outlook : {
		...outlook,
		chances: found
	};
}
function chances({ metric, operator, target, limit, confidence, n }) {
	const alpha = alphaOf({ confidence: decimalOf(confidence) });
	const asked = {
		metric,
		operator,
		target: decimalOf(target),
		text: limit
	};
	return chancesOf({
		limit: asked,
		n,
		alpha
	})?.map(({ truth, ...answers }) => ({
		truth,
		pass: steadyShare(answers.pass),
		leansPass: steadyShare(answers.leansPass),
		leansFail: steadyShare(answers.leansFail),
		fail: steadyShare(answers.fail)
	}));
}
/** The plan, where a model has no more classes than a limit counts: what such a limit is worth. */
function withForegone(plan, classes) {
	return {
		...plan,
		models: plan.models.map(({ outlooks, ...model }) => {
			const count = classes.get(model.name);
			return {
				...model,
				...outlooks && { outlooks: outlooks.map((outlook) => ofSo(outlook, count)) }
			};
		})
	};
}
/** What was measured elsewhere tells by its own records. */
function ofSo(outlook, classes) {
	const metric = findMetric(outlook.metric);
	if (classes === void 0 || outlook.on !== void 0 || metric === void 0) return outlook;
	const { name, k = 0 } = metric;
	if (metric.among !== "classes" || k < classes) return outlook;
	const { needs: _, carries: __, supposed: ___, chances: ____, ...rest } = outlook;
	if (k > classes) return {
		...rest,
		decides: "never",
		why: `${name} needs ${k} classes, and the model has ${classes}, so it stays unmeasured`
	};
	return {
		...rest,
		decides: "foregone",
		why: `${name} of ${classes} classes cannot fail, whatever is answered: it certifies nothing`
	};
}
// src/commands/check/sees.ts
/** The shares of answers that a good quantization changes, and one that changes many. */
const SUPPOSED = [{
	as: "usual",
	flips: .02
}, {
	as: "many",
	flips: .05
}];
/** The plan with, of each limit on a loss of right answers, what the examples can see of it. */
function withSees(plan, last) {
	return {
		...plan,
		models: plan.models.map(({ outlooks, ...model }) => ({
			...model,
			...outlooks && { outlooks: outlooks.map((one) => seen(one, model.name, last)) }
		}))
	};
}
function seen(outlook, model, last) {
	const { metric, operator, target, limit: text, confidence, n, decides, on } = outlook;
	const isDrop = operator === "max-drop" || operator === "max-regression";
	const isTold = decides !== "never" && decides !== "foregone" && on === void 0;
	if (findMetric(metric)?.test !== "rate" || !isDrop || !isTold) return outlook;
	const alpha = alphaOf({ confidence: decimalOf(confidence) });
	const asked = {
		limit: {
			metric,
			operator,
			target: decimalOf(target),
			text
		},
		n,
		alpha
	};
	const flips = flipsIn(outlook, model, last);
	const known = flips === void 0 ? [] : [{
		as: "last-run",
		flips
	}];
	const sees = [...SUPPOSED, ...known].flatMap(({ as, flips }) => {
		const found = seeingOf(asked, {
			flips,
			strict: false
		});
		return found === void 0 ? [] : [{
			...found,
			as
		}];
	});
	return sees.length === 0 ? outlook : {
		...outlook,
		sees
	};
}
/** Of the last run on the default branch, and one more than was seen; nothing where it does not say. */
function flipsIn({ variant, metric }, model, last) {
	const found = last?.models.find(({ name }) => name === model)?.variants.find(({ name }) => name === variant)?.metrics;
	const past = found !== void 0 && Object.hasOwn(found, metric) ? found[metric] : void 0;
	if (past?.turned === void 0 || past.n === void 0 || past.n === 0) return;
	return Math.min(1, (past.turned + 1) / past.n);
}
// src/commands/check.ts
/** Tells every mistake in policy, data and models, and measures nothing. */
async function check(options, host) {
	const progress = progressFor(host.errors, host.env);
	return await withRemembering(options, host, progress, async (project, scratch, remembering) => {
		const workers = workersFor(options, host, scratch, progress);
		const list = listingIn(project, scratch, workers);
		const prepared = await prepareIn(project, options, {
			...host,
			list
		});
		const { plan } = prepared;
		refuseEmptySlices(prepared);
		await bringData(project, plan.requests);
		const ports = {
			...workers,
			locate: locatingIn(project, scratch)
		};
		try {
			const { classes, inputs, worker } = await withCrew(ports, async (crew) => {
				progress.stage("Looking at the models");
				const worker = await greet(crew);
				const known = knownIn(remembering.store, remembering.hashes);
				const look = lookerOf(crew, inspectionsIn(known, worker));
				const classes = await classesOf(prepared, look);
				progress.stage("Opening the data");
				return {
					classes,
					inputs: await inputsOf(prepared, scratch, {
						crew,
						worker,
						known,
						look
					}),
					worker
				};
			});
			progress.end();
			const past = await pastOf(project, options, host);
			const foreseen = withSees(withForegone(withChances(plan), classes), past.runs.at(-1));
			host.out.write(options.json ? jsonOf(foreseen) : describeCheck(foreseen, inputs, worker));
			return 0;
		} finally {
			progress.end();
		}
	});
}
/** What was found in order, and what the examples will be able to tell. */
function describeCheck(plan, inputs, worker) {
	const outlooks = plan.models.flatMap(({ name, outlooks }) => outlooks === void 0 ? [] : [renderOutlooks(name, outlooks)]);
	const shown = inputs.map((one) => plainLine(line`${one}`));
	return [
		[describePlan(plan), ...shown].join("\n"),
		...outlooks,
		`${[describeWorker(worker), ...idleTargets(plan, worker)].join("\n")}\n`
	].join("\n\n");
}
/** Another machine may measure by the same policy, so it is a note. */
function idleTargets({ requests }, { engines }) {
	return [...new Set(requests.map(({ target }) => target))].flatMap((target) => {
		const engine = engines[target];
		if (engine === void 0 || !("unavailable" in engine)) return [];
		return [`note: on this machine nothing is measured on ${target}: ${engine.unavailable}; ${engine.remedy}`];
	});
}
function describeWorker({ python, coremltools, onnxruntime, os }) {
	return `Policy, data and models are in order, and so is the worker: ${`Python ${python}, coremltools ${coremltools}, onnxruntime ${onnxruntime}`} on ${os}.`;
}
function jsonOf(value) {
	return `${JSON.stringify(value, null, 2)}\n`;
}
export { check };

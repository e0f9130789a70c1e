import { d as allOf, p as describeProblem, u as UserError } from "./machine.js";
import { d as withCrew, n as workersFor } from "./workers.js";
import { t as greet } from "./greet.js";
import { D as knownIn, T as tally, _ as mistake, d as surveyed, g as Lost, h as unopenable, n as placeRequest, o as unmakeable, p as patienceFor, v as ofVariant, x as examplesOf, y as refuse } from "./placed.js";
import { i as lookerOf, n as obstaclesOf, o as keyOf, r as inspectionsIn } from "./obstacles.js";
import { n as locatingIn, t as bringData } from "./locate.js";
import { n as truthsIn, t as prepareIn } from "./prepare.js";
import { _ as line, n as plainLine, t as progressFor } from "./progress-for.js";
import { r as renderOutlooks, t as describePlan } from "./describe-plan.js";
import { P as quote, h as placesOf, l as steadyShare, p as inPlaces } from "./shelves.js";
import { t as outFolder } from "./out-folder.js";
import { a as toldOf, l as shownInputs } from "./class-names.js";
import { f as listedUpTo } from "./account.js";
import { c as capped } from "./with-project.js";
import { G as sliceName, d as isRange, n as didYouMean, q as decimalOf, s as findMetric } from "./nearest.js";
import { n as readPolicy } from "./read.js";
import { f as sliceValuesOf } from "./notes.js";
import { c as entryOf, t as alphaOf } from "./alpha.js";
import { n as chancesOf } from "./chances.js";
import { t as seeingOf } from "./sight.js";
import { t as listingIn } from "./listing.js";
import { r as pastOf } from "./past.js";
import { t as withRemembering } from "./remembering.js";
import { join } from "node:path";
// src/commands/check/headers.ts
/**
* Has the header of every picture read, and refuses those that do not: a run would call each variant unmeasured, once it
* had answered all the others.
*/
async function refuseUnread(opening, truth, crew) {
	const { planned, samples } = opening;
	const data = filesAmong(opening.data, truth);
	if (data.length === 0) return;
	const problems = [];
	const filesOf = filesIn(opening, truth);
	const answer = await crew.ask({
		do: "survey",
		task: planned.task,
		options: planned.options,
		data,
		samples,
		depth: "header"
	}, (event) => {
		if (event.event === "item" && "sample" in event && "problem" in event) problems.push({
			message: event.problem,
			at: { file: filesOf(event.sample) }
		});
	}, patienceFor(opening));
	if (answer.kind !== "result") refuse(answer, planned);
	if (problems.length > 0) throw new UserError(capped(problems, planned.source.path));
}
/** The parts that have a file for each sample; what else there is of its inputs is not looked at. */
function filesAmong(parts, truth) {
	const names = new Set(truth.samples.flatMap((sample) => truth.inputsOf(sample).map(({ part }) => part)));
	const among = (some, above = "") => some.flatMap((part) => {
		const name = `${above}${part.key}`;
		if (typeof part.at === "string") return names.has(name) ? [part] : [];
		const at = among(part.at, `${name} `);
		return at.length > 0 ? [{
			...part,
			at
		}] : [];
	});
	return among(parts);
}
/** The files of a sample, as the repository has them. */
function filesIn({ planned }, truth) {
	const folders = new Map(placesOf(planned.data).map(({ name, at }) => [name, at.path]));
	const samples = new Map(truth.samples.map((sample) => [sample.id, sample]));
	return (id) => {
		const sample = samples.get(id);
		return (sample === void 0 ? [] : truth.inputsOf(sample)).map(({ part, file }) => `${folders.get(part)}/${file}`).join(", ") || id;
	};
}
// src/commands/check/opening.ts
/**
* Has the worker open the data for the source, and the packages that a request has; what cannot be is told, all of it at
* once. What went well before is not asked again as long as nothing of it has changed.
*/
async function openOnce(planned, samples, truth, shop, depth) {
	const { crew, known } = shop;
	const opening = {
		planned,
		source: { path: await crew.locate(planned.source) },
		data: await inPlaces(planned.data, ({ at }) => crew.locate(at)),
		samples
	};
	const byHand = await byHandIn(opening, shop);
	const key = await fitKey(opening, byHand, truth, shop, depth);
	if (key !== void 0 && await known.fits.read(key)) return;
	const looks = [() => refuseUnopenable(opening, byHand, shop, depth)];
	if (depth.pictures === "header") looks.push(() => refuseUnread(opening, truth, crew));
	await allOf(looks, async (look) => await look().catch((error) => refuseLost(error, planned)));
	if (key !== void 0) await known.fits.keep(key, true);
}
async function byHandIn({ planned }, { crew }) {
	return await Promise.all(planned.variants.flatMap(({ name, recipe }) => recipe.kind === "source" ? [crew.locate({
		...planned.source,
		path: recipe.path
	}).then((path) => ({
		name,
		path
	}))] : []));
}
async function refuseUnopenable(opening, byHand, shop, { packages }) {
	const { planned, source } = opening;
	const paths = [source.path, ...byHand.map(({ path }) => path)];
	const ends = await unopenable(opening, paths, packages, shop);
	const told = (path) => {
		const end = ends.get(path);
		if (end === void 0) return [];
		return [`${end.stage === "load" ? `on ${planned.target} it cannot be loaded: ` : ""}${end.message}`];
	};
	const problems = [...told(source.path).map((why) => mistake(planned, why)), ...byHand.flatMap(({ name, path }) => told(path).map((why) => mistake(planned, ofVariant(name, why))))];
	if (problems.length > 0) throw new UserError(problems);
}
/** That something could not be opened at all is told as a mistake is: here nothing else would come of it. */
function refuseLost(error, planned) {
	if (!(error instanceof Lost)) throw error;
	throw new UserError(mistake(planned, `its data could not be opened: ${error.message}`));
}
/** All that it depends on whether examples can be put before a model; undefined where some of it is not known. */
async function fitKey({ planned, source, data, samples }, byHand, truth, { known, hello: { toolchain, evaluator } }, depth) {
	const paths = [source.path, ...byHand.map(({ path }) => path)];
	const trees = await Promise.all(paths.map((path) => known.treeOf(path)));
	if (trees.some((tree) => tree === void 0)) return void 0;
	const examples = await examplesOf({
		planned,
		data,
		samples
	}, truth, known);
	const { task, options, target } = planned;
	const all = examples.digestOf([[0, examples.count]]);
	return keyOf("fits", {
		trees,
		depth,
		toolchain,
		evaluator,
		task,
		options,
		target,
		data: examples.data,
		examples: all
	});
}
// src/commands/check/inputs.ts
/**
* Has the worker open the data and the packages for each model of the head, and says what becomes of the data; what does
* not fit is told, all of it at once. Of a target that is not on this machine nothing is opened, and on all others the
* data are the same. What a run loads is loaded too, unless it is to go quickly.
*/
async function inputsOf(fit, prepared, shop, look, isQuick) {
	const truthOf = truthsIn(prepared);
	const here = fit.filter(isRun).filter(isHere);
	const first = here.filter(({ model }, at) => here.findIndex((one) => one.model === model) === at);
	const shown = await allOf(isQuick ? first : here, async (request) => {
		const { model, source, target, data, options } = request;
		const truth = await truthOf(model);
		const sight = await look(source);
		if (sight.kind === "unseen") return [];
		const naming = truth.naming(sight.found, options);
		if (obstaclesOf(sight.found, target, naming).length > 0) return [];
		const at = await outFolder(join(shop.folder, "checked")).writeSamples(model, truth.samples);
		await openOnce({
			...request,
			options: {
				...options,
				...toldOf(naming)
			}
		}, join(shop.folder, "checked", at.path), truth, shop, {
			packages: isQuick || request.variants.length === 0 ? "read" : "load",
			pictures: first.includes(request) ? "header" : "none"
		});
		return [...shownInputs(data, options, sight.found.inputs), ...shownNumbers(naming)].map((line) => `  ${model}: ${line}`);
	});
	return [...new Set(shown.flat())];
	function isHere({ target }) {
		const engine = shop.hello.engines[target];
		return engine !== void 0 && "name" in engine;
	}
}
/** Whoever counts classes in another order reads it here. */
function shownNumbers(naming) {
	if (naming.by !== "number") return [];
	const which = naming.words.map((word, number) => `${number} ${quote(word)}`);
	return [`labels are the numbers of its classes: ${listedUpTo(MOST_SHOWN, which)}`];
}
const MOST_SHOWN = 10;
function isRun({ packagesOnly }) {
	return packagesOnly !== true;
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
/** Of what was measured elsewhere, what the head brings and no run would believe, each time. */
function refuseRecordings({ recordings }) {
	const ofHead = recordings.filter(({ planned }) => planned.side === "head");
	const isBelieved = (slot) => ofHead.some(({ planned: { target, variant, refused } }) => target === slot.target && variant === slot.variant && refused === void 0);
	const problems = ofHead.flatMap(({ planned, problems = [] }) => isBelieved(planned) ? [] : problems);
	if (problems.length > 0) throw new UserError(problems);
}
/** Looks at every package. */
async function seenOf(prepared, look) {
	const classes = /* @__PURE__ */ new Map();
	const told = ({ model, side }, { classes: named, classCount }) => {
		const count = named?.length ?? classCount;
		if (side === "head" && count !== null) classes.set(model, count);
	};
	const { requests } = prepared.plan;
	const { heads, unfit } = await surveyed(requests, look, truthsIn(prepared), told);
	const ofHead = requests.filter(({ side }) => side === "head");
	const all = [...heads, ...ofHead.flatMap((one) => [...unfit.get(one)?.values() ?? []])];
	const problems = new Map(all.map((one) => [describeProblem(one), one]));
	const fit = ofHead.map((request) => ({
		...request,
		variants: request.variants.filter(({ name }) => !unfit.get(request)?.has(name))
	}));
	return {
		classes,
		problems: [...problems.values()],
		fit
	};
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
// src/commands/check/recipes.ts
/**
* Which variants of the head cannot be made. What a policy wrote itself is tried on the real package, and kept for the
* run that follows; of presets, and of everything where it is to go quickly, only the words are looked at.
*/
async function unmade(fit, prepared, shop, look, isQuick) {
	const [{ plan }, truthOf] = [prepared, truthsIn(prepared)];
	const problems = [];
	for (const planned of ofModels(fit)) {
		const out = outFolder(join(shop.folder, "checked"));
		try {
			const request = {
				...planned,
				packagesOnly: true
			};
			const placed = await placeRequest(request, plan, out, look, truthOf, shop);
			const lost = await unmakeable(placed, ({ recipe }) => isQuick || recipe.kind !== "convert", shop);
			for (const [name, { reason }] of lost) problems.push(mistake(planned, ofVariant(name, reason)));
		} catch (error) {
			if (!(error instanceof Lost)) throw error;
			problems.push(mistake(planned, `its packages could not be made: ${error.message}`));
		}
	}
	return problems;
}
/** A package is the same whichever target it is for: of each model one request with the variants of all. */
function ofModels(fit) {
	const found = /* @__PURE__ */ new Map();
	for (const request of fit) {
		const before = found.get(request.model) ?? {
			...request,
			variants: []
		};
		const names = before.variants.map(({ name }) => name);
		const more = request.variants.filter(({ name }) => !names.includes(name));
		found.set(request.model, {
			...before,
			variants: [...before.variants, ...more]
		});
	}
	return [...found.values()].filter(({ variants }) => variants.length > 0);
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
		await allOf([
			async () => refuseEmptySlices(prepared),
			async () => refuseRecordings(prepared),
			async () => await bringData(project, plan.requests)
		], (look) => look());
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
				const { classes, problems, fit } = await seenOf(prepared, look);
				const shop = {
					crew,
					known,
					hello: worker,
					folder: scratch,
					progress,
					tally: tally(),
					told: /* @__PURE__ */ new Map()
				};
				const isQuick = options.quick === true;
				const [, inputs = []] = await allOf([
					async () => refused(problems),
					async () => {
						progress.stage("Opening the data");
						return await inputsOf(fit, prepared, shop, look, isQuick);
					},
					async () => {
						progress.stage("Trying the conversions");
						return refused(await unmade(fit, prepared, shop, look, isQuick));
					}
				], (step) => step()).catch(eachOnce);
				return {
					classes,
					inputs,
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
/** What is so on several targets is told once. */
function eachOnce(error) {
	if (!(error instanceof UserError)) throw error;
	const problems = new Map(error.problems.map((one) => [describeProblem(one), one]));
	throw new UserError([...problems.values()]);
}
function refused(problems) {
	if (problems.length > 0) throw new UserError(problems);
	return [];
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

import { p as describeProblem, u as UserError } from "./machine.js";
import { A as REFERENCE, C as engineOf, N as quote, b as AUTO, c as steadyShare, g as MANY, v as holdsMany, w as findTarget } from "./shelves.js";
import { i as worst } from "./states.js";
import { L as ASIDE_KINDS, l as LAYOUT } from "./read-json.js";
import { H as roundsIn, I as Measurement, z as differing } from "./progress-for.js";
import { Q as toNumber, R as isUnmeasured, U as limitText, c as findTask, d as isRange, et as OPERATORS, f as metricFor, j as givesMetric, nt as countsUnlabelled, s as findMetric } from "./nearest.js";
import { d as listed, s as counted, u as spanText } from "./account.js";
import { t as digestOf } from "./write.js";
import { t as describeIssues } from "./issues.js";
import { C as onlyAnswer, I as clustersOf, L as complete, j as tooFewToSee } from "./rates.js";
import { t as besidePolicy } from "./paths.js";
import { d as isMeasuredElsewhere } from "./read.js";
import { c as entryOf, l as withoutVariants, o as settingsFor, t as alphaOf } from "./alpha.js";
import { n as forecastRecorded, t as forecast } from "./forecast.js";
// src/policy/limit-targets.ts
/** The targets that a limit holds for. What the package alone says is the same on every target. */
function limitTargets({ metric, on }, targets, auto) {
	if (on !== void 0) return [engineOf(on, auto)];
	const found = findMetric(metric);
	if (found?.source === "package") return targets.slice(0, 1);
	if (found?.source !== "target") return targets;
	const able = targets.filter((target) => givesMetric(findTarget(target), found));
	return able.length === 0 ? targets : able;
}
// src/plan/requests.ts
/** One request a side and target. */
function requestsOf(whole, planned, facts, run) {
	const entry = {
		...whole,
		model: withoutVariants(whole.model, needless(whole.model, planned))
	};
	const { source } = entry.model;
	if (source === null || planned.status !== "judged" && planned.status !== "new") return [];
	const { base } = planned;
	const isGiven = givenTo(whole.model).given !== void 0;
	const stored = besidePolicy(entry.policyPath, source);
	const { merged, movedTo = stored } = facts;
	const atHead = merged === void 0 ? {
		path: movedTo,
		commit: run.head
	} : {
		path: merged.path,
		commit: run.head,
		mergedInto: merged.into
	};
	const request = (side, source, variantsAt) => targetsOf(entry.model, run.auto).map((target, at) => ({
		model: entry.model.name,
		side,
		target,
		task: entry.model.task,
		source,
		data: facts.data,
		variants: variantsAt(at === 0),
		options: optionsOf(whole.model),
		...timeoutOf(entry.model),
		...entry.model.audit !== void 0 && { audit: entry.model.audit },
		...base.kind === "present" && givenTo(whole.model),
		...isMeasuredElsewhere(entry.model) ? { packagesOnly: true } : {
			...aheadIn(entry.model),
			...isTimed(entry.model, {
				side,
				target,
				auto: run.auto
			}) && { timed: true }
		}
	}));
	return [...request("head", atHead, () => variantsOf$1(entry, entry.movedVariants)), ...base.kind === "present" ? request("base", {
		path: entry.atBase?.source.get("") ?? stored,
		commit: base.commit
	}, (isFirst) => baseVariants(entry, base.without, isFirst || isGiven)) : []].filter(({ variants }) => variants.length > 0);
}
/** Variants that nobody asked for, but for the one that the others are measured from. */
function needless({ reference }, { unasked = [] }) {
	return unasked.filter((name) => name !== reference);
}
/** Where every target is recorded, the packages are made here, for their weights. */
function targetsOf({ targets, recorded }, auto) {
	const own = targets.filter((target) => !Object.hasOwn(recorded, target));
	const named = own.length > 0 ? own : ["auto"];
	return [...new Set(named.map((target) => engineOf(target, auto)))];
}
/** The source as stored always runs: drops are measured from it, and shrinking is proven against it. */
function variantsOf$1(entry, moved) {
	const variants = entry.model.variants.map(named(entry, moved));
	const hidden = entry.model.reference === "fp32" && !variants.some(({ name }) => name === "fp32") ? [{
		name: "fp32",
		recipe: {
			kind: "preset",
			preset: "fp32"
		}
	}] : [];
	return [
		{
			name: REFERENCE,
			recipe: { kind: "stored" }
		},
		...hidden,
		...variants
	];
}
/**
* What a `max-regression` asks about, and what it is measured from. On the first target the model itself always: a
* drop is measured from the head's own reference, and tells nothing of what that has lost.
*/
function baseVariants(entry, without = [], isNeeded) {
	const { variants, reference, referenceLimits } = entry.model;
	const wanted = variants.filter(({ limits }) => limits.some(asksForBase)).map(({ name }) => name).filter((name) => !without.includes(name));
	if (!isNeeded && wanted.length === 0 && !referenceLimits.some(asksForBase)) return [];
	const needed = /* @__PURE__ */ new Set([
		...wanted,
		REFERENCE,
		reference
	]);
	return variantsOf$1(entry, entry.atBase?.variants).filter(({ name }) => needed.has(name) && !without.includes(name));
}
function named(entry, moved) {
	return ({ name, recipe }) => ({
		name,
		recipe: recipe.kind === "source" ? {
			kind: "source",
			path: moved?.get(name) ?? besidePolicy(entry.policyPath, recipe.path)
		} : recipe
	});
}
/** Whether a limit there asks for times or memory, or what ships is chosen by them. */
function isTimed(model, { side, target, auto }) {
	const { variants, referenceLimits, objective } = model;
	const targets = model.targets.map((one) => engineOf(one, auto));
	const isHead = side === "head";
	if (isHead && metricFor(objective)?.round !== void 0) return true;
	return [...variants.flatMap((one) => one.limits), ...referenceLimits].some((limit) => findMetric(limit.metric)?.round !== void 0 && (isHead || asksForBase(limit)) && limitTargets(limit, targets, auto).includes(target));
}
function asksForBase({ operator }) {
	return OPERATORS[operator].against === "base";
}
/** Whose outputs all variants are compared with, where the task compares outputs. */
function aheadIn({ task, reference }) {
	if (findTask(task)?.compares !== "outputs") return {};
	return { ahead: reference === "source" ? REFERENCE : reference };
}
/** How each metric is counted that a task of the user's own declares: its code has to give such values. */
function kindsOf(metrics) {
	return Object.fromEntries(metrics.map(({ name, test, within }) => {
		if (test === "resampled" || test === "clustered") return [name, "ratio"];
		return [name, test === "rate" || within !== void 0 ? "rate" : "mean"];
	}));
}
function timeoutOf({ timeout }) {
	return timeout === void 0 ? {} : { timeout: toNumber(timeout.value) };
}
/** What the policy tells the task, and what the task has to know of the limits. */
function optionsOf(model) {
	const { task, data, metrics: declared } = model;
	return {
		...data.options,
		...findTask(task)?.options?.(metricsOf(model)),
		...declared && { metrics: kindsOf(declared) }
	};
}
/** What metrics need of the base's reference. Nothing is run of what is measured elsewhere. */
function givenTo(model) {
	const { reference } = model;
	const variant = reference === "source" ? REFERENCE : reference;
	const extras = metricsOf(model).flatMap(({ ofBase = {} }) => Object.entries(ofBase));
	if (extras.length === 0 || isMeasuredElsewhere(model)) return {};
	const given = extras.map(([name, extra]) => [name, {
		side: "base",
		variant,
		extra
	}]);
	return { given: Object.fromEntries(given) };
}
function metricsOf({ variants, referenceLimits }) {
	return [...variants.flatMap((one) => one.limits), ...referenceLimits].flatMap(({ metric }) => findMetric(metric) ?? []);
}
// src/project/recordings.ts
/**
* Every measurement that the folders of a model hold. The target branch's stand before the pull request's: of the same
* weights the first is believed, so that a pull request can bring numbers for new weights and rewrite none.
*/
async function findRecordings(entry, scope, working) {
	const found = [];
	for (const [target, written] of Object.entries(entry.model.recorded)) {
		const folder = besidePolicy(entry.policyPath, written);
		for (const holder of await holdersOf(folder, target, entry, {
			scope,
			working
		})) for (const variant of variantsOf(entry)) {
			const place = {
				...holder,
				target,
				variant
			};
			const read = await readRecording(place, entry.model.name);
			found.push(read ?? missing(place));
		}
	}
	return found;
}
/** Whether some folder of a model's measurements is there. */
async function holdsRecordings({ model, policyPath }, tree) {
	return await holdsSome(Object.values(model.recorded).map((one) => besidePolicy(policyPath, one)), tree);
}
/** Likewise at the head, which may have moved them. */
async function headHoldsRecordings(entry, head) {
	return await holdsSome(Object.entries(entry.model.recorded).map(([target, one]) => entry.movedRecordings?.get(target) ?? besidePolicy(entry.policyPath, one)), head);
}
async function holdsSome(folders, tree) {
	return (await Promise.all(folders.map((folder) => tree.kindOf(folder)))).some((kind) => kind !== "absent");
}
async function holdersOf(folder, measuredOn, { from, movedRecordings }, { scope: { target, head, base }, working }) {
	const ofTarget = {
		from: "target",
		side: "head",
		tree: target,
		folder
	};
	const moved = movedRecordings?.get(measuredOn) ?? folder;
	const ofHead = {
		from: "head",
		side: "head",
		tree: head,
		folder: moved
	};
	const committed = [...from === "target" ? [ofTarget] : [], ...from === "head" || head !== target ? [ofHead] : []];
	return [...(await Promise.all(committed.map((one) => one.tree.kindOf(one.folder)))).every((kind) => kind === "absent") && head !== working ? [{
		from: "fetched",
		side: "head",
		tree: working,
		folder: moved
	}] : committed, ..."unknown" in base ? [] : [{
		from: "base",
		side: "base",
		tree: base,
		folder
	}]];
}
function variantsOf({ model }) {
	const { reference } = model;
	const names = model.variants.map(({ name }) => name);
	return [.../* @__PURE__ */ new Set([
		REFERENCE,
		...reference === "source" ? [] : [reference],
		...names
	])];
}
/** A folder need not hold every variant: that one is missing is told where it is judged. */
const ABSENT = "is not there";
/** Told like any other, so that nobody takes the target branch's numbers for what the head has dropped. */
function missing({ tree, folder, ...slot }) {
	const at = {
		path: `${folder}/${slot.variant}.json`,
		commit: tree.commit
	};
	return { planned: {
		...slot,
		at,
		refused: ABSENT
	} };
}
/** One file of a folder of measurements: whoever wrote it may be a stranger, so what is wrong with it is a reason. */
async function readRecording(place, model) {
	const { tree, folder, from, side, target, variant } = place;
	const path = `${folder}/${variant}.json`;
	const planned = {
		target,
		side,
		variant,
		from,
		at: {
			path,
			commit: tree.commit
		}
	};
	try {
		if (await tree.kindOf(path) === "absent") return void 0;
		const found = parse((await fileAt(tree, path)).toString("utf8"));
		refuseOther(found, {
			model,
			variant,
			target
		});
		const records = await recordsOf(found, place);
		const measurement = placed(found, side);
		const digest = recordingDigest(measurement);
		return {
			planned: {
				...planned,
				digest
			},
			measurement,
			...records && { records }
		};
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const refused = error.problems.map((problem) => tellOf(path, problem)).join("; ");
		const at = { file: path };
		return {
			planned: {
				...planned,
				refused
			},
			problems: error.problems.map((problem) => ({
				at,
				...problem
			}))
		};
	}
}
/** The path stands before the reason already. */
function tellOf(path, { message, at }) {
	return describeProblem({
		message,
		...at && at.file !== path && { at }
	});
}
/** The same for the measurement as it was read and as the out folder gives it back. */
function recordingDigest(measurement) {
	return digestOf(JSON.stringify(measurement));
}
async function fileAt(tree, path, what = "") {
	if (await tree.isLinked(path)) throw new UserError({ message: `${what} is a symbolic link, and none is followed`.trim() });
	return await tree.read(path);
}
function parse(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		throw new UserError({ message: "is not JSON" });
	}
	if (holdsMany(value)) throw new UserError({ message: MANY });
	const read = Measurement.safeParse(value);
	if (read.success) return read.data;
	throw new UserError({ message: `is no measurement: ${describeIssues(read.error)}` });
}
/** A file that says it is of something else would lend its numbers to the wrong name. */
function refuseOther(found, wanted) {
	const tell = ({ model, variant, target }) => `${model}/${variant} on ${target}`;
	if (tell(found) === tell(wanted)) return;
	throw new UserError({ message: `says it is of ${tell(found)}, not of ${tell(wanted)}` });
}
async function recordsOf({ records }, { tree, folder }) {
	if (records === void 0) return void 0;
	if (!staysBelow(records.path)) throw new UserError({ message: `names ${quote(records.path)} as its records, which must be a file below its folder` });
	const path = `${folder}/${records.path}`;
	if (await tree.kindOf(path) === "absent") throw new UserError({ message: `names ${quote(records.path)} as its records, which is not there` });
	return await fileAt(tree, path, `names ${quote(records.path)} as its records, which`);
}
/** Neither absolute nor with `..`, on any system. */
function staysBelow(path) {
	if (/[\p{Cc}\\:]/u.test(path)) return false;
	return path.split("/").every((part) => ![
		"",
		".",
		".."
	].includes(part));
}
/** As the out folder lays it: by the side it stands for, beside its own records. */
function placed(measurement, side) {
	const here = {
		...measurement,
		side
	};
	const { records } = measurement;
	return records === void 0 ? here : {
		...here,
		records: {
			...records,
			path: LAYOUT.records.of(here)
		}
	};
}
// src/plan/unchanged.ts
/** Whether a change that leaves the model as it was may do without measuring it: one variant that asks is enough. */
function skipsUnchanged(policy, branch, model) {
	return model.variants.map((one) => settingsFor(policy, branch, model, one)).every(({ onUnchanged }) => onUnchanged === "skip");
}
// src/judge/left-out.ts
/**
* Of which the head brings nothing to judge. What nobody touched stops nothing, and nobody may take it for a model that
* was seen to keep its limits. What leaves the gate is said, and never a pass: a model that ships under another name has
* left it too.
*/
const LEFT_OUT = {
	unchanged: {
		outcome: () => "pass",
		says: (why) => `Nothing was measured: ${why}.`
	},
	removed: {
		outcome: ({ onRemoved }) => onRemoved,
		says: (why) => `It is not judged any more: ${why}.`
	},
	unasked: {
		outcome: () => "warn",
		says: (why) => `It was neither measured nor judged: ${why}.`
	},
	missing: {
		outcome: () => "error",
		says: (why) => `It could not be judged: ${why}.`
	}
};
function isLeftOut(planned) {
	return Object.hasOwn(LEFT_OUT, planned.status);
}
function leftOut({ status, why = "", doubts = [], unasked = [] }, settings) {
	const { outcome, says } = LEFT_OUT[status];
	const open = doubts.length + unasked.length === 0 ? [] : ["warn"];
	return {
		outcome: worst([outcome(settings), ...open]),
		targets: [],
		reference: null,
		recommended: null,
		variants: [],
		because: says(why),
		notes: []
	};
}
// src/samples/slice-value.ts
/** In which parts of the data a sample is, by a column of its labels or by the labels themselves. */
function sliceValuesOf(sample, column) {
	const own = sample.slices?.[column];
	if (own !== void 0) return [own];
	if (column !== "label") return [];
	if ("label" in sample && typeof sample.label === "string") return [sample.label];
	return labelsOf(sample) ?? [];
}
/** Whether a sample tells of a slice: every one does of a part of the answers, such as one output or one label of many. */
function isInSlice(sample, { column, value }) {
	if (sample.slices?.[column] === void 0) {
		if (column === "output") return true;
		if (column === "label" && labelsOf(sample) !== void 0) return true;
	}
	return sliceValuesOf(sample, column).includes(value);
}
function labelsOf(sample) {
	if (!("labels" in sample && Array.isArray(sample.labels))) return;
	return sample.labels.filter((label) => typeof label === "string");
}
// src/project/foresee.ts
/** One of all that runs here, and one of each target that was measured elsewhere. */
function foresee({ limit, variant, model, alpha }, found) {
	const targets = limitTargets(limit, model.targets, AUTO[0]);
	const elsewhere = targets.filter((target) => Object.hasOwn(model.recorded, target));
	const here = elsewhere.length < targets.length && found.truth !== void 0;
	const { slice } = limit;
	const isRanged = slice !== void 0 && isRange(model.task, slice.column, model.data.sliceBy);
	const asked = isRanged ? withoutSlice(limit) : limit;
	const examples = found.truth === void 0 ? 0 : examplesOf(asked, found.truth);
	const recorded = {
		model,
		recordings: found.recordings
	};
	const held = (of, target) => heldOf(recorded, {
		variant: of,
		target,
		metric: limit.metric,
		examples
	});
	const isBeside = OPERATORS[limit.operator].against === "reference";
	return [...here ? [{
		n: examples,
		...isRanged ? UNTOLD : forecast({
			limit,
			n: examples,
			alpha
		})
	}] : [], ...elsewhere.map((on) => ({
		on,
		...forecastRecorded({
			limit,
			alpha,
			own: held(variant === "reference" ? referenceOf(model) : variant, on),
			...isBeside && { other: held(referenceOf(model), on) }
		})
	}))];
}
/** Which examples lie within a range. */
const UNTOLD = {
	decides: "unknown",
	why: "the reference's answers say which examples these are: known after the first run"
};
function withoutSlice({ slice: _, ...limit }) {
	return limit;
}
function referenceOf({ reference }) {
	return reference === "source" ? REFERENCE : reference;
}
/** What tells of one thing counts as one. */
function examplesOf(limit, truth) {
	const samples = samplesOf(limit, truth);
	const clusters = clustersOf(samples);
	return clusters === void 0 ? samples.length : new Set(clusters).size;
}
/** Unlabelled ones count where no label is asked for, or only if two models answer differently. */
function samplesOf({ slice, metric: name, operator }, { samples, unlabelled = 0 }) {
	const metric = findMetric(name);
	if (slice === void 0 && metric && countsUnlabelled(metric, operator)) return samples;
	if (slice === void 0) return samples.slice(0, samples.length - unlabelled);
	return samples.filter((sample) => isInSlice(sample, slice));
}
/** What the measurement that will most likely be believed holds of a metric. */
function heldOf(recorded, { variant, target, metric, examples }) {
	const found = believed(recorded, variant, target);
	if (found === void 0) return {
		kind: "nothing",
		why: `no measurement of ${variant} is there`
	};
	const { planned, measurement } = found;
	if (measurement === void 0) return {
		kind: "nothing",
		why: `${planned.at.path} ${planned.refused}`
	};
	return holding(measurement, metric, examples) ?? {
		kind: "nothing",
		why: `${planned.at.path} has no ${metric}`
	};
}
/** Of the same weights the target branch's; which are here nobody knows yet where a source has to be converted first. */
function believed({ model, recordings }, variant, target) {
	const all = recordings.filter(({ planned }) => planned.side === "head" && planned.variant === variant && planned.target === target);
	const last = all.at(-1);
	const read = all.filter(({ measurement }) => measurement !== void 0);
	if (model.source !== null) return read.at(-1) ?? last;
	if (last?.measurement === void 0) return last;
	return read.find((one) => weightsOf(one) === weightsOf(last));
}
function weightsOf({ measurement }) {
	return measurement?.package?.weightsDigest;
}
function holding(measurement, name, examples) {
	const { metrics = {}, records, package: inside, placement, status, reason } = measurement;
	if (status === "failed") return {
		kind: "nothing",
		why: `it failed: ${reason ?? "no reason"}`
	};
	const stated = metrics[name];
	if (stated !== void 0) return {
		kind: "number",
		...stated.n !== void 0 && { n: stated.n }
	};
	const { source, round, planned } = findMetric(name) ?? {};
	if (source === "package") return inside && { kind: "number" };
	if (planned !== void 0) return placement && { kind: "number" };
	const rounds = round && roundsIn(measurement)[round];
	if (source === "target") return rounds && {
		kind: "rounds",
		n: rounds.length
	};
	return records && {
		kind: "answers",
		n: Math.min(examples, records.count)
	};
}
// src/project/outlooks.ts
/** The plan, with what each model's examples will be able to tell of its limits. */
function withOutlooks(plan, policies, found) {
	const models = plan.models.map((planned) => {
		const own = found.get(planned.name);
		const outlooks = own === void 0 ? [] : outlooksOf(planned, own, plan, policies);
		return outlooks.length === 0 ? planned : {
			...planned,
			outlooks
		};
	});
	return {
		...plan,
		models,
		notes: [...plan.notes, ...models.flatMap(tooFewNotes)]
	};
}
function outlooksOf(planned, found, { branch, policies: { target, head } }, policies) {
	const policy = (planned.policy === "head" ? policies.head : void 0) ?? policies.target;
	const { path } = (planned.policy === "head" ? head : void 0) ?? target;
	const model = entryOf(policy.policy, planned);
	if (model === void 0 || isLeftOut(planned)) return [];
	return [itselfIn(model), ...model.variants].flatMap((variant) => {
		const alpha = alphaOf(settingsFor(policy.policy, branch, model, variant));
		return variant.limits.flatMap((limit) => foresee({
			limit,
			variant: variant.name,
			model,
			alpha
		}, found).map((own) => ({
			...described(limit, variant, model, path),
			confidence: steadyShare(1 - alpha),
			...tidy(ofSlice(own, limit))
		})));
	});
}
function described(limit, variant, model, path) {
	return {
		variant: variant.name,
		metric: limit.metric,
		operator: limit.operator,
		limit: limit.text,
		target: toNumber(limit.target),
		...limit.slice && { slice: limit.slice },
		at: {
			path,
			...limit.at
		},
		enforced: [null, variant.name].includes(model.ship) || variant.name === "reference"
	};
}
/** The model itself, whose limits stand at the reference. */
function itselfIn({ referenceLimits, at }) {
	return {
		name: REFERENCE,
		recipe: { kind: "stored" },
		gate: {},
		limits: referenceLimits,
		at
	};
}
/** A slice is there to find a loss, not to prove that there is none. */
function ofSlice(found, { slice }) {
	if (slice === void 0) return found;
	return {
		...found,
		why: `${found.why}; of a slice, only a proven failure counts`
	};
}
function tidy({ carries, ...rest }) {
	return {
		...rest,
		...carries !== void 0 && { carries: steadyShare(carries) }
	};
}
/** Of what can stop a pull request, what nothing could ever certify: the report tells it too. */
function tooFewNotes({ name, outlooks = [] }) {
	return outlooks.filter(({ decides, enforced, slice }) => enforced && !slice && decides === "too-few").map((outlook) => {
		const { variant, at, why } = outlook;
		return `${`${at.path}:${at.line}:${at.column}`} ${name}/${variant} ${limitText(outlook)}: ${why}`;
	});
}
// src/judge/notes.ts
/** What a reader should know of a variant beside its limits. */
function notesOn({ own, reference }) {
	const only = answerOf(own);
	const collapsed = only === void 0 || answerOf(reference) !== void 0 ? [] : [`it answers every sample with one class, ${quote(only)}; the reference does not`];
	return [...own.package.notes ?? [], ...collapsed];
}
function answerOf(seen) {
	const columns = isUnmeasured(seen) ? seen : complete(seen.columns);
	return isUnmeasured(columns) ? void 0 : onlyAnswer(columns);
}
/** Where machines that differ have shared the samples: which ones, and what its numbers are then. */
function machineNotes(reference) {
	if (isUnmeasured(reference) || reference.fingerprints === void 0) return [];
	const [first, ...others] = reference.fingerprints;
	if (first === void 0) return [];
	const parts = others.flatMap((one) => differing(first.fingerprint, one.fingerprint));
	const each = [first, ...others].map(({ rows, fingerprint }) => {
		const what = [...new Set(parts)].map((part) => `${part} ${quote(fingerprint[part])}`);
		return `${spanText(rows)} with ${listed(what)}`;
	});
	return [`${SHARED}: ${listed(each, 0, "; ")}. ${WHOLE}`];
}
const SHARED = "machines that differ have measured it";
const WHOLE = "Whatever answered a sample did so on one of them, so that changes compare; a number alone is of all of them together";
const SAYS = {
	head: "comes from the head itself, for weights that the target branch has no measurement of: whoever opened this could have written any number, so read the files",
	fetched: "was fetched by the workflow and is not under git"
};
/** What a reader must know of numbers that were not taken here. */
function recordedNotes({ model, branches }) {
	const recorded = Object.keys(model.recorded);
	const brought = recorded.flatMap((target) => ["head", "fetched"].flatMap((from) => {
		const names = branches.filter((one) => broughtBy(one, target) === from);
		if (names.length === 0) return [];
		return [`what was measured on ${target} of ${listed(names.map(({ variant }) => variant.name))} ${SAYS[from]}`];
	}));
	if (model.source !== null || recorded.length === 0) return brought;
	return [UNCHECKED, ...brought];
}
const UNCHECKED = "no weights were checked: the model has no source, so its numbers hold for whatever they were taken on";
function broughtBy({ on }, target) {
	const seen = on.get(target);
	return seen === void 0 || isUnmeasured(seen) ? void 0 : seen.own.from;
}
/** What the data cannot see of the model, whatever it answers. */
function thinNotes(reference) {
	const columns = isUnmeasured(reference) ? reference : complete(reference.columns);
	const thin = isUnmeasured(columns) ? void 0 : tooFewToSee(columns);
	return thin === void 0 ? [] : [thin];
}
/** Where some samples tell of one thing, so that there are fewer than rows. */
function clusterNotes({ count: rows, clusters } = {}) {
	if (rows === void 0 || clusters === void 0) return [];
	const { count, inputs, groups } = clusters;
	const copies = inputs === void 0 ? "" : `, ${counted(inputs, "different input")}`;
	const grouped = groups === void 0 ? "" : ` in ${counted(groups, "group")}`;
	const what = [...copies === "" ? [] : ["copies"], ...grouped === "" ? [] : ["a group"]];
	return [`${counted(rows, "row")}${copies}${grouped}: ${what.join(" and ")} ${what.length === 1 && copies === "" ? "counts" : "count"} as one, which leaves ${counted(count, "sample")}`];
}
/** What lies among a model's data and was not evaluated, a sentence a folder. */
function asideNotes({ aside = [] } = {}) {
	return aside.map(sentence);
}
function sentence(aside) {
	const { folder, labels, count, examples, byKind } = aside;
	const files = byKind.unjudged === void 0 ? counted(count, "file") : counted(count, "query", "queries");
	const [are, were] = count === 1 ? ["is no sample", "was"] : ["are no samples", "were"];
	const why = labels === void 0 ? "" : `, for no row of ${quote(labels)} names ${it(count)},`;
	const named = listed(examples.map(quote), count - examples.length);
	return `${files} of ${quote(folder)} ${are}${why} and ${were} set aside (${kinds(aside)}): ${named}`;
}
function it(count) {
	return count === 1 ? "it" : "them";
}
const WORDS = {
	unnamed: ["image", "images"],
	unread: ["image of a format that is not read", "images of formats that are not read"],
	movie: ["movie", "movies"],
	hidden: ["hidden file", "hidden files"],
	other: ["file of another kind", "files of other kinds"],
	unjudged: ["without a relevant document", "without a relevant document"]
};
function kinds({ byKind }) {
	const each = ASIDE_KINDS.flatMap((kind) => {
		const count = byKind[kind];
		const [one, many] = WORDS[kind];
		return count === void 0 ? [] : [counted(count, one, many)];
	});
	return listed(each);
}
export { recordingDigest as _, recordedNotes as a, withOutlooks as c, leftOut as d, skipsUnchanged as f, holdsRecordings as g, headHoldsRecordings as h, notesOn as i, sliceValuesOf as l, findRecordings as m, clusterNotes as n, thinNotes as o, ABSENT as p, machineNotes as r, tooFewNotes as s, asideNotes as t, isLeftOut as u, requestsOf as v, limitTargets as y };

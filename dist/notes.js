import { p as describeProblem, u as UserError } from "./machine.js";
import { P as quote, T as findTarget, _ as MANY, h as placesOf, j as REFERENCE, l as steadyShare, w as engineOf, x as AUTO, y as holdsMany } from "./shelves.js";
import { i as worst } from "./states.js";
import { L as ASIDE_KINDS, l as LAYOUT } from "./read-json.js";
import { H as roundsIn, I as Measurement, z as differing } from "./progress-for.js";
import { G as sliceName, H as limitName, K as compareDecimals, Q as toNumber, R as isUnmeasured, U as limitText, V as asWritten, c as findTask, d as isRange, et as OPERATORS, f as metricFor, j as givesMetric, k as MAX_SHARE, nt as countsUnlabelled, s as findMetric } from "./nearest.js";
import { d as listed, s as counted, u as spanText } from "./account.js";
import { t as digestOf } from "./write.js";
import { t as describeIssues } from "./issues.js";
import { C as onlyAnswer, I as clustersOf, L as complete, j as tooFewToSee } from "./rates.js";
import { t as besidePolicy } from "./paths.js";
import { a as Draft, d as isMeasuredElsewhere, n as readPolicy } from "./read.js";
import { a as policyOn, c as entryOf, l as withoutVariants, o as settingsFor, r as DEFAULT_GATE, t as alphaOf } from "./alpha.js";
import { n as forecastRecorded, t as forecast } from "./forecast.js";
import { createHash } from "node:crypto";
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
// src/project/scope.ts
async function scopeOf(project, wanted) {
	const { roles, base, mergeInto, measureAll = false } = wanted;
	const scope = roles === void 0 ? await localScope(project, base) : withRenames(await eventScope(project, roles, mergeInto), project);
	return measureAll ? {
		...scope,
		isChange: false
	} : scope;
}
/** The state that the head is a change of. A base that was inferred brings models, and judges no change. */
function changedSince({ base, inferred }) {
	return "unknown" in base || inferred !== void 0 ? void 0 : base;
}
/** On a person's machine: the folder as it is, alone or as if it were a pull request into `ref`. */
async function localScope(project, ref) {
	const head = project.working();
	const alone = {
		branch: null,
		target: head,
		head,
		notes: []
	};
	if (ref === false) return {
		...alone,
		...unasked("no base is asked for (--no-base)")
	};
	if (ref === void 0) return {
		...alone,
		...await inferredBase(project)
	};
	const repository = repositoryOf(project);
	const { commit: tip, note } = await repository.named(ref);
	return {
		branch: ref.replace(/^(refs\/heads\/|refs\/remotes\/origin\/|origin\/)/, ""),
		target: repository.at(tip),
		head,
		...await sinceLeaving(repository, tip, checkedOut(repository)),
		notes: note === void 0 ? [] : [note]
	};
}
/** Where nobody names a base: the last commit in common with the default branch, as far as the checkout knows one. */
async function inferredBase(project) {
	if (project.kind === "folder") return unasked("no base given (--base main)");
	const uninferred = (why) => unasked(`no base given (--base main), and none found: ${why}`);
	if (project.head === null) return uninferred("the repository has no commit yet");
	const branch = await project.defaultBranch();
	if (branch === void 0) return uninferred("nothing here says which branch is the default one (git remote set-head origin --auto)");
	try {
		const [base] = await project.mergeBases(branch.commit, project.head);
		return {
			base: project.at(base),
			inferred: { from: branch.name }
		};
	} catch (error) {
		if (error instanceof UserError) return uninferred(error.problems.map(inOneLine).join("; "));
		throw error;
	}
}
function inOneLine({ message, fix }) {
	return fix === void 0 ? message : `${message}: ${fix}`;
}
function unasked(why) {
	return { base: {
		unknown: why,
		isAsked: false
	} };
}
/** In Actions: the commits that the event gives their parts. */
async function eventScope(project, roles, mergeInto) {
	const repository = repositoryOf(project);
	const head = await headOf(repository, roles);
	switch (roles.kind) {
		case "pull-request": return await pullRequest(repository, {
			branch: roles.branch,
			head,
			mergeInto
		});
		case "merge-group": return between(repository, roles.branch, await repository.resolve(roles.base), head);
		case "commit": return await oneCommit(repository, roles, head);
		default: return roles;
	}
}
async function headOf(repository, roles) {
	if (roles.kind !== "pull-request" || roles.ref === void 0) return await repository.resolve(roles.head);
	await repository.fetch({
		commit: roles.head,
		ref: roles.ref
	});
	return roles.head;
}
async function pullRequest(repository, pull) {
	const { branch, head } = pull;
	const { commit, stale } = await repository.tip(branch);
	const said = `The newest ${branch} could not be asked for; this is the checkout's copy: ${stale}`;
	const left = await sinceLeaving(repository, commit, head);
	return {
		branch,
		target: repository.at(commit),
		head: repository.at(head),
		...left,
		merge: await mergeOf(repository, pull.mergeInto ?? commit, left.base.commit, head),
		notes: stale === void 0 ? [] : [said]
	};
}
/** Where the target branch has not moved since the head left it, merging leaves what the head has. */
async function mergeOf(repository, into, base, head) {
	if (into === base) return { into: repository.at(into) };
	return {
		into: repository.at(into),
		result: await repository.merged(into, head)
	};
}
/** Between two commits git can tell. */
function withRenames(scope, project) {
	const { head, base } = scope;
	if (project.kind === "folder" || "unknown" in base) return scope;
	const [from, to] = [base.commit, head.commit];
	if (from === null || to === null) return scope;
	return {
		...scope,
		renamed: () => project.renamed(from, to)
	};
}
/**
* The merge-base. Of several, as branches have that were merged into each other crosswise, each may have another
* model: then a merge need not keep what one of them shares with the head.
*/
async function sinceLeaving(repository, tip, head) {
	const [base, ...others] = await repository.mergeBases(tip, head);
	return {
		base: repository.at(base),
		isChange: others.length === 0
	};
}
/** A merge queue builds the head on the base itself, which therefore is both tip and merge-base. */
function between(repository, branch, tip, head) {
	const target = repository.at(tip);
	return {
		branch,
		target,
		head: repository.at(head),
		base: target,
		isChange: true,
		notes: []
	};
}
async function oneCommit(repository, { branch, before }, commit) {
	const head = repository.at(commit);
	return {
		branch,
		target: head,
		head,
		base: await treeBefore(repository, before, commit),
		notes: []
	};
}
/** Only limits against the base need it: that it cannot be had is their trouble, not the run's. */
async function treeBefore(repository, before, commit) {
	try {
		return repository.at(await commitBefore(repository, before, commit));
	} catch (error) {
		if (error instanceof UserError) return { unknown: error.message };
		throw error;
	}
}
async function commitBefore(repository, before, commit) {
	if (before.kind === "commit") return await repository.resolve(before.commit);
	const tip = await repository.tip(before.branch);
	const [base] = await repository.mergeBases(tip.commit, commit);
	return base;
}
/** Whether two states are one: a push is judged by itself. */
function isSameState(one, other) {
	return one === other || one.commit !== null && one.commit === other.commit;
}
function checkedOut({ head }) {
	if (head !== null) return head;
	throw new UserError({ message: "the repository has no commit yet to compare with --base" });
}
function repositoryOf(project) {
	if (project.kind === "repository") return project;
	throw new UserError({
		message: `${project.root} is not a git repository, so there is no other commit to compare with`,
		fix: "in a workflow, run actions/checkout first; on a machine of your own, leave out --base"
	});
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
// src/policy/changes/data.ts
/** The `data` block, key by key: which of two is the harder nobody can tell from here. */
function compareData(before, after, about, key) {
	const [was, is] = [writtenKeys(before), writtenKeys(after)];
	return [.../* @__PURE__ */ new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
		const [own, other] = [was.get(name) ?? null, is.get(name) ?? null];
		if (own === other) return [];
		return {
			direction: name === "digest" && own !== null ? "loosens" : "changes",
			about: `${about} data ${name}`,
			before: own,
			after: other,
			key: [...key, name]
		};
	});
}
/** As the policy writes them: what goes with a part is a key of its own there. */
function writtenKeys({ parts, options, digest, sliceBy }) {
	const [alone, inParts] = [parts.filter(({ at }) => typeof at === "string"), parts.filter(({ at }) => typeof at !== "string")];
	const entries = [
		...alone.map(({ key, at }) => [key, at]),
		...alone.flatMap((part) => Object.entries(part.options ?? {})),
		...inParts.map((part) => [part.key, pathsBelow(part)]),
		...Object.entries({
			digest,
			"slice-by": sliceBy,
			...options
		})
	];
	return new Map(entries.flatMap(([name, value]) => value === void 0 ? [] : [[name, typeof value === "string" ? value : JSON.stringify(value)]]));
}
function pathsBelow(part) {
	return Object.fromEntries(placesOf([part]).map(({ key, at }) => [key, at]));
}
// src/policy/changes/difference.ts
/** Each row in which the two differ. */
function compareRows(rows, pair) {
	const { before, after, about, key, place } = pair;
	return rows.flatMap(({ name, text, direction }) => {
		const [was, is] = [text(before), text(after)];
		if (was === is) return [];
		return {
			direction: direction(before, after),
			about: `${about} ${name}`.trim(),
			before: was,
			after: is,
			key: [...key, name],
			...place && { place: [...place, name] }
		};
	});
}
const neither = () => "changes";
/** By how strict something may have been and may be now, each between two bounds. */
function stricter(before, after) {
	if (after[0] < before[1]) return "loosens";
	return after[1] > before[0] ? "tightens" : "changes";
}
/** By what is held to something: losing any of it loosens. */
function covering(before, after) {
	if (before.some((one) => !after.includes(one))) return "loosens";
	return after.some((one) => !before.includes(one)) ? "tightens" : "changes";
}
// src/policy/changes/gates.ts
function always(settings) {
	return {
		loosest: settings,
		strictest: settings
	};
}
const SETTINGS = [
	{
		name: "confidence",
		text: ({ confidence }) => confidence === void 0 ? null : asWritten(confidence, "confidence"),
		strictness: ({ confidence }) => toNumber(confidence)
	},
	{
		name: "on-inconclusive",
		text: ({ onInconclusive = null }) => onInconclusive,
		strictness: ({ onInconclusive }) => Number(onInconclusive === "fail")
	},
	{
		name: "on-unmeasured",
		text: ({ onUnmeasured = null }) => onUnmeasured,
		strictness: ({ onUnmeasured }) => Number(onUnmeasured === "fail")
	},
	{
		name: "on-unchanged",
		text: ({ onUnchanged = null }) => onUnchanged,
		strictness: ({ onUnchanged }) => Number(onUnchanged === "judge")
	},
	{
		name: "on-removed",
		text: ({ onRemoved = null }) => onRemoved,
		strictness: ({ onRemoved }) => Number(onRemoved === "fail")
	},
	{
		name: "on-regression",
		text: ({ onRegression = null }) => onRegression,
		strictness: ({ onRegression }) => [
			"ignore",
			"warn",
			"graded",
			"fail"
		].indexOf(onRegression)
	},
	{
		name: "early",
		text: ({ early }) => early === void 0 ? null : String(early),
		strictness: ({ early }) => [
			false,
			"certified",
			true
		].indexOf(early)
	}
];
const ROWS$1 = SETTINGS.map(({ name, text, strictness }) => {
	const of = ({ own, otherwise: { loosest, strictest } }) => [strictness({
		...loosest,
		...own
	}), strictness({
		...strictest,
		...own
	})];
	return {
		name,
		text: ({ own }) => text(own),
		direction: (before, after) => stricter(of(before), of(after))
	};
});
function compareGates(before, after, about, key, place) {
	return compareRows(ROWS$1, {
		before,
		after,
		about,
		key,
		...place && { place }
	});
}
/** What may hold where either does. */
function settingsSpanOf([first, ...rest]) {
	return rest.reduce((span, { loosest, strictest }) => ({
		loosest: extreme(span.loosest, loosest, (a, b) => a <= b),
		strictest: extreme(span.strictest, strictest, (a, b) => a >= b)
	}), first);
}
function extreme(one, other, wins) {
	const [confidence, inconclusive, unmeasured, unchanged, removed, regression, early] = SETTINGS.map(({ strictness }) => wins(strictness(one), strictness(other)) ? one : other);
	return {
		confidence: (confidence ?? one).confidence,
		onInconclusive: (inconclusive ?? one).onInconclusive,
		onUnmeasured: (unmeasured ?? one).onUnmeasured,
		onUnchanged: (unchanged ?? one).onUnchanged,
		onRemoved: (removed ?? one).onRemoved,
		onRegression: (regression ?? one).onRegression,
		early: (early ?? one).early
	};
}
// src/policy/changes/branches.ts
/** The rules of branches, by pattern. The first match rules, so that their order counts too. */
function compareBranches(before, after) {
	const [was, is] = [rulesOf(before, after), rulesOf(after, before)];
	return [...[.../* @__PURE__ */ new Set([...was.rules.keys(), ...is.rules.keys()])].flatMap((pattern) => {
		const [about, key] = [`branch ${pattern}`, [
			"branches",
			pattern,
			"gate"
		]];
		return [...compareGates(gateOf$1(pattern, was, is), gateOf$1(pattern, is, was), about, key), ...compareBranchData(was.rules.get(pattern), is.rules.get(pattern), pattern)];
	}), ...compareOrder(before, after)];
}
/** What a model is judged on there; where it says nothing, none of its keys is overridden. */
function compareBranchData(was, is, pattern) {
	return [.../* @__PURE__ */ new Set([...was?.data.keys() ?? [], ...is?.data.keys() ?? []])].flatMap((name) => {
		const [before = NONE, after = NONE] = [was?.data.get(name), is?.data.get(name)];
		const key = [
			"branches",
			pattern,
			"models",
			name,
			"data"
		];
		return compareData(before, after, `branch ${pattern} ${name}`, key);
	});
}
const NONE = {
	parts: [],
	options: {}
};
function rulesOf(policy, other) {
	const patterns = policy.branches.map(({ pattern }) => pattern);
	const shared = new Set(other.branches.map(({ pattern }) => pattern));
	const last = patterns.findLastIndex((pattern) => shared.has(pattern));
	const free = freeOf(policy);
	const ruled = policy.branches.flatMap(({ gate }) => [{
		loosest: {
			...free.loosest,
			...gate
		},
		strictest: {
			...free.strictest,
			...gate
		}
	}]);
	return {
		rules: new Map(policy.branches.map((rule) => [rule.pattern, rule])),
		before: new Set(patterns.slice(0, Math.max(0, last))),
		free,
		any: settingsSpanOf([free, ...ruled])
	};
}
function freeOf(policy) {
	const variants = policy.models.flatMap((model) => model.variants.map((variant) => always(settingsFor(policy, null, model, variant))));
	return settingsSpanOf([always(settingsFor(policy, null)), ...variants]);
}
/** A rule that is absent here and stands before others elsewhere may have left its branches to one of those. */
function gateOf$1(pattern, here, elsewhere) {
	const rule = here.rules.get(pattern);
	if (rule !== void 0) return {
		own: rule.gate,
		otherwise: here.free
	};
	return {
		own: {},
		otherwise: elsewhere.before.has(pattern) ? here.any : here.free
	};
}
/** Another order, or a rule put before one that was there, changes which rule is the first match. */
function compareOrder(before, after) {
	const [was, is] = [patternsOf(before), patternsOf(after)];
	const [known, left] = [new Set(was), new Set(is)];
	const [kept, stayed] = [was.filter((one) => left.has(one)), is.filter((one) => known.has(one))];
	const inserted = is.findIndex((one) => !known.has(one));
	if (!(inserted >= 0 && is.slice(inserted).some((one) => known.has(one))) && kept.every((one, at) => one === stayed[at])) return [];
	return [{
		direction: "changes",
		about: "branches",
		says: "the first match rules",
		before: listed(was),
		after: listed(is),
		key: ["branches"]
	}];
}
function patternsOf({ branches }) {
	return branches.map(({ pattern }) => pattern);
}
// src/policy/changes/limits.ts
function compareLimits(written, later, about, key) {
	const [before, after] = [ownOf(written), ownOf(later)];
	const known = new Map(written.limits.map((limit) => [limitName(limit), limit]));
	const is = new Map(after.limits.map((limit) => [limitName(limit), limit]));
	const was = new Map(before.limits.map((limit) => [limitName(limit), limit]));
	const added = after.limits.filter((limit) => !was.has(limitName(limit)));
	return once([...before.limits.flatMap((limit) => {
		const other = is.get(limitName(limit));
		if (other === void 0) return [one(limit, void 0, "loosens", about, key)];
		return [
			...compareNumbers(limit, other, about, key),
			...compareRare(limit, other, about, key),
			...compareOn(limit, other, {
				before,
				after
			}, about, key)
		];
	}), ...added.flatMap((limit) => {
		const inherited = known.get(limitName(limit));
		if (inherited !== void 0) return [...compareNumbers(inherited, limit, about, key), ...compareRare(inherited, limit, about, key)];
		return [one(void 0, limit, "tightens", about, key)];
	})]);
}
/** What holds for all operators of a metric is told once. */
function once(differences) {
	const known = /* @__PURE__ */ new Set();
	return differences.filter(({ key }) => {
		const name = JSON.stringify(key);
		return !known.has(name) && known.add(name);
	});
}
/** What of a mean without a most counts by its number, and how much of that may be. */
function compareRare(was, is, about, key) {
	const [before, after] = [was.maxShare ?? MAX_SHARE, is.maxShare ?? MAX_SHARE];
	const order = compareDecimals(after.value, before.value);
	const told = (name, direction, texts) => ({
		direction,
		about: `${about} ${limitName({
			...was,
			operator: name
		})}`,
		before: texts[0],
		after: texts[1],
		key: [...pathOf(was, key), name]
	});
	const share = order > 0 ? "loosens" : "tightens";
	return [...isSame(was.worst, is.worst) ? [] : [told("worst", byWorst(was, is), [was.worst?.text ?? null, is.worst?.text ?? null])], ...order === 0 ? [] : [told("max-share", share, [was.maxShare?.text ?? null, is.maxShare?.text ?? null])]];
}
function isSame(was, is) {
	if (was === void 0 || is === void 0) return was === is;
	return compareDecimals(was.value, is.value) === 0;
}
/**
* A higher worst counts fewer units by their number, a lower one counts less of each by its size: either may let
* through what was stopped. Only to have none where nobody else says one stops more, for then nothing passes.
*/
function byWorst({ metric, declared }, is) {
	if (is.worst !== void 0) return "loosens";
	return (declared ?? findMetric(metric))?.worst === void 0 ? "tightens" : "loosens";
}
/** What a variant inherits is told of where it is written. */
function ownOf({ limits, targets }) {
	return {
		limits: limits.filter(({ inherited }) => inherited !== true),
		targets
	};
}
/** `1.0 pt` is `1 pt`: only another number is a difference. */
function compareNumbers(was, is, about, key) {
	const order = compareDecimals(is.target, was.target);
	if (order === 0) return [];
	const lower = was.operator === "min" ? "loosens" : "tightens";
	const higher = was.operator === "min" ? "tightens" : "loosens";
	return [one(was, is, order < 0 ? lower : higher, about, key)];
}
function compareOn(was, is, all, about, key) {
	if (was.on === is.on) return [];
	const before = was.on === void 0 ? all.before.targets : [was.on];
	const after = is.on === void 0 ? all.after.targets : [is.on];
	return [{
		direction: covering(before, after),
		about: `${about} ${limitName(was)} on`,
		before: listed(before),
		after: listed(after),
		key: [...pathOf(was, key), "on"]
	}];
}
function one(was, is, direction, about, key) {
	const limit = was ?? is;
	if (limit === void 0) throw new Error("a limit was expected");
	return {
		direction,
		about: `${about} ${limitName(limit)}`,
		before: was?.text ?? null,
		after: is?.text ?? null,
		key: [...pathOf(limit, key), limit.operator]
	};
}
/** Where the policy has its metric. */
function pathOf({ metric, slice }, key) {
	return slice === void 0 ? [
		...key,
		"limits",
		metric
	] : [
		...key,
		"slices",
		sliceName(slice),
		metric
	];
}
// src/policy/changes/models.ts
/** What is asked of a model beside its limits and its data. */
const MODEL = [
	{
		name: "source",
		text: ({ source }) => source,
		direction: neither
	},
	{
		name: "task",
		text: ({ task }) => task,
		direction: neither
	},
	{
		name: "reference",
		text: ({ reference }) => reference,
		direction: byReference
	},
	{
		name: "ship",
		text: ({ ship }) => ship,
		direction: byEnforced
	},
	{
		name: "targets",
		text: ({ targets }) => listed(targets),
		direction: (before, after) => covering(before.targets, after.targets)
	},
	{
		name: "recorded",
		text: ({ recorded }) => written(recorded),
		direction: neither
	},
	{
		name: "timeout",
		text: ({ timeout }) => timeout?.text ?? null,
		direction: neither
	},
	{
		name: "audit",
		text: ({ audit }) => audit?.toString() ?? null,
		direction: neither
	},
	{
		name: "objective",
		text: ({ objective }) => objective,
		direction: neither
	},
	{
		name: "metrics",
		text: ({ metrics }) => written(metrics),
		direction: neither
	}
];
const VARIANT = [{
	name: "recipe",
	text: ({ recipe }) => written(recipe),
	direction: neither
}];
/** Every model that either policy has, in the order of the first. */
function compareModels(before, after) {
	const [known, kept] = [byName$1(before.models), byName$1(after.models)];
	const added = after.models.filter(({ name }) => !known.has(name));
	return [...before.models.flatMap((was) => {
		const is = kept.get(was.name);
		if (is === void 0) return [removed(was.name, namesOf(was), ["models", was.name])];
		return compareModel({
			policy: before,
			model: was
		}, {
			policy: after,
			model: is
		});
	}), ...added.map((is) => addition(is.name, namesOf(is), ["models", is.name]))];
}
function compareModel(before, after) {
	const [was, is] = [before.model, after.model];
	const [about, key] = [was.name, ["models", was.name]];
	return [
		...compareRows(MODEL, {
			before: was,
			after: is,
			about,
			key
		}),
		...compareGates(gateOf(before), gateOf(after), about, [...key, "gate"]),
		...compareData(was.data, is.data, about, [...key, "data"]),
		...compareLimits({
			limits: was.referenceLimits,
			targets: was.targets
		}, {
			limits: is.referenceLimits,
			targets: is.targets
		}, `${about}/${REFERENCE}`, [...key, "reference"]),
		...compareVariants(before, after, key)
	];
}
function compareVariants(before, after, key) {
	const [was, is] = [before.model, after.model];
	const place = (name) => [
		...key,
		"variants",
		name
	];
	const [known, kept] = [byName$1(was.variants), byName$1(is.variants)];
	const added = is.variants.filter(({ name }) => !known.has(name));
	return [...was.variants.flatMap((variant) => {
		const about = `${was.name}/${variant.name}`;
		const other = kept.get(variant.name);
		if (other === void 0) return [removed(about, limitsIn(variant), place(variant.name))];
		return [
			...compareRows(VARIANT, {
				before: variant,
				after: other,
				about,
				key: place(variant.name)
			}),
			...compareGates(gateOf(before, variant), gateOf(after, other), about, [...place(variant.name), "gate"]),
			...compareLimits({
				limits: variant.limits,
				targets: was.targets
			}, {
				limits: other.limits,
				targets: is.targets
			}, about, place(variant.name))
		];
	}), ...added.map((one) => addition(`${was.name}/${one.name}`, limitsIn(one), [...place(one.name)]))];
}
/** The gate of a model or a variant; where it leaves something out, what is around it says. */
function gateOf({ policy, model }, variant) {
	const around = variant === void 0 ? void 0 : model;
	return {
		own: (variant ?? model).gate,
		otherwise: always(settingsFor(policy, null, around))
	};
}
function removed(about, before, key) {
	return {
		direction: "loosens",
		about,
		says: "removed",
		before,
		after: null,
		key
	};
}
/** It takes nothing away from what was there. */
function addition(about, after, key) {
	return {
		direction: "changes",
		about,
		says: "added",
		before: null,
		after,
		key
	};
}
/** A variant is measured from a variant: what both lose is no drop. */
function byReference(before, after) {
	const [was, is] = [before, after].map(({ reference }) => !WHOLE$1.includes(reference));
	return was === is ? was ? "loosens" : "changes" : is ? "loosens" : "tightens";
}
const WHOLE$1 = ["source", "fp32"];
function byEnforced(before, after) {
	return covering(enforcedIn(before), enforcedIn(after));
}
function enforcedIn({ ship, variants }) {
	return ship === null ? variants.map(({ name }) => name) : [ship];
}
function byName$1(all) {
	return new Map(all.map((one) => [one.name, one]));
}
function namesOf({ variants }) {
	return listed(variants.map(({ name }) => name));
}
function limitsIn({ limits }) {
	const count = limits.filter(({ inherited }) => inherited !== true).length;
	return count === 0 ? "no limits" : counted(count, "limit");
}
function written(value) {
	return value === void 0 ? null : JSON.stringify(value);
}
// src/policy/changes/waivers.ts
const ROWS = [
	{
		name: "until",
		text: ({ until }) => until,
		direction: (before, after) => after.until > before.until ? "loosens" : "tightens"
	},
	{
		name: "reason",
		text: ({ reason }) => reason,
		direction: neither
	},
	{
		name: "approver",
		text: ({ approver }) => approver,
		direction: neither
	}
];
/** Waivers, by what they waive and for which weights. */
function compareWaivers(before, after) {
	const [known, kept] = [byName(before.waivers), byName(after.waivers)];
	return [...before.waivers.filter((one) => !kept.has(nameOf(one))).map((one) => ({
		direction: "tightens",
		about: aboutOf(one),
		says: "removed",
		before: `until ${one.until}`,
		after: null,
		key: keyOf(one),
		place: ["waivers"]
	})), ...after.waivers.flatMap((one, at) => {
		const was = known.get(nameOf(one));
		const [about, key, place] = [
			aboutOf(one),
			keyOf(one),
			["waivers", at]
		];
		if (was !== void 0) return compareRows(ROWS, {
			before: was,
			after: one,
			about,
			key,
			place
		});
		return [{
			direction: "loosens",
			about,
			says: "added",
			before: null,
			after: `until ${one.until}`,
			key,
			place
		}];
	})];
}
function byName(waivers) {
	return new Map(waivers.map((one) => [nameOf(one), one]));
}
function aboutOf({ model, variant, limit }) {
	return `waiver of ${model}/${variant} ${limit}`;
}
function keyOf({ model, variant, limit, weights }) {
	return [
		"waivers",
		model,
		variant,
		limit,
		weights
	];
}
function nameOf(waiver) {
	return JSON.stringify(keyOf(waiver));
}
// src/policy/changes/policy-changes.ts
/**
* What the head's policy would change of the target's, each at its line in the head's file. Where both differ because
* only the target branch moved on since the merge-base, merging changes nothing, and so nothing is told.
*/
function policyChanges(target, head, base) {
	const { path, commit, text } = head.source;
	const isOwn = base === void 0 ? () => true : relatedTo(differences(base, head.policy));
	const { places } = new Draft(text, path);
	return differences(target.policy, head.policy).filter(({ key }) => isOwn(key)).map(({ key, place = key, ...change }) => ({
		...change,
		about: short(change.about),
		before: change.before && short(change.before),
		after: change.after && short(change.after),
		at: {
			commit,
			path,
			line: lineOf(place, places)
		}
	}));
}
function differences(before, after) {
	return [
		...compareGates({
			own: before.gate,
			otherwise: always(DEFAULT_GATE)
		}, {
			own: after.gate,
			otherwise: always(DEFAULT_GATE)
		}, "gate", ["gate"]),
		...compareBranches(before, after),
		...compareModels(before, after),
		...compareRows(IGNORED, {
			before,
			after,
			about: "",
			key: []
		}),
		...compareWaivers(before, after)
	];
}
/** What nobody has to judge: every pattern more lets something through. */
const IGNORED = [{
	name: "ignore-models",
	text: ({ ignoreModels }) => ignoreModels.length === 0 ? null : listed(ignoreModels),
	direction: (before, after) => covering(after.ignoreModels, before.ignoreModels)
}];
/** Whether a key is one of these, a part of one, or has one as its part: a variant that came since has its limits with it. */
function relatedTo(differences) {
	const keys = new Set(differences.map(({ key }) => JSON.stringify(key)));
	const around = new Set(differences.flatMap(({ key }) => prefixes(key)));
	return (key) => around.has(JSON.stringify(key)) || prefixes(key).some((one) => keys.has(one));
}
function prefixes(key) {
	return key.map((_, at) => JSON.stringify(key.slice(0, at + 1)));
}
/** Of what is no longer there, the line of what it stood in. */
function lineOf(place, places) {
	return places.key(place).line;
}
/** A recipe may be as long as the policy; two that differ late look the same, and the line tells where to look. */
function short(text) {
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
const LONGEST = 200;
// src/project/policies.ts
/** The target's policy; beside it the head's, where the two differ. */
async function policiesOf(scope, path) {
	const ruling = await readable(scope.target, path);
	const proposed = isSameState(scope.target, scope.head) ? ruling : await readable(scope.head, path, { mayBeEmpty: true });
	if (ruling.kind !== "read") return await firstPolicy(ruling, proposed, path);
	const base = await policyAtBase(scope, path);
	const found = {
		target: ruling.policy,
		first: false,
		changes: [],
		notes: [],
		...left(base, ruling)
	};
	if (proposed === ruling) return found;
	switch (proposed.kind) {
		case "absent":
			if (base?.kind === "absent") return found;
			return {
				...found,
				isDeleted: true,
				changes: [DELETION],
				notes: [DELETED]
			};
		case "unreadable": return {
			...found,
			isUnreadable: true,
			changes: [UNREADABLE],
			notes: [unreadable(proposed.problem)]
		};
		case "read": return {
			...found,
			...comparison(found.target, proposed, base)
		};
		default: return proposed;
	}
}
/** As they judge a branch, after what the head changes of them was told: there a model may have other data. */
function onBranch(found, branch) {
	const ruled = (one) => ({
		...one,
		policy: policyOn(one.policy, branch)
	});
	return {
		...found,
		target: ruled(found.target),
		...found.head && { head: ruled(found.head) },
		...found.origin && { origin: ruled(found.origin) }
	};
}
/** The policy that the head left the target branch with; a pushed commit, which rules itself, replaced that of before. */
function left(base, { policy: { source } }) {
	return base?.kind === "read" && base.policy.source.digest !== source.digest ? { origin: base.policy } : {};
}
/** A target branch without a policy that can be read rules nobody: else nothing that mends it could ever be merged. */
async function firstPolicy(ruling, proposed, path) {
	const isMended = ruling.kind === "unreadable";
	if (proposed.kind === "unreadable") throw proposed.error;
	if (proposed.kind === "absent" || proposed.policy.policy.models.length === 0) throw isMended ? ruling.error : notThere(path);
	const notes = [isMended ? mended(ruling.problem) : FIRST];
	return {
		target: proposed.policy,
		first: true,
		...isMended && { isMended },
		changes: [],
		notes
	};
}
function comparison(target, { policy: head }, base) {
	const own = head.source.digest;
	if (own === target.source.digest) return {};
	const origin = base?.kind === "read" ? base.policy : void 0;
	return {
		head,
		changes: policyChanges(target, head, origin?.policy),
		notes: [origin?.source.digest === own ? BEHIND : CHANGED]
	};
}
/** At the merge-base, where that is not the target's tip itself: without it more is told, and nothing less. */
async function policyAtBase({ base, target }, path) {
	if ("unknown" in base || isSameState(base, target)) return;
	return await readable(base, path);
}
/** It may be anything: a text that is no policy, a link, a folder. */
async function readable(tree, path, how = {}) {
	try {
		const source = await policyAt(tree, path);
		return source === void 0 ? { kind: "absent" } : {
			kind: "read",
			policy: parsed(source, how)
		};
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return {
			kind: "unreadable",
			problem: error.problems[0] ?? { message: error.message },
			error
		};
	}
}
/** The target's judges, so this stops nothing now; merged, it would stop everything. */
function unreadable(problem) {
	return `The head's policy cannot be read: what it changes is not known, and once it is merged nothing can be judged: ${describeProblem(problem)}`;
}
const DELETION = {
	direction: "loosens",
	about: "the policy",
	says: "removed",
	before: "it judges",
	after: null
};
const UNREADABLE = {
	direction: "changes",
	about: "the policy",
	says: "cannot be read at the head",
	before: null,
	after: null
};
const FIRST = "The target branch has no policy yet: this run is judged by the head's own.";
const mended = (problem) => `The target branch's policy cannot be read, so this run is judged by the head's own: ${describeProblem(problem)}`;
const DELETED = "The head deletes the policy; that counts once it is merged.";
const BEHIND = "The target branch has a newer policy than the one that this branch left it with: the newer one judges.";
const CHANGED = "The head changes the policy; what it changes counts once it is merged.";
/** A policy's text as a state of the project has it; undefined where nothing is there. */
async function policyAt(tree, path) {
	const kind = await tree.kindOf(path);
	if (kind === "absent") return void 0;
	if (kind === "folder") throw new UserError({
		message: "this is a folder, and no policy",
		at: { file: path || "." },
		fix: "name the file with --policy"
	});
	const text = (await tree.read(path)).toString("utf8");
	const digest = `sha256:${createHash("sha256").update(text).digest("hex")}`;
	return {
		path,
		commit: tree.commit,
		digest,
		text
	};
}
function parsed(source, how) {
	return {
		policy: readPolicy(source.text, source.path, how),
		source
	};
}
function notThere(path) {
	return new UserError({
		message: "there is no policy here",
		at: { file: path },
		fix: "quantgate init proposes one; or name yours with --policy"
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
export { scopeOf as C, isSameState as S, limitTargets as T, findRecordings as _, recordedNotes as a, recordingDigest as b, policiesOf as c, withOutlooks as d, sliceValuesOf as f, ABSENT as g, skipsUnchanged as h, notesOn as i, policyAt as l, leftOut as m, clusterNotes as n, thinNotes as o, isLeftOut as p, machineNotes as r, onBranch as s, asideNotes as t, tooFewNotes as u, headHoldsRecordings as v, requestsOf as w, changedSince as x, holdsRecordings as y };

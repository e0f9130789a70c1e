import { u as UserError } from "./machine.js";
import { P as quote, j as REFERENCE, o as shortCommit, s as shortDigest, w as engineOf, x as AUTO } from "./shelves.js";
import { i as worst } from "./states.js";
import { A as capitalized, l as LAYOUT } from "./read-json.js";
import { A as exactAmount, J as slotsOf, T as amount } from "./progress-for.js";
import { $ as OBJECTIVES, F as memberOf, G as sliceName, J as minus, K as compareDecimals, M as isAgainstReference, Q as toNumber, R as isUnmeasured, U as limitText, X as times, a as METRICS, c as findTask, et as OPERATORS, f as metricFor, q as decimalOf, rt as formNameOf, s as findMetric, ut as WRITTEN } from "./nearest.js";
import { d as listed, f as listedUpTo, l as magnitude, s as counted } from "./account.js";
import { t as orUnmeasured } from "./or-unmeasured.js";
import { E as readableTask, L as complete, M as trivialOf, R as sumsIn, b as boundaryBetween, c as countRight, f as pairsOf, h as normalQuantile, m as normalCdf, r as rateInterval, w as partsIn, y as chanceOfSoMany } from "./rates.js";
import { r as PRESETS } from "./read.js";
import { c as entryOf, n as confidenceOf, o as settingsFor, t as alphaOf } from "./alpha.js";
import { T as limitTargets, a as recordedNotes, b as recordingDigest, n as clusterNotes, o as thinNotes, p as isLeftOut, r as machineNotes, t as asideNotes } from "./notes.js";
import { a as leastAnswers, f as leastExamples, r as leastOf } from "./forecast.js";
import { t as seeingOf } from "./sight.js";
import { n as cutOf, t as stopRulesFor } from "./rules.js";
import { n as waiversFor } from "./in-force.js";
import { A as settled, B as isTellable, C as changeInterval, D as movedBy, E as rateBounds, F as seenIn, H as differences, I as Observation, L as noValue, M as withoutBase, N as sliceOf, O as rareOf, P as originOf, R as isEstimable, S as isStated, T as dropOf, U as identical, V as comparable, _ as boundsOf, a as deviceNotes, b as askStopped, c as changesNothing, d as whyUncertified, f as holm, h as answer, i as outcomeOf, j as unmeasured, k as worstOf$1, l as judgeLimit, m as explain, n as verdict, o as stoppedOn, p as toLabel, r as waivingOf, s as certifies, u as settle, v as impliedLimits, w as countChange, x as askStated, y as isEnforced, z as harmVersus } from "./verdict.js";
// src/judge/evidence/guess.ts
/** Nothing where the task or the samples have no trivial answer to stand beside. */
function guessOf(reference) {
	if (isUnmeasured(reference)) return;
	const columns = complete(reference.columns);
	if (isUnmeasured(columns)) return;
	const trivial = trivialOf(columns);
	const metric = trivial && findMetric(trivial.metric);
	if (trivial === void 0 || metric === void 0) return;
	const scores = reference.scores(metric);
	if (isUnmeasured(scores)) return;
	if (scores.kind === "rate") {
		const [right, n] = [countRight(scores.right), scores.right.length];
		return {
			metric,
			trivial,
			value: right / n,
			n,
			right
		};
	}
	const harm = reference.harm(metric, "lower");
	if (isUnmeasured(harm)) return;
	const { value, n } = harm;
	return {
		metric,
		trivial,
		value,
		n
	};
}
/**
* Why a limit against the reference means nothing: it does no better than an answer that looks at no input. What is as
* bad as that can hardly get worse, so that a variant which keeps such a limit shows nothing.
*/
function whyGuessed(limit, metric, guess) {
	if (!isOfReference(limit, metric) || guess === void 0 || isBetter(guess)) return;
	const { mistake } = guess.trivial;
	if (mistake !== void 0) return { unmeasured: `the reference's ${told$2(guess)}: ${mistake}. A limit against a model whose answers are misread tells nothing` };
	return { unmeasured: `the reference's ${told$2(guess)}, no better than ${trivially(guess)}: a limit against a model that guesses tells nothing. The usual causes: the preprocessing (scale, bias, the order of the colours), the order of the labels, or data of another model` };
}
/** Why such a limit means nothing: the pictures are shown to the model otherwise than when it was trained. */
function whyShownOtherwise(limit, metric, otherwise) {
	if (otherwise === void 0 || !isOfReference(limit, metric)) return;
	const { says, right, own, of } = otherwise;
	return { unmeasured: `shown its pictures as the policy says, the model is right in ${own} of ${of} examples, and in ${right} with ${says}: how a picture becomes an array (preprocess) is not what the model was trained with, and a limit against such answers tells nothing` };
}
function isOfReference({ operator }, metric) {
	if (metric.source !== "records") return false;
	return OPERATORS[operator].against === "reference" || isAgainstReference(metric);
}
/** What a reader should know of a reference that is better than that, and not provably so. */
function guessNote(guess, alpha) {
	if (guess?.right === void 0 || !isBetter(guess)) return [];
	const [low] = rateInterval(guess.right, guess.n, alpha);
	if (low > guess.trivial.value) return [];
	const doubt = `which so few samples do not prove to be better than ${trivially(guess)}`;
	return [`the reference's ${told$2(guess)}, ${doubt}`];
}
function isBetter({ metric, value, trivial }) {
	if (trivial.mistake !== void 0) return false;
	return metric.direction === "higher" ? value > trivial.value : value < trivial.value;
}
function told$2({ metric, value, n, right }) {
	const of = right === void 0 ? "" : ` (${right} of ${n})`;
	return `${metric.name} is ${shown$1(metric, value)}${of}`;
}
function trivially({ metric, trivial }) {
	return `${trivial.says} (${shown$1(metric, trivial.value)})`;
}
function shown$1({ quantity }, value) {
	return amount(value, WRITTEN[quantity].value);
}
// src/judge/evidence/recorded.ts
/**
* What was measured elsewhere of the very weights that are judged. Of several such files the first is believed, which
* is the target branch's: a pull request may bring numbers for new weights, and cannot replace those of known ones.
*/
function seeRecorded(recorded, key) {
	const found = chosenRecording(recorded, key);
	if (isUnmeasured(found)) return found;
	const mixed = whyMixed(recorded, key, found);
	if (mixed !== void 0) return { unmeasured: mixed };
	const seen = seenIn(found.measurement, found.columns);
	return isUnmeasured(seen) ? seen : {
		...seen,
		from: found.from
	};
}
function chosenRecording(recorded, key) {
	const candidates = recorded.evidence.recordings(key);
	const last = candidates.at(-1);
	if (last === void 0) return { unmeasured: `nothing was recorded of it on ${key.target}` };
	const weights = recorded.model.source === null ? saidWeights(last) : weightsHere(recorded, key);
	if (isUnmeasured(weights)) return weights;
	return candidates.filter((one) => one.kind === "read").find((one) => weightsOf(one) === weights.digest) ?? { unmeasured: whyNone$1(candidates, weights.digest) };
}
/** Without a source the head's own measurement says which weights it stands for. */
function saidWeights(last) {
	return last.kind === "read" ? { digest: weightsOf(last) } : { unmeasured: whyUnread(last) };
}
/** A file that was read and does not fit is stale: it tells of a model that is not this one. */
function whyNone$1(candidates, here) {
	return candidates.map((one) => {
		if (one.kind === "refused") return whyUnread(one);
		const there = weightsOf(one);
		return `${one.path} is stale: it was taken on the weights ${short(there)}, and these are ${short(here)}`;
	}).join("; ");
}
function whyUnread({ path, why }) {
	return `${path} ${why}`;
}
/** The weights of a variant as an engine made them in this run, on whichever target that was. */
function weightsHere({ evidence, witnesses }, key) {
	const seen = witnesses.map((target) => evidence.measurement({
		...key,
		target
	}));
	for (const one of seen) {
		const digest = isUnmeasured(one) ? void 0 : one.package?.weightsDigest;
		if (digest !== void 0) return { digest };
	}
	const [first] = seen;
	const why = first === void 0 ? "nothing made the variant here" : isUnmeasured(first) ? first.unmeasured : first.reason ?? "it does not describe its package";
	return { unmeasured: `what was recorded on ${key.target} cannot be bound to this variant's weights: ${why}` };
}
/**
* Where a model has no source, nothing here knows its weights. Then the recordings must at least agree with each other:
* a variant has the same weights on every target, and all variants come from one source.
*/
function whyMixed(recorded, key, found) {
	const { evidence, model } = recorded;
	if (model.source !== null) return;
	const read = (keys) => keys.flatMap((one) => {
		const last = evidence.recordings(one).at(-1);
		return last?.kind === "read" ? [last] : [];
	});
	const onTargets = Object.keys(model.recorded).map((target) => ({
		...key,
		target
	}));
	const variants = read([
		REFERENCE,
		model.reference,
		...model.variants.map(({ name }) => name)
	].map((variant) => ({
		...key,
		variant
	})));
	const twin = variants.find(contradicts(found));
	if (twin !== void 0) return `${found.path} and ${twin.path} name the same weights, ${short(weightsOf(found))}, with other sizes or answers`;
	const other = read(onTargets).find((one) => weightsOf(one) !== weightsOf(found)) ?? variants.find(differsInSource(found));
	if (other === void 0) return;
	const digests = [found, other].map((one) => short(sourceOf(one) ?? weightsOf(one)));
	return `${found.path} and ${other.path} are not of one model: ${digests.join(" and ")}`;
}
/** The same program and weights have one size and one answer to everything, by whatever name. */
function contradicts(found) {
	return (other) => other.measurement.variant !== found.measurement.variant && weightsOf(other) === weightsOf(found) && (sizeOf(other) !== sizeOf(found) || answersDiffer(other, found));
}
function sizeOf({ measurement: { package: held } }) {
	return JSON.stringify([held?.bytes, held?.weights.bitsPerWeight]);
}
/** A file without any answer, say of times alone, contradicts none. */
function answersDiffer(...both) {
	const told = both.map(answersOf).filter((answers) => answers.length > 0);
	return new Set(told.map((answers) => JSON.stringify(answers))).size > 1;
}
function answersOf({ measurement: { records, metrics = {} } }) {
	return [...Object.entries(metrics).filter(([name]) => findMetric(name)?.source !== "target").map(([name, { value }]) => [name, value]).sort(([a], [b]) => a < b ? -1 : 1), ...records ? [records.digest] : []];
}
function differsInSource(found) {
	const own = sourceOf(found);
	return (other) => own !== void 0 && ![void 0, own].includes(sourceOf(other));
}
/** What it was converted from, where it says; the reference stands for itself. */
function sourceOf({ measurement }) {
	const { sourceDigest, weightsDigest } = measurement.package ?? {};
	return measurement.variant === "reference" ? weightsDigest : sourceDigest;
}
function weightsOf({ measurement }) {
	return measurement.package?.weightsDigest;
}
/** As much of a digest as tells two apart. */
function short(digest) {
	return digest === void 0 ? "unknown" : shortDigest(digest);
}
// src/judge/evidence/observe.ts
/** Looks each measurement up once; what drops are measured from is made before what is measured from it. */
function observer(model) {
	const { referenceName } = model;
	const known = /* @__PURE__ */ new Map();
	const made = (side, variant, target) => {
		const seen = seenAt(model, side, variant, target);
		if (isUnmeasured(seen)) return seen;
		const place = {
			side,
			variant,
			target
		};
		if (variant === referenceName) return new Observation(place, seen);
		const reference = observe(side, referenceName, target);
		if (side !== "head") return new Observation(place, seen, reference);
		const beside = comparable(seen, reference, "the reference");
		const answers = isUnmeasured(beside) ? beside : beside.columns;
		const cut = cutOf(model.stopRules(variant, target), seen.columns, answers);
		if (cut === void 0) return new Observation(place, seen, reference);
		const first = cut.stop.after;
		const stopped = {
			...seen,
			columns: cut.select(seen.columns),
			stopped: cut
		};
		return new Observation({
			...place,
			first
		}, stopped, upTo$1(cut, reference));
	};
	const observe = (...place) => {
		const name = JSON.stringify(place);
		const found = known.get(name) ?? made(...place);
		known.set(name, found);
		return found;
	};
	return observe;
}
/** Of another only what stands beside the answers of one that was stopped. */
function upTo$1({ stop, select }, one) {
	return isUnmeasured(one) ? one : one.upTo(stop.after, select);
}
function seenAt(observed, side, variant, target) {
	const { planned, model, evidence } = observed;
	const key = {
		model: model.name,
		side,
		variant,
		target
	};
	if (Object.hasOwn(model.recorded, target)) return seeRecorded(observed, key);
	if (side === "head" && planned.status === "unsupported") return { unmeasured: planned.why ?? "not evaluated yet" };
	const measurement = evidence.measurement(key);
	return isUnmeasured(measurement) ? measurement : seenIn(measurement, evidence.columns(key));
}
/** Puts a variant at the head beside all that it may be compared with. */
function comparer({ planned, referenceName }, observe) {
	const guesses = /* @__PURE__ */ new Map();
	return (variant, target) => {
		const own = observe("head", variant, target);
		if (isUnmeasured(own)) return own;
		const reference = observe("head", referenceName, target);
		if (!guesses.has(target)) guesses.set(target, guessOf(reference));
		const guess = guesses.get(target);
		const atBase = (name) => observe("base", name, target);
		const base = baseOf(planned, variant, referenceName, atBase);
		const source = observe("head", REFERENCE, target);
		const otherwise = isUnmeasured(source) ? void 0 : source.otherwise;
		return {
			own,
			...own.stopped === void 0 ? {
				reference,
				base
			} : upToBoth(own.stopped, reference, base),
			...guess && { guess },
			...otherwise && { otherwise }
		};
	};
}
/** A guess is told by all samples; all else stands beside the answers that there are. */
function upToBoth(cut, reference, base) {
	return {
		reference: upTo$1(cut, reference),
		base: base.kind === "present" ? {
			...base,
			own: upTo$1(cut, base.own),
			reference: upTo$1(cut, base.reference)
		} : base
	};
}
function baseOf({ base }, variant, referenceName, at) {
	if (base.kind !== "present") return base;
	const { commit, without = [] } = base;
	if (without.includes(variant)) return {
		kind: "absent",
		why: `the merge-base ${shortCommit(commit)} has no package of ${variant}`
	};
	return {
		kind: "present",
		own: at(variant),
		reference: at(referenceName)
	};
}
// src/judge/evidence/shrunk.ts
/** Why a variant is not what its recipe promises: smaller weights than the source's. Nothing if it is. */
function whyNotShrunk(recipe, variant, source) {
	if (!promisesLess(recipe)) return;
	if (isUnmeasured(source)) return `nothing proves that its weights shrank: ${source.unmeasured}`;
	if (isSourceItself(recipe, variant, source)) return;
	const [own, stored] = [variant, source].map((seen) => seen.package.weights.bitsPerWeight);
	if (own === void 0 || stored === void 0 || own >= stored) return `its weights did not shrink: ${own} bits a weight, the source ${stored}`;
	if (!compresses(recipe)) return;
	const { compressed } = variant.package.weights;
	if (compressed === 0) return "its weights did not shrink: not one tensor is compressed";
	if (compressed === void 0 && variant.package.bytes >= source.package.bytes) return "nothing proves that its weights shrank: the package is no smaller";
}
/** A package made by hand promises nothing of its size, and `fp32` nothing less than the source. */
function promisesLess(recipe) {
	return recipe.kind === "convert" || recipe.kind === "preset" && recipe.preset !== "fp32";
}
/** 16-bit floats are smaller, but no compressed form. */
function compresses(recipe) {
	if (recipe.kind === "preset") return recipe.preset !== "fp16";
	return recipe.kind === "convert" && recipe.steps.some(({ op }) => op !== "cast");
}
/** `fp16` of a source that is stored so. */
function isSourceItself(recipe, variant, source) {
	return recipe.kind === "preset" && recipe.preset === "fp16" && identical(variant, source);
}
// src/statistics/after/unchanged.ts
/** Whether every unit's score is the same on both sides; times never are, they are measured. */
function isUnchanged(before, after) {
	switch (after.kind) {
		case "mean":
		case "quantile": return before.kind === after.kind && equal(before.values, after.values);
		case "clustered": return before.kind === after.kind && equal(before.sums, after.sums);
		case "resampled":
			if (before.kind !== after.kind || before.statistic.units !== after.statistic.units) return false;
			return before.statistic.observed(before.which) === after.statistic.observed(after.which);
		case "classes": return before.kind === after.kind && equal(before.right, after.right);
		case "rounds": return false;
		default: return after;
	}
}
function equal(one, other) {
	return one.length === other.length && Array.prototype.every.call(one, (value, at) => value === other[at]);
}
// src/judge/question/exact.ts
/** What the package says of itself, or the compute plan of it: a number that nothing has to be estimated for. */
function exactly(metric, seen) {
	const { name, of, planned } = metric;
	if (of !== void 0) return of(seen.package);
	const given = metric.given?.(seen);
	if (given !== void 0) return isUnmeasured(given) ? given : given.value;
	if (planned === void 0) return { unmeasured: `${name} is not evaluated yet` };
	const stated = seen.stated[name];
	if (stated !== void 0) return stated.value;
	const { placement = { unmeasured: `${name} was not measured there` } } = seen;
	return isUnmeasured(placement) ? placement : planned(placement);
}
/** Such numbers are compared exactly: there is nothing to estimate. */
function judgeExact(trial) {
	const { limit, base, reference } = trial;
	const { against, compares } = OPERATORS[limit.operator];
	switch (against) {
		case "absolute": return judgeAlone(trial);
		case "reference": return judgeBeside(trial, reference, {
			name: "the reference",
			judge: compares === "ratio" ? judgeRatio : judgeHarm
		});
		case "base":
			if (base.kind !== "present") return withoutBase(base);
			return judgeBeside(trial, base.own, {
				name: "the base",
				judge: judgeHarm
			});
		default: return against;
	}
}
/** `min` and `max`. */
function judgeAlone(trial) {
	const own = valueIn(trial, trial.own);
	if (isUnmeasured(own)) return unmeasured(own);
	const order = compareDecimals(own, trial.limit.target);
	return told$1(trial, own, trial.limit.operator === "min" ? order < 0 : order > 0);
}
function judgeBeside(trial, other, { name, judge }) {
	const seen = comparable(trial.own, other, name);
	const value = isUnmeasured(seen) ? seen : valueIn(trial, seen);
	if (isUnmeasured(value)) return unmeasured(value);
	const own = valueIn(trial, trial.own);
	return isUnmeasured(own) ? unmeasured(own) : judge(trial, own, value, name);
}
/** `max-increase` and `max-drop` from the reference, and `max-regression` from the base. */
function judgeHarm(trial, own, other, name) {
	const harm = trial.metric.direction === "lower" ? minus(own, other) : minus(other, own);
	const beside = `, ${name}'s ${shown(trial, other)}`;
	return {
		...told$1(trial, own, compareDecimals(harm, trial.limit.target) > 0, beside),
		observed: toNumber(harm)
	};
}
/** `max-ratio`: to the reference. */
function judgeRatio(trial, own, other, name) {
	if (other.units === 0n) return unmeasured({ unmeasured: `${name} has a ${trial.metric.name} of 0: no ratio to it` });
	const ratio = toNumber(own) / toNumber(other);
	const beside = `, ${amount(ratio, "ratio")} times ${name}'s`;
	return {
		...told$1(trial, own, compareDecimals(own, times(trial.limit.target, other)) > 0, beside),
		observed: ratio
	};
}
function valueIn({ metric }, seen) {
	const value = exactly(metric, seen);
	return typeof value === "number" ? decimalOf(value) : value;
}
function told$1(trial, own, beyond, beside = "") {
	const { metric, limit } = trial;
	const where = beyond ? "beyond" : "within";
	const predicted = metric.planned === void 0 ? "" : ", as Core ML predicts it";
	return {
		state: beyond ? "fail" : "pass",
		observed: toNumber(own),
		why: `${metric.name} is ${shown(trial, own)}${predicted}${beside}, ${where} ${limit.operator} ${limit.text}${more(trial)}`
	};
}
/** What a target says besides of a number of its own. */
function more({ metric, own }) {
	const given = metric.given?.(own);
	return given === void 0 || isUnmeasured(given) ? "" : ` (${given.says})`;
}
function shown({ metric }, value) {
	return exactAmount(toNumber(value), WRITTEN[metric.quantity].value);
}
// src/judge/question/nothing-to-lose.ts
/**
* A limit that nothing could have broken is not kept: where hardly an answer was right before, as with labels that
* name other classes than the model, there is nothing to lose.
*/
function whyNothingToLose({ metric, limit }, sides) {
	const { than, same } = sides;
	if (same || OPERATORS[limit.operator].compares !== "difference" || metric.relative) return;
	const [value, worst] = valueAndWorst(metric, sides);
	if (!(Math.abs(value - worst) <= toNumber(limit.target))) return;
	const shown = amount(value, WRITTEN[metric.quantity].value);
	const asked = `${limit.operator} ${limit.text}`;
	return { unmeasured: `${than}'s ${metric.name} is ${shown}: no variant could be so much worse that it breaks ${asked}, so keeping it tells nothing; do the labels name what the model answers?` };
}
/** What a side scored, and the worst that anything can score; NaN where that has no end. */
function valueAndWorst({ direction }, { before: scores, value }) {
	if (scores.kind === "rate") return [countRight(scores.right) / scores.right.length, direction === "higher" ? 0 : 1];
	if (!("within" in scores) || scores.within === null) return [NaN, NaN];
	return [value(), scores.within[direction === "higher" ? 0 : 1]];
}
// src/judge/question/screens.ts
/** A screen against `min` or `max`: the number as it is, for it proves nothing of other samples. */
function judgeScreen(about, { value, n }) {
	const { limit } = about;
	const order = compareDecimals(decimalOf(value), limit.target);
	return told(about, {
		observed: value,
		n,
		beyond: limit.operator === "min" ? order < 0 : order > 0
	});
}
/** A screen against another side's. */
function judgeScreenChange(about, { before, after, than }) {
	const { limit, metric } = about;
	const [was, is] = [decimalOf(before.value), decimalOf(after.value)];
	const { n } = after;
	if (OPERATORS[limit.operator].compares === "ratio") {
		if (before.value <= 0) return unmeasured({ unmeasured: `${than} has no ${metric.name} above 0` });
		const beyond = compareDecimals(is, times(limit.target, was)) > 0;
		return told(about, {
			observed: after.value / before.value,
			n,
			beyond
		});
	}
	const worse = metric.direction === "higher" ? minus(was, is) : minus(is, was);
	const beyond = compareDecimals(worse, limit.target) > 0;
	return told(about, {
		observed: toNumber(worse),
		n,
		beyond
	});
}
function told(about, { observed, n, beyond }) {
	const { metric, limit } = about;
	const where = beyond ? "beyond" : "within";
	const value = amount(observed, formNameOf(metric, limit.operator));
	const why = `${metric.name} is ${value}, ${where} ${limit.operator} ${limit.text}. It is a hint, and proves nothing of the answers`;
	return {
		state: beyond ? "fail" : "pass",
		observed,
		n,
		why
	};
}
// src/judge/question/ask.ts
/** A limit put to what was seen on one target: all of it that does not depend on how sure one wants to be. */
function ask(limit, metric, comparison) {
	if (metric === void 0) return settled(unmeasured(notYet(limit.metric)));
	const question = asked(limit, metric, comparison);
	if (question.kind !== "settled" || isTellable(question.judgement.observed ?? 0)) return question;
	return settled(unmeasured(noValue(metric)));
}
function asked(limit, metric, comparison) {
	if (isUnmeasured(comparison)) {
		const why = metric.source === "target" ? void 0 : whyNotYet(metric);
		return settled(unmeasured(why ?? comparison));
	}
	const { stopped } = comparison.own;
	if (stopped !== void 0 && metric.source === "records") return askStopped({
		limit,
		metric
	}, stopped.stop);
	const whole = {
		...comparison,
		limit,
		metric
	};
	if (limit.slice === void 0 && metric.planned === void 0 && isStated(whole)) return askStated(whole);
	const why = whyNotYet(metric);
	if (why !== void 0) return settled(unmeasured(why));
	const within = limit.slice === void 0 ? comparison : sliceOf(comparison, limit.slice);
	if (isUnmeasured(within)) return settled(unmeasured(within));
	if (metric.round !== void 0 && within.own.informs !== void 0) return settled(informing(metric, within.own, within.own.informs));
	const question = tested({
		...within,
		limit,
		metric
	});
	const guess = whyShownOtherwise(limit, metric, comparison.otherwise) ?? whyGuessed(limit, metric, comparison.guess);
	if (guess === void 0) return question;
	return question.kind === "settled" ? settled(unmeasured(guess)) : {
		...question,
		guess
	};
}
/** Times that are shown, and of which none decides anything. */
function informing(metric, own, why) {
	const point = own.point(metric);
	if (isUnmeasured(point)) return unmeasured(point);
	const seen = `${metric.name} is ${amount(point.value, WRITTEN[metric.quantity].value)} here`;
	return {
		state: "unmeasured",
		observed: point.value,
		informs: true,
		why: `${seen}, which informs and decides nothing: ${why}`
	};
}
/** What a limit asks for that nothing here can tell yet. */
function whyNotYet({ name, source, test }) {
	if (source === "target" && test === "not-yet") return { unmeasured: `${name} needs a target that measures it; no engine here does yet` };
	if (test === "not-yet") return notYet(name);
}
function notYet(what) {
	return { unmeasured: `${what} is not evaluated yet` };
}
const askExact = (trial) => settled(judgeExact(trial));
const EXACT$1 = {
	min: askExact,
	max: askExact,
	"max-drop": askExact,
	"max-increase": askExact,
	"max-ratio": askExact,
	"max-regression": askExact
};
const SHARE = {
	min: askScored,
	max: askScored,
	"max-drop": askScored,
	"max-increase": askScored,
	"max-regression": askScored
};
const SCORED = {
	...SHARE,
	"max-ratio": askScored
};
/** By a metric's test and a limit's operator, how it is asked. What has no entry is not decided, and says so. */
const ASKS = {
	exact: EXACT$1,
	rate: SHARE,
	mean: SCORED,
	clustered: SCORED,
	resampled: SCORED,
	quantile: SHARE,
	classes: SHARE,
	rounds: SCORED,
	screen: SCORED,
	"not-yet": {}
};
function tested(trial) {
	const { metric, limit } = trial;
	const ask = ASKS[metric.test][limit.operator];
	return ask?.(trial) ?? settled(unmeasured(notYet(`${limit.operator} of ${metric.name}`)));
}
/** A limit on what records or times show, by the test that such scores have. */
function askScored(trial) {
	const { metric, limit, own, reference, base } = trial;
	const after = own.scores(metric);
	const { against } = OPERATORS[limit.operator];
	switch (against) {
		case "absolute":
			if (isUnmeasured(after)) return settled(unmeasured(after));
			return askAlone(trial, after, (better, cut) => own.harm(metric, better, cut));
		case "reference": return askBeside(trial, comparable(own, reference, "the reference"), ALONGSIDE);
		case "base":
			if (base.kind !== "present") return settled(withoutBase(base));
			return askBeside(trial, comparable(own, base.own, "the base"), BEFORE);
		default: return against;
	}
}
const ALONGSIDE = {
	than: "the reference",
	together: true
};
const BEFORE = {
	than: "the base",
	together: false
};
function askBeside(trial, other, { than, together }) {
	const { metric, own } = trial;
	if (isUnmeasured(other)) return settled(unmeasured(other));
	const [before, after] = [other.scores(metric), own.scores(metric)];
	if (isUnmeasured(after)) return settled(unmeasured(after));
	if (isUnmeasured(before)) return settled(unmeasured({ unmeasured: `${than}: ${before.unmeasured}` }));
	return askVersus(trial, {
		before,
		after,
		than,
		same: identical(own, other),
		value: () => {
			const harm = other.harm(metric, "lower");
			return isUnmeasured(harm) ? NaN : harm.value;
		},
		harm: (how) => own.harmOver(other, metric, {
			...how,
			together
		})
	});
}
/** How a value stands to its `min` or `max`; under `min` less of the value is worse, under `max` more. */
function askAlone(about, after, harmBy) {
	const { limit, metric } = about;
	if (after.kind === "collapsed") return settled(collapsed(after.why));
	if (after.kind === "screen") return settled(judgeScreen(about, after));
	const foregone = foregoneIn(after);
	if (after.kind === "rate") {
		const { right, clusters: rows } = after;
		const clusters = rows && sumsIn(right, rows);
		return {
			kind: "rate",
			limit,
			metric,
			right: countRight(right),
			n: right.length,
			...clusters && { clusters },
			...foregone
		};
	}
	const worst = worstOf$1(about, after, false);
	const cut = worst === void 0 ? void 0 : {
		worst,
		limit: toNumber(limit.target)
	};
	const harm = harmBy(limit.operator === "min" ? "higher" : "lower", cut);
	if (isUnmeasured(harm)) return settled(unmeasured(harm));
	const rare = rareOf(about, after, {
		worst,
		beyond: harm.beyond,
		n: harm.n
	});
	return {
		kind: "value",
		limit,
		metric,
		harm,
		...rare && { rare },
		...foregone
	};
}
/** How the two sides of a limit compare. */
function askVersus(about, sides) {
	const { limit, metric } = about;
	const { before, after, than, same } = sides;
	if (after.kind === "collapsed") return settled(collapsed(after.why));
	if (before.kind === "collapsed") return settled(unmeasured({ unmeasured: `${than}: ${before.why}` }));
	if (before.kind === "screen" && after.kind === "screen") return settled(judgeScreenChange(about, {
		before,
		after,
		than
	}));
	const nothingToLose = whyNothingToLose(about, sides);
	const doubts = {
		...nothingToLose && { nothingToLose },
		...foregoneIn(after)
	};
	if (before.kind === "rate" && after.kind === "rate") {
		const [was, is] = metric.direction === "higher" ? [before, after] : [after, before];
		return {
			kind: "change",
			limit,
			metric,
			than,
			...countChange(was, is, same),
			...doubts
		};
	}
	if (!isEstimable(before) || !isEstimable(after)) return settled(unmeasured({ unmeasured: `${than} was scored in another way` }));
	const by = OPERATORS[limit.operator].compares === "ratio" ? "ratio" : "difference";
	const at = by === "ratio" ? toNumber(limit.target) : 0;
	const worst = worstOf$1(about, after, true);
	const harm = sides.harm({
		by,
		at,
		...worst !== void 0 && { worst }
	});
	if (isUnmeasured(harm)) return settled(unmeasured(nothingToLose ?? harm));
	const unchanged = same && isUnchanged(before, after);
	const rare = unchanged ? void 0 : rareOf(about, after, {
		worst,
		beyond: harm.beyond,
		n: harm.n
	});
	return {
		kind: "loss",
		limit,
		metric,
		than,
		harm,
		unchanged,
		...rare && { rare },
		...doubts
	};
}
function foregoneIn(after) {
	return "foregone" in after && after.foregone !== void 0 ? { foregone: after.foregone } : {};
}
/** A model that answers everything alike is worse than any limit. */
function collapsed(why) {
	return {
		state: "fail",
		observed: null,
		why
	};
}
// src/judge/build.ts
/** Joins what was agreed with what was seen, in one walk. */
function build(input) {
	const { plan, policies } = input;
	return {
		plan,
		policies,
		models: plan.models.map((planned) => caseOf(planned, input))
	};
}
function caseOf(planned, { plan, policies, evidence }) {
	const [policy, at] = [policies[planned.policy], plan.policies[planned.policy]];
	const model = policy && entryOf(policy, planned);
	if (policy === void 0 || at === void 0 || model === void 0) {
		const message = `the plan names the model ${planned.name}, which its ${planned.policy} policy does not`;
		throw new UserError({ message });
	}
	const settings = settingsFor(policy, plan.branch, model);
	if (isLeftOut(planned)) return {
		kind: "left out",
		planned,
		model,
		settings
	};
	const auto = plan.auto ?? AUTO[0];
	const targets = targetsOf(model, auto);
	const witnesses = witnessesOf(plan, model);
	const referenceName = model.reference === "source" ? REFERENCE : model.reference;
	const observed = {
		planned,
		model,
		evidence,
		witnesses,
		referenceName,
		stopRules: stopRulesFor({
			plan,
			policy,
			planned,
			model
		})
	};
	const observe = observer(observed);
	const about = {
		planned,
		model,
		targets,
		referenceName,
		evidence,
		observe,
		compare: comparer(observed, observe),
		rates: ratesOf(model)
	};
	const branchOf = (variant, own) => grow(about, variant, {
		...own,
		auto,
		settings: settingsFor(policy, plan.branch, model, variant),
		makers: witnesses.length > 0 ? witnesses : targets
	});
	const waivers = waiversFor(planned, plan, policy);
	const waiversOf = (name) => waivers.filter(({ variant }) => variant === name);
	const isCompared = isPlannedAtBase(plan, planned) && planned.status !== "unsupported";
	const itself = targets.length > 0 && (model.referenceLimits.length > 0 || isCompared) ? branchOf(asVariant(model, referenceName), {
		enforced: true,
		waivers: waiversOf(REFERENCE)
	}) : void 0;
	const sinceBase = itself && isCompared ? sinceBaseOf(about, itself) : void 0;
	return {
		...about,
		...firstSeen(about),
		kind: "judged",
		policy: at,
		settings,
		alpha: alphaOf(settings),
		branches: model.variants.map((variant) => branchOf(variant, {
			enforced: isEnforced(model, variant),
			waivers: waiversOf(variant.name)
		})),
		...itself && { itself },
		...sinceBase && { sinceBase }
	};
}
/** What an engine here runs, before what was recorded elsewhere: its numbers stand for the variant. */
function targetsOf({ targets, recorded }, auto) {
	const isRecorded = (target) => Object.hasOwn(recorded, target);
	const measured = targets.filter((target) => !isRecorded(target)).map((target) => engineOf(target, auto));
	return [.../* @__PURE__ */ new Set([...measured, ...targets.filter(isRecorded)])];
}
/** Where an engine here made its packages, and so knows their weights. */
function witnessesOf({ requests }, { name, recorded }) {
	const own = requests.filter(({ model, side }) => model === name && side === "head");
	return [...new Set(own.map(({ target }) => target))].filter((target) => !Object.hasOwn(recorded, target));
}
/** Whether the plan has the model itself at the base; one that an older version made may not. */
function isPlannedAtBase({ requests }, { name, base, recorded = [] }) {
	if (base.kind !== "present") return false;
	return requests.some(({ model, side }) => model === name && side === "base") || recorded.some(({ side }) => side === "base");
}
/** What stands for the task, what the limits ask of the records, and what else the task shows. */
function ratesOf({ task, variants, referenceLimits, metrics = [] }) {
	const declared = new Map(metrics.map((metric) => [metric.name, metric]));
	const [first, ...rest] = findTask(task)?.shows ?? [...declared.keys()];
	const asked = [...variants.flatMap(({ limits }) => limits), ...referenceLimits].map(({ metric }) => metric);
	return [.../* @__PURE__ */ new Set([
		...first === void 0 ? [] : [first],
		...asked,
		...rest
	])].flatMap((name) => {
		const metric = declared.get(name) ?? findMetric(name);
		return metric?.source === "records" ? [metric] : [];
	});
}
/** What stands for the model on the target whose numbers stand for the variants. */
function firstSeen(about) {
	const [target] = about.targets;
	const none = { unmeasured: "no target" };
	if (target === void 0) return {
		reference: none,
		source: none
	};
	const source = sourceAt(about, target);
	const found = about.compare(about.referenceName, target);
	if (isUnmeasured(found)) return {
		reference: found,
		source
	};
	return {
		reference: found.own,
		source,
		...found.guess && { guess: found.guess }
	};
}
/** What variants are made from. Where measurements alone stand for the model, that may be what drops are measured from. */
function sourceAt({ model, observe, referenceName }, target) {
	const source = observe("head", REFERENCE, target);
	if (model.source !== null || !isUnmeasured(source)) return source;
	return observe("head", referenceName, target);
}
function grow(about, variant, { makers, auto, ...own }) {
	const { targets, rates, model, compare } = about;
	const beside = variant.limits.flatMap(({ on }) => on ?? []).map((target) => engineOf(target, auto));
	const on = new Map([...targets, ...beside].map((target) => [target, compare(variant.name, target)]));
	const unshrunk = whyUnshrunk(about, variant, makers);
	const reason = whyNone(targets, on) ?? unshrunk;
	const first = targets[0] === void 0 ? void 0 : on.get(targets[0]);
	return {
		...own,
		variant,
		targets,
		rates,
		on,
		alpha: alphaOf(own.settings),
		isYardstick: model.ship === null && model.reference === variant.name && model.variants.length > 1,
		...first && !isUnmeasured(first) && { first },
		...unshrunk !== void 0 && { unshrunk },
		...reason !== void 0 && { reason },
		asked: variant.limits.flatMap((limit) => limitTargets(limit, targets, auto).map((target) => askOn(on, limit, target)))
	};
}
/** A limit put to what was seen of a variant on one target, whether or not it is one of its own. */
function askOn(on, limit, target) {
	const metric = limit.declared ?? findMetric(limit.metric);
	const comparison = on.get(target) ?? { unmeasured: `nothing was measured on ${target}` };
	return {
		limit,
		metric,
		target,
		comparison,
		question: ask(limit, metric, comparison)
	};
}
/** Told where the packages were made: what is recorded elsewhere is bound to the same weights. */
function whyUnshrunk(about, { name, recipe }, makers) {
	return firstOf(makers, (target) => {
		const seen = about.observe("head", name, target);
		return isUnmeasured(seen) ? void 0 : whyNotShrunk(recipe, seen, sourceAt(about, target));
	});
}
/** Of several targets that are not alike in this, the first is named of which there are no numbers. */
function whyNone(targets, on) {
	const whys = targets.map((target) => whyNoNumbers(on.get(target)));
	const at = whys.findIndex((why) => why !== void 0);
	const isAlike = new Set(whys).size <= 1;
	return at < 0 || isAlike ? whys[0] : `${targets[at]}: ${whys[at]}`;
}
/** A number that stands alone is one too: what its limits lack, they say themselves. */
function whyNoNumbers(comparison) {
	if (comparison === void 0) return;
	if (isUnmeasured(comparison)) return comparison.unmeasured;
	if (Object.keys(comparison.own.stated).length > 0) return;
	const answers = complete(comparison.own.columns);
	return isUnmeasured(answers) ? answers.unmeasured : void 0;
}
function firstOf(items, find) {
	return items.map(find).find((found) => found !== void 0);
}
/** The model itself as what limits are put to. */
function asVariant({ referenceLimits, at }, name) {
	return {
		name,
		recipe: { kind: "stored" },
		gate: {},
		limits: referenceLimits,
		at
	};
}
function sinceBaseOf({ model, rates, targets }, { on }) {
	const implied = impliedLimits(model, rates);
	const [target] = targets;
	if (target === void 0 || implied === void 0) return;
	const { none, granted } = implied;
	return {
		none: askOn(on, none, target),
		...granted && { granted: askOn(on, granted, target) }
	};
}
// src/judge/numbers.ts
/** A variant's numbers: those of its first target, and of the others what it does not give, a phone's latency. */
function numbersOf$1({ on, rates, alpha }) {
	const each = [...on.values()].flatMap((one) => isUnmeasured(one) ? [] : [one]).map(({ own, reference }) => observe(own, reference, rates, alpha));
	return Object.assign({}, ...each.reverse());
}
const TIMED = METRICS.filter(({ round }) => round !== void 0);
const EXACT = METRICS.filter(({ of, planned }) => of !== void 0 || planned !== void 0);
/** The numbers of a variant that there are; of what is left out, its limits say why. */
function observe(seen, reference, rates, alpha) {
	const other = comparable(seen, reference, "the reference");
	const { rounds = {} } = seen;
	const timed = TIMED.filter(({ round }) => round !== void 0 && rounds[round] !== void 0);
	const named = new Map(rates.map((metric) => [metric.name, metric]));
	for (const name of [...Object.keys(seen.stated), ...timed.map((metric) => metric.name)]) if (!named.has(name)) named.set(name, findMetric(name));
	const found = [...[...named].map(([name, metric]) => [name, numberOf({
		name,
		metric
	}, seen, other, alpha)]), ...EXACT.map((metric) => [metric.name, heldOf(metric, seen)])];
	return Object.fromEntries(found.flatMap(([name, one]) => one ? [[name, one]] : []));
}
function heldOf(metric, seen) {
	const value = exactly(metric, seen);
	return typeof value === "number" && isTellable(value) ? { value } : void 0;
}
function numberOf(named, seen, other, alpha) {
	const found = statedMetric(named, seen, other) ?? observeScores(named, seen, other, alpha);
	if (found === void 0 || !isTellable(found.value)) return;
	const { versus, ...about } = found;
	return versus === void 0 || isTellable(versus.drop) ? found : about;
}
/** What records or times show of a metric, and how it compares with the other's. */
function observeScores({ metric }, seen, other, alpha) {
	if (metric === void 0) return;
	const after = seen.scores(metric, isUnmeasured(other) ? "nothing" : "reference");
	if (isUnmeasured(after)) return;
	const before = isUnmeasured(other) || isAgainstReference(metric) ? void 0 : other;
	switch (after.kind) {
		case "collapsed": return;
		case "screen": return {
			value: after.value,
			n: after.n
		};
		case "rate": return observedRate({
			metric,
			seen,
			before,
			alpha
		}, after);
		default: return observedValue({
			metric,
			seen,
			before,
			alpha
		}, after);
	}
}
function observedRate({ metric, seen, before, alpha }, after) {
	const [count, n] = [countRight(after.right), after.right.length];
	const clusters = after.clusters && sumsIn(after.right, after.clusters);
	const interval = rateBounds({
		right: count,
		n,
		...clusters && { clusters }
	}, alpha);
	const about = {
		value: count / n,
		n,
		interval
	};
	const was = before?.scores(metric);
	if (before === void 0 || was === void 0 || isUnmeasured(was) || was.kind !== "rate") return about;
	const change = countChange(was, after, identical(seen, before));
	const { lost, gained } = change.pairs;
	const versus = {
		drop: dropOf(change),
		interval: changeInterval(change, alpha),
		lost,
		gained
	};
	return {
		...about,
		versus
	};
}
function observedValue({ metric, seen, before, alpha }, after) {
	const alone = seen.harm(metric, "lower");
	if (isUnmeasured(alone)) return;
	const { value, n } = alone;
	const bounds = after.kind === "rounds" ? alone.bounds(alpha) : {};
	const about = {
		value,
		n,
		..."interval" in bounds && { interval: bounds.interval },
		...after.kind === "rounds" && seen.informs !== void 0 && { informs: true }
	};
	const was = before?.scores(metric);
	if (before === void 0 || was === void 0 || isUnmeasured(was) || was.kind !== after.kind) return about;
	const how = {
		by: "difference",
		at: 0,
		together: true
	};
	const { worst } = "worst" in after ? after : {};
	const harm = seen.harmOver(before, metric, {
		...how,
		...worst !== void 0 && { worst }
	});
	if (isUnmeasured(harm)) return about;
	const drawn = harm.resampling?.done ?? true;
	const unchanged = identical(seen, before) && isUnchanged(was, after);
	const { interval } = drawn ? boundsOf({
		harm,
		unchanged
	}, alpha) : {};
	return {
		...about,
		versus: {
			drop: harm.value,
			...interval && { interval }
		}
	};
}
/** A number that a measurement only states, with its distance from the reference's and without bounds. */
function statedMetric({ name, metric }, seen, other) {
	const own = seen.stated[name];
	if (own === void 0) return;
	const theirs = isUnmeasured(other) ? void 0 : other.stated[name];
	return {
		...own,
		...theirs && { versus: { drop: worse(metric, own.value, theirs.value) } }
	};
}
/** In exact decimals: 0.912 − 0.904 is 0.008. */
function worse(metric, own, theirs) {
	const [a, b] = [decimalOf(own), decimalOf(theirs)];
	return toNumber(metric?.direction === "lower" ? minus(a, b) : minus(b, a));
}
// src/judge/advice/boundary.ts
/** Embeddings whose boundary cases move: on average they are the same, and yet answers near a line change. */
function boundary(ground) {
	return ground.known.flatMap((known) => {
		return (moved(known) ?? minded(known, ground)).map((text) => ({
			variant: known.name,
			topic: "boundary-cases",
			text
		}));
	}).slice(0, 1);
}
/** Undefined where the task draws no such line. */
function moved({ seen, comparison }) {
	if (comparison === void 0 || isUnmeasured(comparison.reference)) return;
	return boundaryBetween(comparison.reference.columns, seen.columns);
}
/** Of the metrics that an app has to mind, the first that is below what it should keep. */
function minded({ seen, comparison }, { alpha }) {
	if (comparison === void 0) return [];
	const asked = MINDED.filter((name) => seen.stated[name] === void 0).flatMap((name) => findMetric(name) ?? []);
	const metrics = observe(seen, comparison.reference, asked, alpha);
	return Object.entries(metrics).flatMap(([name, { value }]) => {
		const row = findMetric(name)?.minded;
		return row !== void 0 && value < row.below ? [row.says(amount(value, "rate"), name)] : [];
	}).slice(0, 1);
}
const MINDED = METRICS.flatMap((metric) => metric.minded === void 0 ? [] : [memberOf(metric, metric.minded.k)]);
// src/judge/advice/falls-back.ts
/** What is bound for the Neural Engine and is not expected there, and what would help. Each reason is told once. */
function fallsBack({ known }) {
	const found = known.flatMap(({ name, target, seen }) => {
		const text = reasonIn(seen.placement, target);
		return text === void 0 ? [] : [{
			variant: name,
			topic: "placement",
			text
		}];
	});
	const first = (text) => found.find((one) => one.text === text);
	return found.filter((one) => one === first(one.text));
}
function reasonIn(placement, target) {
	if (placement === void 0 || isUnmeasured(placement)) return;
	if (placement.full) return `it computes in 32 bits, so Core ML expects none of it on the Neural Engine of ${target}: cast it to FP16 (the preset fp16), and it can go there`;
	return costliest(placement, target);
}
/** Less than this of the cost is not worth a change of the model. */
const WORTH = .1;
function costliest({ off }, target) {
	const [first] = off;
	if (first === void 0 || first.cost < WORTH) return;
	const share = amount(first.cost, "rate");
	return `Core ML expects ${whichOf(first)} on the ${first.on.toUpperCase()} of ${target}, ${share} of the cost: ${first.why ?? "it does not say why the Neural Engine does not run it"}`;
}
function whichOf({ op, count, example }) {
	return count === 1 ? `${op} ${example}` : `${count} × ${op} (the first is ${example})`;
}
// src/judge/advice/basis.ts
function knownOf({ branches, referenceName: reference }) {
	return [...new Set(branches.flatMap(({ on }) => [...on.keys()]))].flatMap((target) => {
		const variants = branches.flatMap(({ variant, on }) => {
			const comparison = on.get(target);
			if (comparison === void 0 || isUnmeasured(comparison)) return [];
			const { name, recipe } = variant;
			return [{
				name,
				target,
				recipe,
				seen: comparison.own,
				comparison
			}];
		});
		const top = variants[0]?.comparison?.reference;
		const isVariant = variants.some(({ name }) => name === reference);
		if (top === void 0 || isUnmeasured(top) || isVariant) return variants;
		return [{
			name: reference,
			target,
			recipe: { kind: "stored" },
			seen: top
		}, ...variants];
	});
}
/** The bits that a recipe asks a weight to be stored in; of a package made by hand, what it holds on average. */
function nominalBits(recipe, { package: held }) {
	return bitsAskedFor(recipe) ?? Math.round(held.weights.bitsPerWeight);
}
/** Nothing where a recipe asks for none. */
function bitsAskedFor(recipe) {
	switch (recipe.kind) {
		case "preset": return PRESETS.find(({ name }) => name === recipe.preset)?.weightBits;
		case "convert": return Math.min(...recipe.steps.map(bitsOf));
		case "stored":
		case "damage":
		case "source": return;
		default: return recipe;
	}
}
function bitsOf({ op, config }) {
	const { nbits, dtype } = {
		...globalOf(config),
		...config
	};
	if (op === "palettize" && typeof nbits === "number") return nbits;
	if (op === "quantize") return Number(/\d+$/.exec(String(dtype ?? "int8"))?.[0] ?? 8);
	return op === "cast" ? 16 : 32;
}
/** coremltools' long form has the same keys one level down. */
function globalOf({ global_config: inner }) {
	return typeof inner === "object" && inner !== null && !Array.isArray(inner) ? inner : {};
}
// src/judge/advice/finer.ts
const FOUR_BITS = 4;
/**
* On a cliff that 4 bits or fewer fall from: a table or scale for fewer weights at a time is worth trying first.
* Where 4 bits stand above the cliff already, they need no groups.
*/
function finer({ cliff, known }) {
	const fallen = known.find(({ name }) => name === cliff?.variant);
	if (cliff === void 0 || fallen === void 0) return [];
	const bits = nominalBits(fallen.recipe, fallen.seen);
	if (bits > FOUR_BITS || bits < FOUR_BITS && fourAbove(fallen, known)) return [];
	return [{
		variant: cliff.variant,
		topic: "cliff",
		text: "worth trying first: 4 bits in groups (convert: { palettize: { nbits: 4, granularity: per_grouped_channel, group_size: 16 } }, from iOS 18), or 8 bits for the layers that suffer most; Apple's ResNet50 at 4 bits rose from 66.8 to 73.1 % in groups of four"
	}];
}
function fourAbove({ seen: { package: fallen } }, known) {
	return known.some(({ recipe, seen }) => nominalBits(recipe, seen) === FOUR_BITS && seen.package.bytes > fallen.bytes);
}
// src/judge/advice/range.ts
/** An audit of the values inside a model: past 65,504 FP16 has no more numbers, past half of it the Neural Engine may not. */
function range({ known }) {
	const [told] = known.flatMap(({ name, seen }) => seen.range ? [{
		name,
		audit: seen.range
	}] : []).flatMap(({ name, audit }) => {
		const text = remedy(audit);
		return text === void 0 ? [] : [{
			variant: name,
			topic: "range",
			text
		}];
	});
	return told === void 0 ? [] : [told];
}
function remedy({ overflows, products }) {
	const [over] = overflows.ops;
	if (over !== void 0) return `${which(over)} passes 65,504, the largest number that FP16 holds: leave it in FP32 (an op_selector in the cast), or scale its input down and its output up again`;
	const [product] = products.ops;
	if (product !== void 0) return `${which(product)} passes 32,768, half of what FP16 holds, where the Neural Engine may overflow: compare the answers there with the CPU's`;
}
function which({ op, name, largest }) {
	const reached = largest > 0 ? ` (${magnitude(largest)})` : "";
	return `${quote(op)} ${quote(name)}${reached}`;
}
// src/judge/choice/order.ts
/**
* The best candidate by an objective, of those that no other beats in every respect. Where the data cannot tell two
* apart, the higher precision is kept: a doubt costs it the least. Two, where they are alike in that as well.
*/
function bestOf(candidates, objective) {
	const { of } = WAYS[objective];
	const known = candidates.filter((one) => dominatorOf(one, candidates) === void 0).flatMap((one) => {
		const range = of(one);
		return range === void 0 ? [] : [{
			one,
			low: range[0],
			high: range[1]
		}];
	});
	const least = Math.min(...known.map(({ high }) => high));
	const [best, second] = known.filter(({ low }) => low <= least).map(({ one }) => one).sort((a, b) => b.bits - a.bits || a.bytes - b.bytes);
	return best?.bits === second?.bits && best?.bytes === second?.bytes ? [best, second] : [best];
}
const WAYS = {
	size: {
		of: ({ bytes }) => [bytes, bytes],
		best: "the smallest variant",
		behind: ({ bytes }, { name }) => `is larger than ${name}: ${amount(bytes, "bytes")}`,
		missing: "has no size"
	},
	latency: {
		of: latencyOf,
		best: "the fastest variant",
		behind: (one, { name }) => `is slower than ${name}: ${milliseconds(one)}`,
		missing: "has no measured latency"
	},
	accuracy: {
		of: lossOf$2,
		best: "the variant closest to the reference",
		behind: (_, { name }) => `may lose more than ${name}`,
		missing: "has no measured loss"
	}
};
function milliseconds({ metrics }) {
	return amount(timeOf(metrics)?.value ?? 0, "duration");
}
/** The candidate that is at least as small, as fast and as good, and in one of these better; nothing where none is. */
function dominatorOf(candidate, others) {
	return others.find((other) => {
		const orders = [
			orderOfSize(candidate, other),
			orderOfLatency(candidate, other),
			orderOfLoss(candidate, other)
		];
		return orders.every((order) => order >= 0) && orders.some((order) => order > 0);
	});
}
function orderOfSize({ bytes }, other) {
	const ratio = bytes / other.bytes;
	if (ratio > 1.05) return 1;
	return ratio < 1 / 1.05 ? -1 : 0;
}
/** Where one of the two was not timed, it may be the faster. */
function orderOfLatency(one, other) {
	const [own, theirs] = [latencyOf(one), latencyOf(other)];
	if (own === void 0 && theirs === void 0) return 0;
	if (own === void 0 || theirs === void 0) return -1;
	return own[0] > theirs[1] ? 1 : own[1] < theirs[0] ? -1 : 0;
}
/** By the worst that the data allows. */
function orderOfLoss(one, other) {
	const [own, theirs] = [lossOf$2(one), lossOf$2(other)];
	if (own === void 0 || theirs === void 0) return own === theirs ? 0 : -1;
	return Math.sign(own[1] - theirs[1]);
}
/** What variants are compared by that are to be fast. */
function timeOf(metrics) {
	return TIME && metrics[TIME.name];
}
const TIME = metricFor("latency");
/**
* Where the median time of a prediction lies. A number that stands alone is taken as it is; times of too few rounds to
* tell how far they are off could be any.
*/
function latencyOf({ metrics }) {
	const found = timeOf(metrics);
	if (found === void 0 || found.informs) return;
	if (found.interval !== void 0) return found.interval;
	return found.n === void 0 ? [found.value, found.value] : [0, Number.POSITIVE_INFINITY];
}
/** How much worse than the reference it is by the metric that comes first, at best and at worst. */
function lossOf$2({ metrics, branch }) {
	const name = branch.rates[0]?.name ?? Object.keys(metrics).find((one) => metrics[one]?.versus !== void 0);
	const versus = name === void 0 ? void 0 : metrics[name]?.versus;
	return versus && (versus.interval ?? [versus.drop, versus.drop]);
}
// src/judge/advice/slower.ts
/** Smaller but slower: weights are unpacked before they are used, and that can take longer than reading more of them. */
function slower({ known, alpha }) {
	const timed = known.flatMap((one) => timedOf(one, alpha));
	return timed.flatMap((one) => {
		const [faster] = timed.filter((other) => isFaster(other, one)).sort((a, b) => a.milliseconds - b.milliseconds);
		return faster === void 0 ? [] : [adviceOn(one, faster)];
	});
}
function timedOf(known, alpha) {
	const metrics = observe(known.seen, { unmeasured: "not asked for" }, [], alpha);
	const range = latencyOf({ metrics });
	const milliseconds = timeOf(metrics)?.value;
	return range === void 0 || milliseconds === void 0 ? [] : [{
		known,
		milliseconds,
		range
	}];
}
/** Larger, in the same place, and faster beyond doubt: ranges that overlap are a tie. */
function isFaster(other, one) {
	return other.known.target === one.known.target && other.known.seen.package.bytes > one.known.seen.package.bytes && other.range[1] < one.range[0] && !isUnmeasured(comparable(one.known.seen, other.known.seen, other.known.name));
}
function adviceOn({ known, milliseconds }, faster) {
	const [own, theirs] = [known, faster.known].map(({ seen }) => amount(seen.package.bytes, "bytes"));
	const text = `smaller but slower: ${own} and ${amount(milliseconds, "duration")} on ${known.target}, ${faster.known.name} ${theirs} and ${amount(faster.milliseconds, "duration")}; take it for its size alone`;
	return {
		variant: known.name,
		topic: "smaller-but-slower",
		text
	};
}
// src/judge/advice/small.ts
const SMALL = 5e6;
/** A model under 5 MB at 8 bits: there is little left to save, and few weights to take up an error. */
function smallModel({ known }) {
	const eight = known.find(({ recipe, seen }) => nominalBits(recipe, seen) === 8);
	if (eight === void 0 || eight.seen.package.bytes >= SMALL) return [];
	const { bytes } = eight.seen.package;
	const text = `it is ${amount(bytes, "bytes")} already; going lower saves at most ${amount(bytes / 2, "bytes")}`;
	return [{
		variant: eight.name,
		topic: "small-model",
		text
	}];
}
const TINY = 1e6;
/** A model under 1 MB bound for the Neural Engine: handing it over may cost more than it saves. */
function neuralEngine({ known, model }) {
	const tiny = known.filter(({ comparison }) => comparison !== void 0).filter(boundFor(model.targets)).find(({ seen }) => seen.package.bytes < TINY);
	if (tiny === void 0) return [];
	const text = `at ${amount(tiny.seen.package.bytes, "bytes")} it may run faster on the CPU than on the Neural Engine: handing over so small a model can take longer than running it (a classifier of 26 kB took 0.8 ms there, 0.15 ms on the CPU); measure both`;
	return [{
		variant: tiny.name,
		topic: "neural-engine",
		text
	}];
}
const TARGETS = ["coreml-ane", "coreml-all"];
/** By the policy's targets, or by what a measurement taken elsewhere says it ran on. */
function boundFor(targets) {
	const wanted = targets.some((target) => TARGETS.includes(target));
	return ({ seen }) => wanted || NEURAL.test(seen.fingerprint.computeUnits);
}
/** As Core ML names the choice (`CPU_AND_NE`, `ALL`), or as people write it. */
const NEURAL = /\b(ane|neural engine|all)\b|_NE\b/i;
// src/judge/advice/advise.ts
/** Each looks for one thing, and says nothing without evidence for it. */
const ADVISERS = [
	finer,
	slower,
	boundary,
	range,
	smallModel,
	neuralEngine,
	fallsBack
];
/** What is worth knowing or trying; it decides nothing. */
function advise(ground) {
	return ADVISERS.flatMap((adviser) => adviser(ground));
}
// src/judge/attribution.ts
/**
* What a variant lost to quantization and what it lost since the base, side by side, and which of weights, conversion,
* data and toolchain changed between the two. Nothing where the base was not measured.
*/
function attribute(modelCase, branch) {
	const { first, variant, rates, alpha, targets } = branch;
	const [metric, target] = [rates[0], targets[0]];
	if (first === void 0 || metric === void 0 || target === void 0) return;
	const { base } = first;
	if (base.kind !== "present" || isUnmeasured(base.own)) return;
	const delta = (after, before) => isUnmeasured(after) || isUnmeasured(before) ? void 0 : observe(after, before, [metric], alpha)[metric.name]?.versus;
	const causes = causesOf({
		variant,
		samples: modelCase.planned.samples,
		head: {
			own: first.own,
			source: modelCase.source
		},
		base: {
			own: base.own,
			source: modelCase.observe("base", REFERENCE, target)
		}
	});
	const loss = side(delta(first.own, first.reference), delta(base.own, base.reference));
	const regressed = delta(first.own, base.own);
	const ofReference = delta(first.reference, base.reference);
	const regression = {
		...regressed && { variant: regressed },
		...ofReference && { reference: ofReference }
	};
	const found = {
		metric: metric.name,
		loss,
		regression,
		causes
	};
	return {
		...found,
		text: attributionText(variant.name, metric, found)
	};
}
function side(head, base) {
	return {
		...head && { head },
		...base && { base }
	};
}
/** What of a variant differs between base and head. */
function causesOf(sides) {
	return [
		{
			cause: "weights",
			...weights(sides)
		},
		{
			cause: "conversion",
			...conversion(sides)
		},
		{
			cause: "data",
			...data(sides)
		},
		{
			cause: "toolchain",
			...toolchain(sides)
		}
	];
}
/** Of what the variant is made from: the source, or its own package where it is made by hand. */
function weights({ variant, head, base }) {
	const byHand = variant.recipe.kind === "source";
	const [now, before] = byHand ? [head.own, base.own] : [head.source, base.source];
	if (isUnmeasured(now)) return {
		found: "unknown",
		why: now.unmeasured
	};
	if (isUnmeasured(before)) return {
		found: "unknown",
		why: before.unmeasured
	};
	const what = byHand ? "the package made by hand" : "the source";
	if (identical(now, before)) return {
		found: "same",
		why: `${what} is the same to the bit`
	};
	return {
		found: "changed",
		why: `${what} is ${digestOf(now)}, at the base ${digestOf(before)}`
	};
}
/** Both sides are converted by the policy's recipe; where all else is the same, so must be what it makes. */
function conversion(sides) {
	const { variant, head, base } = sides;
	if (variant.recipe.kind === "source") return {
		found: "same",
		why: "nothing is converted"
	};
	const ingredients = [weights(sides), toolchain(sides)];
	if (identical(head.own, base.own)) return {
		found: "same",
		why: "it made the same bits"
	};
	if (ingredients.every(({ found }) => found === "same")) return {
		found: "changed",
		why: "the same source and recipe gave other weights"
	};
	const [now, before] = [head, base].map((side) => compressed(side.own));
	if (now === before) return {
		found: "same",
		why: "the policy's recipe made both"
	};
	return {
		found: "changed",
		why: `the recipe is the same, but compressed ${now}, at the base ${before}`
	};
}
function compressed({ package: { weights } }) {
	const { compressed = 0, skipped = 0 } = weights;
	return `${compressed} of ${counted(compressed + skipped, "tensor")}`;
}
/** Both sides answer the examples that the plan names, or have no answers. */
function data({ samples, head, base }) {
	const [now, before] = [complete(head.own.columns), complete(base.own.columns)];
	if (samples === void 0) return {
		found: "unknown",
		why: "the plan names no examples"
	};
	if (isUnmeasured(now)) return {
		found: "unknown",
		why: now.unmeasured
	};
	if (isUnmeasured(before)) return {
		found: "unknown",
		why: `at the base: ${before.unmeasured}`
	};
	const { count, digest } = samples;
	return {
		found: "same",
		why: `both answer the same ${counted(count, "example")}, ${shortDigest(digest)}`
	};
}
function toolchain({ head, base }) {
	const { fingerprint } = head.own;
	const differing = differences(head.own, base.own);
	if (differing.length > 0) return {
		found: "changed",
		why: differing.join("; ")
	};
	const { engine, coremltools, os, chip, evaluator } = fingerprint;
	const parts = [
		engine,
		`coremltools ${coremltools}`,
		os,
		chip,
		`evaluator ${shortDigest(evaluator)}`
	];
	return {
		found: "same",
		why: `both ran with ${listed(parts)}`
	};
}
function digestOf({ package: { weightsDigest } }) {
	return shortDigest(weightsDigest);
}
/** One sentence: what changed between base and head, and what became of the variant. */
function attributionText(name, metric, found) {
	return `${changes(found.causes)}: ${deltas(name, metric, found)}.`;
}
function changes(causes) {
	const changed = named(causes, "changed");
	const unknown = named(causes, "unknown");
	const said = changed === "" ? "Since the base, nothing is seen to have changed" : `Since the base, ${changed} changed`;
	return unknown === "" ? said : `${said} (unknown: ${unknown})`;
}
const WORDS = {
	weights: "the weights",
	conversion: "the conversion",
	data: "the data",
	toolchain: "the toolchain"
};
function named(causes, state) {
	return causes.filter(({ found }) => found === state).map(({ cause }) => WORDS[cause]).join(" and ");
}
/** How much of a regression the reference has too, and whether quantization costs more than before. */
function deltas(name, metric, found) {
	const { loss, regression } = found;
	if (regression.variant === void 0) return `the two sides of ${name} do not compare`;
	const form = formNameOf(metric, "max-regression");
	const shown = (drop) => amount(drop, form);
	return [
		`${metric.name} of ${name} ${became(regression.variant.drop, shown)}`,
		...regression.reference ? [`its reference ${became(regression.reference.drop, shown)}`] : [],
		...loss.head && loss.base ? [`quantization ${costs(loss.head.drop, shown)}, at the base it ${costs(loss.base.drop, shown)}`] : []
	].join("; ");
}
/** A negative cost is a gain. */
function costs(drop, shown) {
	if (drop === 0) return "costs nothing";
	return drop > 0 ? `costs ${shown(drop)}` : `gains ${shown(-drop)}`;
}
function became(drop, shown) {
	if (drop === 0) return "did not change";
	return `got ${drop > 0 ? "worse" : "better"} by ${shown(Math.abs(drop))}`;
}
// src/judge/range.ts
/** Which programs of a model reach values that 16 bits or the Neural Engine cannot hold. It informs and never gates. */
function rangeNotes(modelCase) {
	const names = [REFERENCE, ...modelCase.model.variants.map(({ name }) => name)];
	const notes = modelCase.targets.flatMap((target) => names.flatMap((variant) => {
		const whose = variant === "reference" ? "the source" : quote(variant);
		return auditsOf(modelCase, variant, target).flatMap(({ range, of }) => [...rangeSentences(range), ...onSome(range, of)]).map((sentence) => `${whose}: ${sentence}`);
	}));
	return [...new Set(notes)];
}
function auditsOf({ evidence, model }, variant, target) {
	const seen = evidence.measurement({
		model: model.name,
		side: "head",
		variant,
		target
	});
	if (isUnmeasured(seen) || seen.status === "failed" || seen.range === void 0) return [];
	return [{
		range: seen.range,
		of: seen.evaluated?.of ?? seen.range.examples
	}];
}
/** What was found on some examples is less than what all would show. */
function onSome(range, of) {
	const { examples } = range;
	if (examples >= of || rangeSentences(range).length === 0) return [];
	return [`ranges were audited on ${examples} of ${counted(of, "example", "examples")}`];
}
const OVERFLOWS = {
	fp16: [
		"op passes",
		"ops pass",
		" 65,504, more than FP16 holds"
	],
	fp32: [
		"op passes",
		"ops pass",
		" 65,504 in FP32, more than FP16 would hold"
	]
};
const PRODUCTS = [
	"matrix product passes",
	"matrix products pass",
	" 32,768, where the Neural Engine may overflow"
];
const NAN = [
	"op gives",
	"ops give",
	" NaN"
];
const UNSEEN = [
	"op",
	"ops",
	" could not be audited inside"
];
/** What an audit found, a sentence each; none where every value fits. */
function rangeSentences(audit) {
	const { precision, examples, overflows, products, nan, unseen } = audit;
	const among = ({ examples: n }) => `in ${n} of ${examples} examples`;
	const reached = (reach) => `${extent(reach)} ${among(reach)}`;
	const found = [
		...sentence$1(overflows, OVERFLOWS[precision], reached),
		...sentence$1(products, PRODUCTS, reached),
		...sentence$1(nan, NAN, among)
	];
	return found.length === 0 ? [] : [...found, ...sentence$1(unseen, UNSEEN)];
}
function sentence$1({ count, ops }, [one, several, rest], detail) {
	if (count === 0) return [];
	const named = ops.slice(0, NAMED$1).map((item) => {
		const name = `${quote(item.op)} ${quote(item.name)}`;
		return detail === void 0 ? name : `${name} (${detail(item)})`;
	});
	return [`${counted(count, one, several)}${rest}: ${listed(named, count - named.length)}`];
}
const NAMED$1 = 3;
/** Rounded up: what passes a limit must not read as if it kept it. */
function extent({ largest, infinite }) {
	const number = magnitude(largest);
	return [...largest > 0 ? [number] : [], ...infinite ? ["infinite"] : []].join(" and ");
}
// src/judge/cast.ts
/**
* Whether it is the cast to 16-bit floats that breaks a model of 32: a failing variant of fewer bits starts from that
* cast, which then fails by the same limit, or cannot be evaluated itself. Where the policy has no `fp16` the audit of
* the variant, or of the source, may say so; that is less than a proof.
*/
function castToBlame(modelCase, variants) {
	const [target] = modelCase.targets;
	if (target === void 0 || !computesIn32(modelCase)) return [];
	const half = variants.find(({ branch }) => isCast(branch.variant.recipe))?.branch;
	const blamed = variants.flatMap(({ branch, limits }) => {
		const bits = bitsAskedFor(branch.variant.recipe);
		if (bits === void 0 || !startsFromCast(branch.variant.recipe)) return [];
		const failing = {
			branch,
			broken: limits.filter((one) => isBroken(one.judgement) && isOfAnswers(one)).filter((one) => sourceKeeps(modelCase, one, target)).map(({ limit }) => limit)
		};
		const why = half === void 0 ? auditBlames(modelCase, failing, target) : castBlames(modelCase, half, failing, target);
		return why === void 0 ? [] : [{
			branch,
			bits,
			why
		}];
	});
	const first = blamed.find(({ branch }) => branch.enforced) ?? blamed[0];
	if (first === void 0) return [];
	const not = [...new Set(blamed.map((one) => one.bits))].sort((a, b) => b - a).join(" or ");
	const { verb, because } = first.why;
	const text = `${verb} this model, not ${not} bits: ${because}`;
	return [{
		variant: first.branch.variant.name,
		topic: "fp16",
		text
	}];
}
/** What the cast itself shows: no numbers where the variant has none, or the same limit broken. */
function castBlames(modelCase, half, { branch, broken }, target) {
	const name = quote(half.variant.name);
	const { blames } = auditOf(modelCase, half.variant.name, target);
	const breaks = (said) => ({
		verb: "FP16 breaks",
		because: [said, ...blames].join("; ")
	});
	if (half.reason !== void 0 && half.unshrunk === void 0) return broken.length > 0 || branch.reason !== void 0 ? breaks(`${name} alone gives no numbers: ${half.reason}`) : void 0;
	const same = broken.find((limit) => isBroken(judgeLimit(half, askOn(half.on, limit, target), half.alpha)));
	if (same === void 0) return;
	return breaks(`${name} alone does not keep ${limitText(same)} either`);
}
/** A limit on the answers; what the package alone says is not the cast's doing. */
function isOfAnswers({ limit, metric }) {
	return metric?.source === "records" && OF_ANSWERS.has(limit.operator);
}
/** A regression is measured from the base, whatever its precision. */
const OF_ANSWERS = /* @__PURE__ */ new Set([
	"min",
	"max",
	"max-drop",
	"max-increase"
]);
/** What the source does not reach either, no cast has lost. */
function sourceKeeps({ compare, alpha }, { limit, metric }, target) {
	return limit.operator === "max-drop" || limit.operator === "max-increase" || !isBroken(answer(ask(limit, metric, compare("reference", target)), alpha));
}
function isBroken({ state, leans }) {
	return state === "fail" || state === "inconclusive" && leans === "fail";
}
/** Without the cast beside it: what its own values reach, or those of the source in 32 bits. */
function auditBlames(modelCase, { branch, broken }, target) {
	if (broken.length === 0 && branch.reason === void 0) return;
	const own = auditOf(modelCase, branch.variant.name, target);
	if (own.precision === "fp16" && own.blames.length > 0) return {
		verb: "FP16 breaks",
		because: own.blames.join("; ")
	};
	const source = auditOf(modelCase, REFERENCE, target);
	if (broken.length === 0) return;
	if (source.precision !== "fp32" || source.blames.length === 0) return;
	return {
		verb: "FP16 may be what breaks",
		because: [...source.blames, "a variant fp16 beside it would tell"].join("; ")
	};
}
/** Of a measurement that failed too: that it did may be the reason to look. */
function auditOf({ evidence, model }, variant, target) {
	const seen = evidence.measurement({
		model: model.name,
		side: "head",
		variant,
		target
	});
	if (isUnmeasured(seen) || seen.range === void 0) return { blames: [] };
	const { precision, overflows, nan } = seen.range;
	const none = {
		count: 0,
		ops: []
	};
	const blames = rangeSentences({
		...seen.range,
		products: none,
		unseen: none
	});
	return {
		precision,
		blames: overflows.count + nan.count > 0 ? blames : []
	};
}
/** Nothing is lost to a cast where there is none, or where the source has no numbers either. */
function computesIn32({ source }) {
	if (isUnmeasured(source) || isUnmeasured(complete(source.columns))) return false;
	return source.package.weights.byKind.float32 !== void 0;
}
function isCast(recipe) {
	return recipe.kind === "preset" && recipe.preset === "fp16";
}
function startsFromCast(recipe) {
	switch (recipe.kind) {
		case "preset": return recipe.preset !== "fp32" && recipe.preset !== "fp16";
		case "convert": return recipe.steps.length > 1 && recipe.steps[0]?.op === "cast";
		case "stored":
		case "damage":
		case "source": return false;
		default: return recipe;
	}
}
// src/judge/choice/candidates.ts
function isCandidate(one) {
	return "branch" in one;
}
/** Every variant, in the policy's order. */
function weigh({ branches, referenceName }, source) {
	return branches.map((branch) => {
		const { name } = branch.variant;
		const found = candidateOf(branch, source, referenceName);
		return "why" in found ? {
			name,
			...found
		} : found;
	});
}
function candidateOf(branch, source, reference) {
	const { variant, first, reason, unshrunk } = branch;
	if (variant.name === reference) return {
		why: "is the reference",
		isLarge: true
	};
	if (variant.limits.length === 0) return {
		why: "has no limit to keep",
		isLarge: false
	};
	if (unshrunk !== void 0) return {
		why: "did not shrink",
		isLarge: false
	};
	if (first === void 0 || reason !== void 0) return {
		why: "was not measured in full",
		isLarge: false
	};
	const { bytes, weights } = first.own.package;
	if (bytes >= source.package.bytes) return {
		why: "is no smaller than its source",
		isLarge: true
	};
	const metrics = numbersOf$1(branch);
	return {
		name: variant.name,
		branch,
		bytes,
		bits: weights.bitsPerWeight,
		metrics
	};
}
/** Whether a candidate keeps every limit, each bound wrong with a chance of `alpha` at most. */
function keepingOf({ branch }, alpha) {
	const told = settle(branch, alpha).filter((settled) => !changesNothing(settled));
	if (told.length === 0) return {
		kind: "not",
		why: NOTHING_TOLD
	};
	const open = told.filter(({ judgement }) => !KEPT.has(judgement.state));
	if (open.length === 0) return told.some(certifies) ? { kind: "certain" } : {
		kind: "not",
		why: NOTHING_TOLD
	};
	if (open.every(({ judgement }) => judgement.leans === "pass")) return { kind: "estimated" };
	return {
		kind: "not",
		why: whyNot(open)
	};
}
const NOTHING_TOLD = "has no limit of which the data can tell";
const KEPT = /* @__PURE__ */ new Set(["pass", "not-applicable"]);
/** The worst that was found of any limit. */
function whyNot(open) {
	const [worst] = open.map((settled) => ({
		...wordsFor(settled),
		settled
	})).sort((a, b) => a.rank - b.rank);
	return worst === void 0 ? "" : `${worst.says} ${limitText(worst.settled.limit)}`;
}
function wordsFor({ judgement }) {
	if (judgement.state === "fail") return {
		rank: 0,
		says: "breaks"
	};
	if (judgement.state === "unmeasured") return {
		rank: 1,
		says: "is unmeasured for"
	};
	if (judgement.leans === "fail") return {
		rank: 2,
		says: "likely breaks"
	};
	return {
		rank: 3,
		says: "is not certain to keep"
	};
}
/** Of the limits that are open and lean to be kept, the first. */
function firstDoubt({ branch }) {
	return settle(branch, branch.alpha).filter((settled) => !changesNothing(settled)).find(({ judgement }) => !KEPT.has(judgement.state));
}
// src/forecast/reach.ts
/**
* Whether a limit passes by luck, if at all, however its examples are answered: there are fewer of them than certify it
* without one change. Their number and the limit are known before anything runs.
*/
function isOutOfReach(asked) {
	return asked.n < fewestFor(asked);
}
function fewestFor(asked) {
	const { limit, alpha } = asked;
	const metric = findMetric(limit.metric);
	if (metric === void 0 || metric.test === "exact") return 0;
	const target = toNumber(limit.target);
	if (metric.test !== "rate") return leastOf(asked, target, metric);
	switch (limit.operator) {
		case "min": return leastAnswers(target, alpha);
		case "max": return leastAnswers(1 - target, alpha);
		default: return leastExamples(target, alpha);
	}
}
// src/judge/choice/together.ts
/**
* Which candidates are certain to keep their limits, so that the chance of any one among them that truly breaks one is
* at most alpha, however the data happen to depend on each other. Whoever picks the best of several gives luck several
* chances; where the order of the tests is fixed before the data are seen, by sizes, which are known and not
* estimated, that costs next to nothing.
*/
function testTogether(all, { ships, objective }, test = ALONE) {
	const candidates = all.filter(canPass);
	const isEstimated = objective !== OBJECTIVES[0];
	switch (ships.kind) {
		case "nothing": return [];
		case "any": return isEstimated ? split(candidates, candidates.length, test) : fallback(candidates, test);
		case "one":
		case "large": {
			const first = ships.kind === "one" ? [ships.candidate] : [];
			const most = ships.kind === "one" ? ships.candidate.bytes : Number.POSITIVE_INFINITY;
			const others = candidates.filter((one) => one !== first[0]);
			if (isEstimated) return gate(first, others, test);
			return inOrder([...first, ...bySize(others.filter(({ bytes }) => bytes < most))], test);
		}
		default: return ships;
	}
}
const ALONE = {
	keeps: (candidate, alpha) => keepingOf(candidate, alpha).kind === "certain",
	breaks({ branch }, alpha) {
		const tested = branch.asked.filter(({ question }) => question.kind !== "settled");
		const whole = branch.alpha * (1 - RESERVE);
		const more = normalQuantile(whole / Math.max(1, tested.length)) - normalQuantile(whole);
		const level = normalCdf(normalQuantile(alpha) + more);
		return tested.some((asked) => judgeLimit(branch, asked, level).state === "fail");
	}
};
/**
* Where a variant ships: that one at the whole alpha, then each smaller one at the whole alpha, up to the first that
* does not pass (a fixed sequence). To name a wrong one, the first wrong one of this order has to pass: alpha.
*/
function inOrder(order, test) {
	const found = [];
	for (const candidate of order) {
		const one = testOf(candidate, 1, test);
		found.push(one);
		if (!one.isCertain) break;
	}
	return found;
}
/** The objective itself is estimated, so no order is fixed: each has its part of alpha. */
function split(candidates, parts, test) {
	return candidates.map((candidate) => testOf(candidate, 1 / parts, test));
}
/**
* The same where a variant ships, which is tested first at the whole alpha and opens the way to the others. If it is
* wrong it passes with a chance of alpha at most; if it is not, the others have alpha between them.
*/
function gate(first, others, test) {
	const opened = inOrder(first, test);
	if (!opened.every(({ isCertain }) => isCertain)) return opened;
	return [...opened, ...split(others, others.length, test)];
}
/** What is kept back of alpha for passing over the hopeless. */
const RESERVE = 1 / 50;
/**
* Where all variants are enforced: from the largest to the smallest, the first with half of alpha and each other with
* an equal part of the rest, and with all that the one before had, if that passed (the fallback procedure of Wiens).
* So the last of a ladder that passes has all of it. Two kinds neither end the walk nor take the others' part:
*
* - what so few examples can hardly certify comes last. That depends on their number and the limit, which are known.
* - what is hopeless, beyond a limit with a confidence so high that chance hardly ever says so of one near its limit,
*   hands on what it had, as if it had passed.
*
* That the second looks at the data is paid for by the reserve. Let a wrong variant be t standard errors beyond a
* limit, and tested at c. It passes with the chance Φ(−z_c − t) and is hopeless with the chance l·Φ(t − z_s) at most,
* for l limits each tested at s. What it then hands on does harm with a chance e at most, e ≥ c, whatever depends on
* what. While l·Φ(t − z_s) ≤ e both terms are convex in t, so their sum is largest at an end: at t = 0 it is c + l·s,
* at the other end e + Φ(−z_c − z_s + z_(e/l)). For larger t the first falls and the second stays e. With
* z_s = z_r + z_(a/l) − z_a, where a is alpha without the reserve, both are e + r at most. So each of the variants
* that can hand anything on adds r, and r is the reserve in as many parts. `npm run simulate` plays it.
*/
function fallback(candidates, test) {
	const order = bySize(candidates).toSorted((a, b) => Number(needsLuck(a)) - Number(needsLuck(b)));
	const behind = order.length - 1;
	if (behind < 1) return inOrder(order, test);
	const whole = .98;
	let handed = 0;
	return order.map((candidate, at) => {
		const share = handed + (at === 0 ? whole / 2 : whole / 2 / behind);
		const found = testOf(candidate, share, test);
		const hopeless = candidate.branch.alpha * RESERVE / behind;
		handed = at < behind && (found.isCertain || test.breaks(candidate, hopeless)) ? share : 0;
		return found;
	});
}
function testOf(candidate, share, test) {
	return {
		candidate,
		share,
		isCertain: test.keeps(candidate, candidate.branch.alpha * share)
	};
}
/** The largest first; of one size the one of more bits, which is no estimate either. */
function bySize(candidates) {
	return candidates.toSorted((a, b) => b.bytes - a.bytes || b.bits - a.bits);
}
/** Whether some limit of it passes by luck, if at all: for its examples, however they are answered. */
function needsLuck({ branch }) {
	const { alpha } = branch;
	return branch.asked.some((asked) => {
		if (asked.limit.slice !== void 0) return false;
		const { question, limit } = asked;
		const n = question.kind === "stopped" ? question.stop.of : answer(question, alpha).n;
		return n !== void 0 && isOutOfReach({
			limit,
			n,
			alpha
		});
	});
}
/**
* Whether the test of every limit is still to come. What is read, as a size is, what was not measured, what is a number
* alone and what answers everything alike does not depend on which examples were drawn; a screen does.
*/
function canPass({ branch }) {
	return !branch.asked.some(({ question, metric, limit }) => {
		if (question.kind !== "settled" || limit.slice !== void 0) return false;
		const { state, estimate } = question.judgement;
		if (state === "unmeasured" || estimate) return true;
		return state === "fail" && metric?.test !== "screen";
	});
}
// src/judge/choice/field.ts
/** Every variant weighed, and those that may be chosen. */
function fieldOf(modelCase, source) {
	const { ship, objective } = modelCase.model;
	const weighed = weigh(modelCase, source);
	const candidates = weighed.filter(isCandidate);
	const ships = shipsOf(weighed, ship);
	const tested = testTogether(candidates, {
		ships,
		objective
	});
	const certain = tested.flatMap((one) => one.isCertain ? one.candidate : []);
	const estimated = certain.length > 0 ? [] : byNumbers$1(candidates, ships);
	return {
		weighed,
		ships,
		tested,
		eligible: [...certain, ...estimated],
		onEstimates: estimated.length > 0
	};
}
function shipsOf(weighed, ship) {
	if (ship === null) return { kind: "any" };
	const found = weighed.find(({ name }) => name === ship);
	if (found === void 0) return { kind: "nothing" };
	if (isCandidate(found)) return {
		kind: "one",
		candidate: found
	};
	return { kind: found.isLarge ? "large" : "nothing" };
}
/**
* Where none is certain: those that keep their limits by the numbers seen, whether these stand alone or have examples
* behind them, for evidence must not make advice weaker than none would. Of what ships nothing smaller is said so.
*/
function byNumbers$1(candidates, ships) {
	return (ships.kind === "one" ? [ships.candidate] : ships.kind === "any" ? candidates : []).filter((one) => keepingOf(one, one.branch.alpha).kind !== "not");
}
// src/judge/choice/words.ts
/** What it is the best at, what it saves and costs, and where that is not certain, why. */
function whyChosen(chosen, source, best, onEstimates) {
	const { name, branch, bytes } = chosen;
	const [before, after] = [source.package.bytes, bytes].map((size) => amount(size, "bytes"));
	return [
		`${name} is ${best} that ${onEstimates ? `keeps ${keptBy(branch)} by the numbers seen` : `surely keeps ${keptBy(branch)}`}.`,
		`It takes ${after} instead of ${before}.`,
		...lossOf$1(chosen),
		...onEstimates ? doubtOf(chosen) : []
	].join(" ");
}
/** Numbers alone or too few examples: advice on either has the same form, and says which it is. */
function doubtOf(chosen) {
	const doubt = firstDoubt(chosen);
	if (doubt === void 0) return [];
	const { judgement, limit } = doubt;
	const asked = limitText(limit);
	if (judgement.estimate || judgement.n === void 0) return [`Nobody can say how sure that is: of ${asked} only a number is known.`];
	return [`That is not certain: ${counted(judgement.n, "example")} cannot tell whether it keeps ${asked}.`];
}
function lossOf$1({ branch, metrics }) {
	const [found] = Object.entries(metrics).filter(([, { versus }]) => versus !== void 0);
	if (found === void 0) return [];
	const [name, { versus }] = found;
	const metric = branch.rates.find((rate) => rate.name === name) ?? findMetric(name);
	if (metric === void 0 || versus === void 0) return [];
	const moved = `Its ${name} ${movedBy(harmedBy(metric), versus.drop)}`;
	if (versus.interval === void 0) return [`${moved}.`];
	return [`${moved}.`, `${atWorst(metric, versus.interval[1])} (${confidenceOf(branch.alpha)} sure).`];
}
/** `At worst it fell by 0.48 points`; where even the worst is better than the reference, `It truly rose by 2 points at least`. */
function atWorst(metric, harm) {
	const { form } = harmedBy(metric);
	const [fell, rose] = metric.direction === "higher" ? ["fell", "rose"] : ["rose", "fell"];
	if (harm >= 0) return `At worst it ${fell} by ${amount(harm, form, "up")}`;
	return `It truly ${rose} by ${amount(-harm, form, "down")} at least`;
}
function harmedBy(metric) {
	const operator = metric.direction === "higher" ? "max-drop" : "max-increase";
	return {
		metric,
		form: formNameOf(metric, operator)
	};
}
/** Why a variant was not chosen, in a few words that follow its name. */
function whyOut(one, field, chosen, way) {
	if (!isCandidate(one)) return one.why;
	const { alpha } = one.branch;
	const alone = keepingOf(one, alpha);
	if (alone.kind === "not") return alone.why;
	const { eligible } = field;
	if (!eligible.includes(one)) return whyNotEligible(one, alone.kind, field);
	if (way.of(one) === void 0) return way.missing;
	if (chosen === void 0) return "keeps every limit, and so does another that is equally small";
	const better = dominatorOf(one, eligible);
	if (better !== void 0) return `is no smaller, faster or better than ${better.name}`;
	return way.behind(one, chosen);
}
/** Of one that keeps its limits where it is looked at alone. */
function whyNotEligible(one, alone, { ships, tested }) {
	const own = tested.find(({ candidate }) => candidate === one);
	if (own === void 0 && ships.kind === "one" && ships.candidate.bytes <= one.bytes) return `is no smaller than ${ships.candidate.name}, which ships`;
	if (alone === "estimated") return "keeps its limits by the numbers seen, which is not certain";
	if (own !== void 0) return `passes, but not with the ${confidenceOf(one.branch.alpha * own.share)} confidence that choosing among several asks for`;
	return `passes, but ${tested.find(({ isCertain }) => !isCertain)?.candidate.name ?? "what ships"}, which comes before it, is not certain to`;
}
/** What a chosen variant keeps: a doubt about a slice excludes nothing, and is not passed over in silence. */
function keptBy(branch) {
	const open = settle(branch, branch.alpha).filter(changesNothing);
	if (open.length === 0) return "every limit";
	const against = [...new Set(open.flatMap(leaning))];
	return against.length === 0 ? "every limit on all examples" : `every limit on all examples, though it leans to break ${listedUpTo(NAMED, against)}`;
}
function leaning({ limit, judgement }) {
	return limit.slice !== void 0 && judgement.leans === "fail" ? [limitText(limit)] : [];
}
const NAMED = 3;
// src/judge/choice/choose.ts
/** Of the variants that keep every limit the best by the objective. */
function choose(modelCase) {
	const { branches, source, model } = modelCase;
	if (isUnmeasured(source)) return none(`the source is unmeasured: ${source.unmeasured}`);
	if (branches.every(({ variant }) => variant.limits.length === 0)) return none("no variant has a limit to keep");
	return chosenFrom(fieldOf(modelCase, source), source, model.objective, branches);
}
function chosenFrom(field, source, objective, branches) {
	const { eligible, onEstimates, weighed } = field;
	const [best, twin] = bestOf(eligible, objective);
	const chosen = twin === void 0 ? best : void 0;
	const told = weighed.filter(({ name }) => name !== chosen?.name).map((one) => ({
		name: one.name,
		why: whyOut(one, field, chosen, WAYS[objective])
	}));
	if (best === void 0) return none(whyEach(told, branches), told);
	if (chosen === void 0) return none(alike(best, twin), told);
	return {
		recommended: best.name,
		because: whyChosen(best, source, WAYS[objective].best, onEstimates),
		excluded: told,
		...onEstimates && { onEstimates }
	};
}
function none(why, excluded = []) {
	return {
		recommended: null,
		because: `No variant is recommended: ${why}.`,
		...excluded.length > 0 && { excluded }
	};
}
function alike(best, twin) {
	return `${best.name} and ${twin?.name} keep every limit and are equally small`;
}
/** Each variant that has limits is told of: one left out would seem forgotten. */
function whyEach(told, branches) {
	const limited = branches.flatMap(({ variant }) => variant.limits.length > 0 ? variant.name : []);
	const shown = told.filter(({ name }) => limited.includes(name));
	return listed(shown.map(({ name, why }) => `${name} ${why}`));
}
// src/judge/curve.ts
/** Only what is a share has a curve, from the reference down; a variant that did not shrink is no step down. */
function curveOf(modelCase) {
	const { branches, reference: top, referenceName: name } = modelCase;
	if (isUnmeasured(top)) return;
	const metric = metricOf(modelCase, top);
	if (metric === void 0) return;
	const [first] = pointAt(name, top, top, metric);
	if (first === void 0) return;
	const placed = branches.filter(({ variant, unshrunk }) => variant.name !== name && unshrunk === void 0).map((one) => ({
		name: one.variant.name,
		found: pointOf(one, top, metric)
	}));
	return {
		metric,
		points: [first, ...placed.flatMap(({ found }) => found).filter(({ bytes }) => bytes <= first.bytes).toSorted((a, b) => b.bytes - a.bytes)],
		missing: placed.flatMap(({ name, found }) => found.length === 0 ? name : [])
	};
}
/** The metric that stands first: of the records, else of what was stated. */
function metricOf({ rates }, top) {
	return [...rates, ...Object.keys(top.stated).map(findMetric)].find((metric) => metric?.quantity === "rate" && metric.source === "records");
}
function pointOf({ variant, first }, top, metric) {
	return first === void 0 ? [] : pointAt(variant.name, first.own, top, metric);
}
function pointAt(name, seen, top, metric) {
	if (isUnmeasured(comparable(seen, top, "the reference"))) return [];
	const point = seen.point(metric);
	if (isUnmeasured(point)) return [];
	const scores = seen.scores(metric);
	const alone = seen.stated[metric.name] !== void 0 || isUnmeasured(scores);
	const known = {
		name,
		bytes: seen.package.bytes,
		score: point.value
	};
	return [alone ? known : {
		...known,
		scores,
		seen
	}];
}
/** How much worse one variant is than another, on the same examples where they are known. */
function dropBetween(former, latter, metric) {
	const [before, after] = sideBySide(former, latter, metric);
	const [one, other] = [before.scores, after.scores];
	if (one?.kind === "rate" && other?.kind === "rate") {
		const { n, lost, gained } = pairsOf(one.right, other.right);
		const bounds = (alpha) => changeInterval(countChange(one, other, false), alpha);
		return {
			drop: (lost - gained) / n,
			bounds
		};
	}
	const harm = harmBetween(before, after, metric);
	if (harm === void 0 || isUnmeasured(harm)) return byNumbers(before, after);
	return {
		drop: harm.value,
		bounds: (alpha) => harm.bounds(alpha).interval
	};
}
/** Where measuring one of them ended early, both on the examples before that: the first ones of each are the same. */
function sideBySide(before, after, metric) {
	const [cut] = [before.seen?.stopped, after.seen?.stopped].filter((one) => one !== void 0).sort((one, other) => one.stop.after - other.stop.after);
	if (cut === void 0) return [before, after];
	return [upTo(cut, before, metric), upTo(cut, after, metric)];
}
function upTo({ stop, select }, point, metric) {
	const { seen, scores: _, ...known } = point;
	if (seen === void 0 || seen.place.first === stop.after) return point;
	const part = seen.upTo(stop.after, select);
	const scores = part.scores(metric);
	return isUnmeasured(scores) ? known : {
		...known,
		scores,
		seen: part
	};
}
/** Where both were seen, what a limit has drawn of the two is not drawn again. */
function harmBetween(before, after, metric) {
	const how = {
		by: "difference",
		at: 0,
		together: true
	};
	if (before.seen && after.seen) return after.seen.harmOver(before.seen, metric, how);
	const [one, other] = [before.scores, after.scores];
	if (one === void 0 || other === void 0 || !isEstimable(one) || !isEstimable(other)) return;
	return harmVersus(one, other, {
		...how,
		direction: metric.direction
	});
}
/** In exact decimals: 0.904 less 0.817 is 0.087. */
function byNumbers(before, after) {
	return {
		drop: toNumber(minus(decimalOf(before.score), decimalOf(after.score))),
		bounds: () => void 0
	};
}
/** Two packages of which one is less than this many times as large are one size, and a slope between them would be noise. */
const LEAST_RATIO = 1.05;
// src/judge/cliff.ts
/** Where a model's variants, by size, lose much more than before, or so much that the model is broken. */
function cliffOf({ points, metric, missing }, alpha) {
	const cliff = findCliff(points, metric, alpha);
	if (cliff === void 0 || missing.length === 0) return cliff;
	return {
		...cliff,
		certainty: "likely",
		missing: [...missing]
	};
}
/** A smaller loss is no cliff, however flat the way to it. */
const LEAST_DROP = .02;
/** So many times as steep as the step before, which is taken to cost this much at least. */
const STEEPER = 5;
const LEAST_SLOPE = .001;
/** A step that surely costs more breaks the model, whatever the one before it cost. */
const BREAKS = .05;
/** The first step that is a cliff, and beside it the largest where that is another. */
function findCliff(points, metric, alpha) {
	const steps = stepsOf(points, metric);
	const found = steps.flatMap((step, at) => cliffAt(step, steps[at - 1], metric, alpha, steps.length));
	const [first] = found;
	if (first === void 0) return;
	const largest = found.reduce((most, one) => one.drop > most.drop ? one : most);
	if (largest === first) return first;
	const { variant, after, drop, atLeast, saved } = largest;
	const beside = {
		variant,
		after,
		drop,
		saved,
		...atLeast !== void 0 && { atLeast }
	};
	return {
		...first,
		largest: beside
	};
}
/**
* A step is a cliff by either of two rules. It is much steeper than the one before it, which a ladder's first step has
* none of. Or it costs so much that nothing else matters, also where the ladder falls everywhere; many steps are looked
* at, so each has its part of alpha to be wrong.
*/
function cliffAt(step, previous, metric, alpha, steps) {
	if (step.drop <= LEAST_DROP) return [];
	const [sure] = step.bounds(alpha / steps) ?? [step.drop];
	const breaks = sure > BREAKS;
	const [certain] = step.bounds(alpha) ?? [step.drop];
	const isSteeper = previous !== void 0 && certain > LEAST_DROP && isSteep(step, slopeOf(previous));
	if (!breaks && !isSteeper) return [];
	return [described({
		step,
		previous,
		metric,
		alpha,
		breaks
	})];
}
function isSteep(step, before) {
	return slopeOf(step) >= STEEPER * Math.max(before, LEAST_SLOPE);
}
function described({ step, previous, metric, alpha, breaks }) {
	const { before, after, drop } = step;
	const saved = before.bytes - after.bytes;
	const [bounds, earlier] = [step.bounds(alpha), previous?.bounds(alpha)];
	const isSurelySteep = previous !== void 0 && earlier !== void 0 && isSteep(step, slopeOf({
		...previous,
		drop: earlier[1]
	}));
	return {
		certainty: bounds !== void 0 && (breaks || isSurelySteep) ? "confirmed" : "likely",
		metric: metric.name,
		variant: after.name,
		after: before.name,
		drop,
		...bounds && { atLeast: bounds[0] },
		...breaks && { breaks },
		saved,
		slope: slopeOf(step),
		...previous && { slopeBefore: slopeOf(previous) },
		...ratioOf(step, previous, alpha),
		perMegabyte: drop / (saved / 1e6),
		errorRatio: before.score < 1 ? (1 - after.score) / (1 - before.score) : null
	};
}
/** Only of two steps that surely cost something: what is nearly nothing makes any ratio. */
function ratioOf(step, previous, alpha) {
	const surelyCosts = (one) => (one.bounds(alpha)?.[0] ?? 0) > 0;
	if (previous === void 0 || !surelyCosts(previous) || !surelyCosts(step)) return {};
	return { ratio: slopeOf(step) / slopeOf(previous) };
}
/** The steps down a ladder, the largest variant first. */
function stepsOf(points, metric) {
	const sound = soundOf(sizesOf(points));
	return sound.slice(1).flatMap((after, at) => {
		const before = sound[at];
		if (before === void 0) return [];
		return [{
			before,
			after,
			halvings: Math.log2(before.bytes / after.bytes),
			...dropBetween(before, after, metric)
		}];
	});
}
/** One point for each size: of those of one size the largest, which no score has a say in. */
function sizesOf(points) {
	const sizes = [];
	for (const point of points.toSorted((a, b) => b.bytes - a.bytes)) {
		const last = sizes.at(-1);
		if (last === void 0 || last.bytes / point.bytes >= 1.05) sizes.push(point);
	}
	return sizes;
}
/** Without those from which a smaller variant recovers: then one variant is bad, and not everything below it. */
function soundOf(ladder) {
	const sound = [];
	for (const [at, point] of ladder.entries()) {
		const least = (sound.at(-1)?.score ?? 0) - LEAST_DROP;
		if (!(point.score < least && ladder.slice(at + 1).some(({ score }) => score >= least))) sound.push(point);
	}
	return sound;
}
/** How much each halving of the size costs; a gain costs nothing. */
function slopeOf({ drop, halvings }) {
	return Math.max(0, drop) / halvings;
}
// src/judge/itself.ts
/**
* The model before anything is quantized. A drop is measured from the head's own reference, so that a source that
* forgot everything would quantize without a loss: what it lost itself is judged here, against the base.
*/
function judgeItself(modelCase, own, variants) {
	const { branch, uncertified, ...found } = own;
	const loss = modelCase.sinceBase && lossOf(branch, modelCase.sinceBase);
	const implied = loss && impliedFinding(modelCase, loss, variants);
	const written = modelCase.model.referenceLimits.length > 0 && uncertified === void 0 ? own.outcome : "pass";
	return {
		...found,
		branch,
		outcome: worst([written, implied?.outcome ?? "pass"]),
		limits: [...own.limits, ...implied ? [implied] : []],
		...numbersOf(modelCase, branch),
		because: because(loss, modelCase)
	};
}
/** Then the team has said itself what the model may lose. */
function isRegressionOfAnswers({ operator, metric, declared }) {
	const { source } = declared ?? findMetric(metric) ?? {};
	return OPERATORS[operator].against === "base" && source === "records";
}
/** How far a loss is proven, and what follows by each setting. */
const FOLLOWS = {
	none: {
		ignore: "pass",
		warn: "pass",
		graded: "pass",
		fail: "pass"
	},
	doubtful: {
		ignore: "pass",
		warn: "warn",
		graded: "warn",
		fail: "fail"
	},
	worse: {
		ignore: "pass",
		warn: "warn",
		graded: "warn",
		fail: "fail"
	},
	beyond: {
		ignore: "pass",
		warn: "warn",
		graded: "fail",
		fail: "fail"
	}
};
const REASONS = {
	none: "",
	doubtful: "so nothing shows that the model itself is what it was (reference: { limits: … } would say what it may lose)",
	worse: "the policy does not say what the model itself may lose (reference: { limits: … } does), and this loss is proven",
	beyond: "the policy does not say what the model itself may lose (reference: { limits: … } does), and this is more than it grants any variant that ships"
};
function lossOf(branch, { none, granted }) {
	const worse = judgeLimit(branch, none, branch.alpha);
	const beyond = granted === void 0 ? worse : judgeLimit(branch, granted, branch.alpha);
	const about = {
		none,
		worse,
		beyond,
		...granted && { granted }
	};
	if (granted !== void 0 && beyond.state === "fail") return {
		...about,
		kind: "beyond"
	};
	if (worse.state === "fail") return {
		...about,
		kind: "worse"
	};
	const leans = beyond.estimate === true && beyond.leans === "fail";
	return {
		...about,
		kind: leans || worse.state === "unmeasured" ? "doubtful" : "none"
	};
}
/** What follows where the policy says nothing of the model itself; nothing where it does, or where all is well. */
function impliedFinding({ model, settings }, { kind, none, granted, worse, beyond }, variants) {
	if (model.referenceLimits.some(isRegressionOfAnswers)) return;
	const follows = FOLLOWS[kind][settings.onRegression];
	if (follows === "pass") return;
	const agreed = variants.some((one) => isWaivedSinceBase(one, none.limit.metric));
	const isBeyond = kind === "beyond" || granted === void 0;
	const asked = (isBeyond ? granted : void 0) ?? none;
	const judgement = isBeyond ? beyond : worse;
	return {
		...asked,
		limit: {
			...asked.limit,
			at: (granted ?? none).limit.at
		},
		judgement: {
			...judgement,
			why: `${judgement.why}; ${REASONS[kind]}`
		},
		outcome: agreed ? "warn" : follows,
		implied: true
	};
}
/** Who has waived what a variant that ships lost since the base has agreed to what the model lost. */
function isWaivedSinceBase({ branch, limits }, metric) {
	return branch.enforced && limits.some(({ limit, waived }) => limit.metric === metric && limit.operator === "max-regression" && waived !== void 0);
}
/** Its own numbers, which say `versus` the base where it was measured there, and those of the base. */
function numbersOf(modelCase, { first, alpha }) {
	if (first === void 0) return { metrics: {} };
	const { base, own } = first;
	const alone = { unmeasured: "it is compared with nothing" };
	const rates = modelCase.rates.filter((metric) => !isAgainstReference(metric));
	if (base.kind !== "present" || isUnmeasured(base.own)) return { metrics: observe(own, alone, rates, alpha) };
	return {
		metrics: observe(own, base.own, rates, alpha),
		base: {
			origin: originOf(base.own),
			metrics: observe(base.own, alone, rates, alpha)
		}
	};
}
function because(loss, { planned }) {
	if (loss !== void 0) return sentence(loss.beyond.why);
	return planned.base.kind === "present" ? "Nothing compares it with the base." : sentence(`it is not compared with a base: ${planned.base.why}`);
}
function sentence(why) {
	return `${capitalized(why)}.`;
}
// src/judge/outdone.ts
/** By numbers alone, less is no difference. */
const LEAST = .02;
/**
* Variants that are surely worse than a smaller one, each beside the best such: fewer bits did not do that, so their
* conversion went wrong. The reference, which stands first, was not converted. Of all pairs, each has its part of alpha.
*/
function outdoneIn(points, metric, alpha) {
	const variants = points.slice(1);
	const pairs = variants.flatMap((larger) => variants.filter(({ bytes }) => larger.bytes / bytes >= LEAST_RATIO).map((smaller) => ({
		larger,
		smaller
	})));
	return variants.flatMap((larger) => {
		const better = pairs.filter((pair) => pair.larger === larger && pair.smaller.score > larger.score).map(({ smaller }) => smaller).toSorted((a, b) => b.score - a.score);
		for (const smaller of better) {
			const found = outdone(larger, smaller, metric, alpha / pairs.length);
			if (found !== void 0) return [found];
		}
		return [];
	});
}
function outdone(larger, smaller, metric, alpha) {
	const { drop, bounds } = dropBetween(smaller, larger, metric);
	const found = bounds(alpha);
	if ((found === void 0 ? drop - LEAST : found[0]) <= 0) return;
	return {
		variant: larger.name,
		smaller: smaller.name,
		metric: metric.name,
		drop,
		...found && { atLeast: found[0] }
	};
}
// src/judge/sight.ts
/**
* What the examples of a model can see: of the first limit on a loss that decides, with the answers that changed here.
* Nothing where no such limit is enforced; how other scores spread, their own bounds show.
*/
function sightOf(variants) {
	const enforced = variants.filter(({ branch }) => branch.enforced);
	for (const { branch, limits } of enforced) for (const finding of limits) {
		const { question, limit } = finding;
		if (question.kind !== "change" || limit.slice !== void 0 || !isTold(finding)) continue;
		if (question.clusters !== void 0) continue;
		const { n } = question.pairs;
		const strict = branch.settings.onInconclusive === "fail";
		const about = {
			flips: flipsOf(question, finding),
			strict
		};
		const seeing = seeingOf({
			limit,
			n,
			alpha: branch.alpha
		}, about);
		if (seeing === void 0) continue;
		const { metric, operator, text } = limit;
		return {
			...seeing,
			variant: branch.variant.name,
			metric,
			operator,
			limit: text,
			n
		};
	}
}
function isTold({ judgement: { state, unchanged } }) {
	return (state === "pass" || state === "fail" || state === "inconclusive") && !unchanged;
}
/**
* The share of the answers that change without a loss: all that changed, or of what is beyond its limit twice what was
* gained. One more is counted than was seen, for where none was there may be some.
*/
function flipsOf({ pairs }, { judgement }) {
	const { n, lost, gained, open } = pairs;
	const isBeyond = judgement.state === "fail" || judgement.leans === "fail";
	return Math.min(1, ((isBeyond ? 2 * gained : lost + gained + open) + 1) / n);
}
// src/judge/slices.ts
/** The numbers of a variant on each slice alone; of a package, every slice has the same. */
function observeSlices(comparison, rates, alpha) {
	const { columns } = comparison.own;
	return [...slicesOf(columns), ...answerPartsOf(columns)].flatMap(({ slice, rows }) => {
		const within = sliceOf(comparison, slice);
		if (isUnmeasured(within)) return [];
		const metrics = Object.entries(observe(within.own, within.reference, rates, alpha)).filter(([name]) => findMetric(name)?.source !== "package");
		return [{
			slice,
			n: rows.length,
			metrics: Object.fromEntries(metrics)
		}];
	});
}
/** A column of that many values divides into so little that nothing can be told of a part. */
const MOST = 50;
/** Every slice of the examples: columns as the policy names them, values in order. */
function slicesOf(columns) {
	if (isUnmeasured(columns)) return [];
	return [...columns.samples.slices].filter(([, values]) => values.size <= MOST).flatMap(([column, values]) => [...values].sort(byValue).map(([value, rows]) => ({
		slice: {
			column,
			value
		},
		rows
	})));
}
/** One part of every answer, where there are several: it is of every example. */
function answerPartsOf(columns) {
	if (isUnmeasured(columns)) return [];
	const parts = partsIn(columns);
	if (parts.length < 2 || parts.length > MOST) return [];
	const rows = [...columns.samples.ids.keys()];
	return parts.toSorted((a, b) => a.value < b.value ? -1 : 1).map((slice) => ({
		slice,
		rows
	}));
}
function byValue([a], [b]) {
	return a < b ? -1 : 1;
}
/**
* One sentence on which slice the loss of a metric fell. If it fell anywhere alike, the lost answers would be a
* random draw from those that the reference had right.
*/
function fellOn({ own, reference }, metric, alpha) {
	const turns = turnsOf(metric, own, comparable(own, reference, "the reference"));
	const slices = slicesOf(own.columns);
	if (turns === void 0 || slices.length === 0) return;
	const all = tally(turns, turns.before.keys());
	if (all.lost === 0) return;
	const shares = slices.map(({ slice, rows }) => ({
		slice,
		...shareOf(tally(turns, rows), all)
	}));
	const [worst, ...others] = [...holm(shares, alpha, ({ chance }, level) => chance <= level)].sort((a, b) => a.chance - b.chance);
	return worst === void 0 ? spread(all) : unevenly(worst, others, all, alpha);
}
function tally({ before, after }, rows) {
	let [lost, right] = [0, 0];
	for (const row of rows) {
		if (before[row] !== 1) continue;
		right += 1;
		if (after[row] === 0) lost += 1;
	}
	return {
		lost,
		right
	};
}
function shareOf(own, all) {
	const chance = chanceOfSoMany(own.lost, {
		marked: own.right,
		drawn: all.lost,
		total: all.right
	});
	return {
		...own,
		chance
	};
}
function spread({ lost }) {
	return `No slice stands out: chance could have spread ${lost === 1 ? "the one lost answer" : `the ${lost} lost answers`} so.`;
}
function unevenly(worst, others, all, alpha) {
	const also = others.length === 0 ? "" : `; so did ${listed(others.map(({ slice }) => sliceName(slice)))}`;
	const share = amount(worst.right / all.right, "rate");
	return `The loss fell on ${sliceName(worst.slice)}: ${worst.lost} of ${all.lost} lost answers are there, where ${share} of the reference's right ones are; more than chance explains, with ${confidenceOf(alpha)} confidence${also}.`;
}
/** Undefined where the metric does not count right and wrong, or a side has not all answers. */
function turnsOf(metric, own, reference) {
	if (isUnmeasured(reference)) return;
	const [before, after] = [reference.scores(metric), own.scores(metric)];
	if (isUnmeasured(before) || isUnmeasured(after)) return;
	if (before.kind !== "rate" || after.kind !== "rate") return;
	return {
		before: before.right,
		after: after.right
	};
}
// src/judge/model.ts
/** A model is its worst enforced variant; one of which nothing at all was measured is an error. */
function judgeModel(modelCase) {
	const { planned } = modelCase;
	const variants = modelCase.branches.map((branch) => ({
		...judgeBranch(branch),
		...reasonsOf(modelCase, branch)
	}));
	const reference = referenceOf(modelCase);
	const itself = modelCase.itself && judgeItself(modelCase, judgeBranch(modelCase.itself), variants);
	const isWhole = planned.unasked === void 0;
	const curve = isWhole ? curveOf(modelCase) : void 0;
	const cliff = curve && cliffOf(curve, modelCase.alpha);
	const outdone = curve ? outdoneIn(curve.points, curve.metric, modelCase.alpha) : [];
	const sight = sightOf(variants);
	const nothing = whyNothing(modelCase);
	const outcome = worst([worstOf(variants, planned), itself?.outcome ?? "pass"]);
	return {
		kind: "judged",
		modelCase,
		outcome: nothing === void 0 ? outcome : "error",
		reference,
		...itself && { itself },
		variants,
		...sight && { sight },
		...cliff && { cliff },
		outdone,
		advice: [...castToBlame(modelCase, variants), ...advise({
			model: modelCase.model,
			known: knownOf(modelCase),
			alpha: modelCase.alpha,
			...cliff && { cliff }
		})],
		choice: nothing ?? whyNotItself(itself) ?? (isWhole ? choose(modelCase) : UNCHOSEN),
		notes: [
			...asideNotes(planned.samples),
			...clusterNotes(planned.samples),
			...thinNotes(modelCase.reference),
			...referenceNotes(modelCase),
			...machineNotes(modelCase.reference),
			...recordedNotes(modelCase),
			...rangeNotes(modelCase),
			...deviceNotes(modelCase)
		]
	};
}
/** A variant is its worst limit; one without numbers has the outcome of what is unmeasured. Silence is no pass. */
function judgeBranch(branch) {
	const { settings, reason } = branch;
	const settled = settle(branch, branch.alpha);
	const limits = settled.map((one) => findingOf(one, branch));
	const unmeasured = reason === void 0 ? [] : [outcomeOf({ state: "unmeasured" }, settings)];
	const decided = worst([...limits.map(({ outcome }) => outcome), ...unmeasured]);
	const found = stoppedOn(branch).stopped ? worst([decided, "fail"]) : decided;
	const uncertified = found === "pass" ? whyUncertified(branch, settled) : void 0;
	return {
		branch,
		outcome: uncertified === void 0 ? found : "warn",
		limits,
		metrics: numbersOf$1(branch),
		...uncertified !== void 0 && { uncertified }
	};
}
function findingOf(settled, branch) {
	const { settings, enforced } = branch;
	const waiving = waivingOf(settled, branch);
	const waived = waiving.waived !== void 0;
	const outcome = changesNothing(settled) ? "pass" : outcomeOf(settled.judgement, settings, {
		enforced,
		waived
	});
	return {
		...settled,
		...waiving,
		outcome
	};
}
/** What lies behind the numbers of a variant: which slice lost, and what changed since the base. */
function reasonsOf(modelCase, branch) {
	const { first, rates, alpha } = branch;
	if (first === void 0 || first.own.stopped !== void 0) return {};
	const attribution = attribute(modelCase, branch);
	const slices = observeSlices(first, rates, alpha);
	const [score] = rates;
	const fell = slices.length === 0 || score === void 0 ? void 0 : fellOn(first, score, alpha);
	return {
		...slices.length > 0 && { slices },
		...fell !== void 0 && { fellOn: fell },
		...attribution && { attribution }
	};
}
/** Of the enforced variants; what nobody can tell of what will ship, or did not ask for, is at best a warning. */
function worstOf(variants, { doubts = [], unasked = [] }) {
	const enforced = variants.filter(({ branch }) => branch.enforced);
	if (enforced.length === 0 && unasked.length === 0) return "error";
	const outcomes = enforced.map(({ outcome }) => outcome);
	return worst(doubts.length + unasked.length === 0 ? outcomes : [...outcomes, "warn"]);
}
const UNCHOSEN = {
	recommended: null,
	because: "Nothing is recommended: some of the variants were not asked for."
};
/** Its numbers are those of the first target, and of the others what that does not give, as a variant's are. */
function referenceOf(modelCase) {
	const { reference, referenceName, targets, rates, alpha } = modelCase;
	if (isUnmeasured(reference)) return null;
	const itself = { unmeasured: "it is the reference itself" };
	const each = [reference, ...targets.slice(1).flatMap((target) => {
		const seen = modelCase.observe("head", referenceName, target);
		return isUnmeasured(seen) ? [] : [seen];
	})].map((seen) => observe(seen, itself, rates, alpha));
	const metrics = Object.assign({}, ...each.toReversed());
	return {
		name: referenceName,
		origin: originOf(reference),
		metrics
	};
}
function referenceNotes({ planned, reference, guess, alpha }) {
	if (planned.why !== void 0) return [planned.why];
	if (!isUnmeasured(reference)) return guessNote(guess, alpha);
	return [`the reference could not be measured: ${reference.unmeasured}`];
}
/** Not one measurement of the head, not even a failed one: then it was never judged. */
function whyNothing({ planned, model, targets, evidence }) {
	if (planned.status === "unsupported") return;
	const found = targets.flatMap((target) => [REFERENCE, ...model.variants.map(({ name }) => name)].map((variant) => {
		const key = {
			model: model.name,
			side: "head",
			variant,
			target
		};
		return Object.hasOwn(model.recorded, target) ? foundRecording(evidence.recordings(key)) : evidence.measurement(key);
	}));
	if (!found.every(isUnmeasured)) return;
	return {
		recommended: null,
		because: `Nothing was measured: ${found[0]?.unmeasured ?? "the plan names no target to measure on"}.`
	};
}
function foundRecording(recordings) {
	const refused = recordings.filter((one) => one.kind === "refused");
	const read = recordings.find((one) => one.kind === "read");
	const why = refused.map(({ path, why }) => `${path} ${why}`).join("; ");
	return read ?? { unmeasured: why === "" ? "no measurement was recorded" : why };
}
/** However little quantizing it costs, a model that is not good enough itself is not to be shipped. */
function whyNotItself(itself) {
	if (itself?.outcome !== "fail") return;
	const found = itself.limits.find(({ outcome }) => outcome === "fail");
	return {
		recommended: null,
		because: `No variant is recommended: the model itself fails: ${found === void 0 ? itself.branch.reason : `${limitText(found.limit)}: ${found.judgement.why}`}.`
	};
}
// src/judge/judge.ts
/** What was seen against what was agreed. Same tree: same verdict. */
function judgeTree(tree, paths) {
	const found = findIn(tree);
	const explanations = explain(found);
	const missing = toLabel(tree);
	return {
		verdict: verdict(tree, found, {
			explanations,
			missing,
			paths
		}),
		explanations,
		missing
	};
}
/** The verdict alone, where nothing is written beside it. */
function verdictOn(input) {
	const tree = build(input);
	return verdict(tree, findIn(tree));
}
function findIn({ models }) {
	return models.map((one) => one.kind === "left out" ? one : judgeModel(one));
}
// src/commands/judging/evidence.ts
async function readEvidence(plan, out) {
	const measurements = /* @__PURE__ */ new Map();
	const columns = /* @__PURE__ */ new Map();
	const recordings = /* @__PURE__ */ new Map();
	for (const model of plan.models) {
		const slots = slotsOf(plan.requests.filter((request) => request.model === model.name));
		const { recorded = [] } = model;
		const samples = slots.length + recorded.length > 0 ? await readSamples(model, out) : { unmeasured: NOT_ASKED };
		for (const planned of recorded) {
			const path = LAYOUT.measurement.of({
				...planned,
				model: model.name
			});
			const recording = await readRecording(planned, model, samples, out);
			recordings.set(path, [...recordings.get(path) ?? [], recording]);
		}
		for (const slot of slots) {
			const path = LAYOUT.measurement.of(slot);
			const measurement = await orUnmeasured(out, () => readMeasurement(slot, out));
			measurements.set(path, measurement);
			columns.set(path, await readColumns(measurement, samples, out));
		}
	}
	return {
		measurement: (slot) => measurements.get(LAYOUT.measurement.of(slot)) ?? { unmeasured: NOT_ASKED },
		columns: (slot) => columns.get(LAYOUT.measurement.of(slot)) ?? { unmeasured: NOT_ASKED },
		recordings: (slot) => recordings.get(LAYOUT.measurement.of(slot)) ?? [],
		measurements: [...measurements.values()].flatMap((one) => isUnmeasured(one) ? [] : [one])
	};
}
const NOT_ASKED = "the plan does not ask for it";
async function readMeasurement(slot, out) {
	return await out.readMeasurement(slot) ?? { unmeasured: `there is no ${LAYOUT.measurement.of(slot)}` };
}
async function readSamples({ name, task = "", samples }, out) {
	if (samples === void 0) return { unmeasured: "no data say which examples must be answered: name them in the policy" };
	const readable = readableTask(task);
	if (readable === void 0) return { unmeasured: `records of ${quote(task)} are not read yet` };
	return await orUnmeasured(out, () => readable.join((check) => out.readSamples(name, samples, check)));
}
/** As the plan brought it along; what it refused stays refused, whatever the folder holds. */
async function readRecording({ from, at, digest, refused, ...slot }, { name }, samples, out) {
	const brought = {
		from,
		path: at.path
	};
	if (refused !== void 0) return {
		...brought,
		kind: "refused",
		why: refused
	};
	const folder = out.recorded(from);
	const key = {
		...slot,
		model: name
	};
	const measurement = await orUnmeasured(out, () => readMeasurement(key, folder));
	if (isUnmeasured(measurement)) return {
		...brought,
		kind: "refused",
		why: `cannot be read: ${measurement.unmeasured}`
	};
	if (recordingDigest(measurement) !== digest) return {
		...brought,
		kind: "refused",
		why: "is not what the plan brought along"
	};
	const columns = await readColumns(measurement, samples, folder);
	return {
		...brought,
		kind: "read",
		measurement,
		columns
	};
}
async function readColumns(measurement, samples, out) {
	if (isUnmeasured(samples)) return samples;
	if (isUnmeasured(measurement)) return measurement;
	if (measurement.records === void 0) return { unmeasured: "it has no records" };
	return await orUnmeasured(out, () => samples.records((check) => out.readRecords(measurement, check)));
}
export { build as i, judgeTree as n, verdictOn as r, readEvidence as t };

import { t as UserError } from "./errors.js";
import { A as slotsOf, L as REFERENCE, a as about$1, c as grouped, d as engineOf, h as steady, l as magnitude, m as listedUpTo, o as allow, p as listed, s as counted } from "./make-folder.js";
import { $ as quote, B as times, D as isAgainstReference, F as sliceName, G as OPERATOR_NAMES, H as toNumber, I as compareDecimals, K as formNameOf, L as decimalOf, M as asWritten, N as limitName, P as limitText, Q as WRITTEN, R as minus, V as toDecimal, W as OPERATORS, a as shortCommit, c as METRICS, d as findTask, k as memberOf, m as metricFor, o as shortDigest, u as findMetric } from "./nearest.js";
import { i as worst } from "./states.js";
import { C as FAULT_SENTENCES, r as LAYOUT, w as Verdict } from "./issues.js";
import { D as exactAmount, S as amount } from "./terminal.js";
import { t as isUnmeasured } from "./unmeasured.js";
import { t as orUnmeasured } from "./or-unmeasured.js";
import { E as entryOf, d as rateInterval, f as isLeftOut, h as confidenceOf, i as limitTargets, m as alphaOf, n as notesOn, o as answersToTell, p as leftOut, r as recordedNotes, t as asideNotes, v as settingsFor, w as recordingDigest } from "./notes.js";
import { b as PRESETS, c as countRight, d as normalCdf, f as normalQuantile, g as POWER, h as chanceOfSoMany, i as leastExamples, l as pairsBeside, m as atMost, r as examplesToTell, s as dropInterval, u as pairsOf } from "./drops.js";
import { a as scoresOf, c as unlikeBetween, d as randomFrom, f as complete, i as readableTask, l as MOST_EXPLAINED, n as explainTurns, o as selectRows, s as trivialOf, t as boundaryBetween, u as hashOf } from "./tasks.js";
// src/judge/because.ts
/** One sentence on the whole run: the first of the worst things found, or how much was kept. */
function because$1(models, unjudged) {
	if (models.length === 0) return "There is no model to judge.";
	const complaints = [...models.flatMap(complaintsOf), ...complaintsAboutOthers(unjudged)];
	const outcome = worst([...models, ...complaints].map((one) => one.outcome));
	const [first, ...more] = complaints.filter((complaint) => complaint.outcome === outcome);
	if (first === void 0) return allKept(models);
	const text = more.length === 0 ? first.text : `${first.text} (and ${more.length} more)`;
	const fault = faultOf(models);
	return fault === void 0 ? text : `${FAULT_SENTENCES[fault]} ${text}`;
}
/** By the models of which it can be told: those that were compared with the base, or limited themselves. */
function faultOf(models) {
	const outcome = worst(models.map((model) => model.outcome));
	if (outcome === "pass" || outcome === "error") return;
	const faults = new Set(models.map((model) => faultIn(model, outcome)));
	const model = faults.has("both") || faults.has("model");
	const quantization = faults.has("both") || faults.has("quantization");
	if (model) return quantization ? "both" : "model";
	return quantization ? "quantization" : void 0;
}
function faultIn({ itself, variants }, outcome) {
	if (itself === void 0) return;
	const broken = ({ limits }) => limits.filter((limit) => limit.outcome === outcome && isBroken$2(limit));
	const model = broken(itself).length > 0;
	const quantization = variants.filter(({ enforced }) => enforced).flatMap(broken).some((limit) => !model || isAgainstModel(limit));
	if (model) return quantization ? "both" : "model";
	return quantization && itself.outcome === "pass" && itself.base ? "quantization" : void 0;
}
/** What could not be measured blames nobody, and neither does what the data cannot tell. */
function isBroken$2({ state, leans, metric }) {
	return (state === "fail" || leans === "fail") && findMetric(metric)?.source !== "package";
}
function isAgainstModel({ operator, metric }) {
	const found = findMetric(metric);
	return OPERATORS_AGAINST_MODEL.some((one) => one === operator) || found !== void 0 && isAgainstReference(found);
}
const OPERATORS_AGAINST_MODEL = OPERATOR_NAMES.filter((operator) => OPERATORS[operator].against === "reference");
function complaintsOf(model) {
	const { name, outcome, status, because, doubts = [] } = model;
	if (outcome === "error" || status === "removed") return [{
		outcome,
		text: `${name}: ${because}`
	}];
	return [...doubts.map((doubt) => ({
		outcome: "warn",
		text: `${name}: ${doubt}`
	})), ...enforcedOf(model).flatMap((variant) => complaintsAbout(variant, name))];
}
function complaintsAboutOthers(unjudged) {
	if (unjudged?.warns === void 0) return [];
	const { paths, more = 0, warns } = unjudged;
	const [first, ...others] = paths;
	return [{
		outcome: "warn",
		text: `${`no policy names ${first === void 0 ? "" : listed([first], others.length + more)}, so nobody judges it, and ${warns}`}: name it in a policy, or under ignore-models`
	}];
}
function complaintsAbout(variant, model) {
	const where = `${model}/${variant.name}`;
	const limits = variant.limits.filter(({ outcome }) => outcome !== "pass").map((limit) => {
		const { outcome, why, waived } = limit;
		const aside = waived === void 0 ? "" : `; waived until ${waived.until}: ${waived.reason}`;
		return {
			outcome,
			text: `${where} ${limitText(limit)}: ${why}${aside}`
		};
	});
	if (limits.length > 0 || variant.outcome === "pass") return limits;
	return [{
		outcome: variant.outcome,
		text: `${where}: ${variant.reason ?? variant.uncertified}`
	}];
}
function allKept(models) {
	const limits = models.flatMap(enforcedOf).flatMap((variant) => variant.limits);
	const idle = limits.filter(({ state }) => state === "not-applicable");
	const told = limits.filter(({ state }) => state !== "inconclusive" && state !== "not-applicable");
	if (models.every(({ status }) => status === "unchanged")) return UNTOUCHED;
	if (limits.length === 0) return "No limit is enforced, so none is broken.";
	const open = limits.length - told.length - idle.length;
	return `${kept$1(told.length)}${untold(open)}${inapplicable(idle)}.`;
}
/** What was not asked is not kept, and not passed over: without a base there is nothing to compare with. */
function inapplicable(idle) {
	const [first] = idle;
	if (first === void 0) return "";
	return `; ${idle.length === 1 ? "one does not apply" : `${idle.length} do not apply`}: ${first.why}`;
}
const UNTOUCHED = "This changes no model that the policy judges: nothing was measured.";
function kept$1(count) {
	if (count === 0) return "No enforced limit is broken";
	return count === 1 ? "The one enforced limit is kept" : `All ${count} enforced limits are kept`;
}
/** Limits on slices: where the data cannot tell of any other, the outcome is no pass. */
function untold(count) {
	if (count === 0) return "";
	return `; of ${count === 1 ? "one on a slice" : `${count} on slices`} the data cannot tell`;
}
/** The model itself stands before what is made of it. */
function enforcedOf({ itself, variants }) {
	return [...itself ? [itself] : [], ...variants.filter(({ enforced }) => enforced)];
}
// src/statistics/after/harm.ts
/** The share of all units that may differ, and yet with chance `alpha` shows in none of `n`. */
function unseenShare(n, alpha) {
	return 1 - alpha ** (1 / n);
}
/** Bounds of what no unit differed in: some may, and none was seen. */
function boundsOfNoSpread(value, span, unseen) {
	const note = "no unit differs from another";
	if (span === null) return { doubt: `${note}, which bounds nothing` };
	const { least, most } = span;
	return {
		interval: [value - (value - least) * unseen, value + (most - value) * unseen],
		note
	};
}
/** The number itself where higher is better: its harm is what it falls short. */
function negated({ value, n, bounds, resampling }) {
	return {
		value: -value,
		n,
		...resampling && { resampling },
		bounds(alpha) {
			const { interval, ...rest } = bounds(alpha);
			return {
				...rest,
				...interval && { interval: [-interval[1], -interval[0]] }
			};
		}
	};
}
/** From one to the other where nothing pairs their units: each has half of the chance to be wrong. */
function apart(before, after) {
	return {
		value: after.value - before.value,
		n: Math.min(before.n, after.n),
		bounds(alpha) {
			const [was, is] = [before.bounds(alpha / 2), after.bounds(alpha / 2)];
			if (was.interval === void 0) return was;
			if (is.interval === void 0) return is;
			return { interval: [is.interval[0] - was.interval[1], is.interval[1] - was.interval[0]] };
		}
	};
}
/** The same harm as another number, which rises with it. */
function scaled({ value, n, bounds, resampling }, to) {
	return {
		value: to(value),
		n,
		...resampling && { resampling },
		bounds(alpha) {
			const { interval, ...rest } = bounds(alpha);
			return {
				...rest,
				...interval && { interval: [to(interval[0]), to(interval[1])] }
			};
		}
	};
}
/** Fewer units that changed than this say little of how others would. */
const FEW = 10;
/** What a few changed units hide is in the bounds where there is a most that one can lose; else they prove no pass. */
function doubtFew(harm, before, after, span) {
	const changed = after.reduce((sum, value, at) => sum + (value === before[at] ? 0 : 1), 0);
	if (changed >= FEW) return harm;
	const few = `only ${changed} of ${harm.n} changed`;
	return {
		...harm,
		bounds: (alpha) => ({
			...span ? { note: few } : { doubt: few },
			...harm.bounds(alpha)
		})
	};
}
/** Whether a verdict can hold the number: that near the largest there is, rounding and percent make it none. */
function isTellable(value) {
	return Math.abs(value) <= LARGEST;
}
const LARGEST = 1e300;
/**
* The same harm, without bounds that are no numbers: one text that outweighs all others says nothing of other texts,
* and what is near the largest number there is cannot be added up. Nothing passes without bounds.
*/
function finite({ bounds, ...harm }) {
	return {
		...harm,
		bounds(alpha) {
			const { interval, ...rest } = bounds(alpha);
			if (interval === void 0 || interval.every(isTellable)) return {
				...rest,
				...interval && { interval }
			};
			return {
				...rest,
				doubt: rest.doubt ?? BOUNDLESS
			};
		}
	};
}
const BOUNDLESS = "the data bound it by no finite number";
// src/judge/evidence/culprit.ts
/** Columns whose samples failed for an output that is not finite, with the op that began it in the reason. */
function blamed(columns, notFinite) {
	if (isUnmeasured(columns) || notFinite === void 0) return columns;
	const cause = causeOf(notFinite);
	if (cause === void 0) return columns;
	const defects = columns.defects.map((one) => one.kind === "failed" ? {
		...one,
		cause
	} : one);
	return {
		...columns,
		defects
	};
}
function causeOf({ examples, culprits }) {
	const [first, ...rest] = culprits;
	if (first === void 0) return;
	const others = rest.slice(0, OTHERS).map(named$1);
	const more = others.length > 0 ? `, in others ${listed(others)}` : "";
	return `it begins with ${named$1(first)}, which ${does(first)}, in ${first.examples} of ${examples} examples${more}`;
}
const OTHERS = 2;
/** `name` is as the variant's package has it. */
function named$1({ op, name, source }) {
	const before = source === void 0 ? "" : ` (${quote(source)} in the source)`;
	return `${op === INPUT ? "the input" : `op ${quote(op)}`} ${quote(name)}${before}`;
}
/** What the worker calls an input of the model. */
const INPUT = "input";
const GIVES = {
	nan: "NaN",
	infinite: "infinity"
};
function does({ op, gives, constant }) {
	if (op === INPUT) return `holds ${GIVES[gives]}`;
	if (constant) return `holds a constant that is not finite, and gives ${GIVES[gives]}`;
	return `makes ${GIVES[gives]} of finite numbers`;
}
// src/judge/evidence/seen.ts
/** What a measurement shows, if it shows all that it must. */
function seenIn(measurement, columns) {
	const { status, reason, package: held, fingerprint } = measurement;
	if (status === "failed") return { unmeasured: reason ?? "it failed without saying why" };
	if (held === void 0) return { unmeasured: "the measurement does not describe the package" };
	if (fingerprint === void 0) return { unmeasured: "the measurement does not say where it ran" };
	const read = statedBy(measurement);
	if (isUnmeasured(read)) return read;
	const { latency, range, notFinite } = measurement;
	return {
		package: held,
		fingerprint,
		stated: read.stated,
		columns: blamed(columns, notFinite),
		...latency && { rounds: latency.rounds },
		...range && { range }
	};
}
function originOf({ fingerprint, package: { weightsDigest } }) {
	return {
		fingerprint,
		weightsDigest
	};
}
/** The numbers that a measurement states by itself; none of them may be one that it also gives otherwise. */
function statedBy(measurement) {
	const { metrics = {} } = measurement;
	const count = Object.keys(metrics).length;
	if (count > MOST$1) return { unmeasured: `the measurement states ${count} metrics, over ${MOST$1}` };
	const wrong = Object.entries(metrics).flatMap(([name, { value }]) => whyWrong(name, value));
	const twice = Object.keys(metrics).flatMap((name) => whyTwice(name, measurement));
	const [first] = [...wrong, ...twice];
	return first === void 0 ? { stated: metrics } : { unmeasured: first };
}
/** More than there are; a stranger's file must not fill the report. */
const MOST$1 = 100;
/** A rate of 91.2 was meant as a percentage, no size is below zero, and nothing takes no time. */
function whyWrong(name, value) {
	if (!isTellable(value)) return [`the measurement states ${name} as ${value}: too large a number`];
	const quantity = findMetric(name)?.quantity;
	if (quantity === "rate" && (value < 0 || value > 1)) return [`the measurement states ${name} as ${value}: a rate is from 0 to 1`];
	if (quantity === "duration" && value === 0) return [`the measurement states ${name} as 0 ms: nothing takes no time`];
	return value < 0 && (quantity === "duration" || quantity === "bytes") ? [`the measurement states ${name} as ${value}, below zero`] : [];
}
const GIVEN = {
	records: ({ records }) => records !== void 0 && "records",
	package: ({ package: held }) => held !== void 0 && "package",
	target: ({ latency }) => latency !== void 0 && "rounds"
};
/** Of two numbers for one metric, none is believed. */
function whyTwice(name, measurement) {
	const metric = findMetric(name);
	if (metric === void 0) return [];
	if (metric.source === "target" && metric.test !== "rounds") return [];
	const other = GIVEN[metric.source](measurement);
	return other ? [`the measurement states ${name}, which its ${other} give as well`] : [];
}
// src/tasks/explain.ts
/** Nothing where the metric has no score for single examples, or a side has not all answers. */
function explainMetric(name, { before, after }) {
	const metric = findMetric(name);
	if (metric === void 0) return;
	if (isUnmeasured(before.columns) || isUnmeasured(after.columns)) return;
	const [was, is] = [before.scores(metric), after.scores(metric)];
	if (isUnmeasured(was) || isUnmeasured(is)) return;
	if (was.kind === "mean" && is.kind === "mean") return explainValues(metric, after.columns.samples, was, is);
	if (was.kind === "rate" && is.kind === "rate") return explainTurns({
		before: was.right,
		after: is.right
	}, before.columns, after.columns);
}
function explainValues(metric, samples, was, is) {
	if (samples.size !== is.values.length) return;
	const { worse, better } = movedOf(metric, samples, was, is);
	return {
		n: samples.size,
		lost: worse.length,
		gained: better,
		changed: 0,
		flips: [],
		moved: worse.slice(0, MOST_EXPLAINED),
		confusions: [],
		classes: []
	};
}
/** Examples whose own score changed: how many for the better, and those for the worse, the worst first. */
function movedOf({ direction }, { ids }, before, after) {
	const sign = direction === "higher" ? 1 : -1;
	const moved = ids.map((id, row) => ({
		id,
		before: before.values[row] ?? 0,
		after: after.values[row] ?? 0
	}));
	const loss = (one) => sign * (one.before - one.after);
	return {
		worse: moved.filter((one) => loss(one) > 0).sort((a, b) => loss(b) - loss(a) || (a.id < b.id ? -1 : 1)),
		better: moved.filter((one) => loss(one) < 0).length
	};
}
// src/judge/evidence/comparison.ts
/** What was seen on the examples of a slice alone: judged as if there were no others. */
function sliceOf(comparison, slice) {
	const { own, reference, base } = comparison;
	if (isUnmeasured(own.columns)) return own.columns;
	const rows = rowsOf(own.columns.samples.slices, slice);
	if (isUnmeasured(rows)) return rows;
	const within = (one) => isUnmeasured(one) ? one : one.within(slice, rows);
	return {
		...comparison,
		own: own.within(slice, rows),
		reference: within(reference),
		base: base.kind === "present" ? {
			...base,
			own: within(base.own),
			reference: within(base.reference)
		} : base
	};
}
function rowsOf(slices, slice) {
	const values = slices.get(slice.column);
	if (values === void 0) return { unmeasured: `the examples have no column ${quote(slice.column)} to be sliced by` };
	const rows = values.get(slice.value);
	if (rows !== void 0) return rows;
	const known = listedUpTo(NAMED$2, [...values.keys()].sort().map(quote));
	return { unmeasured: `no example has ${quote(sliceName(slice))}: there are ${known}` };
}
const NAMED$2 = 10;
// src/judge/evidence/comparable.ts
const PARTS = [
	"engine",
	"coremltools",
	"os",
	"chip",
	"computeUnits",
	"evaluator"
];
/** The other side, if it was seen in the same environment: numbers of two environments never compare. */
function comparable(one, other, name) {
	if (isUnmeasured(other)) return { unmeasured: `${name} is unmeasured: ${other.unmeasured}` };
	const differing = differences(one.fingerprint, other.fingerprint);
	if (differing.length === 0) return other;
	return { unmeasured: `${`${name} was measured in another environment and does not compare: ${differing.join("; ")}`}; measure both in one run on one machine` };
}
/** What two environments differ in: `os "Linux", there "Darwin"`. */
function differences(here, there) {
	return PARTS.filter((part) => here[part] !== there[part]).map((part) => `${part} ${quote(here[part])}, there ${quote(there[part])}`);
}
/** Program and weights are the same to the bit. */
function identical(one, other) {
	return one.package.weightsDigest === other.package.weightsDigest;
}
// src/judge/explain/before-and-after.ts
/** Where a limit that does not pass looks for what it was like before. */
function beforeOf({ operator }) {
	return OPERATORS[operator].against === "base" ? "base" : "reference";
}
/** Nothing where the other side was not seen, or does not compare. */
function beforeAndAfter({ own, reference, base }, which) {
	if (which === "base" && base.kind !== "present") return;
	const before = comparable(own, which === "base" && base.kind === "present" ? base.own : reference, which);
	return isUnmeasured(before) ? void 0 : {
		before,
		after: own
	};
}
// src/judge/explain/explain.ts
/** Of every variant with limits that fail, or lean to: what became of the examples, target by target. */
function explain(models) {
	return models.flatMap((found) => found.kind === "judged" ? found.variants.flatMap((one) => explainVariant(found, one)) : []);
}
function explainVariant({ modelCase }, { branch, limits }) {
	const { name } = branch.variant;
	return [...Map.groupBy(limits.filter(isBroken$1), ({ target }) => target)].flatMap(([target, broken]) => {
		const comparison = branch.on.get(target);
		if (comparison === void 0 || isUnmeasured(comparison)) return [];
		const metrics = explainAll(comparison, broken);
		if (metrics.length === 0) return [];
		return [{
			schema: 1,
			model: modelCase.model.name,
			variant: name,
			target,
			metrics
		}];
	});
}
/** A doubt about a slice changes nothing, and asks for no explanation. */
function isBroken$1({ judgement: { state, leans }, outcome }) {
	return state === "fail" || state === "inconclusive" && leans === "fail" && outcome !== "pass";
}
/** Limits that look at the same answers in the same way are explained once. */
function explainAll(comparison, broken) {
	return [...Map.groupBy(broken, ({ limit }) => JSON.stringify([
		limit.metric,
		beforeOf(limit),
		limit.slice
	])).values()].flatMap((same) => {
		const [first] = same;
		return first === void 0 ? [] : explainOne(comparison, first, same);
	});
}
function explainOne(comparison, { limit: { metric, slice, operator } }, alike) {
	const within = slice === void 0 ? comparison : sliceOf(comparison, slice);
	if (isUnmeasured(within)) return [];
	const before = beforeOf({ operator });
	const sides = beforeAndAfter(within, before);
	const told = sides && explainMetric(metric, sides);
	if (told === void 0) return [];
	const limits = alike.map(({ limit }) => limitText(limit));
	return [{
		metric,
		before,
		...slice && { slice },
		limits,
		...told
	}];
}
/** Of each list so many; the files have all. */
const FIRST = 5;
/** The first of every list of an explanation, and where the whole is. */
function inShort({ target, metrics }, path) {
	return metrics.map(({ limits: _, ...one }) => ({
		...one,
		target,
		path,
		flips: one.flips.filter(({ kind }) => kind !== "gained").slice(0, FIRST),
		moved: one.moved.slice(0, FIRST),
		confusions: one.confusions.slice(0, FIRST),
		classes: one.classes.filter(({ drop }) => drop > 0).slice(0, FIRST)
	}));
}
// src/judge/labelling.ts
/** Only for variants that are enforced: nobody should label what decides nothing. */
function toLabel({ models }) {
	return models.flatMap((one) => {
		if (one.kind === "left out" || one.planned.samples?.unlabelled === void 0) return [];
		const enforced = one.branches.filter(({ enforced }) => enforced);
		const names = new Set(enforced.flatMap(openIn));
		if (names.size === 0) return [];
		return [{
			model: one.planned.name,
			names: [...names].sort(byHash)
		}];
	});
}
/** How many labels are missing of a model, and where to fill them in. */
function labellingNote({ names }, path) {
	return `${counted(names.length, "unlabelled example is", "unlabelled examples are")} answered differently by two of its models, and only their labels matter: ${path} lists them to be filled in`;
}
function openIn({ variant, targets, on }) {
	const compared = targets.flatMap((target) => on.get(target) ?? []).flatMap((one) => isUnmeasured(one) ? [] : [one]);
	return variant.limits.filter(compares).flatMap((limit) => compared.flatMap((comparison) => {
		const sides = beforeAndAfter(comparison, beforeOf(limit));
		return sides === void 0 ? [] : unlikeBetween(sides.before.columns, sides.after.columns);
	}));
}
function compares({ metric, operator, slice }) {
	return findMetric(metric)?.countsUnlabelled === true && slice === void 0 && OPERATORS[operator].against !== "absolute";
}
function byHash(a, b) {
	return mixed(hashOf(a)) - mixed(hashOf(b)) || (a < b ? -1 : 1);
}
/** Murmur3's last step: names that follow each other would else stay in order. */
function mixed(hash) {
	const half = Math.imul(hash ^ hash >>> 16, 2246822507);
	const most = Math.imul(half ^ half >>> 13, 3266489909);
	return (most ^ most >>> 16) >>> 0;
}
// src/statistics/after/holm.ts
/**
* Holm's step-down: which of several claims hold at `alpha` for all of them together. `holds` tells whether
* one would at a level of its own: first at alpha/m, then what is left at alpha/(m − those that held), …
*/
function holm(claims, alpha, holds) {
	const held = /* @__PURE__ */ new Set();
	for (let before = -1; held.size > before && held.size < claims.length;) {
		before = held.size;
		const share = alpha / (claims.length - before);
		for (const claim of claims) if (!held.has(claim) && holds(claim, share)) held.add(claim);
	}
	return held;
}
// src/judge/findings.ts
/** The model itself stands before what is made of it. */
function judgedBranches({ itself, variants }) {
	return [...itself ? [itself] : [], ...variants];
}
// src/statistics/distributions/order.ts
/**
* Two one-sided bounds on the value below which a share `p` lies, each at level `alpha`: two of the values
* themselves, by how likely so many of them lie below it. Infinite where there are too few for one.
*/
function quantileInterval(sorted, p, alpha) {
	const n = sorted.length;
	const below = firstOf$1(n, (rank) => atMost(rank - 1, n, p) > alpha) - 1;
	const above = firstOf$1(n, (rank) => 1 - atMost(rank - 1, n, p) <= alpha);
	return [sorted[below - 1] ?? Number.NEGATIVE_INFINITY, sorted[above - 1] ?? Number.POSITIVE_INFINITY];
}
/** The smallest value that at least a share `p` of all do not exceed. */
function quantileOf(sorted, p) {
	const rank = Math.ceil(p * sorted.length - 1e-9);
	return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1] ?? NaN;
}
/** The first of 1 … n for which it holds, and for all after it; n + 1 where for none. */
function firstOf$1(n, holds) {
	let [low, high] = [1, n + 1];
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (holds(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}
// src/statistics/distributions/student.ts
/**
* The quantile of Student's t with `freedom` degrees, which need not be whole: within 1e-11 of scipy's.
* Of the libraries, one is wrong in the eighth digit, one brings 232 packages, one is under the GPL.
*/
function studentQuantile(p, freedom) {
	if (p < .5) return -studentQuantile(1 - p, freedom);
	let [low, high] = [0, 1];
	while (upperTail(high, freedom) > 1 - p) [low, high] = [high, 2 * high];
	while (high - low > 1e-14 * high) {
		const middle = (low + high) / 2;
		if (upperTail(middle, freedom) > 1 - p) low = middle;
		else high = middle;
	}
	return high;
}
/** The chance of more than `t`, which is not negative: half of an incomplete beta function. */
function upperTail(t, freedom) {
	const [a, b] = [freedom / 2, .5];
	const [rest, below] = [freedom / (freedom + t * t), t * t / (freedom + t * t)];
	return below > (b + 1) / (a + b + 2) ? incompleteBeta(rest, below, a, b) / 2 : .5 - incompleteBeta(below, rest, b, a) / 2;
}
/** Regularized; one of `a` and `b` is ½, `y` is 1 − x, which would lose its digits where x is near 1. */
function incompleteBeta(x, y, a, b) {
	const beta = Math.sqrt(Math.PI) / gammaRatio(a * b * 2);
	return power(x, y, a) * power(y, x, b) * fraction(x, a, b) / (a * beta);
}
function power(x, y, exponent) {
	return x > .5 ? Math.exp(exponent * Math.log1p(-y)) : x ** exponent;
}
/** Γ(a + ½)/Γ(a): climbs to where its asymptotic series is exact. */
function gammaRatio(a) {
	let [argument, factor] = [a, 1];
	for (; argument < 60; argument += 1) factor *= argument / (argument + .5);
	return factor * Math.sqrt(argument) * SERIES.reduceRight((sum, term) => term + sum / argument, 0);
}
const SERIES = [
	1,
	-1 / 8,
	1 / 128,
	5 / 1024,
	-21 / 32768,
	-399 / 262144,
	869 / 4194304
];
/** The continued fraction of the incomplete beta function, by Lentz's method. */
function fraction(x, a, b) {
	let above = 1;
	let below = 1 / (1 + coefficient(1, x, a, b));
	let value = below;
	for (let step = 2; step < 1e4; step += 1) {
		const term = coefficient(step, x, a, b);
		above = 1 + term / above;
		below = 1 / (1 + term * below);
		value *= above * below;
		if (Math.abs(above * below - 1) < 1e-16) break;
	}
	return value;
}
function coefficient(step, x, a, b) {
	const m = Math.floor(step / 2);
	if (step % 2 === 0) return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
	return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
}
function spreadOf(values) {
	const n = values.length;
	const mean = values.reduce((sum, value) => sum + value, 0) / n;
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	return {
		n,
		mean,
		deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : NaN
	};
}
/** Two one-sided bounds on a mean by Student's t, each at level `alpha`. */
function meanInterval({ n, mean, deviation }, alpha) {
	return around(mean, deviation / Math.sqrt(n), n - 1, alpha);
}
/** So many standard errors to either side as t with these degrees of freedom asks for. */
function around(value, error, freedom, alpha) {
	const reach = studentQuantile(1 - alpha, freedom) * error;
	return [value - reach, value + reach];
}
// src/statistics/after/clusters.ts
/** Where one cluster outweighs all others, nothing shows how much clusters differ, and t has no end. */
const BOUND_FROM = 2;
/** Of a mean over clusters, of each the sum and how many it sums. */
function clusterHarm({ sums, sizes, passFrom }) {
	const { mean: value, error, effective } = clusterMean(sums, sizes);
	return {
		value,
		n: sums.length,
		bounds(alpha) {
			if (!(effective > 1 && error > 0)) return { doubt: "its clusters do not differ, which bounds nothing" };
			const interval = around(value, error, effective - 1, alpha);
			if (effective >= passFrom) return { interval };
			const worth = Math.floor(effective * 10) / 10;
			return {
				...effective >= BOUND_FROM && { interval },
				doubt: `a pass takes ${passFrom} texts, and these tell as much as ${worth}`
			};
		}
	};
}
/** The means of the same clusters. On a log scale a difference is a ratio, and its share is one less. */
function compareClusters(before, after, { by, at, direction }) {
	const { sums, sizes, scale, passFrom } = after;
	if (sizes.length !== before.sizes.length || sizes.some((size, at) => size !== before.sizes[at])) return { unmeasured: "the two sides do not count the same units" };
	const less = (factor) => {
		return doubtFew(clusterHarm({
			sums: sums.map((sum, at) => sum - factor * (before.sums[at] ?? NaN)),
			sizes,
			passFrom
		}), before.sums, sums, null);
	};
	if (scale === "log") return scaled(less(1), by === "ratio" ? Math.exp : Math.expm1);
	if (by === "difference") return direction === "lower" ? less(1) : negated(less(1));
	const mean = total(before.sums) / total(sizes);
	if (!(mean > 0)) return { unmeasured: "there is no ratio to a mean of 0 or less" };
	return scaled(less(at), (value) => at + value / mean);
}
/** By leaving out each cluster in turn; of each the sum of its values and how many there are. */
function clusterMean(sums, sizes) {
	const [sum, size] = [total(sums), total(sizes)];
	const without = sums.map((part, at) => (sum - part) / (size - (sizes[at] ?? 0)));
	const centre = total(without) / without.length;
	const squares = without.reduce((all, one) => all + (one - centre) ** 2, 0);
	return {
		mean: sum / size,
		error: Math.sqrt((without.length - 1) / without.length * squares),
		effective: size ** 2 / sizes.reduce((all, one) => all + one ** 2, 0)
	};
}
function total(values) {
	return values.reduce((sum, value) => sum + value, 0);
}
// src/statistics/after/redraws.ts
/** How often units are drawn anew. */
const REDRAWS = 2e3;
/** Draws a statistic's units anew, some at a time: whoever has a progress line to move asks for a few. */
var Resampling = class {
	#of;
	#draw;
	#redrawn = new Float64Array(REDRAWS);
	#without;
	#steps = 0;
	constructor(of) {
		this.#of = of;
		this.#draw = randomFrom(of.seed);
		this.#without = new Float64Array(of.groups);
	}
	get steps() {
		return this.#steps;
	}
	get total() {
		return REDRAWS + this.#of.groups;
	}
	get done() {
		return this.#steps === this.total;
	}
	step() {
		const { groups, without, redraw } = this.#of;
		const at = this.#steps;
		if (at < groups) this.#without[at] = without(at);
		else this.#redrawn[at - groups] = redraw(this.#draw);
		this.#steps += 1;
	}
	/** All of them, drawn now as far as they were not yet; those without a value are left out and counted. */
	finish() {
		while (!this.done) this.step();
		const sorted = this.#redrawn.filter((value) => !Number.isNaN(value)).sort();
		return {
			sorted,
			observed: this.#of.observed,
			acceleration: accelerationOf(this.#without.filter((value) => !Number.isNaN(value))),
			undefinedShare: 1 - sorted.length / REDRAWS
		};
	}
};
/** Efron's two one-sided bounds, corrected for bias and acceleration, each at level `alpha`. */
function bcaInterval(replicates, alpha) {
	const { sorted, acceleration } = replicates;
	const bias = biasOf(replicates);
	const bound = (level) => {
		const z = bias + normalQuantile(level);
		const room = 1 - acceleration * z;
		return quantileOf(sorted, room > 0 ? normalCdf(bias + z / room) : z < 0 ? 0 : 1);
	};
	return [bound(alpha), bound(1 - alpha)];
}
/** What the observed value's place among the replicates is as a normal deviate; one in the midst has 0. */
function biasOf({ sorted, observed }) {
	const { length } = sorted;
	const below = sorted.findIndex((value) => value >= observed);
	const above = sorted.findIndex((value) => value > observed);
	const [least, most] = [below < 0 ? length : below, above < 0 ? length : above];
	const share = (least + most) / 2 / length;
	const edge = .5 / length;
	return normalQuantile(Math.min(1 - edge, Math.max(edge, share)));
}
/** Of the values that the statistic has without each unit in turn, or without each group of them. */
function accelerationOf(without) {
	const mean = without.reduce((sum, value) => sum + value, 0) / without.length;
	let [squares, cubes] = [0, 0];
	for (const value of without) {
		const distance = mean - value;
		squares += distance * distance;
		cubes += distance * distance * distance;
	}
	return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}
// src/statistics/after/means.ts
/** Of the values of the samples: Student's t and redrawn samples, whichever is the more cautious. */
function meanHarm(values, span, seed) {
	const sorted = values.toSorted();
	const spread = spreadOf(sorted);
	const resampling = resamplingOf$1(sorted, spread.mean, seed);
	const { mean: value, n } = spread;
	return {
		value,
		n,
		resampling,
		bounds(alpha) {
			if (n < 2) return { doubt: "one sample does not show how much samples differ" };
			const unseen = unseenShare(n, alpha);
			if (sorted[0] === sorted[n - 1]) return boundsOfNoSpread(value, span, unseen);
			const student = meanInterval(spread, alpha);
			const redrawn = bcaInterval(resampling.finish(), alpha);
			const floor = span === null ? value : span.still + (span.most - span.still) * unseen;
			return { interval: [Math.min(student[0], redrawn[0]), Math.max(student[1], redrawn[1], floor)] };
		}
	};
}
function resamplingOf$1(sorted, observed, seed) {
	const n = sorted.length;
	return new Resampling({
		observed,
		seed,
		groups: n,
		without: (row) => (observed * n - (sorted[row] ?? 0)) / (n - 1),
		redraw(draw) {
			let sum = 0;
			for (let drawn = 0; drawn < n; drawn += 1) sum += sorted[draw(n)] ?? 0;
			return sum / n;
		}
	});
}
/** The means of the same samples, by the differences of their values. */
function compareMeans(before, after, how) {
	const { length } = before.values;
	if (length !== after.values.length) return { unmeasured: "the two sides have other samples" };
	return how.by === "ratio" ? ratio(before, after, how.at) : difference(before, after, how);
}
function difference(before, after, { direction }) {
	const [less, more] = direction === "lower" ? [before, after] : [after, before];
	const differences = more.values.map((value, row) => value - (less.values[row] ?? NaN));
	const width = after.within && after.within[1] - after.within[0];
	const span = width === null ? null : {
		least: -width,
		still: 0,
		most: width
	};
	return doubtFew(meanHarm(differences, span, after.seed), before.values, after.values, span);
}
/** The mean of after − at · before is as much over 0 as the ratio is over `at`, times the mean before. */
function ratio(before, after, at) {
	const mean = before.values.reduce((sum, value) => sum + value, 0) / before.values.length;
	if (!(mean > 0)) return { unmeasured: "there is no ratio to a mean of 0 or less" };
	return doubtFew(scaled(meanHarm(after.values.map((value, row) => value - at * (before.values[row] ?? NaN)), null, after.seed), (value) => at + value / mean), before.values, after.values, null);
}
// src/statistics/after/resampled.ts
/** More of the redrawn sets than this without a value, and the rest is no fair picture. */
const MOST_UNDEFINED = .05;
/** The acceleration is taken from as many groups of units at most. */
const GROUPS = 200;
/** Of any statistic, by drawing its units anew. */
function resampledHarm(redrawn) {
	const { units: n, of, span, passFrom, rare } = redrawn;
	const value = of(everyUnit(n));
	const resampling = resamplingOf(redrawn, value);
	return {
		value,
		n,
		resampling,
		bounds(alpha) {
			const { undefinedShare, ...replicates } = resampling.finish();
			if (undefinedShare > MOST_UNDEFINED) return { doubt: "too many redrawn sets have no value" };
			const unseen = unseenShare(n, alpha);
			const { sorted } = replicates;
			if (sorted[0] === sorted.at(-1)) return boundsOfNoSpread(value, span, unseen);
			const [low, high] = bcaInterval(replicates, alpha);
			const floor = rare && span ? span.still + (span.most - span.still) * unseen : value;
			const interval = [low, Math.max(high, floor)];
			if (n >= passFrom) return { interval };
			return {
				interval,
				doubt: `a pass takes ${passFrom} units, and here are ${n}`
			};
		}
	};
}
/** Each drawn once: the set as it is. */
function everyUnit(units) {
	return new Uint32Array(units).fill(1);
}
function resamplingOf({ units, of, seed }, observed) {
	const counts = new Uint32Array(units);
	const groups = Math.min(units, GROUPS);
	return new Resampling({
		observed,
		seed,
		groups,
		without(group) {
			for (let unit = 0; unit < units; unit += 1) counts[unit] = unit % groups === group ? 0 : 1;
			return of(counts);
		},
		redraw(draw) {
			counts.fill(0);
			for (let drawn = 0; drawn < units; drawn += 1) {
				const unit = draw(units);
				counts[unit] = (counts[unit] ?? 0) + 1;
			}
			return of(counts);
		}
	});
}
/** Two sets of the same units, drawn anew together: each draw is the same for both. */
function compareResampled(before, after, { by, direction }) {
	if (before.units !== after.units) return { unmeasured: "the two sides have other units" };
	if (by === "ratio") {
		const of = (counts) => after.of(counts) / before.of(counts);
		return resampledHarm({
			...after,
			of,
			span: null
		});
	}
	const sign = direction === "lower" ? 1 : -1;
	const of = (counts) => sign * (after.of(counts) - before.of(counts));
	return resampledHarm({
		...after,
		of,
		span: spanFrom(before, sign)
	});
}
/** The most that can be lost is what there was. */
function spanFrom({ of, units, within }, sign) {
	if (within === null) return null;
	const was = of(everyUnit(units));
	const [least, most] = [within[0] - was, within[1] - was];
	return sign === 1 ? {
		least,
		still: 0,
		most
	} : {
		least: -most,
		still: 0,
		most: -least
	};
}
// src/statistics/after/rounds.ts
/** Of a time by itself: its logarithms spread evenly, so what is bounded is their mean. */
function roundsAlone(scores) {
	return scaled(roundsHarm(percentiles(scores).map(Math.log)), Math.exp);
}
/** Of numbers of which each round gave one. */
function roundsHarm(values) {
	const spread = spreadOf(values);
	const { n, mean: value } = spread;
	return {
		value,
		n,
		bounds(alpha) {
			if (n < 5) return { doubt: `it takes 5 rounds, and here are ${n}` };
			if (spread.deviation === 0) return { doubt: "all rounds took the same time, to the last digit" };
			return { interval: meanInterval(spread, alpha) };
		}
	};
}
/** Of each round its percentile: the median where `p` is ½. */
function percentiles({ rounds, p }) {
	return Float64Array.from(rounds, (times) => {
		const sorted = Float64Array.from(times).sort();
		return p === .5 ? median(sorted) : quantileOf(sorted, p);
	});
}
function median(sorted) {
	const middle = sorted.length / 2;
	const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
	return ((low ?? NaN) + (high ?? NaN)) / 2;
}
/** Rounds that took turns compare one by one; any others only as two sets. */
function compareRounds(before, after, { by, together }) {
	if (!together) return apart(finite(roundsAlone(before)), finite(roundsAlone(after)));
	if (before.rounds.length !== after.rounds.length) return { unmeasured: "the two sides did not take turns: one has more rounds" };
	const [was, is] = [percentiles(before), percentiles(after)];
	const less = (one, other) => one.map((value, round) => value - (other[round] ?? NaN));
	if (by === "difference") return roundsHarm(less(is, was));
	return scaled(roundsHarm(less(is.map(Math.log), was.map(Math.log))), Math.exp);
}
// src/statistics/after/estimates.ts
/** The value itself, so turned that more of it is worse. */
const harmAlone = {
	lower: (scores) => finite(harmOf$1(scores, 1)),
	higher: (scores) => finite(harmOf$1(scores, -1))
};
function harmOf$1(scores, sign) {
	switch (scores.kind) {
		case "mean": return meanHarm(scores.values.map((value) => sign * value), spanOf(scores, sign), scores.seed);
		case "clustered": {
			const plain = clusterHarm(scores);
			const harm = scores.scale === "log" ? scaled(plain, Math.exp) : plain;
			return sign === 1 ? harm : negated(harm);
		}
		case "resampled": {
			const of = (counts) => sign * scores.of(counts);
			const [span, still] = [spanOf(scores, sign), of(everyUnit(scores.units))];
			return resampledHarm({
				...scores,
				of,
				span: span && {
					...span,
					still
				}
			});
		}
		case "quantile": return sign === 1 ? quantileHarm(scores) : negated(quantileHarm(scores));
		case "rounds": return roundsAlone(scores);
		default: return scores;
	}
}
function spanOf({ within }, sign) {
	if (within === null) return null;
	const [best, worst] = sign === 1 ? within : [-within[1], -within[0]];
	return {
		least: best,
		still: best,
		most: worst
	};
}
/** How much worse the later is on the same units. */
function harmVersus(before, after, how) {
	const harm = compare(before, after, how);
	return isUnmeasured(harm) ? harm : finite(harm);
}
function compare(before, after, how) {
	if (before.kind === "mean" && after.kind === "mean") return compareMeans(before, after, how);
	if (before.kind === "clustered" && after.kind === "clustered") return compareClusters(before, after, how);
	if (before.kind === "resampled" && after.kind === "resampled") return compareResampled(before, after, how);
	if (before.kind === "rounds" && after.kind === "rounds") return compareRounds(before, after, how);
	const { direction } = how;
	if (before.kind === "quantile" && after.kind === "quantile") return apart(harmAlone[direction](before), harmAlone[direction](after));
	return { unmeasured: "the two sides were scored in different ways" };
}
/** Of a quantile of the samples, bounded by two of their values. */
function quantileHarm({ values, p, within }) {
	const sorted = values.toSorted();
	const [least, most] = within ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
	return {
		value: quantileOf(sorted, p),
		n: sorted.length,
		bounds(alpha) {
			const [low, high] = quantileInterval(sorted, p, alpha);
			const interval = [Math.max(low, least), Math.min(high, most)];
			if (interval.every(Number.isFinite)) return { interval };
			return { doubt: `${sorted.length} samples are too few to bound so rare a value` };
		}
	};
}
// src/statistics/scores.ts
function isEstimable(scores) {
	return scores.kind !== "rate" && scores.kind !== "screen" && scores.kind !== "collapsed";
}
// src/judge/evidence/observation.ts
/**
* One variant at one side on one target, as it was seen. Limits, tables, the cliff and explanations ask it for the same
* scores and the same draws, so it keeps what it has worked out: it is drawn once, however often it is asked.
*/
var Observation = class Observation {
	place;
	package;
	fingerprint;
	columns;
	stated;
	rounds;
	range;
	from;
	/** What drops are measured from at the same side and target; itself, where it is that. */
	reference;
	#scores = /* @__PURE__ */ new Map();
	#harms = /* @__PURE__ */ new Map();
	#slices = /* @__PURE__ */ new Map();
	constructor(place, seen, reference) {
		this.place = place;
		this.package = seen.package;
		this.fingerprint = seen.fingerprint;
		this.columns = seen.columns;
		this.stated = seen.stated;
		if (seen.rounds !== void 0) this.rounds = seen.rounds;
		if (seen.range !== void 0) this.range = seen.range;
		if (seen.from !== void 0) this.from = seen.from;
		this.reference = reference ?? this;
	}
	/** What a metric makes of its records, or of the times it took; `beside`: whose answers they may be held against. */
	scores(metric, beside = "reference") {
		const other = isAgainstReference(metric) ? beside : "reference";
		const name = `${metric.name} ${other}`;
		return kept(this.#scores, name, () => scored(metric, this, this.#answers(other)));
	}
	/** What it states of a metric, or what its records count: a number without bounds. */
	point(metric) {
		const stated = this.stated[metric.name];
		if (stated !== void 0) return stated;
		const scores = this.scores(metric, "itself");
		if (isUnmeasured(scores)) return scores;
		switch (scores.kind) {
			case "collapsed": return { unmeasured: scores.why };
			case "screen": return {
				value: scores.value,
				n: scores.n
			};
			case "rate": return {
				value: countRight(scores.right) / scores.right.length,
				n: scores.right.length
			};
			default: {
				const harm = isAgainstReference(metric) ? tellable(metric, harmAlone.lower(scores)) : this.harm(metric, "lower");
				return isUnmeasured(harm) ? harm : { value: harm.value };
			}
		}
	}
	/** Its value, so turned that more of it is worse; `better`: which way the value itself is better. */
	harm(metric, better) {
		return kept(this.#harms, `${metric.name} ${better}`, () => {
			const scores = this.scores(metric);
			if (isUnmeasured(scores)) return scores;
			return isEstimable(scores) ? tellable(metric, harmAlone[better](scores)) : noValue(metric);
		});
	}
	/** How much worse it is than another. */
	harmOver(other, metric, how) {
		const comparison = {
			...how,
			direction: metric.direction
		};
		const name = JSON.stringify([
			metric.name,
			other.place,
			comparison
		]);
		return kept(this.#harms, name, () => {
			const [before, after] = [other.scores(metric), this.scores(metric)];
			if (isUnmeasured(before)) return before;
			if (isUnmeasured(after)) return after;
			if (!isEstimable(before) || !isEstimable(after)) return noValue(metric);
			const harm = harmVersus(before, after, comparison);
			return isUnmeasured(harm) ? harm : tellable(metric, harm);
		});
	}
	/** What was seen on the examples of a slice alone, which are these rows. */
	within(slice, rows) {
		return kept(this.#slices, JSON.stringify([slice.column, slice.value]), () => {
			const { reference, place } = this;
			const seen = {
				...this,
				columns: selectRows(this.columns, rows)
			};
			if (reference === this) return new Observation({
				...place,
				slice
			}, seen);
			const beside = isUnmeasured(reference) ? reference : reference.within(slice, rows);
			return new Observation({
				...place,
				slice
			}, seen, beside);
		});
	}
	#answers(beside) {
		if (beside === "itself") return this.columns;
		if (beside === "nothing") return { unmeasured: "it is held against nothing" };
		const name = this.place.side === "base" ? "the base's reference" : "the reference";
		const reference = comparable(this, this.reference, name);
		return isUnmeasured(reference) ? reference : reference.columns;
	}
};
function kept(known, name, work) {
	const found = known.get(name) ?? work();
	known.set(name, found);
	return found;
}
function noValue({ name }) {
	return { unmeasured: `${name} has no value here` };
}
function tellable(metric, harm) {
	return isTellable(harm.value) ? harm : noValue(metric);
}
function scored(metric, seen, reference) {
	const scores = metric.test === "rounds" ? roundsOf(metric, seen) : scoresOf(metric, seen.columns, reference);
	return isUnmeasured(scores) || allFinite(scores) ? scores : notFinite(metric, scores);
}
function roundsOf({ name, percentile: p = .5 }, { rounds }) {
	if (rounds === void 0) return { unmeasured: `${name} needs a target that measures it; no engine here does yet` };
	return {
		kind: "rounds",
		rounds,
		p
	};
}
function allFinite(scores) {
	switch (scores.kind) {
		case "mean":
		case "quantile": return scores.values.every(Number.isFinite);
		case "clustered": return scores.sums.every(Number.isFinite) && scores.sizes.every((size) => size > 0);
		case "rounds": return scores.rounds.every((times) => times.length > 0 && times.every((time) => time > 0));
		case "screen": return isTellable(scores.value);
		case "rate":
		case "resampled":
		case "collapsed": return true;
		default: return scores;
	}
}
function notFinite({ name }, { kind }) {
	if (kind === "rounds") return { unmeasured: `a round of ${name} has no time, or one that is not above 0` };
	return { unmeasured: `a value of ${name} is no finite number` };
}
// src/judge/judgement.ts
function unmeasured({ unmeasured: why }) {
	return {
		state: "unmeasured",
		observed: null,
		why
	};
}
/** Of a limit against a base that there is not: it does not apply only where the base tree proves the absence. */
function withoutBase({ kind, why }) {
	if (kind === "unknown") return unmeasured({ unmeasured: why });
	return {
		state: "not-applicable",
		observed: null,
		why
	};
}
/**
* Where an interval of harm stands to the most that is allowed. `beyond`: the point estimate exceeds
* it, compared exactly; without that, all right under `min: 100 %` would be a proven failure.
*/
function standing([low, high], most, beyond) {
	if (high <= most) return { state: "pass" };
	if (beyond && low >= most) return { state: "fail" };
	return {
		state: "inconclusive",
		leans: beyond ? "fail" : "pass"
	};
}
// src/judge/question/harm-words.ts
/** `fell by 0.4 points`, `rose by 2 %`: what a metric did, from how much worse it got. */
function movedBy(harmed, harm) {
	if (harm === 0) return "did not change";
	const by = amount(Math.abs(harm), harmed.form).replace(/^0 /, "less than 0.01 ");
	return `${harm > 0 === isBetterHigh(harmed) ? "fell" : "rose"} by ${by}`;
}
/** `a drop of at most 0.4 points`; where even the worst is better than before, `a rise of at least 2 points`. */
function harmAtMost(harmed, harm) {
	const { form } = harmed;
	if (harm >= 0) return `${harmNoun(harmed)} of at most ${amount(harm, form, "up")}`;
	return `${isBetterHigh(harmed) ? "a rise" : "a drop"} of at least ${amount(-harm, form, "down")}`;
}
function harmNoun(harmed) {
	return isBetterHigh(harmed) ? "a drop" : "a rise";
}
function isBetterHigh({ metric }) {
	return metric.direction === "higher";
}
/** How a sentence on `min` or `max` calls its bounds. */
const EDGES = {
	min: {
		pass: "at least",
		fail: "at most",
		worst: "as low as",
		best: "as high as"
	},
	max: {
		pass: "at most",
		fail: "at least",
		worst: "as high as",
		best: "as low as"
	}
};
/** What a limit was found to be, at the end of a sentence. */
function ending({ state, leans }, endings) {
	if (state === "pass") return endings.pass;
	if (state === "fail") return endings.fail;
	return leans === "fail" ? endings.leansFail : endings.leansPass;
}
// src/judge/question/would-settle.ts
/** How many samples would settle a doubt about a drop, in most runs, if they flipped as these did. */
function wouldSettleDrop({ lost, gained, ...doubt }) {
	const { n, limit, alpha, found } = doubt;
	const aim = {
		alpha,
		power: POWER
	};
	const seen = {
		flips: (lost + gained) / n,
		drop: (lost - gained) / n
	};
	const least = found.leans === "pass" && limit > 0 ? leastExamples(limit, alpha) : 0;
	return sentence$2(doubt, least, Math.max(least, examplesToTell(seen, limit, aim)));
}
/** The same of a rate against its `min` or `max`. */
function wouldSettleRate({ rate, ...doubt }) {
	const { limit, alpha } = doubt;
	return sentence$2(doubt, 0, answersToTell(rate, limit, {
		alpha,
		power: POWER
	}));
}
function sentence$2({ n, found }, least, enough) {
	if (found.state !== "inconclusive") return "";
	if (!Number.isFinite(enough)) return "; no number of samples settles what is exactly at its limit";
	if (enough <= n) return "";
	const would = `${about$1(enough)} samples like these would most likely settle it`;
	if (n >= least) return `; ${would}`;
	return `; ${grouped(n)} could not have certified it even without a flip, which takes ${grouped(least)}: ${would}`;
}
/** How many labels would settle a doubt: those of the samples that both sides answer differently, at most. */
function labelsWouldSettle({ n, lost, gained, open }, limit, alpha, found) {
	if (found.state !== "inconclusive") return "";
	const passes = (more) => dropInterval({
		n,
		lost: lost + more,
		gained
	}, alpha)[1] <= limit;
	const labels = open === 1 ? "the one missing label" : `the ${open} missing labels`;
	if (!passes(0)) return `; ${labels} would not certify it unless some were gained`;
	const most = largest(open, passes);
	return `; ${labels} would settle it: it passes if ${most === 0 ? "none of them is lost" : `at most ${most} of them are lost`}`;
}
/** The largest number below `end` that still holds, of those that hold up to somewhere. */
function largest(end, holds) {
	let [low, high] = [0, end];
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (holds(middle)) low = middle;
		else high = middle;
	}
	return low;
}
// src/judge/question/rates.ts
/** `min` and `max`: the bounds of the rate against the limit. */
function judgeRate(question, alpha) {
	const { limit, right, n } = question;
	const edge = limit.operator === "min" ? "min" : "max";
	const interval = rateInterval(right, n, alpha);
	const order = compareDecimals(decimalOf(right), times(limit.target, decimalOf(n)));
	const target = toNumber(limit.target);
	const found = edge === "max" ? standing(interval, target, order > 0) : standing([-interval[1], -interval[0]], -target, order < 0);
	const why = rateSentence(question, {
		right,
		n,
		interval,
		found,
		edge,
		alpha
	});
	const enough = wouldSettleRate({
		rate: right / n,
		n,
		limit: target,
		alpha,
		found
	});
	return {
		...found,
		observed: right / n,
		interval,
		n,
		why: `${why}${enough}`
	};
}
/** `max-drop`, `max-increase` and `max-regression`: what was lost and gained of the same samples. */
function judgeChange(question, alpha) {
	const { limit, pairs, seen, unchanged } = question;
	const { n, open } = pairs;
	const { lost, gained } = seen;
	const interval = changeInterval(question, alpha);
	const beyond = compareDecimals(decimalOf(lost - gained), times(limit.target, decimalOf(seen.n))) > 0;
	const most = toNumber(limit.target);
	const found = standing(interval, most, beyond);
	const why = dropSentence(question, {
		interval,
		found,
		alpha
	});
	const enough = open > 0 ? labelsWouldSettle(pairs, most, alpha, found) : wouldSettleDrop({
		n,
		lost,
		gained,
		limit: most,
		alpha,
		found
	});
	return {
		...found,
		observed: dropOf(question),
		interval,
		n,
		...unchanged && { unchanged: true },
		why: `${why}${enough}`
	};
}
/** `same`: program and weights are equal to the bit. Where answers differ all the same, it proves nothing. */
function countChange(before, after, same) {
	const labelled = pairsOf(before.right, after.right);
	const pairs = withBeside(labelled, before, after);
	const { lost, gained, open } = pairs;
	return {
		pairs,
		seen: open === 0 ? pairs : labelled,
		unchanged: same && lost + gained + open === 0
	};
}
function withBeside(labelled, before, after) {
	if (before.beside === void 0 || after.beside === void 0) return {
		...labelled,
		open: 0
	};
	const { n, lost, gained, open } = pairsBeside(before.beside, after.beside);
	return {
		n: labelled.n + n,
		lost: labelled.lost + lost,
		gained: labelled.gained + gained,
		open
	};
}
function dropOf({ seen }) {
	return (seen.lost - seen.gained) / seen.n;
}
/** Where the true drop may lie. Whatever missing labels are: for the upper bound each is a loss, for the lower a gain. */
function changeInterval({ pairs, unchanged }, alpha) {
	if (unchanged) return [0, 0];
	const { n, lost, gained, open } = pairs;
	if (open === 0) return dropInterval({
		n,
		lost,
		gained
	}, alpha);
	const [low] = dropInterval({
		n,
		lost,
		gained: gained + open
	}, alpha);
	const [, high] = dropInterval({
		n,
		lost: lost + open,
		gained
	}, alpha);
	return [low, high];
}
/** One sentence on a rate against its `min` or `max`. */
function rateSentence({ metric, limit }, { right, n, interval, found, edge, alpha }) {
	const [low, high] = [amount(interval[0], "rate", "down"), amount(interval[1], "rate", "up")];
	const [worst, best] = edge === "min" ? [low, high] : [high, low];
	const words = EDGES[edge];
	const asked = `${edge} ${limit.text}`;
	const sure = `with ${confidenceOf(alpha)} confidence; the limit is ${asked}`;
	return `${metric.name} is ${amount(right / n, "rate")} (${right} of ${n})${ending(found, {
		pass: `: ${words.pass} ${worst} ${sure}`,
		fail: `: ${words.fail} ${best} ${sure}`,
		leansPass: `, which keeps ${asked}, but ${allow(n, "sample")} one ${words.worst} ${worst}: not certified`,
		leansFail: `, which breaks ${asked}, though ${allow(n, "sample")} one ${words.best} ${best}: likely, not proven`
	})}`;
}
/** One sentence on a drop against `max-drop` or `max-regression`. */
function dropSentence(question, { interval, found, alpha }) {
	const { metric, limit, than, unchanged, pairs } = question;
	const { n } = pairs;
	if (unchanged) return `program and weights are ${than}'s to the bit, and so is every answer`;
	const form = formNameOf(metric, limit.operator);
	const harmed = {
		metric,
		form
	};
	const [least, most] = [amount(interval[0], form, "down"), amount(interval[1], form, "up")];
	const noun = harmNoun(harmed);
	const sure = `with ${confidenceOf(alpha)} confidence; ${limit.text} is allowed`;
	return `${metric.name} ${movedBy(harmed, dropOf(question))} against ${than} (${flipsOf(question)})${ending(found, {
		pass: `: ${harmAtMost(harmed, interval[1])} ${sure}`,
		fail: `: ${noun} of at least ${least} ${sure}`,
		leansPass: `, within ${limit.text}, but ${allow(n, "sample")} ${noun} of ${most}: not certified`,
		leansFail: `, beyond ${limit.text}, though ${allow(n, "sample")} ${noun} of only ${least}: likely, not proven`
	})}`;
}
/** While labels are missing, the drop is that of the labelled samples, and stands beside what it was counted from. */
function flipsOf({ pairs, seen }) {
	const { n, lost, gained, open } = pairs;
	const [all, those] = [{
		lost,
		gained
	}, seen].map((one) => `${one.lost} lost, ${one.gained} gained`);
	if (open === 0) return `${all} of ${n}`;
	return `${`${those} of ${seen.n} with a label`}; of all ${n}: ${all}, ${open} without a label`;
}
// src/judge/question/question.ts
function settled(judgement) {
	return {
		kind: "settled",
		judgement
	};
}
// src/judge/question/stated.ts
/** Whether the limit rests on a number that some side only states. */
function isStated({ own, reference, base, limit, metric }) {
	const states = (one) => !isUnmeasured(one) && one.stated[metric.name] !== void 0;
	const { against } = OPERATORS[limit.operator];
	if (states(own)) return true;
	if (against === "reference") return states(reference);
	return against === "base" && base.kind === "present" && states(base.own);
}
/** A limit on a number that stands alone, without the answers it was counted from. */
function askStated(trial) {
	const { limit, reference, base } = trial;
	const { against } = OPERATORS[limit.operator];
	if (against === "absolute") return askAlone$1(trial);
	if (against === "reference") return settled(judgeBeside$1(trial, reference, "the reference"));
	if (base.kind !== "present") return settled(withoutBase(base));
	return settled(judgeBeside$1(trial, base.own, "the base"));
}
/** A rate of so many examples has its bounds; any other number has none. */
function askAlone$1(trial) {
	const { metric, limit, own } = trial;
	const point = own.point(metric);
	if (isUnmeasured(point)) return settled(unmeasured(point));
	const { value, n = 0 } = point;
	if (n > 0 && metric.test === "rate") return {
		kind: "stated",
		limit,
		metric,
		value,
		n
	};
	return settled(doubtful(trial, value, isBeyond(trial, value)));
}
/** The bounds of a rate that was only stated, as if its right answers had been counted. */
function judgeStated(question, alpha) {
	const { limit, value, n } = question;
	const beyond = isBeyond(question, value);
	const interval = rateInterval(Math.round(value * n), n, alpha);
	const found = standing(limit.operator === "min" ? [-interval[1], -interval[0]] : interval, toNumber(limit.target) * (limit.operator === "min" ? -1 : 1), beyond);
	const why = statedSentence(question, {
		own: value,
		beyond,
		bounds: {
			interval,
			n,
			alpha
		}
	});
	return {
		...found,
		observed: value,
		interval,
		n,
		why
	};
}
function isBeyond({ limit }, value) {
	const order = compareDecimals(decimalOf(value), limit.target);
	return limit.operator === "min" ? order < 0 : order > 0;
}
/** Two totals do not say on which examples they differ, so nothing bounds their difference. */
function judgeBeside$1(trial, other, than) {
	const seen = comparable(trial.own, other, than);
	if (isUnmeasured(seen)) return unmeasured(seen);
	const [own, theirs] = [trial.own.point(trial.metric), seen.point(trial.metric)];
	if (isUnmeasured(own)) return unmeasured(own);
	if (isUnmeasured(theirs)) return unmeasured({ unmeasured: `${than}: ${theirs.unmeasured}` });
	const harm = harmOf(trial, decimalOf(own.value), decimalOf(theirs.value));
	if (isUnmeasured(harm)) return unmeasured(harm);
	return {
		...doubtful(trial, own.value, harm.beyond, {
			than,
			theirs: theirs.value
		}),
		observed: harm.observed
	};
}
/** In exact decimals: how much worse, and whether that is more than is allowed. */
function harmOf({ limit, metric }, own, other) {
	const { compares } = OPERATORS[limit.operator];
	const worse = metric.direction === "higher" ? minus(other, own) : minus(own, other);
	const isShare = compares === "ratio" || metric.relative === true;
	if (isShare && other.units === 0n) return { unmeasured: `there is no ratio to a ${metric.name} of 0` };
	const most = isShare ? times(limit.target, other) : limit.target;
	const found = compares === "ratio" ? own : worse;
	return {
		observed: isShare ? toNumber(found) / toNumber(other) : toNumber(found),
		beyond: compareDecimals(found, most) > 0
	};
}
function doubtful(trial, own, beyond, beside) {
	const why = statedSentence(trial, {
		own,
		beyond,
		...beside && { beside }
	});
	return {
		state: "inconclusive",
		leans: beyond ? "fail" : "pass",
		observed: own,
		estimate: true,
		why
	};
}
/** One sentence on a number that was recorded without the answers behind it. */
function statedSentence({ metric, limit }, found) {
	const { own, beyond, beside } = found;
	const form = WRITTEN[metric.quantity].value;
	const value = `${metric.name} is ${amount(own, form)}`;
	const versus = beside === void 0 ? "" : `, ${beside.than}'s ${amount(beside.theirs, form)}`;
	const where = beyond ? "beyond" : "within";
	const doubt = found.bounds === void 0 ? ALONE : between(found.bounds);
	return `${value}${versus}: ${where} ${limit.operator} ${limit.text} ${doubt}`;
}
const ALONE = "as far as the recorded number goes; nothing recorded tells how sure it is: not certified";
function between({ interval, n, alpha }) {
	const [low, high] = [amount(interval[0], "rate", "down"), amount(interval[1], "rate", "up")];
	return `by the recorded number; ${allow(n, "example")} ${low} to ${high} with ${confidenceOf(alpha)} confidence a side`;
}
// src/judge/question/values.ts
/** `min` and `max` of what has an estimate: the value's bounds against the limit. */
function judgeValue(question, alpha) {
	const { limit, harm } = question;
	const least = limit.operator === "min";
	const bounds = harm.bounds(alpha);
	const found = standingOf(harm, bounds, least ? negative(limit.target) : limit.target);
	const observed = least ? -harm.value : harm.value;
	const interval = least ? flipped(bounds.interval) : bounds.interval;
	const { n } = harm;
	const why = valueSentence(question, {
		...bounds,
		observed,
		interval,
		found,
		n,
		alpha
	});
	return {
		...found,
		observed,
		...interval && { interval },
		n,
		why
	};
}
/** What compares with the reference or the base. */
function judgeLoss(question, alpha) {
	const { limit, harm, unchanged, than } = question;
	const bounds = boundsOf(question, alpha);
	const found = standingOf(harm, bounds, limit.target);
	const { interval } = bounds;
	const observed = harm.value;
	const why = unchanged ? `program and weights are ${than}'s to the bit, and so is every answer` : lossSentence(question, {
		...bounds,
		observed,
		found,
		alpha
	});
	return {
		...found,
		observed,
		...interval && { interval },
		n: harm.n,
		...unchanged && { unchanged: true },
		why
	};
}
/** Of the same bits with the same scores there is nothing to estimate. */
function boundsOf({ harm, unchanged }, alpha) {
	return unchanged ? { interval: [harm.value, harm.value] } : harm.bounds(alpha);
}
/** A number that nothing bounds, or whose bounds are in doubt, passes nothing. */
function standingOf({ value }, { interval, doubt }, most) {
	const beyond = compareDecimals(decimalOf(steady(value)), most) > 0;
	const unsure = {
		state: "inconclusive",
		leans: beyond ? "fail" : "pass"
	};
	if (interval === void 0) return unsure;
	const found = standing(interval, toNumber(most), beyond);
	return found.state === "pass" && doubt !== void 0 ? unsure : found;
}
function flipped(interval) {
	return interval && [-interval[1], -interval[0]];
}
function negative({ units, scale }) {
	return {
		units: -units,
		scale
	};
}
/** One sentence on a value against its `min` or `max`. */
function valueSentence({ metric, limit }, estimated) {
	const { observed, interval = [observed, observed], n, found, doubt, alpha } = estimated;
	const edge = limit.operator === "min" ? "min" : "max";
	const form = formNameOf(metric, limit.operator);
	const [low, high] = [amount(interval[0], form, "down"), amount(interval[1], form, "up")];
	const [worst, best] = edge === "min" ? [low, high] : [high, low];
	const words = EDGES[edge];
	const asked = `${edge} ${limit.text}`;
	const sure = `with ${confidenceOf(alpha)} confidence; the limit is ${asked}`;
	return `${`${metric.name} is ${amount(observed, form)}`}${ending(found, {
		pass: `: ${words.pass} ${worst} ${sure}`,
		fail: `: ${words.fail} ${best} ${sure}`,
		leansPass: `, which keeps ${asked}, but ${doubt ?? `${allow(n, "unit")} one ${words.worst} ${worst}`}: not certified`,
		leansFail: `, which breaks ${asked}, though ${doubt ?? `${allow(n, "unit")} one ${words.best} ${best}`}: likely, not proven`
	})}${noted(estimated)}`;
}
/** One sentence on how a value compares with another side's. */
function lossSentence(question, estimated) {
	const { metric, limit } = question;
	const { observed, interval = [observed, observed], found, doubt, alpha } = estimated;
	const isRatio = OPERATORS[limit.operator].compares === "ratio";
	const form = formNameOf(metric, limit.operator);
	const what = isRatio ? "a ratio" : harmNoun(question);
	const [least, most] = [amount(interval[0], form, "down"), amount(interval[1], form, "up")];
	const sure = `with ${confidenceOf(alpha)} confidence; ${limit.text} is allowed`;
	return `${changed(question, observed)}${ending(found, {
		pass: `: ${isRatio ? `a ratio of at most ${most}` : harmAtMost({
			metric,
			form
		}, interval[1])} ${sure}`,
		fail: `: ${what} of at least ${least} ${sure}`,
		leansPass: `, within ${limit.text}, but ${doubt ?? `the data allow ${what} of ${most}`}: not certified`,
		leansFail: `, beyond ${limit.text}, though ${doubt ?? `the data allow ${what} of only ${least}`}: likely, not proven`
	})}${noted(estimated)}`;
}
/** `mae rose by 0.3 against the reference`; a ratio is `1.05 times the reference's`. */
function changed({ metric, limit, than }, observed) {
	const form = formNameOf(metric, limit.operator);
	if (OPERATORS[limit.operator].compares === "ratio") return `${metric.name} is ${amount(observed, form)} times ${than}'s`;
	return `${metric.name} ${movedBy({
		metric,
		form
	}, observed)} against ${than}`;
}
function noted({ note }) {
	return note === void 0 ? "" : ` (${note})`;
}
// src/judge/question/answer.ts
/** The only place where a test is applied: each of its bounds is wrong with a chance of `alpha` at most. */
function answer(question, alpha) {
	if (question.kind === "settled") return question.judgement;
	const { guess, nothingToLose, foregone, metric } = question;
	if (guess !== void 0) return unmeasured(guess);
	const found = tested$1(question, alpha);
	if (nothingToLose !== void 0 && !isSurelyBetter(found)) return unmeasured(nothingToLose);
	if (!isTellable(found.observed ?? 0)) return unmeasured(noValue(metric));
	if (foregone === void 0 || found.state !== "pass") return found;
	const why = `${found.why}; ${foregone} cannot fail, and certifies nothing`;
	return {
		...found,
		foregone: true,
		why
	};
}
function tested$1(question, alpha) {
	switch (question.kind) {
		case "rate": return judgeRate(question, alpha);
		case "change": return judgeChange(question, alpha);
		case "value": return judgeValue(question, alpha);
		case "loss": return judgeLoss(question, alpha);
		case "stated": return judgeStated(question, alpha);
		default: return question;
	}
}
function isSurelyBetter({ interval }) {
	return interval !== void 0 && interval[1] < 0;
}
/** What takes long of a question: whoever waits may have it drawn beforehand, some at a time. */
function drawsOf(question) {
	return "harm" in question ? question.harm.resampling : void 0;
}
// src/judge/settle.ts
/** Every limit of a variant, each bound as sure as asked for; those on slices at the variant's own level. */
function settle(branch, alpha) {
	return flagSlices(branch, doubtLoneScreens(branch.asked.map((asked) => {
		const level = asked.limit.slice === void 0 ? alpha : branch.alpha;
		return {
			...asked,
			judgement: judge$1(branch, asked, level)
		};
	})));
}
/** One limit by itself. A variant that did not shrink can be proven to fail, but not to pass. */
function judge$1({ unshrunk }, { question }, alpha) {
	const judgement = answer(question, alpha);
	if (unshrunk === void 0 || judgement.state === "fail") return judgement;
	if (judgement.state === "unmeasured") return judgement;
	const { leans: _, ...rest } = judgement;
	return {
		...rest,
		state: "unmeasured",
		why: unshrunk
	};
}
/**
* A screen (KL, SNR) tells of damage, and near the reference nothing of accuracy: one that is kept where no limit on
* the answers is judged beside it is no pass.
*/
function doubtLoneScreens(settled) {
	if (settled.some(judgesAnswers)) return [...settled];
	return settled.map((one) => {
		const { metric, judgement } = one;
		if (metric?.test !== "screen" || judgement.state !== "pass") return one;
		const why = `${judgement.why}; a screen alone certifies nothing: limit a metric of the answers as well`;
		return {
			...one,
			judgement: {
				...judgement,
				state: "inconclusive",
				leans: "pass",
				why
			}
		};
	});
}
/** Of all answers: those of a slice are some. */
function judgesAnswers({ limit, metric }) {
	return limit.slice === void 0 && metric?.source === "records" && metric.test !== "screen";
}
/**
* Limits on slices are many and their slices small, so that chance soon breaks one: a failure counts only where
* Holm's procedure flags it among all of the variant's.
*/
function flagSlices(branch, settled) {
	const { alpha } = branch;
	const family = settled.filter(isToldOfSlice);
	const flagged = holm(family, alpha, (one, level) => hasFailed(one) && judge$1(branch, one, level).state === "fail");
	return settled.map((one) => one.limit.slice === void 0 || !hasFailed(one) || flagged.has(one) ? one : {
		...one,
		judgement: unproven(one.judgement, family.length, confidenceOf(alpha))
	});
}
function isToldOfSlice({ limit, judgement: { state } }) {
	return limit.slice !== void 0 && state !== "unmeasured" && state !== "not-applicable";
}
function hasFailed({ judgement }) {
	return judgement.state === "fail";
}
function unproven(judgement, among, confidence) {
	const why = `${judgement.why}; of one among ${among} limits on slices, that is not proven with ${confidence} confidence`;
	return {
		...judgement,
		state: "inconclusive",
		leans: "fail",
		why
	};
}
/** A doubt about a slice neither warns nor fails: slices are there to find a loss, not to prove there is none. */
function changesNothing({ limit, judgement }) {
	return limit.slice !== void 0 && judgement.state === "inconclusive";
}
/** Whether something was shown: the limit is kept, and could have been broken. */
function certifies({ judgement }) {
	return judgement.state === "pass" && judgement.foregone === void 0;
}
/**
* Why nothing is certified of an enforced variant that nothing stands in the way of: then it is no pass. The reference
* is there to measure the others from, and needs no limit of its own.
*/
function whyUncertified({ enforced, isYardstick }, settled) {
	if (!enforced || settled.some(certifies)) return;
	if (settled.length === 0) return isYardstick ? void 0 : NO_LIMIT;
	const kinds = WHYS.flatMap(([is, one, more]) => {
		const count = settled.filter(is).length;
		return count === 0 ? [] : [counted(count, one, more)];
	});
	return `nothing is certified: no limit was decided as kept (${listed(kinds)})`;
}
const NO_LIMIT = "nothing is certified: it is enforced and has no limit; give it one, or name what ships (ship)";
/** All that does not stand in the way and yet certifies nothing. */
const WHYS = [
	[
		changesNothing,
		"on a slice that the data leave undecided",
		"on slices that the data leave undecided"
	],
	[
		({ judgement }) => judgement.state === "not-applicable",
		"not applicable",
		"not applicable"
	],
	[
		({ judgement }) => judgement.foregone !== void 0,
		"that cannot fail",
		"that cannot fail"
	]
];
// src/judge/proofs.ts
/**
* Whoever puts many limits to the test sees one fail by chance: of six that are exactly met nearly one run in three.
* Proven is what Holm's procedure holds among a model's own enforced limits that chance can decide: what is read, as a
* size is, or equal to the bit is no throw of any die.
*/
function proofsOf(findings) {
	const enforced = judgedBranches(findings).filter(({ branch }) => branch.enforced);
	if (!enforced.some(({ limits }) => limits.some(isFailure))) return {
		among: 0,
		isProven: () => false
	};
	const tested = enforced.flatMap(testedIn);
	const held = holm(tested, 1, ({ finding, failsAt }, share) => isFailure(finding) && failsAt(share));
	const proven = new Set([...held].map(({ finding }) => finding));
	return {
		among: tested.length,
		isProven: (finding) => proven.has(finding) || !mayBeTested(finding)
	};
}
function testedIn({ branch, limits }) {
	const { alpha } = branch;
	return limits.filter((finding) => finding.implied === void 0 && mayBeTested(finding)).filter((finding) => isTested(judge$1(branch, finding, alpha))).map((finding) => ({
		finding,
		failsAt: (share) => judge$1(branch, finding, alpha * share).state === "fail"
	}));
}
/** Slices have a procedure of their own, and a screen proves nothing. What is read proves itself. */
function isFailure({ limit, metric, judgement }) {
	return limit.slice === void 0 && metric?.test !== "screen" && judgement.state === "fail";
}
function mayBeTested({ limit, metric, judgement: { state } }) {
	const test = metric?.test;
	if (limit.slice !== void 0 || test === "screen" || test === "exact") return false;
	return state !== "unmeasured" && state !== "not-applicable";
}
/** Of two that are equal to the bit there is nothing to estimate, and of a number that stands alone no bounds. */
function isTested({ unchanged, estimate }) {
	return unchanged === void 0 && estimate === void 0;
}
// src/judge/outcome.ts
/**
* What follows from a state. A doubt that leans beyond the limit fails under every setting. A waiver was granted for a
* number that somebody saw: where there is none, it covers nothing.
*/
const OUTCOME_OF = {
	pass: { outcome: () => "pass" },
	"not-applicable": { outcome: () => "pass" },
	fail: {
		outcome: () => "fail",
		waived: "warn"
	},
	inconclusive: {
		outcome: ({ leans }, { onInconclusive }) => leans === "pass" ? onInconclusive : "fail",
		waived: "warn"
	},
	unmeasured: { outcome: (_, { onUnmeasured }) => onUnmeasured }
};
function outcomeOf(standing, settings, { enforced, waived } = {
	enforced: true,
	waived: false
}) {
	const row = OUTCOME_OF[standing.state];
	return (enforced && waived ? row.waived : void 0) ?? row.outcome(standing, settings);
}
/** Whether a waiver would change what follows. */
function isWaivable({ state }) {
	return OUTCOME_OF[state].waived !== void 0;
}
// src/judge/waivers.ts
/** What became of every waiver: one that waives nothing is told of as well as one that does. */
function judgeWaivers({ plan, policies, models }) {
	const { target, head, first } = plan.policies;
	const own = policies.target.waivers.map((waiver) => told$3(waiver, target, first ? UNMERGED : fateOf(waiver, plan.today, models)));
	const known = new Set(policies.target.waivers.map(contentOf));
	const shown = (policies.head?.waivers ?? []).filter((one) => !known.has(contentOf(one))).slice(0, MOST_BROUGHT);
	return [...own, ...shown.map((waiver) => told$3(waiver, head ?? target, UNMERGED))];
}
/** A head may bring any number. */
const MOST_BROUGHT = 100;
const UNMERGED = {
	fate: "unmerged",
	why: "only the head's policy has it, so it does not count before it is merged"
};
function fateOf(waiver, today, models) {
	if (today === void 0) return {
		fate: "undated",
		why: "the plan does not say which day it was made on"
	};
	if (isExpired(waiver, today)) return {
		fate: "expired",
		why: `its last day was ${waiver.until}, and this is ${today}`
	};
	const model = models.find(({ name }) => name === waiver.model);
	const variant = [...model?.variants ?? [], ...model?.itself ? [model.itself] : []].find(({ name }) => name === waiver.variant);
	if (variant === void 0) return {
		fate: "idle",
		why: "the model is not judged here"
	};
	return fateAmong(waiver, variant);
}
function fateAmong({ limit, weights }, { enforced, name, limits }) {
	const own = limits.filter((one) => limitName(one) === limit);
	if (own.some((one) => one.waived !== void 0 && one.weights === weights)) return {
		fate: "waives",
		why: "the limit is not kept, and does not stop this"
	};
	const now = own.find((one) => one.weights !== void 0)?.weights;
	if (now !== void 0) return {
		fate: "other-weights",
		why: `the weights of ${name} are others now`,
		now
	};
	if (!enforced) return {
		fate: "idle",
		why: `${name} is not enforced, so it stops nothing`
	};
	if (own.some(({ state }) => state === "unmeasured")) return {
		fate: "unmeasured",
		why: "the limit was not measured, and that is never waived"
	};
	return {
		fate: "idle",
		why: "the limit stops nothing"
	};
}
function told$3({ at, ...waiver }, { commit, path }, found) {
	return {
		...waiver,
		...found,
		at: {
			commit,
			path,
			line: at.line
		}
	};
}
function contentOf({ at, ...waiver }) {
	return JSON.stringify(Object.entries(waiver).sort());
}
/** Of a limit that is in the way: the weights that a waiver has to name, and the waiver that names them. */
function waivingOf(settled, { enforced, waivers }) {
	if (!enforced || !isWaivable(settled.judgement) || changesNothing(settled)) return {};
	const { comparison, limit } = settled;
	if (isUnmeasured(comparison)) return {};
	const weights = comparison.own.package.weightsDigest;
	const name = limitName(limit);
	const waiver = waivers.find((one) => one.limit === name && one.weights === weights);
	if (waiver === void 0) return { weights };
	const { reason, approver, until } = waiver;
	return {
		weights,
		waived: {
			reason,
			approver,
			until
		}
	};
}
/**
* The waivers that count in this run. They are the target branch's: a pull request waives nothing for itself. The day
* is the plan's, not the head commit's, whose date its author sets; so the same out folder stays the same verdict.
*/
function waiversInForce({ policies, today }, target) {
	if (policies.first || today === void 0) return [];
	return target.waivers.filter((waiver) => !isExpired(waiver, today));
}
/** ISO dates are ordered as text is. */
function isExpired({ until }, today) {
	return until < today;
}
// src/judge/verdict.ts
/** Writes down what was found, in the words and the form of `verdict.json`. */
function verdict({ plan, policies }, found, beside) {
	const write = {
		beside,
		head: policies.head
	};
	const models = found.map((one) => one.kind === "left out" ? writeLeftOut(one) : writeModel(one, write));
	const { path, digest, commit } = plan.policies.target;
	const outcomes = [...models.map(({ outcome }) => outcome), ...plan.unjudged?.warns === void 0 ? [] : ["warn"]];
	const waivers = judgeWaivers({
		plan,
		policies,
		models
	});
	const fault = faultOf(models);
	return {
		schema: 1,
		outcome: models.length === 0 ? "error" : worst(outcomes),
		because: because$1(models, plan.unjudged),
		...fault && { fault },
		confidence: toNumber(settingsFor(policies.target, plan.branch).confidence),
		models,
		policy: {
			path,
			digest,
			commit
		},
		...plan.base && { base: plan.base },
		head: plan.head,
		...plan.unjudged && { unjudged: plan.unjudged },
		...waivers.length > 0 && { waivers },
		...plan.changes && { changes: plan.changes },
		...plan.published && { published: plan.published },
		notes: plan.notes
	};
}
function about({ planned, model }) {
	const { doubts } = planned;
	const { metrics } = model;
	return {
		name: model.name,
		status: planned.status,
		task: model.task,
		...doubts && { doubts },
		...metrics && { declared: Object.fromEntries(metrics.map(({ name, quantity }) => [name, quantity])) }
	};
}
function writeLeftOut(left) {
	return {
		...about(left),
		...leftOut(left.planned, left.settings)
	};
}
function writeModel(found, write) {
	const { modelCase, itself, variants, cliff, advice, choice, notes } = found;
	const { model, targets } = modelCase;
	const writing = {
		...write,
		found,
		proofs: proofsOf(found)
	};
	const { missing = [], paths } = write.beside ?? {};
	const unlabelled = missing.find((one) => one.model === model.name);
	return {
		...about(modelCase),
		outcome: found.outcome,
		targets: [...targets],
		reference: found.reference,
		...itself && { itself: writeItself(itself, writing) },
		objective: model.objective,
		...choice,
		...cliff && { cliff },
		...advice.length > 0 && { advice: [...advice] },
		variants: variants.map((one) => writeVariant(one, writing)),
		notes: [...notes, ...unlabelled && paths ? [labellingNote(unlabelled, paths.toLabel(model.name))] : []]
	};
}
function writeVariant(found, writing) {
	const { branch, slices, fellOn, attribution } = found;
	const { name } = branch.variant;
	const explanation = explanationOf(name, writing);
	return {
		...writeBranch(found, name, writing),
		...found.uncertified !== void 0 && { uncertified: found.uncertified },
		...slices && { slices: [...slices] },
		...fellOn !== void 0 && { fellOn },
		...attribution && { attribution },
		...explanation.length > 0 && { explanation },
		notes: branch.first ? notesOn(branch.first) : []
	};
}
function writeItself(found, writing) {
	const { base, because } = found;
	return {
		...writeBranch(found, REFERENCE, writing),
		is: writing.found.modelCase.referenceName,
		...base && { base },
		because,
		notes: []
	};
}
function writeBranch({ branch, outcome, metrics, limits }, name, writing) {
	const { enforced, reason, first } = branch;
	return {
		name,
		outcome,
		enforced,
		...reason !== void 0 && { reason },
		...first && {
			minimumOS: first.own.package.minimumOS,
			origin: originOf(first.own)
		},
		metrics: { ...metrics },
		limits: limits.map((finding) => writeLimit(finding, enforced, name, writing))
	};
}
function writeLimit(finding, enforced, variant, { found, proofs, head }) {
	const { limit, target, comparison, judgement, outcome, weights, waived, implied } = finding;
	const { state, leans, observed, interval, n, why } = judgement;
	const { policy, model } = found.modelCase;
	const from = implied || isUnmeasured(comparison) ? void 0 : comparison.own.from;
	const isMarked = enforced && isFailure(finding);
	const isProven = isMarked && proofs.isProven(finding);
	const doubt = `; of ${proofs.among} enforced limits one may fail so by chance: not proven`;
	return {
		metric: limit.metric,
		operator: limit.operator,
		...limit.slice && { slice: limit.slice },
		target: toNumber(limit.target),
		limit: limit.text,
		on: target,
		observed,
		...interval && { interval },
		...n !== void 0 && { n },
		state,
		...leans && { leans },
		...isProven && { proven: true },
		outcome,
		why: isMarked && !isProven ? `${why}${doubt}` : why,
		at: placeOf(finding, policy, headLine(head, model.name, variant, finding)),
		...weights !== void 0 && { weights },
		...waived && { waived },
		...from && { from },
		...implied && { implied }
	};
}
function placeOf({ limit }, { commit, path }, head) {
	const { line } = limit.at;
	return {
		commit,
		path,
		line,
		...head !== void 0 && head !== line && { headLine: head }
	};
}
/**
* Where the head's version of the policy has a limit of the target's: GitHub shows a remark only beside a line of the
* head. What the head removes is marked where it stood in.
*/
function headLine(head, model, variant, { limit }) {
	if (head === void 0) return;
	const own = head.models.find(({ name }) => name === model);
	const itself = own && {
		limits: own.referenceLimits,
		at: own.at
	};
	const made = variant === "reference" ? itself : own?.variants.find(({ name }) => name === variant);
	return (made?.limits.find((one) => limitName(one) === limitName(limit)) ?? made ?? own)?.at.line ?? 1;
}
function explanationOf(variant, { beside, found }) {
	if (beside === void 0) return [];
	const { name } = found.modelCase.model;
	return beside.explanations.filter((one) => one.model === name && one.variant === variant).flatMap((one) => inShort(one, beside.paths.explanation(one)));
}
/** `verdict.json`, the same bytes for the same verdict; the schema sets the order of keys. */
function formatVerdict(verdict) {
	return `${JSON.stringify(Verdict.parse(verdict), (_, value) => shortened(value), 2)}\n`;
}
function shortened(value) {
	if (typeof value !== "number" || Number.isInteger(value)) return value;
	return steady(value);
}
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
	if (metric.source !== "records") return;
	if (OPERATORS[limit.operator].against !== "reference" && !isAgainstReference(metric)) return;
	if (guess === void 0 || isBetter(guess)) return;
	return { unmeasured: `the reference's ${told$2(guess)}, no better than ${trivially(guess)}: a limit against a model that guesses tells nothing. The usual causes: the preprocessing (scale, bias, the order of the colours), the order of the labels, or data of another model` };
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
	return candidates.filter((one) => one.kind === "read").find((one) => weightsOf(one) === weights.digest) ?? { unmeasured: whyNone(candidates, weights.digest) };
}
/** Without a source the head's own measurement says which weights it stands for. */
function saidWeights(last) {
	return last.kind === "read" ? { digest: weightsOf(last) } : { unmeasured: whyUnread(last) };
}
/** A file that was read and does not fit is stale: it tells of a model that is not this one. */
function whyNone(candidates, here) {
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
		return new Observation(place, seen, observe(side, referenceName, target));
	};
	const observe = (...place) => {
		const name = JSON.stringify(place);
		const found = known.get(name) ?? made(...place);
		known.set(name, found);
		return found;
	};
	return observe;
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
		return {
			own,
			reference,
			base: baseOf(planned, variant, referenceName, atBase),
			...guess && { guess }
		};
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
		case "resampled": {
			if (before.kind !== after.kind || before.units !== after.units) return false;
			const every = everyUnit(after.units);
			return before.of(every) === after.of(every);
		}
		case "rounds": return false;
		default: return after;
	}
}
function equal(one, other) {
	return one.length === other.length && one.every((value, at) => value === other[at]);
}
// src/judge/question/exact.ts
/** What the package says of itself is compared exactly: there is nothing to estimate. */
function judgeExact(trial) {
	const { limit, base, reference } = trial;
	const { against, compares } = OPERATORS[limit.operator];
	switch (against) {
		case "absolute": return judgeAlone(trial);
		case "reference": return judgeBeside(trial, reference, {
			name: "the reference",
			judge: compares === "ratio" ? judgeRatio : judgeIncrease
		});
		case "base":
			if (base.kind !== "present") return withoutBase(base);
			return judgeBeside(trial, base.own, {
				name: "the base",
				judge: judgeIncrease
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
/** `max-increase` over the reference, and `max-regression` over the base. */
function judgeIncrease(trial, own, other, name) {
	const increase = minus(own, other);
	const beside = `, ${name}'s ${shown(trial, other)}`;
	return {
		...told$1(trial, own, compareDecimals(increase, trial.limit.target) > 0, beside),
		observed: toNumber(increase)
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
	const value = metric.of?.(seen.package) ?? { unmeasured: `${metric.name} is not evaluated yet` };
	return typeof value === "number" ? decimalOf(value) : value;
}
function told$1(trial, own, beyond, beside = "") {
	const { metric, limit } = trial;
	const where = beyond ? "beyond" : "within";
	return {
		state: beyond ? "fail" : "pass",
		observed: toNumber(own),
		why: `${metric.name} is ${shown(trial, own)}${beside}, ${where} ${limit.operator} ${limit.text}`
	};
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
	const why = `${metric.name} is ${value}, ${where} ${limit.operator} ${limit.text}; it screens, and proves nothing of the answers`;
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
	if (isUnmeasured(comparison)) return settled(unmeasured((metric.source === "target" ? void 0 : whyNotYet(metric)) ?? comparison));
	const whole = {
		...comparison,
		limit,
		metric
	};
	if (limit.slice === void 0 && isStated(whole)) return askStated(whole);
	const why = whyNotYet(metric);
	if (why !== void 0) return settled(unmeasured(why));
	const within = limit.slice === void 0 ? comparison : sliceOf(comparison, limit.slice);
	if (isUnmeasured(within)) return settled(unmeasured(within));
	const question = tested({
		...within,
		limit,
		metric
	});
	const guess = whyGuessed(limit, metric, comparison.guess);
	if (guess === void 0) return question;
	return question.kind === "settled" ? settled(unmeasured(guess)) : {
		...question,
		guess
	};
}
/** What a limit asks for that nothing here can tell yet. */
function whyNotYet({ name, source, test }) {
	if (source === "target" && test !== "rounds") return { unmeasured: `${name} needs a target that measures it; no engine here does yet` };
	if (test === "not-yet") return notYet(name);
}
function notYet(what) {
	return { unmeasured: `${what} is not evaluated yet` };
}
const askExact = (trial) => settled(judgeExact(trial));
const EXACT = {
	min: askExact,
	max: askExact,
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
	exact: EXACT,
	rate: SHARE,
	mean: SCORED,
	clustered: SCORED,
	resampled: SCORED,
	quantile: SHARE,
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
			return askAlone(trial, after, (better) => own.harm(metric, better));
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
		const { right } = after;
		return {
			kind: "rate",
			limit,
			metric,
			right: countRight(right),
			n: right.length,
			...foregone
		};
	}
	const harm = harmBy(limit.operator === "min" ? "higher" : "lower");
	if (isUnmeasured(harm)) return settled(unmeasured(harm));
	return {
		kind: "value",
		limit,
		metric,
		harm,
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
	const harm = sides.harm({
		by,
		at: by === "ratio" ? toNumber(limit.target) : 0
	});
	if (isUnmeasured(harm)) return settled(unmeasured(nothingToLose ?? harm));
	return {
		kind: "loss",
		limit,
		metric,
		than,
		harm,
		unchanged: same && isUnchanged(before, after),
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
// src/judge/since-base.ts
/** By the metric that stands for the task, or that the variants may lose by; nothing where there is none. */
function impliedLimits(model, rates) {
	const granting = granted(model);
	const [first] = rates;
	const metric = metricNamed(model, (granting.some(({ metric }) => metric === first) ? first : granting[0]?.metric) ?? first ?? model.metrics?.[0]?.name);
	if (metric === void 0) return;
	const target = toDecimal("0");
	const none = {
		metric: metric.name,
		operator: "max-regression",
		target,
		text: asWritten(target, formNameOf(metric, "max-regression")),
		at: model.at,
		...model.metrics?.includes(metric) && { declared: metric }
	};
	const [most] = granting.filter((limit) => limit.metric === metric.name).toSorted((a, b) => compareDecimals(b.target, a.target));
	if (most === void 0) return { none };
	return {
		none,
		granted: {
			...none,
			target: most.target,
			text: most.text,
			at: most.at
		}
	};
}
function isEnforced({ ship }, { name }) {
	return ship === null || ship === name;
}
function granted(model) {
	return model.variants.filter((variant) => isEnforced(model, variant)).flatMap(({ limits }) => limits.filter(grantsLoss));
}
function grantsLoss({ operator, metric, declared, slice }) {
	const found = declared ?? findMetric(metric);
	if (found?.source !== "records" || isAgainstReference(found) || slice !== void 0) return false;
	return operator === "max-drop" || operator === "max-increase";
}
function metricNamed({ metrics = [] }, name) {
	if (name === void 0) return;
	return metrics.find((own) => own.name === name) ?? findMetric(name);
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
	const targets = targetsOf(model);
	const witnesses = witnessesOf(plan, model);
	const referenceName = model.reference === "source" ? REFERENCE : model.reference;
	const observed = {
		planned,
		model,
		evidence,
		witnesses,
		referenceName
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
		settings: settingsFor(policy, plan.branch, model, variant),
		makers: witnesses.length > 0 ? witnesses : targets
	});
	const waivers = planned.policy === "target" ? waiversInForce(plan, policy).filter((one) => one.model === (planned.entry ?? planned.name)) : [];
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
function targetsOf({ targets, recorded }) {
	const isRecorded = (target) => Object.hasOwn(recorded, target);
	const measured = targets.filter((target) => !isRecorded(target)).map(engineOf);
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
function ratesOf({ task, variants, referenceLimits }) {
	const [first, ...rest] = findTask(task)?.shows ?? [];
	const asked = [...variants.flatMap(({ limits }) => limits), ...referenceLimits].map(({ metric }) => metric).filter((name) => findMetric(name)?.source === "records");
	return [.../* @__PURE__ */ new Set([
		...first === void 0 ? [] : [first],
		...asked,
		...rest
	])];
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
function grow(about, variant, { makers, ...own }) {
	const { targets, rates, model, compare } = about;
	const beside = variant.limits.flatMap(({ on }) => on ?? []).map(engineOf);
	const on = new Map([...targets, ...beside].map((target) => [target, compare(variant.name, target)]));
	const unshrunk = whyUnshrunk(about, variant, makers);
	const reason = firstOf(targets, (target) => whyNoNumbers(on.get(target))) ?? unshrunk;
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
		asked: variant.limits.flatMap((limit) => limitTargets(limit, targets).map((target) => askOn(on, limit, target)))
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
const TIMED = METRICS.filter(({ test }) => test === "rounds").map(({ name }) => name);
const PACKAGE = METRICS.filter(({ source }) => source === "package");
/** The numbers of a variant that there are; of what is left out, its limits say why. */
function observe(seen, reference, rates, alpha) {
	const other = comparable(seen, reference, "the reference");
	const timed = seen.rounds === void 0 ? [] : TIMED;
	const found = [...[.../* @__PURE__ */ new Set([
		...rates,
		...Object.keys(seen.stated),
		...timed
	])].map((name) => [name, numberOf(name, seen, other, alpha)]), ...PACKAGE.map((metric) => [metric.name, heldOf(metric, seen)])];
	return Object.fromEntries(found.flatMap(([name, one]) => one ? [[name, one]] : []));
}
function heldOf({ of }, seen) {
	const value = of?.(seen.package);
	return typeof value === "number" && isTellable(value) ? { value } : void 0;
}
function numberOf(name, seen, other, alpha) {
	const found = statedMetric(name, seen, other) ?? observeScores(name, seen, other, alpha);
	if (found === void 0 || !isTellable(found.value)) return;
	const { versus, ...about } = found;
	return versus === void 0 || isTellable(versus.drop) ? found : about;
}
/** What records or times show of a metric, and how it compares with the other's. */
function observeScores(name, seen, other, alpha) {
	const metric = findMetric(name);
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
	const about = {
		value: count / n,
		n,
		interval: rateInterval(count, n, alpha)
	};
	const was = before?.scores(metric);
	if (before === void 0 || was === void 0 || isUnmeasured(was) || was.kind !== "rate") return about;
	const change = countChange(was, after, identical(seen, before));
	const { lost, gained } = change.pairs;
	const interval = changeInterval(change, alpha);
	return {
		...about,
		versus: {
			drop: dropOf(change),
			interval,
			lost,
			gained
		}
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
		..."interval" in bounds && { interval: bounds.interval }
	};
	const was = before?.scores(metric);
	if (before === void 0 || was === void 0 || isUnmeasured(was) || was.kind !== after.kind) return about;
	const harm = seen.harmOver(before, metric, {
		by: "difference",
		at: 0,
		together: true
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
function statedMetric(name, seen, other) {
	const own = seen.stated[name];
	if (own === void 0) return;
	const theirs = isUnmeasured(other) ? void 0 : other.stated[name];
	return {
		...own,
		...theirs && { versus: { drop: worse(name, own.value, theirs.value) } }
	};
}
/** In exact decimals: 0.912 − 0.904 is 0.008. */
function worse(name, own, theirs) {
	const [a, b] = [decimalOf(own), decimalOf(theirs)];
	return toNumber(findMetric(name)?.direction === "lower" ? minus(a, b) : minus(b, a));
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
	const asked = MINDED.filter((metric) => seen.stated[metric] === void 0);
	const metrics = observe(seen, comparison.reference, asked, alpha);
	return Object.entries(metrics).flatMap(([name, { value }]) => {
		const row = findMetric(name)?.minded;
		return row !== void 0 && value < row.below ? [row.says(amount(value, "rate"), name)] : [];
	}).slice(0, 1);
}
const MINDED = METRICS.flatMap((metric) => metric.minded === void 0 ? [] : [memberOf(metric, metric.minded.k)]);
// src/judge/advice/ground.ts
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
			Math.sign(candidate.bytes - other.bytes),
			orderOfLatency(candidate, other),
			orderOfLoss(candidate, other)
		];
		return orders.every((order) => order >= 0) && orders.some((order) => order > 0);
	});
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
	if (found === void 0 || found.interval !== void 0) return found?.interval;
	return found.n === void 0 ? [found.value, found.value] : [0, Number.POSITIVE_INFINITY];
}
/** How much worse than the reference it is by the metric that comes first, at best and at worst. */
function lossOf$2({ metrics, branch }) {
	const [first] = branch.rates;
	const name = first ?? Object.keys(metrics).find((one) => metrics[one]?.versus !== void 0);
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
	const text = `at 8 bits it is ${amount(bytes, "bytes")}: below 5 MB, half the bits save at most ${amount(bytes / 2, "bytes")}, and so few weights take up an error badly; look at the drop before going lower`;
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
	neuralEngine
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
	const delta = (after, before) => isUnmeasured(after) || isUnmeasured(before) ? void 0 : observe(after, before, [metric], alpha)[metric]?.versus;
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
	const found = {
		metric,
		loss,
		regression: {
			...regressed && { variant: regressed },
			...ofReference && { reference: ofReference }
		},
		causes
	};
	return {
		...found,
		text: attributionText(variant.name, found)
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
	const differing = differences(fingerprint, base.own.fingerprint);
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
function attributionText(name, found) {
	return `${changes(found.causes)}: ${deltas(name, found)}.`;
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
function deltas(name, found) {
	const { loss, regression } = found;
	const metric = findMetric(found.metric);
	if (metric === void 0 || regression.variant === void 0) return `the two sides of ${name} do not compare`;
	const form = formNameOf(metric, "max-regression");
	const shown = (drop) => amount(drop, form);
	return [
		`${metric.name} of ${name} ${became(regression.variant.drop, shown)}`,
		...regression.reference ? [`its reference ${became(regression.reference.drop, shown)}`] : [],
		...loss.head && loss.base ? [`quantization costs ${shown(loss.head.drop)}, at the base ${shown(loss.base.drop)}`] : []
	].join("; ");
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
		return auditsOf(modelCase, variant, target).flatMap(rangeSentences).map((sentence) => `${whose}: ${sentence}`);
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
	return [seen.range];
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
	const same = broken.find((limit) => isBroken(judge$1(half, askOn(half.on, limit, target), half.alpha)));
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
/** Every variant against its limits, each candidate at its share of the chance to be wrong. */
function weigh({ branches, referenceName }, source) {
	const found = branches.map((branch) => candidateOf(branch, source, referenceName));
	const among = found.filter((one) => typeof one !== "string").length;
	return found.map((one, at) => {
		const name = branches[at]?.variant.name ?? "";
		if (typeof one === "string") return {
			name,
			why: one
		};
		return {
			name,
			candidate: one,
			keeping: keepingOf(one, among)
		};
	});
}
/** Those that keep every limit for certain; where none does, those that do by numbers that stand alone. */
function eligible(weighed) {
	const of = (kind) => weighed.flatMap((one) => one.candidate && one.keeping.kind === kind ? [one.candidate] : []);
	const certain = of("certain");
	if (certain.length > 0) return {
		candidates: certain,
		onEstimates: false
	};
	const candidates = of("estimated");
	return {
		candidates,
		onEstimates: candidates.length > 0
	};
}
/**
* Whether a candidate keeps every limit. Whoever picks the best of several gives luck several chances, so each must
* pass at its share of alpha.
*/
function keepingOf(candidate, among) {
	const alpha = candidate.branch.alpha;
	const told = toldOf(candidate, alpha / among);
	if (told.length === 0) return {
		kind: "not",
		why: NOTHING_TOLD
	};
	const open = unkept(told);
	if (open.length === 0) return told.some(certifies) ? { kind: "certain" } : {
		kind: "not",
		why: NOTHING_TOLD
	};
	if (open.every(({ judgement }) => judgement.estimate && judgement.leans === "pass")) return { kind: "estimated" };
	return {
		kind: "not",
		why: whyNot(unkept(toldOf(candidate, alpha))) ?? tooFewSamples(alpha / among, among)
	};
}
const NOTHING_TOLD = "has no limit of which the data can tell";
function toldOf({ branch }, alpha) {
	return settle(branch, alpha).filter((settled) => !changesNothing(settled));
}
function unkept(told) {
	return told.filter(({ judgement }) => !["pass", "not-applicable"].includes(judgement.state));
}
/** The worst that was found of any limit; a lean by an estimate within it is no reason. */
function whyNot(open) {
	const [worst] = open.filter(({ judgement }) => !judgement.estimate || judgement.leans === "fail").map((settled) => ({
		...wordsFor(settled),
		settled
	})).sort((a, b) => a.rank - b.rank);
	if (worst === void 0) return;
	return `${worst.says} ${limitText(worst.settled.limit)}`;
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
function tooFewSamples(alpha, among) {
	return `passes, but not with the ${confidenceOf(alpha)} confidence that choosing among ${among} asks for`;
}
/** A candidate, or in a few words why a variant is none. */
function candidateOf(branch, source, reference) {
	const { variant, first, reason, unshrunk } = branch;
	if (variant.name === reference) return "is the reference";
	if (variant.limits.length === 0) return "has no limit to keep";
	if (unshrunk !== void 0) return "did not shrink";
	if (first === void 0 || reason !== void 0) return "was not measured in full";
	const { bytes, weights } = first.own.package;
	if (bytes >= source.package.bytes) return "is no smaller than its source";
	const metrics = numbersOf$1(branch);
	return {
		name: variant.name,
		branch,
		bytes,
		bits: weights.bitsPerWeight,
		metrics
	};
}
// src/judge/choice/words.ts
/** One sentence: what it is the best at, and what it costs. */
function whyChosen({ name, branch, bytes, metrics }, source, best, onEstimates) {
	const { alpha } = branch;
	const [scored = []] = Object.entries(metrics).filter(([, { versus }]) => versus !== void 0);
	const [metric, observed] = scored;
	const lost = metric === void 0 || !observed ? [] : lossOf$1(metric, observed, alpha);
	const facts = listed([`${amount(bytes, "bytes")} instead of ${amount(source.package.bytes, "bytes")}`, ...lost]);
	const how = observed?.versus?.interval ? "in part on point estimates" : "on point estimates alone";
	const kept = keptBy(branch);
	return onEstimates ? `${name} is ${best} that keeps ${kept}, ${how}: ${facts}.` : `${name} is ${best} certain to keep ${kept}: ${facts}.`;
}
function lossOf$1(name, { versus }, alpha) {
	const metric = findMetric(name);
	if (metric === void 0 || versus === void 0) return [];
	const moved = `${name} ${movedBy(harmedBy(metric), versus.drop)}`;
	if (versus.interval === void 0) return [moved];
	const [, worst] = versus.interval;
	return [`${moved} (${atWorst(metric, worst)} with ${confidenceOf(alpha)} confidence)`];
}
/** `at most 0.48 points down`; where even the worst is better than the reference, `at least 2 points up`. */
function atWorst(metric, harm) {
	const { form } = harmedBy(metric);
	const [worse, better] = metric.direction === "higher" ? ["down", "up"] : ["up", "down"];
	if (harm >= 0) return `at most ${amount(harm, form, "up")} ${worse}`;
	return `at least ${amount(-harm, form, "down")} ${better}`;
}
function harmedBy(metric) {
	const operator = metric.direction === "higher" ? "max-drop" : "max-increase";
	return {
		metric,
		form: formNameOf(metric, operator)
	};
}
/** Why a variant was not chosen, in a few words that follow its name. */
function whyOut(weighed, candidates, chosen, way) {
	if (weighed.candidate === void 0) return weighed.why;
	const { candidate, keeping } = weighed;
	if (keeping.kind === "not") return keeping.why;
	if (!candidates.includes(candidate)) return "keeps its limits only by numbers that stand alone";
	if (way.of(candidate) === void 0) return way.missing;
	if (chosen === void 0) return "keeps every limit, and so does another that is equally small";
	const better = dominatorOf(candidate, candidates);
	if (better !== void 0) return `is no smaller, faster or better than ${better.name}`;
	return way.behind(candidate, chosen);
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
	const { objective } = model;
	if (isUnmeasured(source)) return none(`the source is unmeasured: ${source.unmeasured}`);
	if (branches.every(({ variant }) => variant.limits.length === 0)) return none("no variant has a limit to keep");
	const weighed = weigh(modelCase, source);
	const { candidates, onEstimates } = eligible(weighed);
	const [best, twin] = bestOf(candidates, objective);
	const told = excluded(weighed, candidates, twin === void 0 ? best : void 0, objective);
	if (best === void 0) return none(whyEach(told, branches), told);
	if (twin !== void 0) return none(alike(best, twin), told);
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
	return `${best.name} and ${twin.name} keep every limit and are equally small`;
}
/** Each variant that has limits is told of: one left out would seem forgotten. */
function whyEach(told, branches) {
	const limited = branches.flatMap(({ variant }) => variant.limits.length > 0 ? variant.name : []);
	const shown = told.filter(({ name }) => limited.includes(name));
	return listed(shown.map(({ name, why }) => `${name} ${why}`));
}
function excluded(weighed, candidates, chosen, objective) {
	return weighed.filter(({ name }) => name !== chosen?.name).map((one) => ({
		name: one.name,
		why: whyOut(one, candidates, chosen, WAYS[objective])
	}));
}
// src/judge/cliff.ts
/**
* Where a model's variants, by size, lose more than they did before; only what is a share has a cliff. One that did not
* shrink is no step down.
*/
function cliffOf(modelCase) {
	const { branches, reference: top, referenceName: name, alpha } = modelCase;
	if (isUnmeasured(top)) return;
	const metric = metricOf(modelCase, top);
	if (metric === void 0) return;
	const placed = branches.filter(({ variant, unshrunk }) => variant.name !== name && unshrunk === void 0).map((one) => ({
		name: one.variant.name,
		rung: rungOf(one, top, metric)
	}));
	const within = [...rungAt(name, top, top, metric), ...placed.flatMap(({ rung }) => rung)].filter(({ bytes }) => bytes <= top.package.bytes);
	const missing = placed.flatMap(({ name, rung }) => rung.length === 0 ? name : []);
	return withGaps(findCliff(within, metric, alpha), missing);
}
/** Nobody knows between which steps a missing variant stands, so none of them is sure to be one step. */
function withGaps(cliff, missing) {
	if (cliff === void 0 || missing.length === 0) return cliff;
	return {
		...cliff,
		certainty: "likely",
		missing
	};
}
/** The metric that stands first: of the records, else of what was stated. */
function metricOf({ rates }, top) {
	return [...rates, ...Object.keys(top.stated)].map(findMetric).find((metric) => metric?.quantity === "rate" && metric.source === "records");
}
function rungOf({ variant, first }, top, metric) {
	return first === void 0 ? [] : rungAt(variant.name, first.own, top, metric);
}
function rungAt(name, seen, top, metric) {
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
/** A smaller loss is no cliff, however flat the way to it. */
const LEAST_DROP = .02;
/** So many times as steep as the step before, which is taken to cost this much at least. */
const STEEPER = 5;
const LEAST_SLOPE = .001;
/**
* The first step that costs much more than the one before it, and from which no smaller variant recovers. It takes a
* step before: of a ladder's first nobody can tell a cliff from a slope.
*/
function findCliff(rungs, metric, alpha) {
	const steps = stepsOf(rungs, metric, alpha);
	for (const [at, step] of steps.entries()) {
		const previous = steps[at - 1];
		if (previous === void 0 || !isCliff(step, previous, rungs)) continue;
		return described(step, previous, metric.name);
	}
}
function isCliff(step, previous, rungs) {
	if (step.drop <= LEAST_DROP || !isSteep(step, slopeOf(previous))) return false;
	const [certain] = step.bounds() ?? [step.drop];
	return certain > LEAST_DROP && !rungs.some(recoversFrom(step));
}
function isSteep(step, before) {
	return slopeOf(step) >= STEEPER * Math.max(before, LEAST_SLOPE);
}
/** A smaller variant that is as good again makes one bad variant of it, and no cliff. */
function recoversFrom({ before, after }) {
	return ({ bytes, score }) => bytes < after.bytes && score >= before.score - LEAST_DROP;
}
function described(step, previous, metric) {
	const { before, after, drop } = step;
	const saved = before.bytes - after.bytes;
	const [bounds, earlier] = [step.bounds(), previous.bounds()];
	return {
		certainty: earlier !== void 0 && isSteep(step, slopeOf({
			...previous,
			drop: earlier[1]
		})) ? "confirmed" : "likely",
		metric,
		variant: after.name,
		after: before.name,
		drop,
		...bounds && { atLeast: bounds[0] },
		saved,
		slope: slopeOf(step),
		slopeBefore: slopeOf(previous),
		ratio: slopeOf(step) / Math.max(slopeOf(previous), LEAST_SLOPE),
		perMegabyte: drop / (saved / 1e6),
		errorRatio: before.score < 1 ? (1 - after.score) / (1 - before.score) : null
	};
}
/** Two packages that differ by less are one size, and a slope between them would be noise. */
const LEAST_RATIO = 1.05;
/** The steps down a ladder, the largest variant first; each of its two bounds at `alpha`. */
function stepsOf(rungs, metric, alpha) {
	const ladder = rungs.toSorted((a, b) => b.bytes - a.bytes);
	return ladder.slice(1).flatMap((after, at) => {
		const before = ladder[at];
		if (before === void 0 || before.bytes / after.bytes < LEAST_RATIO) return [];
		return [{
			before,
			after,
			halvings: Math.log2(before.bytes / after.bytes),
			...dropBetween(before, after, metric, alpha)
		}];
	});
}
/** How much each halving of the size costs; a gain costs nothing. */
function slopeOf({ drop, halvings }) {
	return Math.max(0, drop) / halvings;
}
/** How much worse one variant is than another, on the same examples where they are known. */
function dropBetween(before, after, metric, alpha) {
	const [one, other] = [before.scores, after.scores];
	if (one?.kind === "rate" && other?.kind === "rate") {
		const { n, lost, gained } = pairsOf(one.right, other.right);
		const bounds = () => changeInterval(countChange(one, other, false), alpha);
		return {
			drop: (lost - gained) / n,
			bounds
		};
	}
	const harm = harmBetween(before, after, metric);
	if (harm === void 0 || isUnmeasured(harm)) return byNumbers(before, after);
	return {
		drop: harm.value,
		bounds: () => harm.bounds(alpha).interval
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
	const worse = judge$1(branch, none, branch.alpha);
	const beyond = granted === void 0 ? worse : judge$1(branch, granted, branch.alpha);
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
	const rates = modelCase.rates.filter((name) => {
		const metric = findMetric(name);
		return metric !== void 0 && !isAgainstReference(metric);
	});
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
	return `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
}
// src/judge/slices.ts
/** The numbers of a variant on each slice alone; of a package, every slice has the same. */
function observeSlices(comparison, rates, alpha) {
	return slicesOf(comparison.own.columns).flatMap(({ slice, rows }) => {
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
	const [worst, ...others] = [...holm(slices.map(({ slice, rows }) => ({
		slice,
		...shareOf(tally(turns, rows), all)
	})), alpha, ({ chance }, level) => chance <= level)].sort((a, b) => a.chance - b.chance);
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
function turnsOf(name, own, reference) {
	const metric = findMetric(name);
	if (metric === void 0 || isUnmeasured(reference)) return;
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
	const cliff = cliffOf(modelCase);
	const nothing = whyNothing(modelCase);
	const outcome = worst([worstOf(variants, planned.doubts), itself?.outcome ?? "pass"]);
	return {
		kind: "judged",
		modelCase,
		outcome: nothing === void 0 ? outcome : "error",
		reference,
		...itself && { itself },
		variants,
		...cliff && { cliff },
		advice: [...castToBlame(modelCase, variants), ...advise({
			model: modelCase.model,
			known: knownOf(modelCase),
			alpha: modelCase.alpha,
			...cliff && { cliff }
		})],
		choice: nothing ?? whyNotItself(itself) ?? choose(modelCase),
		notes: [
			...asideNotes(planned.samples),
			...referenceNotes(modelCase),
			...recordedNotes(modelCase),
			...rangeNotes(modelCase)
		]
	};
}
/** A variant is its worst limit; one without numbers has the outcome of what is unmeasured. Silence is no pass. */
function judgeBranch(branch) {
	const { settings, reason } = branch;
	const settled = settle(branch, branch.alpha);
	const limits = settled.map((one) => findingOf(one, branch));
	const unmeasured = reason === void 0 ? [] : [outcomeOf({ state: "unmeasured" }, settings)];
	const found = worst([...limits.map(({ outcome }) => outcome), ...unmeasured]);
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
	if (first === void 0) return {};
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
/** Of the enforced variants; what nobody can tell of what will ship is at best a warning. */
function worstOf(variants, doubts = []) {
	const enforced = variants.filter(({ branch }) => branch.enforced);
	if (enforced.length === 0) return "error";
	const outcomes = enforced.map(({ outcome }) => outcome);
	return worst(doubts.length === 0 ? outcomes : [...outcomes, "warn"]);
}
function referenceOf({ reference, referenceName, rates, alpha }) {
	if (isUnmeasured(reference)) return null;
	const metrics = observe(reference, { unmeasured: "it is the reference itself" }, rates, alpha);
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
function judge(tree, paths) {
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
// src/commands/evidence.ts
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
	if (samples === void 0) return { unmeasured: "the plan has no samples of it" };
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
export { formatVerdict as a, build as i, judge as n, drawsOf as o, verdictOn as r, readEvidence as t };

import { B as asLimit, L as takesWorst, P as isUnbounded, Q as toNumber, et as OPERATORS, k as MAX_SHARE, s as findMetric } from "./nearest.js";
import { c as grouped, o as about } from "./account.js";
import { _ as binomial, a as chanceOfMore, g as atLeast, h as normalQuantile, i as chanceOfLess, n as isSurelyAtLeast, s as restrictedScore, t as MOST_COUNTED, v as chanceOfAtMost } from "./rates.js";
import { T as amount } from "./progress-for.js";
// src/statistics/before/chances.ts
/** In how many of all runs an honest variant should pass, for a limit to be worth setting. */
const POWER = .8;
/** From the chances of ever more answers: of a pass, of that or a lean to pass, of all but a fail. */
function chancesUpTo(pass, kept, doubtful) {
	return {
		pass,
		leansPass: Math.max(0, kept - pass),
		leansFail: Math.max(0, doubtful - kept),
		fail: Math.max(0, 1 - doubtful)
	};
}
// src/statistics/before/drops.ts
/** The share of answers that a good quantization changes, in both directions together. */
const FLIPS = .02;
/** Even a bad one gains some: a quarter of a point. */
const LEAST_GAINED = .0025;
/** A quantized variant whose true drop is so large. */
function quantized(drop) {
	return {
		flips: Math.min(1, Math.max(FLIPS, drop + 2 * LEAST_GAINED)),
		drop
	};
}
/**
* How many examples certify a limit on a drop, in `power` of all runs, were the variant as supposed. Infinite
* where the drop is at the limit or beyond it.
*/
function examplesNeeded(supposed, limit, aim) {
	if (supposed.drop >= limit) return Number.POSITIVE_INFINITY;
	return Math.max(examplesToTell(supposed, limit, aim), leastExamples(limit, aim.alpha));
}
/** How many tell a drop from a limit, on whichever side of it the drop is; infinite where they are the same. */
function examplesToTell({ flips, drop }, limit, aim) {
	const spread = limit * (1 - limit);
	const b = (2 - drop) * limit - flips;
	const gained = (Math.sqrt(b * b + 4 * (flips - drop) * spread) - b) / 4;
	const atLimit = normalQuantile(1 - aim.alpha) * Math.sqrt(2 * gained + spread);
	const atTruth = normalQuantile(aim.power) * Math.sqrt(flips - drop * drop);
	return Math.ceil(((atLimit + atTruth) / (limit - drop)) ** 2);
}
/** With fewer examples the limit cannot be certified, even if not one answer changes. */
function leastExamples(limit, alpha) {
	if (limit <= 0) return Number.POSITIVE_INFINITY;
	if (limit >= 1) return 1;
	return Math.ceil(Math.log(alpha) / Math.log1p(-limit));
}
/** The smallest limit on a drop that so many examples certify in `power` of all runs; at most 1. */
function smallestLimit(n, supposed, aim) {
	let [tooSmall, enough] = [supposed.drop, 1];
	while (enough - tooSmall > 1e-9) {
		const middle = (tooSmall + enough) / 2;
		if (examplesNeeded(supposed, middle, aim) > n) tooSmall = middle;
		else enough = middle;
	}
	return enough;
}
/**
* How often the limit gets each answer, were the variant as supposed: every outcome that matters, each judged
* as the gate judges it.
*/
function dropChances(asked) {
	const { n } = asked;
	const edgesAt = edgesOf(asked);
	return ({ flips, drop }) => {
		const [chanceLost, chanceGained] = [(flips + drop) / 2, Math.max(0, (flips - drop) / 2)];
		const lostOfRest = chanceLost / (1 - chanceGained);
		const sums = [
			0,
			0,
			0
		];
		for (const { count, probability } of binomial(n, chanceGained)) for (const [at, edge] of edgesAt(count).entries()) sums[at] = (sums[at] ?? 0) + probability * chanceOfAtMost(edge, n - count, lostOfRest);
		const [pass = 0, kept = 0, doubtful = 0] = sums;
		return chancesUpTo(pass, kept, doubtful);
	};
}
/** For each count of gained answers the most losses of each answer; found once, for every supposition. */
function edgesOf({ n, limit, alpha }) {
	const test = {
		n,
		limit: toNumber(limit),
		alpha
	};
	const allowed = Number(limit.units * BigInt(n) / 10n ** BigInt(limit.scale));
	const found = /* @__PURE__ */ new Map();
	return (gained) => {
		const known = found.get(gained);
		if (known !== void 0) return known;
		const edges = [
			mostLostThatPasses(test, gained),
			gained + allowed,
			mostLostWithoutFail(test, gained)
		];
		found.set(gained, edges);
		return edges;
	};
}
/** With so many gained, the most losses that pass; −1 where none does. */
function mostLostThatPasses({ n, limit, alpha }, gained) {
	const z = normalQuantile(1 - alpha);
	const pairs = withLost(n, gained);
	let lost = mostWithin(n - gained, (lost) => restrictedScore(pairs(lost), limit).z <= -z);
	while (lost >= 0 && lost + gained <= 200 && chanceOfLess(pairs(lost), limit) > alpha) lost -= 1;
	return lost;
}
/** With so many gained, the most losses that do not fail. */
function mostLostWithoutFail({ n, limit, alpha }, gained) {
	const z = normalQuantile(1 - alpha);
	const pairs = withLost(n, gained);
	const isNoFail = (lost) => restrictedScore(pairs(lost), limit).z < z || lost <= gained + n * limit;
	let lost = mostWithin(n - gained, isNoFail);
	while (lost < n - gained && lost + 1 + gained <= 200 && isDoubted(pairs(lost + 1))) lost += 1;
	return lost;
	function isDoubted(beyond) {
		return chanceOfMore(beyond, limit) > alpha;
	}
}
function withLost(n, gained) {
	return (lost) => ({
		n,
		lost,
		gained
	});
}
/** The largest count up to `most` that is within, where every smaller one is; −1 where none is. */
function mostWithin(most, isWithin) {
	let [within, beyond] = [-1, most + 1];
	while (beyond - within > 1) {
		const middle = Math.floor((within + beyond) / 2);
		if (isWithin(middle)) within = middle;
		else beyond = middle;
	}
	return within;
}
// src/forecast/planned-limit.ts
/** A variant whose true drop is so large. */
function supposedAt(limit, drop) {
	if (agrees(limit) && limit.operator === "max-drop") return {
		flips: drop,
		drop
	};
	return quantized(drop);
}
/** The variant that a limit is set for: one that costs nothing; of agreement with the reference, half of what is allowed. */
function honest(limit, allowed) {
	return supposedAt(limit, agrees(limit) ? allowed / 2 : 0);
}
/** Whether it compares with the reference already, which agrees with itself on everything. */
function agrees({ metric }) {
	return findMetric(metric)?.against === "reference";
}
// src/forecast/drop.ts
/** Of a `max-drop` or `max-regression` of what is right or wrong. */
function forecastDrop({ limit, n, alpha }, allowed) {
	if (allowed <= 0) return {
		decides: "never",
		why: NEVER$2
	};
	const aim = {
		alpha,
		power: POWER
	};
	const variant = honest(limit, allowed);
	const needs = {
		least: leastExamples(allowed, alpha),
		enough: examplesNeeded(variant, allowed, aim)
	};
	const carries = smallestLimit(n, variant, aim);
	const said = {
		needs,
		carries,
		n,
		drop: variant.drop
	};
	return {
		supposed: {
			flips: variant.flips,
			truth: variant.drop,
			power: POWER
		},
		needs,
		carries,
		...n >= needs.enough ? likely(said) : n >= needs.least ? seldom(said) : tooFew$2(said)
	};
}
const NEVER$2 = "no number of examples certifies that nothing is lost: only the same program and weights are certain";
function likely({ n, carries }) {
	return {
		decides: "likely",
		why: `${grouped(n)} examples are enough; the smallest limit that they carry is ${asLimit(carries, "points", "up")}`
	};
}
function seldom({ n, needs, carries, drop }) {
	return {
		decides: "seldom",
		why: `${grouped(n)} examples certify it in fewer than 8 of 10 runs, even for a variant that ${spends(drop)}; ${about(needs.enough)} would do, or a limit of ${asLimit(carries, "points", "up")}`
	};
}
function spends(drop) {
	return drop === 0 ? "costs nothing" : "costs half of it";
}
function tooFew$2({ n, needs, carries }) {
	return {
		decides: "too-few",
		why: `${grouped(n)} examples cannot certify it, even if not one answer changes: that takes ${grouped(needs.least)}, and ${about(needs.enough)} to pass in 8 of 10 runs; the smallest limit that ${grouped(n)} carry is ${asLimit(carries, "points", "up")}`
	};
}
// src/statistics/before/rates.ts
/**
* How many answers certify a floor under a rate, in `power` of all runs, were the true rate so: judged as the gate
* judges them. One more answer can make it a little less likely, so as many as this do, and a few more do as well.
*/
function answersNeeded(rate, floor, aim) {
	if (rate <= floor) return Number.POSITIVE_INFINITY;
	const guess = Math.max(approximately(rate, floor, aim), leastAnswers(floor, aim.alpha));
	if (guess > LARGE) return guess;
	const certify = (n) => chanceOfPass(n, rate, floor, aim) >= aim.power;
	let enough = guess;
	while (!certify(enough)) enough += Math.ceil(enough / 20);
	let few = Math.floor(enough / 2);
	while (few > 0 && certify(few)) few = Math.floor(few / 2);
	while (enough - few > 1) {
		const middle = Math.floor((few + enough) / 2);
		if (certify(middle)) enough = middle;
		else few = middle;
	}
	return pastDips(enough, floor, certify);
}
/** Beyond it the approximation differs from the test by less than is ever shown. */
const LARGE = 1e6;
/** The chance of a pass falls with each answer, until one more wrong answer is allowed: so it is looked at that far. */
function pastDips(from, floor, certify) {
	const tooth = Math.min(1e3, Math.ceil(1 / (1 - floor)));
	let enough = from;
	for (let n = from + 1; n <= enough + tooth; n += 1) if (!certify(n)) enough = n + 1;
	return enough;
}
/** How many tell a rate from a limit, on whichever side of it the rate is; infinite where they are the same. */
function answersToTell(rate, limit, aim) {
	return rate > limit ? answersNeeded(rate, limit, aim) : answersNeeded(1 - rate, 1 - limit, aim);
}
/** By the normal distribution, with what whole answers lose against it. */
function approximately(rate, floor, aim) {
	const atLimit = normalQuantile(1 - aim.alpha) * Math.sqrt(floor * (1 - floor));
	const atTruth = normalQuantile(aim.power) * Math.sqrt(rate * (1 - rate));
	return Math.ceil(((atLimit + atTruth) / (rate - floor)) ** 2 + 1 / (rate - floor));
}
/** With fewer answers the floor cannot be certified, even if every one is right: so many take both tests. */
function leastAnswers(floor, alpha) {
	if (floor >= 1) return Number.POSITIVE_INFINITY;
	if (floor <= 0) return 1;
	const wilson = normalQuantile(1 - alpha) ** 2 * floor / (1 - floor);
	const exact = Math.log(alpha) / Math.log(floor);
	return Math.max(1, Math.ceil(wilson), Math.ceil(exact));
}
/** The lowest true rate with which so many answers certify the floor in `power` of all runs; none: 1. */
function lowestRate(n, floor, aim) {
	const passes = leastThatPasses({
		n,
		floor,
		alpha: aim.alpha
	});
	if (passes > n) return 1;
	let [tooLow, enough] = [floor, 1];
	while (enough - tooLow > 1e-9) {
		const middle = (tooLow + enough) / 2;
		if (atLeast(passes, n, middle) < aim.power) tooLow = middle;
		else enough = middle;
	}
	return enough;
}
function chanceOfPass(n, rate, floor, { alpha }) {
	const passes = leastThatPasses({
		n,
		floor,
		alpha
	});
	return passes > n ? 0 : atLeast(passes, n, rate);
}
/** How often the limit gets each answer, were the true rate so: every count, judged as the gate judges it. */
function rateChances({ operator, n, limit, alpha }) {
	const floor = operator === "min" ? limit : complement(limit);
	const test = {
		n,
		floor: toNumber(floor),
		alpha
	};
	const edges = [
		leastThatPasses(test),
		leastWithin(n, floor),
		leastWithoutFail(test)
	];
	return (rate) => {
		const good = operator === "min" ? rate : 1 - rate;
		const [pass = 0, kept = 0, doubtful = 0] = edges.map((edge) => atLeast(edge, n, good));
		return chancesUpTo(pass, kept, Math.max(kept, doubtful));
	};
}
function complement({ units, scale }) {
	return {
		units: 10n ** BigInt(scale) - units,
		scale
	};
}
/** The least count whose share is the floor or more, exactly. */
function leastWithin(n, { units, scale }) {
	const whole = 10n ** BigInt(scale);
	return Number((units * BigInt(n) + whole - 1n) / whole);
}
/** The fewest right answers that pass; `n + 1` where not even all do. */
function leastThatPasses({ n, floor, alpha }) {
	return leastCount(n, (count) => isSurelyAtLeast(floor, count, n, alpha));
}
/** The fewest right answers that do not fail. */
function leastWithoutFail({ n, floor, alpha }) {
	return leastCount(n, (count) => !isSurelyAtLeast(1 - floor, n - count, n, alpha));
}
/** The least count up to `n` that is reached, where every larger one is; `n + 1` where none is. */
function leastCount(n, isReached) {
	let [below, reached] = [-1, n + 1];
	while (reached - below > 1) {
		const middle = Math.floor((below + reached) / 2);
		if (isReached(middle)) reached = middle;
		else below = middle;
	}
	return reached;
}
// src/forecast/rate.ts
/** How far on the good side of the limit a model is supposed to be. */
const MARGIN = .01;
/** Of a `min` or `max`. A ceiling on what is right is a floor under what is not. */
function forecastRate({ limit, n, alpha }, target) {
	const aim = {
		alpha,
		power: POWER
	};
	const side = SIDES[limit.operator === "max" ? "max" : "min"];
	const floor = side.turned(target);
	if (floor >= 1) return {
		decides: "never",
		why: NEVER$1
	};
	const supposed = floor + Math.min(MARGIN, (1 - floor) / 2);
	const needs = {
		least: leastAnswers(floor, alpha),
		enough: answersNeeded(supposed, floor, aim)
	};
	const truth = side.turned(supposed);
	const shown = (rate) => amount(rate, "rate", side.rounding);
	const carries = side.turned(lowestRate(Math.min(n, MOST_COUNTED), floor, aim));
	const known = {
		supposed: {
			flips: 0,
			truth,
			power: POWER
		},
		needs,
		carries
	};
	const enough = `${about(needs.enough)} do where it is ${shown(truth)}`;
	const certified = `${grouped(n)} examples certify it in 8 of 10 runs where the true rate is ${shown(carries)} or ${side.better}`;
	if (n < needs.least) return {
		...known,
		decides: "too-few",
		why: `${tooFew$1(n, needs.least)}; ${enough}`
	};
	return n >= needs.enough ? {
		...known,
		decides: "likely",
		why: certified
	} : {
		...known,
		decides: "unknown",
		why: `${certified}; ${enough}`
	};
}
const SIDES = {
	min: {
		turned: (rate) => rate,
		rounding: "up",
		better: "higher"
	},
	max: {
		turned: (rate) => 1 - rate,
		rounding: "down",
		better: "lower"
	}
};
const NEVER$1 = "no number of examples certifies a rate without exception";
function tooFew$1(n, least) {
	return `${grouped(n)} examples cannot certify it, even if every answer is as it should be: that takes ${grouped(least)}`;
}
// src/forecast/spread.ts
/** Of what depends on how scores or times spread: there is no formula before a run has shown it. */
function forecastSpread(asked, target, metric) {
	const why = (metric && DEPENDS[metric.test]) ?? SPREAD;
	const uncounted = metric && whyUncounted(asked, metric);
	if (uncounted !== void 0) return {
		decides: "never",
		why: uncounted
	};
	const least = metric === void 0 ? 0 : leastOf(asked, target, metric);
	if (asked.n >= least) return {
		decides: "unknown",
		why
	};
	if (!Number.isFinite(least)) return {
		decides: "never",
		why: NEVER
	};
	return {
		decides: "too-few",
		why: `${`${grouped(asked.n)} examples cannot certify it, however they come out: that takes ${grouped(least)}`}; beyond that ${why}`
	};
}
const SPREAD = "it depends on how the scores are spread: known after the first run";
const NEVER = "no number of examples certifies that nothing is lost";
const DEPENDS = {
	rounds: `it depends on how much the times vary: known after the first measurement, of 5 rounds or more`,
	screen: "it is compared as a plain number, without an interval"
};
/** Nothing certifies a mean without a most of which no worst says what a unit may lose. */
function whyUncounted({ limit }, metric) {
	if (!isUnbounded(metric) || limit.worst !== void 0) return;
	const isDifference = OPERATORS[limit.operator].against !== "absolute";
	if (takesWorst(metric) && isDifference && metric.worst !== void 0) return;
	const any = "a few samples that nobody drew could change it by any amount";
	return takesWorst(metric) ? `without a worst (${metric.name}: { worst: … }) ${any}: it can fail, and be a warning at best` : `${any}: it can fail, and be a warning at best; limit a mean of the samples beside it`;
}
/** Fewer units than this never pass, whatever they show. */
function leastOf({ limit, alpha }, target, metric) {
	const fewest = metric.passFrom ?? 0;
	const isDifference = OPERATORS[limit.operator].compares === "difference";
	if (takesWorst(metric)) {
		const share = leastExamples(toNumber((limit.maxShare ?? MAX_SHARE).value), alpha);
		return Math.max(fewest, share, isDifference ? leastOfMean(limit, target, metric, alpha) : 0);
	}
	if (metric.eitherWay && metric.within) return Math.max(fewest, leastExamples(target / metric.within[1], alpha));
	if (metric.test !== "mean" || metric.quantity !== "rate" || !isDifference) return fewest;
	return Math.max(fewest, leastExamples(target, alpha));
}
/** As many as show by themselves that what nobody drew is no more than is allowed. */
function leastOfMean({ worst: written }, target, { relative, worst: told }, alpha) {
	const worst = written ? toNumber(written.value) : relative ? told?.of(0) : void 0;
	if (worst === void 0) return 0;
	return leastExamples(relative ? Math.log1p(target) / Math.log1p(worst) : target / worst, alpha);
}
// src/forecast/forecast.ts
/** Metric × operator → what is known beforehand. What has no entry depends on what a run shows. */
const FORECASTS = { rate: {
	min: forecastRate,
	max: forecastRate,
	"max-drop": forecastDrop,
	"max-regression": forecastDrop
} };
/** Whether so many examples can decide the limit, and how many would. */
function forecast(asked) {
	const metric = asked.limit.declared ?? findMetric(asked.limit.metric);
	if (metric?.test === "exact") return {
		decides: "always",
		why: "it is read, not estimated"
	};
	if (asked.n === 0 && metric?.source !== "target") return {
		decides: "too-few",
		why: "there is no example to decide it by"
	};
	const target = toNumber(asked.limit.target);
	return (metric && FORECASTS[metric.test]?.[asked.limit.operator])?.(asked, target) ?? forecastSpread(asked, target, metric);
}
/** Whether what was measured elsewhere can decide the limit: a number alone never certifies anything. */
function forecastRecorded(asked) {
	const { limit, alpha, own, other } = asked;
	const sides = other === void 0 ? [own] : [own, other];
	const nothing = sides.find((side) => side.kind === "nothing");
	if (nothing) return {
		n: 0,
		decides: "never",
		why: `${nothing.why}, so it stays unmeasured`
	};
	const why = whyNever(asked, sides);
	if (why !== void 0) return {
		n: 0,
		decides: "never",
		why
	};
	const n = Math.min(...sides.map(countOf));
	if (own.kind === "rounds" && n < 5) return {
		n,
		decides: "too-few",
		why: tooFew(n)
	};
	return {
		n,
		...forecast({
			limit,
			alpha,
			n
		})
	};
}
/** Only a rate of so many examples has bounds by itself, and only against a fixed value. */
function whyNever({ limit }, sides) {
	const metric = findMetric(limit.metric);
	const numbers = sides.filter(({ kind }) => kind === "number");
	if (numbers.length === 0 || metric?.source === "package") return;
	if (metric?.test === "rounds") return `${ALONE}; the ${metric.round === "memory" ? "memory" : "times"} of 5 rounds would decide it`;
	if (metric?.source === "target") return ALONE;
	if (OPERATORS[limit.operator].against !== "absolute") return BESIDE;
	if (metric?.test !== "rate") return `${ALONE}; the answers (records) would decide it`;
	if (countOf(numbers[0]) > 0) return;
	return `${ALONE}; how many examples it is of (n) or the answers (records) would decide it`;
}
const ALONE = "a recorded number alone certifies nothing, it only leans";
const BESIDE = "recorded totals do not say on which examples they differ, and only lean; the answers (records) of both sides would decide it";
function countOf(held) {
	return held !== void 0 && "n" in held ? held.n ?? 0 : 0;
}
function tooFew(rounds) {
	return `${grouped(rounds)} recorded rounds cannot certify it: that takes 5`;
}
export { leastAnswers as a, supposedAt as c, examplesToTell as d, leastExamples as f, answersToTell as i, dropChances as l, POWER as m, forecastRecorded as n, rateChances as o, quantized as p, leastOf as r, agrees as s, forecast as t, examplesNeeded as u };

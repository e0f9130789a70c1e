import { c as grouped, d as listed, p as UserError } from "./plain.js";
import { A as toJSONSchema, C as strictObject, D as union, O as unknown, S as record, _ as literal, a as ZodNullable, c as ZodUnion, d as boolean, f as custom$1, g as json, h as int, l as _enum, m as exactOptional, n as ZodExactOptional, o as ZodObject, s as ZodRecord, t as ZodArray, u as array, v as looseObject, w as string, y as number$1 } from "./schemas.js";
import { Et as date, G as AnyJson, St as REFERENCE, Tt as quoteUpTo, X as findTarget, _t as Color, q as TARGETS, wt as quote, xt as Name, yt as Digest } from "./make-folder.js";
import { $ as toNumber, A as MAX_SHARE, D as CODE, F as isUnbounded, L as memberPattern, M as givesMetric, N as isAgainstReference, O as DIGEST, P as isFamily, Q as toDecimal, R as takesWorst, U as limitName, X as shortest, a as DATA_ROWS, at as formOf, c as findMetric, ct as FORMS, et as OBJECTIVES, j as familyOf, k as SLICE_BY, l as findTask, m as producesMetric, n as didYouMean, nt as OPERATOR_NAMES, o as METRICS, ot as operatorsOf, q as compareDecimals, r as nearest, s as TASK_ROWS, st as whyNot, tt as OPERATORS, u as isCustomTask, ut as WAIT } from "./nearest.js";
import { D as LABEL, O as OUTPUT, T as require_dist, c as atLeast, l as binomial, r as mirrored, u as chanceOfAtMost } from "./pairs.js";
// src/policy/measured-elsewhere.ts
/** Every target is recorded: nothing has to run here, and the model itself may be absent. */
function isMeasuredElsewhere({ targets, recorded }) {
	return targets.length > 0 && targets.every((target) => Object.hasOwn(recorded, target));
}
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
// src/statistics/distributions/normal.ts
/**
* The standard normal quantile, by Wichura's rational approximations (AS 241, PPND16): within
* 1e-12 of scipy's. A library would do, but the accurate one brings 137 packages along.
*/
function normalQuantile(p) {
	const q = p - .5;
	if (Math.abs(q) <= .425) return q * ratio(CENTRE, .180625 - q * q);
	const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
	const tail = r <= 5 ? ratio(SHOULDER, r - 1.6) : ratio(TAIL, r - 5);
	return q < 0 ? -tail : tail;
}
/** The chance of a standard normal below `z`, by Marsaglia's series: every term is positive, so no digit is lost. */
function normalCdf(z) {
	if (Math.abs(z) > FURTHEST) return z < 0 ? 0 : 1;
	let [term, sum] = [z, z];
	for (let odd = 3; Math.abs(term) > Math.abs(sum) * 1e-17; odd += 2) {
		term *= z * z / odd;
		sum += term;
	}
	return .5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
}
/** Beyond it lies less than what a number near 1 can show. */
const FURTHEST = 8.5;
function ratio([above, below], x) {
	return horner(above, x) / horner(below, x);
}
function horner(coefficients, x) {
	return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
const CENTRE = [[
	2509.0809287301227,
	33430.57558358813,
	67265.7709270087,
	45921.95393154987,
	13731.69376550946,
	1971.5909503065513,
	133.14166789178438,
	3.3871328727963665
], [
	5226.495278852854,
	28729.085735721943,
	39307.89580009271,
	21213.794301586597,
	5394.196021424751,
	687.1870074920579,
	42.31333070160091,
	1
]];
const SHOULDER = [[
	.0007745450142783414,
	.022723844989269184,
	.2417807251774506,
	1.2704582524523684,
	3.6478483247632045,
	5.769497221460691,
	4.630337846156546,
	1.4234371107496835
], [
	1.0507500716444169e-9,
	.0005475938084995345,
	.015198666563616457,
	.14810397642748008,
	.6897673349851,
	1.6763848301838038,
	2.053191626637759,
	1
]];
const TAIL = [[
	2.0103343992922881e-7,
	27115555687434876e-21,
	.0012426609473880784,
	.026532189526576124,
	.29656057182850487,
	1.7848265399172913,
	5.463784911164114,
	6.657904643501103
], [
	20442631033899397e-31,
	1.421511758316446e-7,
	18463183175100548e-21,
	.0007868691311456133,
	.014875361290850615,
	.1369298809227358,
	.599832206555888,
	1
]];
/** In which the walk takes the way from the drop that was seen to one far beyond. */
const STEPS = 96;
/** Two one-sided bounds on the true drop (lost − gained)/n, each at level `alpha`. */
function dropInterval(pairs, alpha) {
	return [-upper(mirrored(pairs), alpha), upper(pairs, alpha)];
}
/** Whichever bound is the more cautious. */
function upper(pairs, alpha) {
	const score = scoreBound(pairs, alpha);
	if (pairs.lost + pairs.gained > 200) return score;
	return exactBound(pairs, alpha, score);
}
/** The smallest drop that the score rejects, and every larger one with it. */
function scoreBound(pairs, alpha) {
	const limit = -normalQuantile(1 - alpha);
	return firstRejected((drop) => restrictedScore(pairs, drop).z <= limit, observedDrop(pairs), 1);
}
/**
* The largest drop, no less than `from`, that the exact probability does not reject. It does not fall
* evenly (it jumps a little where two outcomes change places): the walk goes on until far below alpha.
*/
function exactBound(pairs, alpha, from = observedDrop(pairs)) {
	const step = (scoreBound(pairs, alpha / 4) - observedDrop(pairs)) / STEPS;
	let accepted = -1;
	for (let drop = from; step > 0 && drop < 1; drop += step) {
		const chance = chanceOfLess(pairs, drop);
		if (chance > alpha) accepted = drop;
		if (chance < alpha / 4) break;
	}
	if (accepted < from) return from;
	const rejects = (drop) => chanceOfLess(pairs, drop) <= alpha;
	return firstRejected(rejects, accepted, Math.min(1, accepted + step));
}
function observedDrop({ n, lost, gained }) {
	return (lost - gained) / n;
}
/** Bisection; answers the rejected end, so that the bound is never on the lenient side. */
function firstRejected(rejects, accepted, rejected) {
	let [low, high] = [accepted, rejected];
	while (high - low > 1e-11) {
		const middle = (low + high) / 2;
		if (rejects(middle)) high = middle;
		else low = middle;
	}
	return high;
}
/** Two outcomes count as equally far when their scores differ by less. */
const TIE = 1e-9;
/** If the true drop were `drop`: the chance of pairs that show as little of it as these, or less. */
function chanceOfLess(pairs, drop) {
	const { z, chanceLost, chanceGained } = restrictedScore(pairs, drop);
	const chanceLostOfRest = chanceLost / (1 - chanceGained);
	let chance = 0;
	let most = -1;
	for (const { count, probability } of binomial(pairs.n, chanceGained)) {
		most = mostLost({
			n: pairs.n,
			gained: count
		}, drop, z + TIE, most);
		chance += probability * chanceOfAtMost(most, pairs.n - count, chanceLostOfRest);
	}
	return Math.min(1, chance);
}
/** The chance of pairs that show as much of it, or more. */
function chanceOfMore(pairs, drop) {
	return chanceOfLess(mirrored(pairs), -drop);
}
/** The most losses whose score stays within the bound: it grows with every loss, so a walk finds it. */
function mostLost({ n, gained }, drop, bound, from) {
	const within = (lost) => restrictedScore({
		n,
		gained,
		lost
	}, drop).z <= bound;
	let most = Math.min(from, n - gained);
	while (most < n - gained && within(most + 1)) most += 1;
	while (most >= 0 && !within(most)) most -= 1;
	return most;
}
/** Tango's score of the pairs against a drop of `drop` (−1 … 1), with the likelihood maximised under it. */
function restrictedScore(pairs, drop) {
	if (drop >= 0) return scoreOfDrop(pairs, drop);
	const { z, chanceLost, chanceGained } = scoreOfDrop(mirrored(pairs), -drop);
	return {
		z: -z,
		chanceLost: chanceGained,
		chanceGained: chanceLost
	};
}
function scoreOfDrop({ n, lost, gained }, drop) {
	const spread = drop * (1 - drop);
	const b = (2 * n - lost + gained) * drop - lost - gained;
	const c = -gained * spread;
	const root = Math.sqrt(b * b - 8 * n * c);
	const chanceGained = b > 0 ? -2 * c / (b + root) : (root - b) / (4 * n);
	const distance = lost - gained - n * drop;
	const deviation = Math.sqrt(n * (2 * chanceGained + spread));
	return {
		z: distance === 0 ? 0 : distance / deviation,
		chanceLost: chanceGained + drop,
		chanceGained
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
// src/statistics/after/rates.ts
/**
* Nobody has more examples; a stranger's file may say so, and must not keep anybody busy. What is said of more is
* judged as if it were of so many, with the same share right: bounds are only wider for it.
*/
const MOST_COUNTED = 1e9;
/**
* Two one-sided bounds on a rate, each wrong with probability `alpha` at most: the wider of Wilson's, which alone
* are wrong more often where nearly all is right or wrong, and the exact binomial ones (Clopper and Pearson).
*/
function rateInterval(right, n, alpha) {
	return [lowerBound(right, n, alpha), 1 - lowerBound(n - right, n, alpha)];
}
/** Whether the lower bound is `floor` or more, found without looking for it. */
function isSurelyAtLeast(floor, right, n, alpha) {
	if (right === 0) return floor <= 0;
	return wilsonBound(right, n, alpha) >= floor && atLeast(right, n, floor) <= alpha;
}
/** The largest rate that both tests reject. */
function lowerBound(right, n, alpha) {
	if (n > 1e9) return lowerBound(right / n * MOST_COUNTED, MOST_COUNTED, alpha);
	const count = Math.floor(right);
	if (count === 0) return 0;
	let [rejected, accepted] = [0, wilsonBound(count, n, alpha)];
	if (atLeast(count, n, accepted) <= alpha) return accepted;
	while (accepted - rejected > 1e-15 * accepted) {
		const middle = (rejected + accepted) / 2;
		if (atLeast(count, n, middle) <= alpha) rejected = middle;
		else accepted = middle;
	}
	return rejected;
}
function wilsonBound(right, n, alpha) {
	const z = normalQuantile(1 - alpha);
	const rate = right / n;
	return (rate + z * z / (2 * n) - z * Math.sqrt(rate * (1 - rate) / n + z * z / (4 * n * n))) / (1 + z * z / n);
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
// src/policy/text/depth.ts
var import_dist = require_dist();
/** Refuses deep nesting before anything recurses into it. */
function checkDepth(tokens, lines, file) {
	const open = tokens.map((token) => ({
		token,
		depth: 0
	}));
	for (let at = open.pop(); at !== void 0; at = open.pop()) {
		const { token, depth } = at;
		if (depth > 40) throw new UserError({
			message: `is nested deeper than 40 levels, which no policy needs`,
			at: {
				file,
				...lines.at(token.offset)
			}
		});
		for (const inner of inside(token)) open.push({
			token: inner,
			depth: depth + 1
		});
	}
}
function inside(token) {
	if (token.type === "document") return token.value ? [token.value] : [];
	if (!("items" in token)) return [];
	return token.items.flatMap((item) => [item.key, item.value].filter((inner) => inner !== void 0 && inner !== null));
}
// src/policy/text/lines.ts
/** Offsets to lines and columns. YAML's own counter loses lines where the text is broken. */
var Lines = class {
	#starts;
	constructor(text) {
		this.#starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
	}
	at(offset) {
		let [low, high] = [0, this.#starts.length - 1];
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if ((this.#starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return {
			line: low + 1,
			column: offset - (this.#starts[low] ?? 0) + 1
		};
	}
};
// src/policy/text/parse-yaml.ts
const MEGABYTE = 1e6;
/** One YAML document, and lines for its offsets; throws what keeps it from being one. */
function parseYaml(text, file) {
	if (text.length > MEGABYTE) throw new UserError({
		message: "is larger than 1 MB, too large for a policy",
		at: { file }
	});
	const lines = new Lines(text);
	const tokens = tokensOf(text, file);
	checkDepth(tokens, lines, file);
	const [document, second] = [...new import_dist.Composer({
		uniqueKeys: false,
		prettyErrors: false
	}).compose(tokens, true, text.length)];
	if (document === void 0) throw new UserError({
		message: "holds no document",
		at: { file }
	});
	const at = (offset) => ({
		file,
		...lines.at(offset)
	});
	const wrong = whatIsWrong(document, at);
	if (second !== void 0) wrong.push({
		message: ONE,
		at: at(second.range[0])
	});
	if (wrong.length > 0) throw new UserError(wrong);
	return {
		document,
		lines
	};
}
/** The parser calls itself again for what is left open, and a text can leave open as much as it likes. */
function tokensOf(text, file) {
	try {
		return [...new import_dist.Parser().parse(text)];
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		throw new UserError({
			message: "this is not YAML that can be read: too much of it is left open",
			at: {
				file,
				line: 1,
				column: 1
			}
		});
	}
}
const ONE = "a policy is one YAML document: remove the second one that `---` begins";
/** After the first few, YAML's errors only follow from each other. */
const MOST_ERRORS = 3;
/** Some of them repeat what they found, however much that is. */
const LONGEST$3 = 300;
function whatIsWrong({ errors, warnings }, at) {
	const problems = [...errors, ...warnings].map(({ message, pos }) => ({
		message: `this is not YAML that can be read: ${quoteUpTo(LONGEST$3, message)}`,
		at: at(pos[0])
	}));
	return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()].slice(0, MOST_ERRORS);
}
// src/policy/text/places.ts
/** Where everything in the policy stands. */
var Places = class {
	#spots = /* @__PURE__ */ new Map();
	add(path, spot) {
		this.#spots.set(JSON.stringify(path), spot);
	}
	has(path) {
		return this.#spots.has(JSON.stringify(path));
	}
	/** Of the value, or of the nearest thing around it that is written. */
	value(path) {
		return this.#nearest(path).value;
	}
	key(path) {
		return this.#nearest(path).key;
	}
	text(path) {
		return this.#spots.get(JSON.stringify(path))?.text;
	}
	keys(path) {
		return this.#spots.get(JSON.stringify(path))?.keys;
	}
	#nearest(path) {
		const spot = this.#spots.get(JSON.stringify(path));
		if (spot !== void 0) return spot;
		return path.length === 0 ? START : this.#nearest(path.slice(0, -1));
	}
};
const BEGINNING = {
	line: 1,
	column: 1
};
const START = {
	value: BEGINNING,
	key: BEGINNING,
	text: void 0,
	keys: void 0
};
function compare(a, b) {
	return a.line - b.line || a.column - b.column;
}
// src/policy/text/plain.ts
/** Aliases counted as often as they are used: what a YAML bomb would blow up. */
const MOST_NODES = 5e4;
/** The document as maps, lists and scalars, with the place of each and what is wrong with its keys. */
function toPlain(document, lines, file) {
	const walk = new Walk(lines, file);
	return {
		value: walk.node(document.contents, [], {
			line: 1,
			column: 1
		}),
		places: walk.places,
		problems: walk.problems
	};
}
var Walk = class {
	places = new Places();
	problems = [];
	#lines;
	#file;
	#anchors = /* @__PURE__ */ new Map();
	#nodes = 0;
	constructor(lines, file) {
		this.#lines = lines;
		this.#file = file;
	}
	node(written, path, key) {
		const node = (0, import_dist.isAlias)(written) ? this.#anchors.get(written.source) : written;
		const value = this.#at(written) ?? key;
		this.#guard(path, value);
		const keys = (0, import_dist.isMap)(node) ? node.items.map((item) => textOf(item.key) ?? "") : void 0;
		this.places.add(path, {
			key,
			value,
			text: textOf(node),
			keys
		});
		if ((0, import_dist.isAlias)(written) && node === void 0) return this.#tell(`*${quote(written.source)} has no &${quote(written.source)} before it`, value);
		if ((0, import_dist.isScalar)(node) || (0, import_dist.isMap)(node) || (0, import_dist.isSeq)(node)) {
			if (node.anchor !== void 0) this.#anchors.set(node.anchor, node);
		}
		if ((0, import_dist.isMap)(node)) return this.#map(node.items, path);
		if ((0, import_dist.isSeq)(node)) return node.items.map((item, i) => this.node(item, [...path, i], this.#at(item) ?? value));
		return (0, import_dist.isScalar)(node) ? plainScalar(node.value, node.source) : null;
	}
	#map(items, path) {
		const first = /* @__PURE__ */ new Map();
		const entries = [];
		for (const item of items) {
			const at = this.#at(item.key) ?? this.places.value(path);
			const key = this.#key(item.key, first, at);
			if (key === void 0) continue;
			first.set(key, at);
			entries.push([key, this.node(item.value, [...path, key], at)]);
		}
		return Object.fromEntries(entries.filter(([, value]) => value !== void 0));
	}
	#key(node, first, at) {
		const key = textOf((0, import_dist.isAlias)(node) ? this.#anchors.get(node.source) : node);
		const before = key === void 0 ? void 0 : first.get(key);
		if (key === void 0) this.#tell("a key must be plain text", at);
		else if (key === "__proto__") this.#tell("__proto__ cannot be a key", at);
		else if (before !== void 0) this.#tell(`${quote(key)} stands here twice: first in line ${before.line}`, at);
		else return key;
	}
	#guard(path, at) {
		this.#nodes += 1;
		if (this.#nodes <= MOST_NODES && path.length <= 40) return;
		throw new UserError({
			message: "the policy, with its aliases written out, is too large or refers to itself",
			at: {
				file: this.#file,
				...at
			}
		});
	}
	#tell(message, at) {
		this.problems.push({
			message,
			at: {
				file: this.#file,
				...at
			}
		});
	}
	#at(node) {
		const offset = (0, import_dist.isAlias)(node) || (0, import_dist.isScalar)(node) || (0, import_dist.isMap)(node) || (0, import_dist.isSeq)(node) ? node.range?.[0] : void 0;
		return offset === void 0 ? void 0 : this.#lines.at(offset);
	}
};
function textOf(node) {
	if (!(0, import_dist.isScalar)(node) || node.value === null) return;
	return typeof node.value === "string" ? node.value : node.source ?? String(node.value);
}
function plainScalar(value, source) {
	return [
		"string",
		"number",
		"boolean"
	].includes(typeof value) || value === null ? value : source ?? null;
}
// src/policy/text/draft.ts
/** More would only bury the first. */
const MOST_PROBLEMS = 100;
/** A policy while it is read: what it says, where it says it, and what is wrong with it so far. */
var Draft = class {
	file;
	value;
	places;
	#problems;
	constructor(text, file) {
		const { document, lines } = parseYaml(text, file);
		const { value, places, problems } = toPlain(document, lines, file);
		this.file = file;
		this.value = value;
		this.places = places;
		this.#problems = [...problems];
	}
	/** Something is wrong with a value. */
	tell(path, message, fix) {
		this.#add(this.places.value(path), message, fix);
	}
	/** Something is wrong with a key. */
	tellKey(path, message, fix) {
		this.#add(this.places.key(path), message, fix);
	}
	/** Whether a map has a key, be it misspelt: a misspelling is told as one, not as a missing key too. */
	wrote(path, key, known) {
		const meant = (word) => known.includes(word) ? word : nearest(word, known);
		return this.places.keys(path)?.some((word) => meant(word) === key) ?? false;
	}
	/** The entries of a map in the order written: an object would put `1` before `b`. */
	inOrder(path, map = {}) {
		return Object.entries(map).map(([name, value]) => [
			name,
			value,
			[...path, name]
		]).sort(([, , a], [, , b]) => compare(this.places.key(a), this.places.key(b)));
	}
	/** Throws where anything is wrong: everything at once, in the order of the file. */
	finish() {
		if (this.#problems.length === 0) return;
		const sorted = this.#problems.toSorted((a, b) => compare(place(a), place(b)));
		const more = sorted.length - MOST_PROBLEMS;
		const rest = more > 0 ? [{
			message: `and ${more} more problems`,
			at: { file: this.file }
		}] : [];
		throw new UserError([...sorted.slice(0, MOST_PROBLEMS), ...rest]);
	}
	#add(at, message, fix) {
		const where = {
			file: this.file,
			line: at.line,
			column: at.column
		};
		this.#problems.push({
			message,
			at: where,
			...fix !== void 0 && { fix }
		});
	}
};
function place({ at }) {
	return {
		line: at?.line ?? 0,
		column: at?.column ?? 0
	};
}
// src/policy/file-path.ts
/** Tells why a path could not be a file of the repository; all are read from the policy's folder. */
function checkFilePath(written, path, draft, what = quote(path.at(-1))) {
	if (written === void 0) return;
	const why = whyNotInside(written, draft.file);
	if (why !== void 0) draft.tell(path, `${what} ${why} (found ${quote(written)})`);
}
function whyNotInside(written, policy) {
	if (written.trim() === "") return "must name a file or folder";
	if (/[\p{Cc}\\]/u.test(written)) return "must be a path with / and without control characters";
	if (/^(\/|~|[A-Za-z]:)/.test(written)) return "must be a path from the policy's folder, not an absolute one";
	if (climbs(written, policy)) return "leads out of the repository";
}
/** Whether `..` goes above the folder that the policy's own path starts from. */
function climbs(written, policy) {
	let depth = policy.split("/").slice(0, -1).filter(isFolder).length;
	for (const part of written.split("/").filter((name) => name === ".." || isFolder(name))) {
		depth += part === ".." ? -1 : 1;
		if (depth < 0) return true;
	}
	return false;
}
function isFolder(name) {
	return name !== "" && name !== "." && name !== "..";
}
// src/policy/own-data.ts
/** What every task has: by what it is sliced, and that it is pinned. */
const OF_ANY_TASK = ["slice-by", "digest"];
/**
* The data of a task of the team's own, whose class is made with them: a text names a file or a folder, which goes along
* with the file of the task and what lies beside it; anything else is a value.
*/
function readOwnData(data, path, own, draft, isMeasuredElsewhere) {
	const { "slice-by": sliceBy, digest } = data;
	const written = Object.entries(data).filter(([key]) => !OF_ANY_TASK.includes(key));
	const given = {};
	const parts = isMeasuredElsewhere ? [] : [codeOf(own)];
	for (const [key, value] of written) {
		const here = [...path, key];
		checkKey(key, here, draft);
		if (typeof value === "string") {
			checkFilePath(value, here, draft);
			parts.push({
				key,
				at: value
			});
		} else given[key] = valueAt(value, here, draft);
	}
	return {
		parts,
		options: Object.keys(given).length === 0 ? {} : { given },
		...sliceBy !== void 0 && { sliceBy },
		...digest !== void 0 && { digest },
		at: draft.places.key(path)
	};
}
/** The folder of their file, or at the top of the repository the file alone: all else would come along. */
function codeOf({ name, python }) {
	const [path = "", made = ""] = name.split(/:(?=[^:]*$)/);
	const at = path.slice(0, Math.max(0, path.lastIndexOf("/")));
	const options = {
		file: path.slice(path.lastIndexOf("/") + 1),
		class: made,
		shown: path,
		...python !== void 0 && { python }
	};
	return {
		key: CODE,
		at: at === "" ? path : at,
		options
	};
}
/** Their class takes it as an argument, with _ for -. */
function checkKey(key, path, draft) {
	if (key === "task") draft.tellKey(path, `${CODE} is their own file already: give this another name`);
	else if (!/^[a-z][a-z0-9-]{0,99}$/.test(key)) draft.tellKey(path, `a key of the data is of small letters, digits and - (found ${quote(key)})`);
}
function valueAt(value, path, draft) {
	const plain = AnyJson.safeParse(value);
	if (plain.success) return plain.data;
	draft.tell(path, "must be a value such as a number, a list or a map");
	return null;
}
// src/policy/read-shape.ts
/**
* What has the shape, with all else told and cut out, so that the rest is still read and every problem
* is shown in one run. Nothing where the whole is refused.
*/
function readShape(schema, value, path, draft) {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const issues = result.error.issues.flatMap(inNearest);
	for (const issue of issues) tell(issue, schema, value, path, draft);
	const rest = cut(value, issues.flatMap(refused));
	return rest === void 0 ? void 0 : schema.safeParse(rest).data;
}
/** Of what may have one of several shapes, what is wrong by the one that it has; else that it has none. */
function inNearest(issue) {
	if (issue.code !== "invalid_union") return [issue];
	const near = issue.errors.find((each) => each.every(({ code, path }) => code !== "invalid_type" || path.length > 0));
	if (near === void 0) return [issue];
	return near.flatMap((one) => inNearest({
		...one,
		path: [...issue.path, ...one.path]
	}));
}
function tell(issue, schema, value, base, draft) {
	const inner = issue.path.map(plainKey);
	const path = [...base, ...inner];
	if (issue.code !== "unrecognized_keys") {
		const found = quote(draft.places.text(path) ?? at(value, inner) ?? "nothing");
		draft.tell(path, `${subject(path)} ${issue.message} (found ${found})`);
		return;
	}
	const known = keysOf(shapeAt(schema, inner));
	for (const key of issue.keys) tellUnknown$2(draft, [...path, key], known);
}
/** A key that nothing reads, with the one that was probably meant. */
function tellUnknown$2(draft, path, known) {
	const key = String(path.at(-1));
	const where = path.length > 1 ? ` in ${subject(path.slice(0, -1))}` : "";
	const guess = didYouMean(key, known);
	draft.tellKey(path, `unknown key ${quote(key)}${where}${guess}`, `accepted: ${listed(known)}`);
}
function subject(path) {
	const last = path.findLast((key) => typeof key === "string");
	return last === void 0 ? "the policy" : quote(last);
}
function plainKey(key) {
	return typeof key === "symbol" ? String(key) : key;
}
function keysOf(schema) {
	return schema instanceof ZodObject ? Object.keys(schema.shape) : [];
}
/** The part of a schema that stands at a path. */
function shapeAt(schema, path) {
	if (schema instanceof ZodExactOptional || schema instanceof ZodNullable) return shapeAt(schema.unwrap(), path);
	if (schema instanceof ZodUnion) return schema.options.map((one) => shapeAt(one, path)).find((one) => one instanceof ZodObject);
	const [key, ...rest] = path;
	if (key === void 0) return schema;
	if (schema instanceof ZodObject) return shapeAt(schema.shape[key], rest);
	if (schema instanceof ZodRecord) return shapeAt(schema.valueType, rest);
	return schema instanceof ZodArray ? shapeAt(schema.element, rest) : void 0;
}
function refused(issue) {
	const path = issue.path.map(plainKey);
	return issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...path, key]) : [path];
}
/** A list is cut whole: what is left of it would not be what was written. */
function cut(value, paths) {
	if (paths.length === 0) return value;
	if (!isMap(value) || paths.some((path) => path.length === 0)) return;
	const inside = /* @__PURE__ */ new Map();
	for (const [first = "", ...rest] of paths) {
		const beside = inside.get(first);
		if (beside === void 0) inside.set(first, [rest]);
		else beside.push(rest);
	}
	const kept = Object.entries(value).map(([key, inner]) => [key, cut(inner, inside.get(key) ?? [])]).filter(([, inner]) => inner !== void 0);
	return Object.fromEntries(kept);
}
function at(value, path) {
	return path.reduce((inner, key) => isMap(inner) ? inner[key] : void 0, value);
}
function isMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// src/policy/data.ts
function readData(data = {}, path, assignment, draft, isMeasuredElsewhere) {
	if (assignment.kind === "custom") return readOwnData(data, path, assignment, draft, isMeasuredElsewhere);
	if (assignment.kind === "known" && draft.places.keys(path)) checkKeys(data, path, assignment.task, draft, isMeasuredElsewhere);
	checkValues(data, DATA_ROWS, path, draft);
	const { "slice-by": sliceBy, digest } = data;
	const told = valuesIn(data);
	return {
		parts: partsIn(data, DATA_ROWS, told),
		options: optionsOf(told.filter(({ of }) => of === void 0)),
		...sliceBy !== void 0 && { sliceBy },
		...digest !== void 0 && { digest },
		at: draft.places.key(path)
	};
}
/** Files and folders by their keys; what the reader of a key is told goes with it wherever it stands. */
function partsIn(data, rows, told) {
	return Object.entries(rows).flatMap(([key, row]) => {
		const at = data[key];
		if (row.kind === "parts" && isBlock(at)) return [{
			key,
			at: partsIn(at, row.of, told)
		}];
		if (row.kind !== "path" || typeof at !== "string") return [];
		const own = told.filter(({ of }) => of === key);
		return [{
			key,
			at,
			...own.length > 0 && { options: optionsOf(own) }
		}];
	});
}
/** In the order of the rows. */
function valuesIn(data) {
	return Object.entries(DATA_ROWS).flatMap(([key, row]) => {
		if (data[key] === void 0) return [];
		switch (row.kind) {
			case "path":
			case "parts":
			case "columns":
			case "digest": return [];
			case "color": return [valueTold(key, String(data[key]).toLowerCase(), data, row.optionOf)];
			case "choice":
			case "text":
			case "count":
			case "number":
			case "numbers":
			case "text-list":
			case "flag":
			case "values":
			case "by-name":
			case "names":
			case "any": return [valueTold(key, data[key], data, row.optionOf)];
			default: return row;
		}
	});
}
/** What is an option of a part that is not there, is told to the task. */
function valueTold(key, written, data, of = "") {
	const plain = AnyJson.safeParse(written);
	return {
		key,
		value: plain.success ? plain.data : null,
		...typeof data[of] === "string" && { of }
	};
}
function optionsOf(told) {
	return Object.fromEntries(told.map(({ key, value }) => [key, value]));
}
function isBlock(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function checkKeys(data, path, task, draft, isMeasuredElsewhere) {
	const known = Object.keys(task.data);
	const { needs, needsToRun = [] } = task;
	for (const key of Object.keys(data)) if (!known.includes(key)) tellUnread(draft, [...path, key], task);
	for (const group of needs) checkGroup(group, path, task, draft);
	for (const group of needsToRun) checkGroup(group, path, task, draft, isMeasuredElsewhere);
	for (const [key, other] of Object.entries(task.together)) if (draft.places.has([...path, key]) && !draft.wrote(path, other, known)) draft.tellKey([...path, key], `${key} needs ${other} beside it`);
}
function tellUnread(draft, path, task) {
	const key = String(path.at(-1));
	const known = Object.keys(task.data);
	if (Object.hasOwn(DATA_ROWS, key)) draft.tellKey(path, `${task.name} does not read ${key}`, `accepted: ${listed(known)}`);
	else tellUnknown$2(draft, path, known);
}
function checkGroup(group, path, task, draft, mayLack = false) {
	const given = group.filter((key) => draft.wrote(path, key, Object.keys(task.data)));
	if (given.length === 0 && !mayLack) draft.tellKey(path, `data of ${task.name} needs ${group.join(" or ")}`);
	const second = secondOf(given, task);
	if (second !== void 0) draft.tellKey([...path, second], `data has ${given.join(" and ")}: keep one`);
}
/** The key that is too many: only those that stand beside each other may be given together. */
function secondOf(given, { beside = [] }) {
	return given.every((key) => beside.includes(key)) ? void 0 : given[1];
}
/** What can be told of the values without looking at the project. */
function checkValues(data, rows, path, draft) {
	for (const [key, row] of Object.entries(rows)) {
		const here = [...path, key];
		const value = data[key];
		if (value !== void 0) checkValue(row, value, data, here, draft);
	}
}
function checkValue(row, value, data, path, draft) {
	const wrong = (must) => draft.tell(path, `${path.at(-1)} must be ${must} (found ${quote(value)})`);
	switch (row.kind) {
		case "path":
			checkFilePath(String(value), path, draft);
			break;
		case "parts":
			checkParts(row, value, data, path, draft);
			break;
		case "digest":
			if (!Digest.safeParse(value).success) wrong("sha256: and 64 hex digits");
			break;
		case "color":
			if (!Color.safeParse(String(value).toLowerCase()).success) wrong("# and 6 hex digits, in quotes");
			break;
		case "columns":
			if (Array.isArray(value)) checkColumns(value, path, draft);
			break;
		case "names":
			if (Array.isArray(value)) checkNames$1(value, path, draft);
			break;
		case "values": if (isBlock(value)) checkValues(value, row.of, path, draft);
	}
}
function checkParts(row, value, data, path, draft) {
	if (!isBlock(value)) return;
	checkValues(value, row.of, path, draft);
	const [within, beside] = [new Set(Object.keys(value)), new Set(Object.keys(data))];
	for (const { key, message, fix } of row.check(within, beside)) draft.tellKey(key === void 0 ? path : [...path, key], message, fix);
}
function checkNames$1(names, path, draft) {
	for (const [i, name] of names.entries()) if (name === "" || names.indexOf(name) < i) draft.tell([...path, i], `${path.at(-1)} names each once (found ${quote(name)})`);
}
function checkColumns(columns, path, draft) {
	for (const [i, column] of columns.entries()) if (column === "" || String(column).includes("=") || columns.indexOf(column) < i) draft.tell([...path, i], `${path.at(-1)} names each column once, without = (found ${quote(column)})`);
}
// src/policy/amount.ts
const LONGEST$2 = 60;
const AMOUNT = /^([^\d\s-]*)\s*(-?\d{1,15}(?:\.\d{1,15})?)\s*([^\d\s]*)$/;
const PLAIN = {
	symbol: "",
	factor: 1,
	shift: 0,
	says: "no unit"
};
/** Reads a number with its unit, every digit kept: `1.5 pt` is 15 / 10^3. */
function readAmount(text, form) {
	const [, before = "", number, after = ""] = text.length <= LONGEST$2 && AMOUNT.exec(text.trim()) || [];
	const [symbol, stray] = form.unitFirst ? [before, after] : [after, before];
	const unit = unitsOf(form).find((known) => known.symbol === symbol);
	if (number === void 0 || unit === void 0 || stray !== "") return misread(symbol, form);
	const written = toDecimal(number);
	if (!isWithin(written, form)) return {
		kind: "wrong",
		why: `is ${form.means} ${range(form)}`
	};
	return {
		kind: "exact",
		value: inUnit(written, unit)
	};
}
function unitsOf({ units }) {
	return units.length === 0 ? [PLAIN] : units;
}
function inUnit({ units, scale }, { factor, shift }) {
	return shortest({
		units: units * BigInt(factor),
		scale: scale + shift
	});
}
function isWithin(value, { least, most }) {
	return (least === void 0 || compareDecimals(value, toDecimal(String(least))) >= 0) && (most === void 0 || compareDecimals(value, toDecimal(String(most))) <= 0);
}
function range({ least, most, units }) {
	const unit = units[0] === void 0 ? "" : ` ${units[0].symbol}`;
	if (most === void 0) return "and cannot be negative";
	return `from ${least ?? 0}${unit} to ${most}${unit}`;
}
function misread(symbol, { means, write, example, units }) {
	const why = `is ${means}: write it ${write}, such as ${example}`;
	const symbols = units.map((unit) => unit.symbol);
	if (symbols.length === 0) return {
		kind: "wrong",
		why
	};
	const near = symbol === "" ? void 0 : nearest(symbol, symbols);
	return {
		kind: "wrong",
		why,
		fix: `${near === void 0 ? "" : `did you mean ${near}? `}accepted ${symbols.length === 1 ? "unit" : "units"}: ${listed(symbols)}`
	};
}
// src/policy/gate.ts
function readGate(gate = {}, path, draft) {
	const confidence = readConfidence(gate, [...path, "confidence"], draft);
	const { "on-inconclusive": onInconclusive, "on-unmeasured": onUnmeasured, "on-unchanged": onUnchanged, "on-removed": onRemoved, "on-regression": onRegression } = gate;
	return {
		...confidence !== void 0 && { confidence },
		...onInconclusive !== void 0 && { onInconclusive },
		...onUnmeasured !== void 0 && { onUnmeasured },
		...onUnchanged !== void 0 && { onUnchanged },
		...onRemoved !== void 0 && { onRemoved },
		...onRegression !== void 0 && { onRegression }
	};
}
function readConfidence(gate, path, draft) {
	if (!("confidence" in gate)) return;
	const text = draft.places.text(path) ?? "nothing";
	const amount = readAmount(text, FORMS.confidence);
	if (amount.kind === "exact") return amount.value;
	draft.tell(path, `confidence ${amount.why} (found ${quote(text)})`, amount.fix);
}
// src/policy/branches.ts
/** Longer than any branch name. */
const LONGEST$1 = 250;
const KEYS = ["gate", "models"];
function readBranches(written, models, draft) {
	return draft.inOrder(["branches"], written).map(([pattern, { gate, models: own }, path]) => {
		if (pattern.trim() === "" || pattern.length > LONGEST$1) draft.tellKey(path, `a branch pattern is a glob such as release/** (found ${quote(pattern)})`);
		if (!KEYS.some((key) => draft.wrote(path, key, KEYS))) draft.tellKey(path, `branch ${quote(pattern)} overrides nothing: give it a gate, or data for a model`);
		return {
			pattern,
			gate: readGate(gate, [...path, "gate"], draft),
			data: dataByModel(own, [...path, "models"], models, draft)
		};
	});
}
function dataByModel(written, path, models, draft) {
	const read = draft.inOrder(path, written).flatMap(([name, { data }, here]) => {
		const model = models.find((one) => one.name === name);
		if (model === void 0) {
			const names = models.map((one) => one.name);
			const known = `it has: ${listed(names)}`;
			draft.tellKey(here, `no model is called ${quote(name)}${didYouMean(name, names)}`, known);
			return [];
		}
		if (!draft.wrote(here, "data", ["data"])) draft.tellKey(here, `${name} needs data here: it is judged on that instead of its own`);
		const { sliceBy } = model.data;
		const own = readData(data, [...here, "data"], assignmentOf(model), draft, isMeasuredElsewhere(model));
		return [[name, {
			...sliceBy && { sliceBy },
			...own
		}]];
	});
	return new Map(read);
}
function assignmentOf({ task: name, metrics = [], python }) {
	if (isCustomTask(name)) return {
		kind: "custom",
		name,
		metrics,
		...python !== void 0 && { python }
	};
	const task = findTask(name);
	return task === void 0 ? { kind: "unknown" } : {
		kind: "known",
		task
	};
}
// src/policy/language/shapes.ts
/**
* The shapes that the language is made of. Each says in one breath what is accepted; each carries a
* description for editors.
*/
const text = (says, example) => string({ error: `must be text, such as ${example}` }).meta({
	description: says,
	examples: [example]
});
const oneOf = (words, says) => _enum(words, { error: `must be ${either(words)}` }).meta({ description: says });
const count = (says, example) => int({ error: `must be a whole number, such as ${example}` }).min(1, { error: `must be a whole number of at least 1, such as ${example}` }).meta({
	description: says,
	examples: [example]
});
/** A number, also written as a fraction; `within` has the least and the most. */
const number = (says, example, [least, most] = [-Number.MAX_VALUE, Number.MAX_VALUE]) => {
	const error = `must be a number${between(least, most)}, such as ${example}`;
	const fraction = string({ error }).refine((written) => FRACTION.test(written), { error });
	return union([number$1({ error }), fraction], { error }).transform(quotient).pipe(number$1({ error }).min(least, { error }).max(most, { error })).meta({
		description: says,
		examples: [example]
	});
};
/** One number for all, or a list with one each. */
const numbers = (says, example) => {
	const error = `must be a number or a list of numbers, such as ${example}`;
	const one = number(says, example);
	return union([one, array(one, { error }).min(1, { error })], { error }).meta({
		description: says,
		examples: [example]
	});
};
const flag = (says) => boolean({ error: "must be true or false" }).meta({ description: says });
const listOf = (item, says, example) => array(item, { error: `must be a list, such as ${example}` }).meta({ description: says });
/** A map of known keys; `json` adds to its JSON Schema. */
const keyed = (shape, says, json = {}) => strictObject(shape, { error: `must be a map of ${listed(Object.keys(shape))}` }).meta({
	description: says,
	...json
});
/** A map whose keys the user chooses. */
const named = (value, says, example, json = {}) => record(string(), value, { error: `must be a map, such as ${example}` }).meta({
	description: says,
	...json
});
/** Anything here; the reading of it says what it must be. */
const later = (says, json = {}) => unknown().meta({
	...json,
	description: says
});
const NAMES$1 = { propertyNames: {
	pattern: "^[a-z0-9][a-z0-9._-]*$",
	maxLength: 100
} };
const FRACTION = /^-?\d+(\.\d+)?\s*\/\s*\d+(\.\d+)?$/;
/** What a fraction is; one of nothing is no number. */
function quotient(written) {
	if (typeof written === "number") return written;
	const [above = NaN, below = NaN] = written.split("/").map(Number);
	return above / below;
}
function between(least, most) {
	if (most < Number.MAX_VALUE) return ` from ${least} to ${most}`;
	return least > -Number.MAX_VALUE ? ` of at least ${least}` : "";
}
function either(words) {
	return words.length === 2 ? words.join(" or ") : `one of ${listed(words)}`;
}
/** Its JSON Schema, to stand inside another. */
function inline(schema) {
	const { $schema, ...json } = toJSONSchema(schema, { io: "input" });
	return json;
}
// src/policy/language/data.ts
/** Loose: which keys are read, the task says. Two of them every reading of the block looks at. */
const Data = looseObject({
	...shapesOf(DATA_ROWS),
	"slice-by": columns(SLICE_BY["slice-by"]).exactOptional(),
	digest: text(DIGEST.digest.says, DIGEST.digest.example).exactOptional()
}, { error: "must be a map, such as { images: Eval/images, labels: Eval/labels.csv }" }).meta({ description: "what the model is evaluated on" });
function shapesOf(rows) {
	return Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, exactOptional(shapeOf(row))]));
}
function shapeOf(row) {
	switch (row.kind) {
		case "path":
		case "text":
		case "color":
		case "digest": return text(row.says, row.example);
		case "choice": return oneOf(row.among, row.says);
		case "columns": return columns(row);
		case "count": return count(row.says, Number(row.example));
		case "parts": return keyed(shapesOf(row.of), row.says);
		case "number": return number(row.says, row.example, row.within);
		case "numbers": return numbers(row.says, row.example);
		case "text-list": return listOf(text("one of them", "cat"), row.says, row.example);
		case "flag": return flag(row.says);
		case "values": return keyed(shapesOf(row.of), row.says);
		case "names": return listOf(text("a name", "rain"), row.says, row.example);
		case "by-name": return named(row.of === "number" ? number(row.says, "0.5") : text(row.says, "left"), row.says, row.example);
		case "any": return later(row.says);
		default: return row;
	}
}
function columns({ says, example }) {
	return listOf(text("a column of the labels", "lighting"), says, example);
}
// src/policy/language/amounts.ts
const NUMBER = "\\d+(\\.\\d+)?";
/** How editors check a number with its unit. */
function amountSchema({ units, unitFirst, example, least }) {
	if (units.length === 0) return {
		type: "number",
		...least !== void 0 && { minimum: least },
		examples: [Number(example)]
	};
	const unit = `(${units.map(({ symbol }) => symbol).join("|")})`;
	return {
		type: "string",
		pattern: unitFirst ? `^${unit} ?${NUMBER}$` : `^${NUMBER} ?${unit}$`,
		examples: [example]
	};
}
/** Every metric that editors can offer, each with the operators that make sense of it. */
function limitsSchema() {
	const families = METRICS.filter(isFamily);
	const plain = METRICS.filter((metric) => !isFamily(metric));
	return {
		properties: Object.fromEntries(plain.map((metric) => [metric.name, metricSchema(metric)])),
		patternProperties: Object.fromEntries(families.map((metric) => [`^${metric.name.slice(0, -1)}${memberPattern(metric)}$`, metricSchema(metric)]))
	};
}
function metricSchema(metric) {
	const operators = operatorsOf(metric).map((operator) => {
		const description = OPERATORS[operator].says;
		return [operator, {
			...amountSchema(formOf(metric, operator)),
			description
		}];
	});
	return {
		type: "object",
		description: metric.says,
		properties: {
			...Object.fromEntries(operators),
			...takesWorst(metric) && {
				worst: {
					...amountSchema(formOf(metric, "max-regression")),
					description: `from which harm on a unit counts by number${worstUnlessTold(metric)}`
				},
				"max-share": {
					...amountSchema(FORMS.rate),
					description: "the share of units that may be worse than that; 5 % unless told"
				}
			},
			on: {
				type: "string",
				description: "the one target it is judged on"
			}
		},
		additionalProperties: false
	};
}
function worstUnlessTold({ worst }) {
	return worst === void 0 ? "" : `; ${worst.says} unless told`;
}
// src/policy/language/gate.ts
const Gate = keyed({
	confidence: later("how sure a verdict must be; 95 % unless told", amountSchema(FORMS.confidence)).exactOptional(),
	"on-inconclusive": oneOf(["warn", "fail"], "what follows when the data cannot tell; warn unless told").exactOptional(),
	"on-unmeasured": oneOf(["fail", "warn"], "what follows when there is no number; fail unless told").exactOptional(),
	"on-unchanged": oneOf(["skip", "judge"], "what follows where a pull request leaves a model as it was; skip unless told").exactOptional(),
	"on-removed": oneOf(["warn", "fail"], "what follows where a pull request removes a model and its entry; warn unless told").exactOptional(),
	"on-regression": oneOf([
		"warn",
		"fail",
		"ignore"
	], "what follows where the model itself is proven worse than at the base, and no limit is set on that; by what its variants may lose unless told").exactOptional()
}, "how doubt is treated; the nearest wins: run, model, variant");
// src/policy/language/limits.ts
const operator = (word) => later(OPERATORS[word].says).exactOptional();
const Limits = named(keyed({
	min: operator("min"),
	max: operator("max"),
	"max-drop": operator("max-drop"),
	"max-increase": operator("max-increase"),
	"max-ratio": operator("max-ratio"),
	"max-regression": operator("max-regression"),
	worst: later("of a mean without a most: from which harm on a unit counts by number").exactOptional(),
	"max-share": later("the share of units that may be worse than that").exactOptional(),
	on: text("the one target it is judged on; all unless told", "iphone-15").exactOptional()
}, "limits on one metric"), "limits by metric", "{ top-1: { max-drop: 0.5 pt } }", {
	...limitsSchema(),
	id: "limits"
});
// src/policy/language/step.ts
/** Piped, so that its JSON Schema is that of anything: a recursive one could not be inlined. */
const Plain = unknown().pipe(custom$1((value) => json().safeParse(value).success, { error: "must be plain data: text, finite numbers, true, false, lists, maps" }));
const dictionary = (example) => named(Plain, "coremltools' own configuration dictionary", example).nullable().meta({ description: "coremltools' own configuration dictionary" });
const WrittenStep = keyed({
	cast: dictionary("{ dtype: float16 }").exactOptional(),
	quantize: dictionary("{ dtype: int8 }").exactOptional(),
	palettize: dictionary("{ nbits: 4 }").exactOptional(),
	prune: dictionary("{ target_sparsity: 0.5 }").exactOptional()
}, "one step of a conversion", {
	minProperties: 1,
	maxProperties: 1
});
const WrittenSteps = listOf(WrittenStep, "the steps, in order", "[{ cast: {} }]");
// src/policy/language/variant.ts
const Variant = keyed({
	source: text("a package made by hand", "Models/FoodQAT.mlpackage").exactOptional(),
	convert: later("one step or a list of cast, quantize, palettize, prune", { anyOf: [WrittenStep, WrittenSteps].map(inline) }).exactOptional(),
	limits: Limits.exactOptional(),
	slices: named(Limits, "limits on slices of the data, by column=value", "{ lighting=dark: { top-1: { min: 80 % } } }").exactOptional(),
	gate: Gate.exactOptional()
}, "a precision of the model: a preset's name, or a name of its own with `convert` or `source`").nullable().meta({ description: "a precision of the model, and its limits" });
// src/policy/language/model.ts
const DeclaredMetric = keyed({
	direction: oneOf(["higher", "lower"], "which way is better").exactOptional(),
	unit: oneOf([
		"%",
		"number",
		"ms",
		"bytes"
	], "% for a rate stored as 0 to 1").exactOptional(),
	kind: oneOf([
		"mean",
		"rate",
		"ratio"
	], "what becomes of the samples: their mean; of a rate each is 0 or 1; of a ratio each is two numbers, summed apart. A mean unless told").exactOptional(),
	worst: later("of a mean or a ratio without a most: from which harm on a sample counts by number", { examples: ["50 pt"] }).exactOptional()
}, "a metric that the task's own class computes", { required: ["direction", "unit"] });
const referenceName = text("what a drop is measured from: source, fp32 or a variant; source unless told", "source");
/** The name alone, or with limits on the model itself. */
const Reference = union([referenceName, keyed({
	is: referenceName.exactOptional(),
	limits: Limits.exactOptional()
}, "what a drop is measured from, and limits on the model itself: always enforced")], { error: "must be a name, such as source, or a map of is, limits" }).meta({ description: "what a drop is measured from, and limits on it: the model itself" });
const WrittenModel = keyed({
	source: text("the model: .mlpackage, .mlmodel, .pt2, .pt or file.py:function", "Models/Food.mlpackage").exactOptional(),
	task: text("what the model does, or path/file.py:Class", "image-classification").exactOptional(),
	data: Data.exactOptional(),
	metrics: named(DeclaredMetric, "the metrics of a task of your own", "{ word-errors: { direction: lower, unit: % } }", NAMES$1).exactOptional(),
	python: text("the Python that a task of your own runs in: a command, or a path from where quantgate is started; the worker's own unless told", "python3.12").exactOptional(),
	reference: Reference.exactOptional(),
	ship: text("the variant that ships: it alone is enforced", "int8").exactOptional(),
	targets: listOf(text("a target, or a recorded one", "auto"), "where it runs; [auto] unless told", "[auto]").exactOptional(),
	timeout: later("how long one load or one prediction may take on a Mac's GPU or Neural Engine; 60 s unless told", amountSchema(WAIT)).exactOptional(),
	audit: union([_enum(["all", "off"]), int().positive()], { error: "must be all, off or a number of examples, such as 256" }).meta({
		description: "on how many examples it is looked for values beyond what 16 bits hold: all, off, or so many, drawn by their names; 256 unless told",
		examples: [256, "all"]
	}).exactOptional(),
	objective: oneOf(OBJECTIVES, "what the recommended variant is chosen by; size unless told").exactOptional(),
	gate: Gate.exactOptional(),
	variants: named(Variant, "the precisions to try", "{ fp16: {}, int8: {} }", NAMES$1).exactOptional(),
	recorded: named(text("a folder of measurements", "Measurements/iphone15"), "targets measured elsewhere", "{ iphone-15: Measurements/iphone15 }", NAMES$1).exactOptional()
}, "a model and what may become of it", { required: ["task", "variants"] });
// src/policy/language/waiver.ts
const WrittenWaiver = keyed({
	model: text("its model", "food").exactOptional(),
	variant: text("its variant", "int8").exactOptional(),
	limit: text("metric and operator", "top-1 max-drop").exactOptional(),
	weights: text("the weights it was granted for", "sha256:<64 hex digits>").exactOptional(),
	until: text("the last day it holds", "2027-01-31").exactOptional(),
	reason: text("why", "the new camera needs it; retraining planned").exactOptional(),
	approver: text("who granted it", "@lead").exactOptional()
}, "a limit set aside for a while, for these weights", { required: [
	"model",
	"variant",
	"limit",
	"weights",
	"until",
	"reason",
	"approver"
] });
// src/policy/language/policy.ts
const BranchModel = keyed({ data: Data.exactOptional() }, "what a branch judges a model on, instead of its own data", { required: ["data"] });
const Branch = keyed({
	gate: Gate.exactOptional(),
	models: named(BranchModel, "models that a branch judges on other data", "{ food: { data: { images: Eval/held-back } } }", NAMES$1).exactOptional()
}, "what a branch overrides", { minProperties: 1 });
/**
* The language of `quantgate.yml`: what people write, before it means anything. Every key is optional
* here, so that a missing one hides no other problem; `required` tells editors what the reading asks for.
*/
const Written = keyed({
	version: literal(1, { error: "must be 1, the version of this language" }).meta({ description: "the version of this language: 1" }).exactOptional(),
	gate: Gate.exactOptional(),
	branches: named(Branch, "settings by branch pattern; the first match overrides all others", "{ \"release/**\": { gate: { on-inconclusive: fail } } }").exactOptional(),
	models: named(WrittenModel, "the models, by name", "{ food: { … } }", NAMES$1).exactOptional(),
	"ignore-models": listOf(text("a pattern, from the policy's folder", "Vendor/**"), "models that need no entry: what is added there is not spoken of", "[\"Vendor/**\"]").exactOptional(),
	waivers: listOf(later("a waiver", inline(WrittenWaiver)), "limits set aside for a while", "[{ model: food, … }]").exactOptional()
}, "what quantizing a Core ML model may cost", { required: ["version", "models"] });
// src/policy/limit-context.ts
/** The metric of that name, where this model can produce it on that target; else it is told why not. */
function metricOn(name, on, path, ground, draft) {
	const metric = declared(ground.assignment).find((own) => own.name === name) ?? findMetric(name);
	if (metric === void 0) return tellUnknown$1(name, path, ground, draft);
	if (on !== void 0) checkOn(on, [...path, "on"], ground, draft);
	const why = whyNoTask(metric, ground) ?? whyNoTarget(metric, on, ground) ?? whyNoSlice(metric, ground);
	if (why !== void 0) draft.tellKey(path, why.message, why.fix);
	return metric;
}
function whyNoTask(metric, { assignment }) {
	if (assignment.kind !== "known" || producesMetric(assignment.task, metric)) return;
	const { name } = assignment.task;
	const metrics = assignment.task.metrics.map((row) => row.name);
	return {
		message: `${name} cannot produce ${metric.name}`,
		fix: `it produces ${listed(metrics)}`
	};
}
function whyNoTarget(metric, on, ground) {
	const targets = on === void 0 ? ground.targets : [on];
	if (metric.source !== "target" || targets.some((name) => givesMetric(findTarget(name), metric))) return;
	const able = TARGETS.filter((target) => givesMetric(target, metric));
	return {
		message: `${targets.join(" and ")} cannot produce ${metric.name}`,
		fix: `targets that can: ${listed(able.map(({ name }) => name))}, or a recorded one`
	};
}
function whyNoSlice(metric, { slice }) {
	if (slice === void 0 || metric.source === "records") return;
	return { message: `${metric.name} is the same for every slice: limit it under limits` };
}
function checkOn(on, path, { targets, recorded }, draft) {
	const known = [...targets, ...recorded];
	if (known.includes(on)) return;
	const guess = didYouMean(on, known);
	draft.tell(path, `this model has no target ${quote(on)}${guess}`, `accepted: ${listed(known)}`);
}
function declared(assignment) {
	return assignment.kind === "custom" ? assignment.metrics : [];
}
function tellUnknown$1(name, path, { assignment }, draft) {
	const ofTask = assignment.kind === "known" ? assignment.task.metrics.map((row) => row.name) : [];
	const ofAny = METRICS.filter(({ source }) => source !== "records").map((metric) => metric.name);
	const known = [
		...ofTask,
		...declared(assignment).map((metric) => metric.name),
		...ofAny
	];
	const guess = didYouMean(name, known.map((word) => member(word, name)));
	draft.tellKey(path, `unknown metric ${quote(name)}${guess}`, `accepted: ${listed(known)}`);
}
/** Of a family, the member that a name most likely means: `top-5` for `top5`. */
function member(family, typed) {
	const [k = "1"] = /[1-9]\d*/.exec(typed) ?? [];
	const [t = "0.5"] = /-?\d+(\.\d+)?/.exec(typed) ?? [];
	return family.replace(/([@-])k$/, `$1${k}`).replace(/@t$/, `@${Number(t)}`);
}
// src/policy/written-number.ts
/** A number with its unit, as it stands at a place; what is none is told. */
function readNumber(what, form, here, draft) {
	const text = draft.places.text(here) ?? "";
	const amount = readAmount(text, form);
	if (amount.kind === "exact") return {
		value: amount.value,
		text: text.trim().replace(/\s+/g, " ")
	};
	const found = text === "" ? "no number" : quote(text);
	draft.tell(here, `${what} ${amount.why} (found ${found})`, amount.fix);
}
// src/policy/limits.ts
/** The limits of a variant, or of one slice of its data, in the order written. */
function readLimits(limits, path, ground, draft) {
	return draft.inOrder(path, limits).flatMap(([name, { on }, here]) => {
		const metric = metricOn(name, on, here, ground, draft);
		if (metric === void 0) return [];
		const read = operatorsAt(here, draft).map((operator) => readLimit(metric, operator, here, draft));
		if (read.length === 0) draft.tellKey(here, `${name} has no limit`, `accepted: ${listed(operatorsOf(metric))}`);
		const [worst, maxShare] = [readRare(metric, "worst", formOf(metric, "max-regression"), here, draft), readRare(metric, "max-share", FORMS.rate, here, draft)];
		if (worst?.value.units === 0n) draft.tell([...here, "worst"], `${name} worst is above 0`);
		const about = {
			...worst && { worst },
			...maxShare && { maxShare },
			...isDeclared(metric, ground) && { declared: metric },
			...on !== void 0 && { on },
			...ground.slice && { slice: ground.slice }
		};
		return read.filter((limit) => limit !== void 0).map((limit) => ({
			...limit,
			...about
		}));
	});
}
function isDeclared(metric, { assignment }) {
	return assignment.kind === "custom" && assignment.metrics.includes(metric);
}
function operatorsAt(path, draft) {
	const key = (operator) => draft.places.key([...path, operator]);
	return OPERATOR_NAMES.filter((operator) => draft.places.has([...path, operator])).sort((a, b) => compare(key(a), key(b)));
}
function readLimit(metric, operator, path, draft) {
	const here = [...path, operator];
	const impossible = whyNot(metric, operator);
	if (impossible !== void 0) return void draft.tellKey(here, impossible);
	const read = readNumber(`${metric.name} ${operator}`, formOf(metric, operator), here, draft);
	if (read === void 0) return;
	return {
		metric: metric.name,
		operator,
		target: read.value,
		text: read.text,
		at: draft.places.key(here)
	};
}
/** What stands beside the operators of a mean without a most, and holds for all of them. */
function readRare(metric, key, form, path, draft) {
	const here = [...path, key];
	if (!draft.places.has(here)) return;
	if (!takesWorst(metric)) return void draft.tellKey(here, whyNoWorst(metric, key));
	return readNumber(`${metric.name} ${key}`, form, here, draft);
}
function whyNoWorst(metric, key) {
	const those = listed(METRICS.filter(takesWorst).map(({ name }) => name));
	if (isUnbounded(metric)) return `${metric.name} is no mean of what the samples lose, and has no ${key}: limit such a mean as well (${those})`;
	return `${metric.name} has no ${key}: that is for means of what has no most (${those}, and those that a task of your own declares)`;
}
// src/policy/reference.ts
function readReference(reference, path, ground, draft) {
	if (reference === void 0 || typeof reference === "string") return {
		name: reference ?? "source",
		limits: []
	};
	const { is = "source", limits } = reference;
	const here = [...path, "limits"];
	const read = readLimits(limits, here, ground, draft);
	for (const limit of read) checkOfItself(limit, here, draft);
	return {
		name: is,
		limits: read
	};
}
/** Measured from itself it never falls: such a limit would look like one, and hold nothing. */
function checkOfItself({ metric, operator }, path, draft) {
	const found = findMetric(metric);
	if (OPERATORS[operator].against === "reference") draft.tellKey([
		...path,
		metric,
		operator
	], `${operator} compares the reference with itself, which always keeps it`, "max-regression compares it with the merge-base; min and max with a number");
	else if (found !== void 0 && isAgainstReference(found)) draft.tellKey([...path, metric], `${metric} compares the reference with itself (${familyOf(found)} is measured against the reference)`, "limit a metric of its own answers, or its size");
}
/**
* What the model itself may lose since the base, its variants may lose too: each is held to the reference's
* `max-regression`, against itself at the base, unless it has one of its own. A variant without any limit is only
* measured, and stays so.
*/
function withInherited(variants, { name, limits }) {
	const passedOn = limits.filter(({ operator }) => OPERATORS[operator].against === "base");
	return variants.map((variant) => {
		if (variant.name === name || variant.limits.length === 0) return variant;
		const own = new Set(variant.limits.filter(({ operator, slice }) => operator === "max-regression" && slice === void 0).map(({ metric }) => metric));
		const inherited = passedOn.filter(({ metric }) => !own.has(metric)).map((limit) => ({
			...limit,
			inherited: true
		}));
		return inherited.length === 0 ? variant : {
			...variant,
			limits: [...variant.limits, ...inherited]
		};
	});
}
// src/policy/names.ts
/** Words that already mean something where a name could stand. */
const RESERVED = [
	REFERENCE,
	"source",
	"constructor"
];
/** Names become paths, and are the same to file systems that ignore case. */
function checkNames(what, names, path, draft) {
	const seen = /* @__PURE__ */ new Map();
	for (const name of names) {
		const here = [...path, name];
		const before = seen.get(name.toLowerCase());
		if (before !== void 0) draft.tellKey(here, `${what} ${quote(name)} differs from ${quote(before)} only in case`);
		else if (!Name.safeParse(name).success) draft.tellKey(here, `${quote(name)} cannot name a ${what}`, RULE);
		else if (RESERVED.includes(name)) draft.tellKey(here, `${name} is a reserved word and cannot name a ${what}`);
		seen.set(name.toLowerCase(), name);
	}
}
const RULE = "a name is 1 to 100 of a-z, 0-9, `.`, `-` and `_`, beginning with a letter or digit";
// src/policy/source.ts
const PYTHON = /^(.+\.py):[A-Za-z_]\w*$/;
const PACKAGE = /\.(mlpackage|mlmodel|pt2|pt)\/?$/;
/** A model comes from a package, a PyTorch file or a Python function. */
function checkSource(source, path, draft) {
	const [, python] = PYTHON.exec(source) ?? [];
	checkFilePath(python ?? source, path, draft);
	if (python !== void 0 || PACKAGE.test(source)) return;
	draft.tell(path, `source is not a kind of model that can be read (found ${quote(source)})`, "accepted: .mlpackage, .mlmodel, .pt2, .pt (TorchScript), file.py:function");
}
// src/policy/references.ts
/** What a model must have, and whether the names that it uses name something. */
function checkReferences(name, model, path, draft) {
	checkNeeds$1(name, model, path, draft);
	if (model.source !== void 0) checkSource(model.source, [...path, "source"], draft);
	checkVariants(name, model, path, draft);
	checkTargets(model, path, draft);
}
const NEEDED = {
	source: "such as source: Models/Food.mlpackage",
	task: "such as task: image-classification",
	data: "such as data: { images: Eval/images, labels: Eval/labels.csv }",
	variants: "such as variants: { fp16: {}, int8: {} }"
};
function checkNeeds$1(name, model, path, draft) {
	const known = Object.keys(WrittenModel.shape);
	const optional = whatMayBeAbsent(model);
	for (const [key, fix] of Object.entries(NEEDED)) if (!optional.includes(key) && !draft.wrote(path, key, known)) draft.tellKey(path, `model ${quote(name)} needs ${key}`, fix);
}
function whatMayBeAbsent(model) {
	const { targets = [], recorded = {} } = model;
	if (isMeasuredElsewhere({
		targets,
		recorded
	})) return ["source", "data"];
	return isCustomTask(model.task ?? "") ? ["data"] : [];
}
function checkVariants(name, model, path, draft) {
	const variants = Object.keys(model.variants ?? {});
	checkNames("variant", variants, [...path, "variants"], draft);
	if (model.variants !== void 0 && variants.length === 0) draft.tell([...path, "variants"], `model ${quote(name)} has no variant: name at least one, such as int8`);
	if (model.variants === void 0) return;
	checkKnown(model.ship, variants, "ship", path, draft);
	const { reference } = model;
	const known = [
		"source",
		"fp32",
		...variants
	];
	if (typeof reference !== "object") checkKnown(reference, known, "reference", path, draft);
	else checkKnown(reference.is, known, "is", [...path, "reference"], draft);
}
function checkKnown(word, known, key, path, draft) {
	if (word === void 0 || known.includes(word)) return;
	const message = `${key} names no variant of this model${didYouMean(word, known)} (found ${quote(word)})`;
	draft.tell([...path, key], message, `accepted: ${listed(known)}`);
}
function checkTargets({ targets = [], recorded = {} }, path, draft) {
	const here = [...path, "targets"];
	const own = TARGETS.map((target) => target.name);
	const known = [.../* @__PURE__ */ new Set([...own, ...Object.keys(recorded)])];
	checkNames("recorded target", Object.keys(recorded), [...path, "recorded"], draft);
	for (const [target, folder, at] of draft.inOrder([...path, "recorded"], recorded)) {
		checkFilePath(folder, at, draft);
		if (own.includes(target)) draft.tellKey(at, `${target} is a target already: give the recorded one another name`);
	}
	if (targets.length === 0 && draft.places.has(here)) draft.tell(here, "targets is empty: name at least one, such as auto");
	for (const [i, target] of targets.entries()) {
		const message = `unknown target ${quote(target)}${didYouMean(target, known)}`;
		if (!known.includes(target)) draft.tell([...here, i], message, `accepted: ${listed(known)}`);
		else if (targets.indexOf(target) < i) draft.tell([...here, i], `target ${target} stands here twice`);
	}
}
// src/policy/task.ts
const UNKNOWN = { kind: "unknown" };
const NAMES = TASK_ROWS.map(({ name }) => name);
function readTask(model, path, draft) {
	const name = model.task;
	if (name === void 0) return UNKNOWN;
	if (isCustomTask(name)) return custom(name, model, path, draft);
	if (model.python !== void 0) draft.tellKey([...path, "python"], "python is for a task of your own, such as eval/task.py:Task");
	const task = findTask(name);
	if (task === void 0) return tellUnknown(name, [...path, "task"], draft);
	if (model.metrics !== void 0) draft.tellKey([...path, "metrics"], `metrics are declared for a task of your own; ${name} brings its own`);
	return {
		kind: "known",
		task
	};
}
function tellUnknown(name, path, draft) {
	const guess = didYouMean(name, NAMES);
	draft.tell(path, `unknown task ${quote(name)}${guess}`, `accepted: ${listed(NAMES)}, or path/file.py:Class`);
	return UNKNOWN;
}
const QUANTITY = {
	"%": "rate",
	number: "number",
	ms: "duration",
	bytes: "bytes"
};
function custom(name, model, path, draft) {
	checkFilePath(name.slice(0, name.lastIndexOf(":")), [...path, "task"], draft);
	const metrics = draft.inOrder([...path, "metrics"], model.metrics).map(([metric, written, here]) => {
		checkDeclared(metric, here, draft);
		const { direction, unit, kind = "mean" } = written;
		const declared = {
			name: metric,
			direction: direction ?? "higher",
			quantity: QUANTITY[unit ?? "number"],
			source: "records",
			...kindOf(kind, direction, draft.places.has([...here, "worst"])),
			says: `declared by ${name}`
		};
		const worst = worstOf(declared, here, draft);
		return worst === void 0 ? declared : {
			...declared,
			worst
		};
	});
	const { python } = model;
	if (python !== void 0) checkPython(python, [...path, "python"], draft);
	return {
		kind: "custom",
		name,
		metrics,
		...python !== void 0 && { python }
	};
}
/**
* What becomes of a sample's value, and with which test. What a rate counts is right, or it is a mean of 0 and 1. The
* samples of a ratio are drawn anew; where a worst is told, each is a cluster of what stands below the line, such as
* words, whose harm counts up to it.
*/
function kindOf(kind, direction, hasWorst) {
	switch (kind) {
		case "mean": return { test: "mean" };
		case "rate": return direction === "lower" ? {
			test: "mean",
			within: [0, 1]
		} : { test: "rate" };
		case "ratio": return hasWorst ? {
			test: "clustered",
			passFrom: 20
		} : {
			test: "resampled",
			passFrom: 200
		};
		default: return kind;
	}
}
function worstOf(metric, path, draft) {
	const here = [...path, "worst"];
	if (!draft.places.has(here)) return;
	if (!takesWorst(metric)) return void draft.tellKey(here, `${metric.name} is no mean, and has no worst`);
	const form = formOf(metric, "max-regression");
	const read = readNumber(`${metric.name} worst`, form, here, draft);
	if (read === void 0) return;
	if (read.value.units === 0n) draft.tell(here, `${metric.name} worst is above 0`);
	return {
		says: read.text,
		of: () => toNumber(read.value)
	};
}
/** A command by its name, or a path: what it names is no matter of the repository's. */
function checkPython(python, path, draft) {
	if (/^[^\s\p{Cc}\\-][^\p{Cc}\\]*$/u.test(python)) return;
	draft.tell(path, `python must be a command or a path, such as python3.12 (found ${quote(python)})`);
}
function checkDeclared(metric, path, draft) {
	for (const key of ["direction", "unit"]) if (!draft.places.has([...path, key])) draft.tellKey(path, `metric ${quote(metric)} needs ${key}`);
	if (findMetric(metric) !== void 0 || METRICS.some(({ name }) => name === metric)) draft.tellKey(path, `${metric} is a metric already: give yours another name`);
}
// src/catalog/number-range.ts
/** As policies write it, `0..0.02`; undefined where it is none, or holds nothing. */
function rangeIn(text) {
	const [, from, to] = RANGE.exec(text) ?? [];
	const range = {
		from: Number(from),
		to: Number(to)
	};
	return range.from < range.to ? range : void 0;
}
const RANGE = /^(-?\d{1,9}(?:\.\d{1,9})?)\.\.(-?\d{1,9}(?:\.\d{1,9})?)$/;
// src/catalog/presets.ts
const PRESETS = [
	{
		name: "fp32",
		weightBits: 32,
		says: "weights and arithmetic in 32-bit floats"
	},
	{
		name: "fp16",
		weightBits: 16,
		says: "weights and arithmetic in 16-bit floats"
	},
	{
		name: "int8",
		weightBits: 8,
		says: "8-bit weights, linear, symmetric per channel"
	},
	{
		name: "int4",
		weightBits: 4,
		says: "4-bit weights, linear, symmetric per block of 32"
	},
	{
		name: "pal8",
		weightBits: 8,
		says: "8-bit palette (k-means) per tensor"
	},
	{
		name: "pal6",
		weightBits: 6,
		says: "6-bit palette (k-means) per tensor"
	},
	{
		name: "pal4",
		weightBits: 4,
		says: "4-bit palette (k-means) per tensor"
	},
	{
		name: "pal3",
		weightBits: 3,
		says: "3-bit palette (k-means) per tensor"
	},
	{
		name: "pal2",
		weightBits: 2,
		says: "2-bit palette (k-means) per tensor"
	},
	{
		name: "pal1",
		weightBits: 1,
		says: "1-bit palette (k-means) per tensor"
	},
	{
		name: "w8a8",
		weightBits: 8,
		says: "8-bit weights and activations; calibration needs a Mac"
	}
];
function isPreset(name) {
	return PRESETS.some((preset) => preset.name === name);
}
// src/policy/recipe.ts
const STORED = { kind: "stored" };
const OPS = [
	"cast",
	"quantize",
	"palettize",
	"prune"
];
const PRESET_NAMES = PRESETS.map(({ name }) => name);
/** How a variant comes about: by its name, its `convert` or its `source`, and one of these alone. */
function readRecipe(name, variant, path, draft) {
	const [convert, source] = [[...path, "convert"], [...path, "source"]];
	const [converts, isMade] = [draft.places.has(convert), draft.places.has(source)];
	if (isPreset(name)) {
		if (converts) draft.tellKey(convert, noPlaceBeside(name));
		if (isMade) draft.tellKey(source, noPlaceBeside(name));
		return {
			kind: "preset",
			preset: name
		};
	}
	if (converts && isMade) draft.tellKey(source, `variant ${quote(name)} has both convert and source: keep one`);
	if (converts) return readConvert(variant.convert, convert, draft);
	return isMade ? readOwnSource(variant.source, source, draft) : tellNoRecipe(name, path, draft);
}
function noPlaceBeside(preset) {
	return `${preset} is a preset and is made in its own way: name this variant otherwise, such as my-${preset}`;
}
function tellNoRecipe(name, path, draft) {
	const guess = didYouMean(name, PRESET_NAMES);
	const message = `variant ${quote(name)} is no preset and has neither convert nor source${guess}`;
	draft.tellKey(path, message, `presets: ${listed(PRESET_NAMES)}`);
	return STORED;
}
function readOwnSource(source, path, draft) {
	if (source === void 0) return STORED;
	checkSource(source, path, draft);
	return {
		kind: "source",
		path: source
	};
}
function readConvert(value, path, draft) {
	if (!Array.isArray(value)) return {
		kind: "convert",
		steps: readStep(value, path, draft)
	};
	if (value.length === 0) draft.tell(path, "convert has no step: give it one of cast, quantize, palettize, prune");
	return {
		kind: "convert",
		steps: value.flatMap((step, i) => readStep(step, [...path, i], draft))
	};
}
function readStep(value, path, draft) {
	const step = readShape(WrittenStep, value, path, draft);
	const written = Object.keys(Object(value)).length;
	if (step === void 0) return [];
	if (written !== 1) draft.tell(path, `a step is one of cast, quantize, palettize, prune (found ${written})`, "write several steps as a list, each with one of them");
	return OPS.filter((op) => op in step).map((op) => ({
		op,
		config: step[op] ?? {}
	}));
}
// src/policy/variant.ts
function readVariant(name, written, path, ground, draft) {
	const variant = written ?? {};
	if (variant.gate?.["on-regression"] !== void 0) draft.tellKey([
		...path,
		"gate",
		"on-regression"
	], "on-regression is about the model itself, which no variant decides", "write it into the gate of the model, of a branch, or at the top");
	return {
		name,
		recipe: readRecipe(name, variant, path, draft),
		gate: readGate(variant.gate, [...path, "gate"], draft),
		limits: [...readLimits(variant.limits, [...path, "limits"], ground, draft), ...readSlices(variant, [...path, "slices"], ground, draft)],
		at: draft.places.key(path)
	};
}
function readSlices({ slices }, path, ground, draft) {
	return draft.inOrder(path, slices).flatMap(([key, limits, here]) => {
		const slice = readSlice(key, here, ground, draft);
		return readLimits(limits, here, {
			...ground,
			slice
		}, draft);
	});
}
function readSlice(key, path, { columns, ranges }, draft) {
	const [, column = key, value = ""] = /^([^=]*)=(.*)$/s.exec(key) ?? [];
	if (value === "" || column === "") draft.tellKey(path, `a slice is a column and a value, such as lighting=dark (found ${quote(key)})`);
	else if (ranges.includes(column) && !columns.includes(column)) {
		if (rangeIn(value) === void 0) draft.tellKey(path, `${column} is a number of the reference's, so that a slice is a range of it, such as ${column}=0..0.02 (found ${quote(key)})`);
	} else if (!columns.includes(column)) {
		const all = [...columns, ...ranges];
		const guess = didYouMean(column, all);
		const known = all.length === 0 ? "none yet" : listed(all);
		draft.tellKey(path, `data slice-by has no column ${quote(column)}${guess}`, `it has: ${known}`);
	}
	return {
		column,
		value
	};
}
// src/policy/model.ts
function readModel(name, model, path, draft) {
	const assignment = readTask(model, path, draft);
	const targets = model.targets ?? ["auto"];
	const recorded = model.recorded ?? {};
	const ground = {
		assignment,
		targets,
		recorded: Object.keys(recorded),
		columns: [
			...model.data?.["slice-by"] ?? [],
			...assignment.kind === "known" && assignment.task.slicesByLabel ? [LABEL] : [],
			...assignment.kind === "known" && assignment.task.slicesByOutput ? [OUTPUT] : []
		],
		ranges: assignment.kind === "known" ? Object.keys(assignment.task.ranges ?? {}) : []
	};
	checkReferences(name, model, path, draft);
	const reference = readReference(model.reference, [...path, "reference"], ground, draft);
	const variants = draft.inOrder([...path, "variants"], model.variants).map(([variant, written, here]) => readVariant(variant, written, here, ground, draft));
	const timeout = readTimeout(model, [...path, "timeout"], draft);
	return {
		name,
		source: model.source ?? null,
		task: model.task ?? "",
		data: readData(model.data, [...path, "data"], assignment, draft, isMeasuredElsewhere({
			targets,
			recorded
		})),
		reference: reference.name,
		referenceLimits: reference.limits,
		ship: model.ship ?? null,
		targets,
		...timeout && { timeout },
		...model.audit !== void 0 && { audit: model.audit },
		objective: model.objective ?? OBJECTIVES[0],
		gate: readGate(model.gate, [...path, "gate"], draft),
		variants: withInherited(variants, reference),
		recorded,
		...assignment.kind === "custom" && { metrics: assignment.metrics },
		...model.python !== void 0 && { python: model.python },
		at: draft.places.key(path)
	};
}
function readTimeout(model, path, draft) {
	if (!("timeout" in model)) return;
	return readNumber("timeout", WAIT, path, draft);
}
// src/policy/waivers.ts
const EMPTY = {
	model: "",
	variant: "",
	limit: "",
	weights: "",
	until: "",
	reason: "",
	approver: ""
};
/** None where the value is no waiver at all. */
function readWaiver(value, path, models, draft) {
	const written = readShape(WrittenWaiver, value, path, draft);
	if (written === void 0) return [];
	const waiver = {
		...EMPTY,
		...written,
		at: draft.places.value(path)
	};
	const keys = Object.keys(EMPTY);
	for (const key of keys) if (!draft.wrote(path, key, keys)) draft.tell(path, `a waiver needs ${key}`);
	else if (draft.places.text([...path, key])?.trim() === "") draft.tell([...path, key], `${key} must not be empty`);
	checkForm(waiver, path, draft);
	checkNamed(waiver, path, models, draft);
	return [waiver];
}
function checkForm({ weights, until }, path, draft) {
	if (weights !== "" && !Digest.safeParse(weights).success) draft.tell([...path, "weights"], `weights must be sha256: and 64 hex digits (found ${quote(weights)})`);
	if (until !== "" && !date().safeParse(until).success) draft.tell([...path, "until"], `until must be a day of the calendar, such as 2027-01-31 (found ${quote(until)})`);
}
/** Whether the model, its variant and that one's limit exist; of these only the first that does not is told. */
function checkNamed(waiver, path, models, draft) {
	const model = models.find(({ name }) => name === waiver.model);
	const itself = {
		name: REFERENCE,
		limits: model?.referenceLimits ?? []
	};
	const variants = [...model?.variants ?? [], ...itself.limits.length > 0 ? [itself] : []];
	const variant = variants.find(({ name }) => name === waiver.variant);
	const limits = variant?.limits.map(limitName) ?? [];
	if (model === void 0) tell("model", models.map(({ name }) => name));
	else if (variant === void 0) tell("variant", variants.map(({ name }) => name));
	else if (!limits.includes(waiver.limit)) tell("limit", limits);
	function tell(key, known) {
		const word = waiver[key];
		if (word === "") return;
		const message = `the waiver's ${key} is not in this policy${didYouMean(word, known)} (found ${quote(word)})`;
		draft.tell([...path, key], message, `accepted: ${listed(known) || "none"}`);
	}
}
// src/policy/read.ts
/**
* The policy that a text is; throws every problem at once, each at its line and column. One that judges no model is a
* mistake, but for a head's, which may have dropped the last entry.
*/
function readPolicy(text, file, { mayBeEmpty = false } = {}) {
	const draft = new Draft(text, file);
	const written = readShape(Written, draft.value, [], draft) ?? {};
	checkNeeds(written, draft, mayBeEmpty);
	const models = draft.inOrder(["models"], written.models).map(([name, model, path]) => readModel(name, model, path, draft));
	const policy = {
		gate: readGate(written.gate, ["gate"], draft),
		branches: readBranches(written.branches, models, draft),
		models,
		ignoreModels: readIgnored(written["ignore-models"], draft),
		waivers: (written.waivers ?? []).flatMap((waiver, i) => readWaiver(waiver, ["waivers", i], models, draft))
	};
	draft.finish();
	return policy;
}
/** The target's policy and, where it has one, the head's, as a plan has kept their texts. */
function readPolicies({ target, head }) {
	return {
		target: readPolicy(target.text, target.path),
		...head && { head: readPolicy(head.text, head.path) }
	};
}
/** Longer than any path that a person writes by hand. */
const LONGEST = 250;
function readIgnored(patterns = [], draft) {
	for (const [at, pattern] of patterns.entries()) {
		const path = ["ignore-models", at];
		checkFilePath(pattern, path, draft, "a pattern of ignore-models");
		if (pattern.startsWith("!")) draft.tell(path, "a pattern of ignore-models says what is ignored, and not what is not");
		if (pattern.length > LONGEST) draft.tell(path, `a pattern has at most ${LONGEST} characters (found ${pattern.length})`);
	}
	return patterns;
}
function checkNeeds({ models }, draft, mayBeEmpty) {
	const names = Object.keys(models ?? {});
	checkNames("model", names, ["models"], draft);
	if (models !== void 0 && names.length === 0 && !mayBeEmpty) draft.tell(["models"], "models is empty: name at least one, or delete the policy");
	if (draft.places.keys([]) === void 0) return;
	const known = Object.keys(Written.shape);
	if (!draft.wrote([], "version", known)) draft.tell([], "the policy needs version: 1");
	if (!draft.wrote([], "models", known)) draft.tell([], "the policy needs models");
}
export { smallestLimit as C, POWER as D, normalQuantile as E, isMeasuredElsewhere as O, quantized as S, normalCdf as T, supposedAt as _, Draft as a, examplesToTell as b, answersNeeded as c, lowestRate as d, rateChances as f, honest as g, agrees as h, rangeIn as i, answersToTell as l, rateInterval as m, readPolicy as n, forecastSpread as o, MOST_COUNTED as p, PRESETS as r, leastOf as s, readPolicies as t, leastAnswers as u, dropChances as v, dropInterval as w, leastExamples as x, examplesNeeded as y };

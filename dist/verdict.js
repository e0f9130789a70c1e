import { G as sliceName, H as limitName, J as minus, K as compareDecimals, L as takesWorst, M as isAgainstReference, P as isUnbounded, Q as toNumber, R as isUnmeasured, U as limitText, V as asWritten, W as limitTextAmong, X as times, Z as toDecimal, et as OPERATORS, k as MAX_SHARE, nt as countsUnlabelled, q as decimalOf, rt as formNameOf, s as findMetric, tt as OPERATOR_NAMES, ut as WRITTEN, z as worstOutput } from "./nearest.js";
import { i as worst } from "./states.js";
import { P as quote, c as steady, j as REFERENCE } from "./shelves.js";
import { F as Verdict, N as FAULT_SENTENCES, P as PART_SENTENCE } from "./read-json.js";
import { n as confidenceOf, o as settingsFor } from "./alpha.js";
import { c as grouped, d as listed, f as listedUpTo, o as about$1, s as counted } from "./account.js";
import { H as roundsIn, T as amount, z as differing } from "./progress-for.js";
import { A as selectRows, L as complete, N as Redraws, O as scoresOf, P as MOST_EXPLAINED, R as sumsIn, S as explainWhole, T as rangedBy, c as countRight, d as pairsBeside, f as pairsOf, h as normalQuantile, k as selectPart, l as countUnlike, m as normalCdf, o as dropInterval, p as turnBeside, r as rateInterval, u as openBeside, v as chanceOfAtMost, x as explainTurns } from "./rates.js";
import { i as rangeIn } from "./read.js";
import { l as hashOf, n as REDRAWS } from "./drawing.js";
import { i as notesOn, m as leftOut } from "./notes.js";
import { d as examplesToTell, f as leastExamples, i as answersToTell, l as dropChances, m as POWER, o as rateChances } from "./forecast.js";
import { a as isChange, i as isCertain, o as isWon, t as isExpired } from "./in-force.js";
// src/judge/evidence/comparable.ts
/** The other side, if it was seen in the same environment: numbers of two environments never compare. */
function comparable(one, other, name) {
	if (isUnmeasured(other)) return { unmeasured: `${name} is unmeasured: ${other.unmeasured}` };
	const found = differences(one, other);
	if (found.length === 0) return other;
	return { unmeasured: `${`${name} was measured in another environment and does not compare: ${found.join("; ")}`}; measure both in one run on one machine` };
}
/**
* What the environments differ in that two were measured in: `os "Linux", there "Darwin"`. Where machines that differ
* have shared the samples, they compare sample by sample: whatever answered one has to have done so in one environment.
*/
function differences(here, there) {
	const found = placesOf(here).flatMap((one) => placesOf(there).filter((other) => one.rows[0] < other.rows[1] && other.rows[0] < one.rows[1]).flatMap((other) => differencesOf(one.fingerprint, other.fingerprint)));
	return [...new Set(found)];
}
function placesOf({ fingerprint, fingerprints }) {
	return fingerprints ?? [{
		rows: [0, Number.POSITIVE_INFINITY],
		fingerprint
	}];
}
function differencesOf(here, there) {
	return differing(here, there).map((part) => `${part} ${quote(here[part])}, there ${quote(there[part])}`);
}
/** Program and weights are the same to the bit. */
function identical(one, other) {
	return one.package.weightsDigest === other.package.weightsDigest;
}
// src/statistics/distributions/order.ts
/**
* Two one-sided bounds on the value below which a share `p` lies, each at level `alpha`: two of the values
* themselves, by how likely so many of them lie below it. Infinite where there are too few for one.
*/
function quantileInterval(sorted, p, alpha) {
	const n = sorted.length;
	const below = firstOf(n, (rank) => chanceOfAtMost(rank - 1, n, p) > alpha) - 1;
	const above = firstOf(n, (rank) => 1 - chanceOfAtMost(rank - 1, n, p) <= alpha);
	return [sorted[below - 1] ?? Number.NEGATIVE_INFINITY, sorted[above - 1] ?? Number.POSITIVE_INFINITY];
}
/** The smallest value that at least a share `p` of all do not exceed. */
function quantileOf(sorted, p) {
	const rank = Math.ceil(p * sorted.length - 1e-9);
	return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1] ?? NaN;
}
/** The first of 1 … n for which it holds, and for all after it; n + 1 where for none. */
function firstOf(n, holds) {
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
// src/statistics/distributions/exponentials.ts
/**
* The chance that Σ cⱼEⱼ is above 0, for independent exponentials Eⱼ of mean 1. Their generating function
* M(u) = 1/Π(1 − cⱼu) is known, and the chance is the integral of M(u)/(2πi u) along any way that crosses the real
* axis between 0 and 1/c, for the largest c. This one crosses at the saddle, where M is least, and goes down from there
* as steeply as it can, so that the integrand neither oscillates nor lasts: some forty points give 1e-10.
*/
function chanceAboveZero(coefficients) {
	let [least, most, sum, squares] = [
		0,
		0,
		0,
		0
	];
	for (const one of coefficients) {
		least = Math.min(least, one);
		most = Math.max(most, one);
		sum += one;
		squares += one * one;
	}
	if (!(most > 0)) return 0;
	if (!(least < 0)) return 1;
	if (sum > 0) return 1 - chanceAboveZero(coefficients.map((one) => -one));
	const end = 1 / most;
	const { at: crossing, skew } = saddle(coefficients, Math.min(.5 / Math.sqrt(squares), end / 2), end);
	const scale = Math.min(crossing, end - crossing);
	const slope = Math.min(STEEPEST, Math.max(-STEEPEST, scale * skew / 3));
	let [area, largest] = [0, 0];
	for (let at = 0; at <= MOST_STEPS; at += 1) {
		const [sine, cosine] = [Math.sinh(at * STEP), Math.cosh(at * STEP)];
		const [x, y] = [crossing + slope * scale * (cosine - 1), scale * sine];
		const [real, imaginary] = inverse(coefficients, x, y);
		const square = x * x + y * y;
		const [a, b] = [(real * x + imaginary * y) / square, (imaginary * x - real * y) / square];
		const term = scale * (a * cosine + b * slope * sine);
		area += at === 0 ? term / 2 : term;
		const size = scale * cosine * (Math.abs(a) + Math.abs(b));
		largest = Math.max(largest, size);
		if (size < NOTHING * largest) break;
	}
	return Math.min(1, Math.max(0, area * STEP / Math.PI));
}
const STEP = .2;
/** Sixty degrees from the real axis: nearer to it, what spreads evenly would not decay. */
const STEEPEST = .577;
const NOTHING = 1e-13;
const MOST_STEPS = 200;
/** 1/Π(1 − cⱼu) at u = x + iy. */
function inverse(coefficients, x, y) {
	let [real, imaginary] = [1, 0];
	for (const one of coefficients) {
		const [a, b] = [1 - one * x, -one * y];
		const was = real;
		real = was * a - imaginary * b;
		imaginary = was * b + imaginary * a;
	}
	const square = real * real + imaginary * imaginary;
	return square < Number.MAX_VALUE ? [real / square, -imaginary / square] : [0, 0];
}
/**
* Where Σ −ln(1 − cⱼu) is least, from `from` on: Newton's steps, none of them past half of the way to an end; and its
* third derivative there over its second, which says to which side the steepest way bends.
*/
function saddle(coefficients, from, end) {
	let at = from;
	for (let step = 0;; step += 1) {
		let [slope, bend, turn] = [
			0,
			0,
			0
		];
		for (const one of coefficients) {
			const tilted = one / (1 - one * at);
			slope += tilted;
			bend += tilted * tilted;
			turn += 2 * tilted * tilted * tilted;
		}
		const next = Math.min((at + end) / 2, Math.max(from, at - slope / bend));
		if (Math.abs(next - at) < .05 * Math.min(next, end - next) || step === MOST_NEWTON) return {
			at,
			skew: turn / bend
		};
		at = next;
	}
}
const MOST_NEWTON = 20;
// src/statistics/after/capped-mean.ts
/**
* An upper bound on a mean of what is at most `cap` a unit and may fall as low as it likes (Gaffke): as if one unit
* more, of the largest size, had the most there can be, and the shares of all were drawn at random. Where all are the
* same it is what n of a kind leave open, 1 − α^(1/n); of right and wrong it is the exact binomial bound; of many it is
* the normal one. No distribution is known that it misses more often than asked, with however few samples.
*/
function cappedUpperBound({ sums, sizes }, cap, alpha) {
	const typical = sizes.reduce((sum, size) => sum + size * size, 0) / totalOf(sizes);
	const coefficients = new Float64Array(sums.length + 1);
	/** How likely the mean is to be above `mean`, by these sums. */
	const chance = (mean) => {
		for (let at = 0; at < sums.length; at += 1) coefficients[at] = (sums[at] ?? 0) - mean * (sizes[at] ?? 0);
		coefficients[sums.length] = (cap - mean) * typical;
		return chanceAboveZero(coefficients);
	};
	return lastAbove(chance, totalOf(sums) / totalOf(sizes), cap, alpha);
}
/** The same from below, of what is at least `floor` a unit. */
function flooredLowerBound({ sums, sizes }, floor, alpha) {
	return -cappedUpperBound({
		sums: sums.map((sum) => -sum),
		sizes
	}, -floor, alpha);
}
function totalOf(values) {
	return values.reduce((sum, value) => sum + value, 0);
}
/**
* Where a chance that falls has come down to `alpha`: by a line through the logarithms at both ends, where an end that
* stays counts half (Illinois). Answers the rejected end, so that the bound is never on the lenient side.
*/
function lastAbove(chance, from, to, alpha) {
	const height = (at) => Math.log(Math.max(chance(at), LEAST) / alpha);
	let [low, high] = [from, to];
	let [above, below] = [height(low), Math.log(LEAST / alpha)];
	if (above <= 0) return low;
	let stayed = "neither";
	while (high - low > CLOSE * (to - from) && (low + high) / 2 > low && (low + high) / 2 < high) {
		const beyond = low + (high - low) * above / (above - below) + (stayed === "high" ? .1 : -.1) * CLOSE * (to - from);
		const next = beyond > low && beyond < high ? beyond : (low + high) / 2;
		const found = height(next);
		if (found > 0) {
			[low, above] = [next, found];
			if (stayed === "high") below /= 2;
			stayed = "high";
		} else {
			[high, below] = [next, found];
			if (stayed === "low") above /= 2;
			stayed = "low";
		}
	}
	return high;
}
/** Below this no level is asked for, and none told apart. */
const LEAST = 1e-12;
const CLOSE = 1e-10;
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
function negated({ value, n, bounds, resampling, beyond }) {
	return {
		value: -value,
		n,
		...resampling && { resampling },
		...beyond !== void 0 && { beyond },
		bounds(alpha) {
			const { interval, ...rest } = bounds(alpha);
			return {
				...rest,
				...interval && { interval: [-interval[1], -interval[0]] }
			};
		}
	};
}
/**
* How far a number lies from 0, whichever way. To pass takes both of its bounds, each at the level asked for; either of
* them may fail it, so that for this each has half of the chance to be wrong.
*/
function eitherWay({ value, n, bounds, resampling }) {
	return {
		value: Math.abs(value),
		n,
		...resampling && { resampling },
		bounds(alpha) {
			const { interval, ...rest } = bounds(alpha);
			const surer = bounds(alpha / 2).interval;
			if (interval === void 0 || surer === void 0) return rest;
			const least = Math.max(0, surer[0], -surer[1]);
			return {
				...rest,
				interval: [least, Math.max(-interval[0], interval[1])]
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
function scaled({ value, n, bounds, resampling, beyond }, to) {
	return {
		value: to(value),
		n,
		...resampling && { resampling },
		...beyond !== void 0 && { beyond },
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
/** What a few changed units hide is in the bounds already, and said beside them. */
function noteFew(harm, before, after) {
	const changed = after.reduce((sum, value, at) => sum + (value === before[at] ? 0 : 1), 0);
	if (changed >= FEW) return harm;
	const note = `only ${changed} of ${harm.n} changed`;
	return {
		...harm,
		bounds: (alpha) => ({
			note,
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
// src/statistics/after/clusters.ts
/** Where one cluster outweighs all others, nothing shows how much clusters differ, and t has no end. */
const BOUND_FROM = 2;
/**
* Of a mean over clusters, of each the sum and how many it sums. Where a unit has a most, what clusters that nobody saw
* may hold is in the bound; where not, t alone has to do.
*/
function clusterHarm({ sums, sizes, span, passFrom }) {
	const { mean: value, error, effective } = clusterMean(sums, sizes);
	return {
		value,
		n: sums.length,
		bounds(alpha) {
			const student = effective > 1 && error > 0 ? around(value, error, effective - 1, alpha) : void 0;
			if (span === null && student === void 0) return { doubt: "its clusters do not differ, which bounds nothing" };
			const [low, high] = student ?? [value, value];
			const interval = span === null ? [low, high] : [Math.min(low, flooredLowerBound({
				sums,
				sizes
			}, span.least, alpha)), Math.max(high, cappedUpperBound({
				sums,
				sizes
			}, span.most, alpha))];
			if (effective >= passFrom) return { interval };
			return {
				...(span !== null || effective >= BOUND_FROM) && { interval },
				doubt: tooFew(effective, passFrom)
			};
		}
	};
}
/** Why clusters that tell as much as `effective` of one size pass nothing. */
function tooFew(effective, passFrom) {
	return `a pass takes ${passFrom} texts, and these tell as much as ${Math.floor(effective * 10) / 10}`;
}
/** The means of the same clusters. On a log scale a difference is a ratio, and its share is one less. */
function compareClusters(before, after, { by, at, direction }) {
	const { sums, sizes, scale, passFrom, within } = after;
	const other = whyOtherUnits(before, after);
	if (other !== void 0) return other;
	const less = (factor) => {
		const differences = sums.map((sum, at) => sum - factor * (before.sums[at] ?? NaN));
		if (within === null || factor !== 1) return clusterHarm({
			sums: differences,
			sizes,
			passFrom,
			span: null
		});
		const width = within[1] - within[0];
		const span = {
			least: -width,
			most: width
		};
		return noteFew(clusterHarm({
			sums: differences,
			sizes,
			passFrom,
			span
		}), before.sums, sums);
	};
	if (scale === "log") return scaled(less(1), by === "ratio" ? Math.exp : Math.expm1);
	if (by === "difference") return direction === "lower" ? less(1) : negated(less(1));
	const mean = total(before.sums) / total(sizes);
	if (!(mean > 0)) return { unmeasured: "there is no ratio to a mean of 0 or less" };
	return scaled(less(at), (value) => at + value / mean);
}
function whyOtherUnits(before, after) {
	const { sizes } = after;
	if (sizes.length === before.sizes.length && sizes.every((size, at) => size === before.sizes[at])) return;
	return { unmeasured: "the two sides do not count the same units" };
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
// src/statistics/after/clustered-rates.ts
/** Undefined where no two samples tell of one thing. */
function clusteredDrop(before, after) {
	const { clusters } = after;
	if (clusters === void 0) return;
	const turns = Array.from(after.right, (is, row) => (before.right[row] ?? 0) - is);
	const beside = (open) => besideTurns(before.beside, after.beside, open);
	const whole = Int32Array.from([...clusters, ...after.beside?.clusters ?? []]);
	return {
		worst: sumsIn([...turns, ...beside(1)], whole),
		best: sumsIn([...turns, ...beside(-1)], whole)
	};
}
/** 1 where lost, −1 where gained; where only a label could tell, `open`. */
function besideTurns(before, after, open) {
	if (before === void 0 || after === void 0) return [];
	return after.names.map((_, row) => turnBeside(before, after, row) ?? open);
}
/** No narrower than the rows' own interval, of which copies would make too much. */
function dropAtLeast(interval, { worst, best }, alpha) {
	const [low] = wider(interval, best, {
		least: -1,
		most: 1
	}, alpha);
	const [, high] = wider(interval, worst, {
		least: -1,
		most: 1
	}, alpha);
	return [low, high];
}
/** The same of a rate by itself. */
function rateAtLeast(interval, right, alpha) {
	return wider(interval, right, {
		least: 0,
		most: 1
	}, alpha);
}
function wider([low, high], sums, span, alpha) {
	const found = clusterHarm({
		...sums,
		span,
		passFrom: 0
	}).bounds(alpha).interval ?? [low, high];
	return [Math.max(span.least, Math.min(low, found[0])), Math.min(span.most, Math.max(high, found[1]))];
}
// src/statistics/after/classes.ts
/** How low the lowest recall is, of the classes that are large enough to be told. */
function classesHarm(scores) {
	return worstOf$1(partsOf(scores).map(({ name, rate }) => {
		const [right, n] = [countRight(rate.right), rate.right.length];
		return {
			name,
			value: -right / n,
			bounds(alpha) {
				const rows = rateInterval(right, n, alpha);
				const sums = rate.clusters && sumsIn(rate.right, rate.clusters);
				const [low, high] = sums === void 0 ? rows : rateAtLeast(rows, sums, alpha);
				return [-high, -low];
			}
		};
	}), scores);
}
/** The most that any of these classes lost. */
function compareClasses(before, after) {
	if (before.right.length !== after.right.length) return { unmeasured: "the two sides have other samples" };
	const [was, is] = [partsOf(before), partsOf(after)];
	return worstOf$1(is.flatMap(({ name, rate }, at) => {
		const other = was[at]?.rate;
		if (other === void 0) return [];
		const pairs = pairsOf(other.right, rate.right);
		const drop = clusteredDrop(other, rate);
		return [{
			name,
			value: (pairs.lost - pairs.gained) / pairs.n,
			bounds(alpha) {
				const rows = dropInterval(pairs, alpha);
				return drop === void 0 ? rows : dropAtLeast(rows, drop, alpha);
			}
		}];
	}), after);
}
/**
* The worst of several is bounded from above by the worst bound, for its own holds with the chance that was asked. That
* any of m is bad takes the m-th part of the doubt for each, which is where Holm's procedure begins.
*/
function worstOf$1(each, { least, right }) {
	const [worst] = each.toSorted((one, other) => other.value - one.value);
	return {
		value: worst?.value ?? NaN,
		n: right.length,
		bounds(alpha) {
			const low = Math.max(...each.map((one) => one.bounds(alpha / each.length)[0]));
			const high = Math.max(...each.map((one) => one.bounds(alpha)[1]));
			const note = `class ${worst?.name}, of ${each.length} with ${least} samples or more`;
			return {
				interval: [low, high],
				note
			};
		}
	};
}
/** Of each class that has enough samples its part of the answers, in the order of their names. */
function partsOf({ right, classes, names, least, clusters }) {
	return [...Map.groupBy(right.keys(), (row) => classes[row] ?? -1)].filter(([, own]) => own.length >= least).map(([number, own]) => {
		const rate = {
			kind: "rate",
			right: Uint8Array.from(own, (row) => right[row] ?? 0),
			...clusters && { clusters: Int32Array.from(own, (row) => clusters[row] ?? 0) }
		};
		return {
			name: names(number),
			rate
		};
	}).sort((a, b) => a.name < b.name ? -1 : 1);
}
// src/statistics/after/cut.ts
function isCuttable(scores) {
	return scores.kind === "mean" || scores.kind === "clustered";
}
/** How much worse the later is, no unit counted as more than `worst` worse than before. */
function cutVersus(before, after, { by, at, direction }, worst) {
	const other = whyOthers(before, after);
	if (other !== void 0) return other;
	const [was, is] = [unitsOf(before), unitsOf(after)];
	const sign = direction === "lower" ? 1 : -1;
	const cap = onScale(after, worst);
	const raw = is.sums.map((sum, unit) => sign * (sum - (was.sums[unit] ?? NaN)));
	const cut = cutAt({
		...is,
		sums: raw
	}, cap);
	const span = {
		least: -cap,
		most: cap
	};
	if (isLog(after)) return scaled(cutHarm(cut, span), by === "ratio" ? Math.exp : Math.expm1);
	if (by === "difference") return cutHarm(cut, span);
	const mean = total(was.sums) / total(was.sizes);
	if (!(mean > 0)) return { unmeasured: "there is no ratio to a mean of 0 or less" };
	const granted = was.sums.map((sum) => (1 - at) * sum);
	const most = granted.reduce((all, one, unit) => Math.max(all, one / (is.sizes[unit] ?? 1)), 0);
	return scaled(cutHarm({
		...cut,
		sums: cut.sums.map((sum, unit) => sum + (granted[unit] ?? 0))
	}, {
		least: -cap,
		most: cap + most
	}), (value) => at + value / mean);
}
/** The value itself against a limit, no unit counted as more than `worst` beyond it. */
function cutAlone(scores, better, { worst, limit }) {
	const units = unitsOf(scores);
	const sign = better === "lower" ? 1 : -1;
	const log = isLog(scores);
	const from = log ? Math.log(Math.max(limit, Number.MIN_VALUE)) : limit;
	const [room, turned] = [onScale(scores, worst), units.sums.map((sum) => sign * sum)];
	const span = {
		least: sign * from - room,
		most: sign * from + room
	};
	const harm = cutHarm(cutAt({
		...units,
		sums: turned
	}, span.most), span);
	return log ? scaled(harm, (value) => sign * Math.exp(sign * value)) : harm;
}
function whyOthers(before, after) {
	if (before.kind === "clustered" && after.kind === "clustered") return whyOtherUnits(before, after);
	return before.kind === "mean" && after.kind === "mean" && before.values.length === after.values.length ? void 0 : { unmeasured: "the two sides have other samples" };
}
/** A sample is a unit of its own. */
function unitsOf(scores) {
	if (scores.kind === "clustered") return scores;
	const { values } = scores;
	return {
		sums: values,
		sizes: new Float64Array(values.length).fill(1),
		passFrom: 0
	};
}
function isLog(scores) {
	return scores.kind === "clustered" && scores.scale === "log";
}
/** A share more is a difference of logarithms. */
function onScale(scores, worst) {
	return isLog(scores) ? Math.log1p(worst) : worst;
}
/** In rising order, so that the order of the samples changes nothing, not even by rounding. */
function cutAt({ sums, sizes, passFrom }, most) {
	const order = Array.from(sums.keys()).sort((a, b) => (sums[a] ?? 0) - (sums[b] ?? 0) || (sizes[a] ?? 0) - (sizes[b] ?? 0));
	const sorted = Float64Array.from(order, (unit) => sizes[unit] ?? 0);
	const whole = Float64Array.from(order, (unit) => sums[unit] ?? 0);
	const cut = whole.map((sum, at) => Math.min(sum, most * (sorted[at] ?? 0)));
	return {
		sums: cut,
		sizes: sorted,
		passFrom,
		beyond: cut.reduce((count, sum, at) => count + (sum < (whole[at] ?? 0) ? 1 : 0), 0)
	};
}
/**
* Two tests decide a limit on such a metric, and either alone may fail it: so each has half of the chance to fail it
* falsely. To pass it takes both, and each has all of the chance to be wrong. Of gains nothing says how large one can
* be: they are taken as no larger than the largest seen, or than the worst that a harm counts for.
*/
function cutHarm({ sums, sizes, passFrom, beyond }, { least, most }) {
	const { mean: value, error, effective } = clusterMean(sums, sizes);
	const lowest = sums.reduce((all, sum, unit) => Math.min(all, sum / (sizes[unit] ?? 1)), least);
	const student = (alpha) => effective > 1 && error > 0 ? around(value, error, effective - 1, alpha) : [value, value];
	return {
		value,
		n: sums.length,
		beyond,
		bounds(alpha) {
			const low = flooredLowerBound({
				sums,
				sizes
			}, lowest, alpha / 2);
			const high = cappedUpperBound({
				sums,
				sizes
			}, most, alpha);
			return {
				interval: [Math.min(low, student(alpha / 2)[0]), Math.max(high, student(alpha)[1])],
				...effective < passFrom && { doubt: tooFew(effective, passFrom) }
			};
		}
	};
}
// src/statistics/after/bca.ts
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
// src/statistics/after/resampling.ts
/** A harm over units drawn anew, which takes long: others may have drawn what it needs. */
var Resampling = class {
	#resampled;
	#finished;
	constructor(resampled) {
		this.#resampled = resampled;
	}
	/** Whether it was asked for. */
	get done() {
		return this.#finished !== void 0;
	}
	/** Asks for what it needs; answers where that is drawn. */
	want() {
		return this.#resampled.parts.map(({ redraws, which }) => {
			redraws.want(which);
			return redraws;
		});
	}
	/** All draws; those without a value are left out and counted. */
	finish() {
		this.#finished ??= this.#replicates();
		return this.#finished;
	}
	#replicates() {
		const { parts, of, observed } = this.#resampled;
		const numbers = parts.map(({ redraws, which }) => redraws.number(which));
		const combined = (steps) => (steps[0] ?? /* @__PURE__ */ new Float64Array()).map((_, step) => of(...steps.map((each) => each[step] ?? NaN))).filter((value) => !Number.isNaN(value));
		const sorted = combined(numbers.map(({ redrawn }) => redrawn)).sort();
		return {
			sorted,
			observed,
			acceleration: accelerationOf(combined(numbers.map(({ without }) => without))),
			undefinedShare: 1 - sorted.length / REDRAWS
		};
	}
};
// src/statistics/after/means.ts
/** Of the values of the samples: Student's t and redrawn samples, whichever is the more cautious. */
function meanHarm(values, span, seed) {
	const sorted = values.toSorted();
	const spread = spreadOf(sorted);
	const resampling = resamplingOf(sorted, spread.mean, seed);
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
function resamplingOf(values, mean, seed) {
	return new Resampling({
		parts: [{
			redraws: new Redraws({
				kind: "mean",
				values,
				mean,
				seed
			}),
			which: 0
		}],
		of: identity,
		observed: mean
	});
}
function identity(value = NaN) {
	return value;
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
	const harm = meanHarm(differences, span, after.seed);
	return span === null ? harm : noteFew(harm, before.values, after.values);
}
/** The mean of after − at · before is as much over 0 as the ratio is over `at`, times the mean before. */
function ratio(before, after, at) {
	const mean = before.values.reduce((sum, value) => sum + value, 0) / before.values.length;
	if (!(mean > 0)) return { unmeasured: "there is no ratio to a mean of 0 or less" };
	return scaled(meanHarm(after.values.map((value, row) => value - at * (before.values[row] ?? NaN)), null, after.seed), (value) => at + value / mean);
}
// src/statistics/after/resampled.ts
/** More of the redrawn sets than this without a value, and the rest is no fair picture. */
const MOST_UNDEFINED = .05;
function resampledHarm({ value, n, resampling, span, passFrom, rare }) {
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
/** Of any statistic, by drawing its units anew; `sign` 1 where more of it is worse, else −1. */
function resampledAlone(scores, sign, within) {
	const value = sign * observedIn$1(scores);
	const of = (one = NaN) => sign * one;
	const resampling = new Resampling({
		parts: [partOf(scores)],
		of,
		observed: value
	});
	const span = within && {
		...within,
		still: value
	};
	return resampledHarm({
		...scores,
		value,
		n: scores.statistic.units,
		resampling,
		span
	});
}
/** Two sets of the same units, drawn anew together: each draw is the same for both. */
function compareResampled(before, after, { by, direction }) {
	const n = after.statistic.units;
	if (before.statistic.units !== n) return { unmeasured: "the two sides have other units" };
	const sign = direction === "lower" ? 1 : -1;
	const of = by === "ratio" ? (was = NaN, is = NaN) => is / was : (was = NaN, is = NaN) => sign * (is - was);
	const value = of(observedIn$1(before), observedIn$1(after));
	const resampling = new Resampling({
		parts: [partOf(before), partOf(after)],
		of,
		observed: value
	});
	const span = by === "ratio" ? null : spanFrom(before, sign);
	return resampledHarm({
		...after,
		value,
		n,
		resampling,
		span
	});
}
function observedIn$1({ statistic, which }) {
	return statistic.observed(which);
}
function partOf({ statistic: { redraws }, which }) {
	return {
		redraws,
		which
	};
}
/** The most that can be lost is what there was. */
function spanFrom(before, sign) {
	const { within } = before;
	if (within === null) return null;
	const was = observedIn$1(before);
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
			if (spread.deviation === 0) return { doubt: "all rounds gave the same number, to the last digit" };
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
/** The value itself, so turned that more of it is worse; each unit counted up to a worst, where there is one. */
const harmAlone = {
	lower: (scores, cut) => finite(alone(scores, "lower", cut)),
	higher: (scores, cut) => finite(alone(scores, "higher", cut))
};
function alone(scores, better, cut) {
	if (cut !== void 0 && isCuttable(scores)) return cutAlone(scores, better, cut);
	return harmOf$1(scores, better === "lower" ? 1 : -1);
}
function harmOf$1(scores, sign) {
	switch (scores.kind) {
		case "mean": return meanHarm(scores.values.map((value) => sign * value), spanOf(scores, sign), scores.seed);
		case "clustered": {
			const { within } = scores;
			const span = within && {
				least: within[0],
				most: within[1]
			};
			const plain = clusterHarm({
				...scores,
				span
			});
			const harm = scores.scale === "log" ? scaled(plain, Math.exp) : plain;
			return sign === 1 ? harm : negated(harm);
		}
		case "resampled": return resampledAlone(scores, sign, spanOf(scores, sign));
		case "quantile": return sign === 1 ? quantileHarm(scores) : negated(quantileHarm(scores));
		case "classes": {
			const harm = classesHarm(scores);
			return sign === 1 ? negated(harm) : harm;
		}
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
	const { worst } = how;
	if (worst !== void 0 && isCuttable(before) && isCuttable(after)) return cutVersus(before, after, how, worst);
	if (before.kind === "mean" && after.kind === "mean") return compareMeans(before, after, how);
	if (before.kind === "clustered" && after.kind === "clustered") return compareClusters(before, after, how);
	if (before.kind === "resampled" && after.kind === "resampled") return compareResampled(before, after, how);
	if (before.kind === "classes" && after.kind === "classes") return compareClasses(before, after);
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
	fingerprints;
	columns;
	stated;
	rounds;
	informs;
	untimed;
	placement;
	range;
	parity;
	otherwise;
	stopped;
	from;
	/** What drops are measured from at the same side and target; itself, where it is that. */
	reference;
	#scores = /* @__PURE__ */ new Map();
	#harms = /* @__PURE__ */ new Map();
	#parts = /* @__PURE__ */ new Map();
	constructor(place, seen, reference) {
		this.place = place;
		this.package = seen.package;
		this.fingerprint = seen.fingerprint;
		this.columns = seen.columns;
		this.stated = seen.stated;
		if (seen.fingerprints !== void 0) this.fingerprints = seen.fingerprints;
		if (seen.rounds !== void 0) this.rounds = seen.rounds;
		if (seen.informs !== void 0) this.informs = seen.informs;
		if (seen.untimed !== void 0) this.untimed = seen.untimed;
		if (seen.placement !== void 0) this.placement = seen.placement;
		if (seen.range !== void 0) this.range = seen.range;
		if (seen.parity !== void 0) this.parity = seen.parity;
		if (seen.otherwise !== void 0) this.otherwise = seen.otherwise;
		if (seen.stopped !== void 0) this.stopped = seen.stopped;
		if (seen.from !== void 0) this.from = seen.from;
		this.reference = reference ?? this;
	}
	/** What a metric makes of its records, or of the times it took; `beside`: whose answers they may be held against. */
	scores(metric, beside = "reference") {
		const other = isAgainstReference(metric) ? beside : "reference";
		const name = `${metric.name} ${other}`;
		return kept$1(this.#scores, name, () => scored(metric, this, this.#answers(other)));
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
	harm(metric, better, cut) {
		return kept$1(this.#harms, JSON.stringify([
			metric.name,
			better,
			cut
		]), () => {
			const scores = this.scores(metric);
			if (isUnmeasured(scores)) return scores;
			if (!isEstimable(scores)) return noValue(metric);
			return tellable(metric, harmAlone[better](scores, cut));
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
		return kept$1(this.#harms, name, () => {
			const [before, after] = [other.scores(metric), this.scores(metric)];
			if (isUnmeasured(before)) return before;
			if (isUnmeasured(after)) return after;
			if (!isEstimable(before) || !isEstimable(after)) return noValue(metric);
			const harm = harmVersus(before, after, comparison);
			return isUnmeasured(harm) ? harm : tellable(metric, harm);
		});
	}
	/** What was seen in a slice alone, which `select` takes out of all that was. */
	within(slice, select) {
		return this.#part({ slice }, select);
	}
	/** What was seen of the first so many examples alone, to stand beside what was stopped there. */
	upTo(first, select) {
		return this.#part({ first }, select);
	}
	#part(part, select) {
		return kept$1(this.#parts, JSON.stringify(part), () => {
			const { reference } = this;
			const place = {
				...this.place,
				...part
			};
			const seen = {
				...this,
				columns: select(this.columns)
			};
			if (reference === this) return new Observation(place, seen);
			const beside = isUnmeasured(reference) ? reference : reference.#part(part, select);
			return new Observation(place, seen, beside);
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
function kept$1(known, name, work) {
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
function roundsOf({ name, round = "predictions", percentile: p = .5 }, { rounds, untimed }) {
	const told = rounds?.[round];
	if (told !== void 0) return {
		kind: "rounds",
		rounds: told,
		p
	};
	return { unmeasured: untimed ?? `${name} was not measured there` };
}
function allFinite(scores) {
	switch (scores.kind) {
		case "mean":
		case "quantile": return scores.values.every(Number.isFinite);
		case "clustered": return scores.sums.every(Number.isFinite) && scores.sizes.every((size) => size > 0);
		case "rounds": return scores.rounds.every((times) => times.length > 0 && times.every((time) => time > 0));
		case "screen": return isTellable(scores.value);
		case "rate":
		case "classes":
		case "resampled":
		case "collapsed": return true;
		default: return scores;
	}
}
function notFinite({ name }, { kind }) {
	if (kind === "rounds") return { unmeasured: `a round of ${name} has no time, or one that is not above 0` };
	return { unmeasured: `a value of ${name} is no finite number` };
}
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
	const others = rest.slice(0, OTHERS).map(named);
	const more = others.length > 0 ? `, in others ${listed(others)}` : "";
	return `it begins with ${named(first)}, which ${does(first)}, in ${first.examples} of ${examples} examples${more}`;
}
const OTHERS = 2;
/** `name` is as the variant's package has it. */
function named({ op, name, source }) {
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
	const { latency, memory, range, notFinite, otherwise, parity, untimed, informs, unplaced } = measurement;
	const { fingerprints } = measurement;
	const placement = measurement.placement ?? (unplaced && { unmeasured: unplaced });
	const timed = latency !== void 0 || memory !== void 0;
	return {
		package: held,
		fingerprint,
		...fingerprints && { fingerprints },
		stated: read.stated,
		columns: blamed(columns, notFinite),
		...timed && { rounds: roundsIn(measurement) },
		...informs !== void 0 && { informs },
		...untimed !== void 0 && { untimed },
		...placement && { placement },
		...range && { range },
		...parity && { parity },
		...otherwise && { otherwise }
	};
}
function originOf({ fingerprint, fingerprints, package: held }) {
	const { weightsDigest } = held;
	return {
		fingerprint,
		...fingerprints && { fingerprints },
		weightsDigest
	};
}
/** The numbers that a measurement states by itself; none of them may be one that it also gives otherwise. */
function statedBy(measurement) {
	const { metrics = {} } = measurement;
	const count = Object.keys(metrics).length;
	if (count > MOST) return { unmeasured: `the measurement states ${count} metrics, over ${MOST}` };
	const wrong = Object.entries(metrics).flatMap(([name, { value }]) => whyWrong(name, value));
	const twice = Object.keys(metrics).flatMap((name) => whyTwice(name, measurement));
	const [first] = [...wrong, ...twice];
	return first === void 0 ? { stated: metrics } : { unmeasured: first };
}
/** More than there are; a stranger's file must not fill the report. */
const MOST = 100;
/** A rate of 91.2 was meant as a percentage, no size is below zero, and nothing takes no time. */
function whyWrong(name, value) {
	if (!isTellable(value)) return [`the measurement states ${name} as ${value}: too large a number`];
	const quantity = findMetric(name)?.quantity;
	if (quantity === "rate" && (value < 0 || value > 1)) return [`the measurement states ${name} as ${value}: a rate is from 0 to 1`];
	if (quantity === "duration" && value === 0) return [`the measurement states ${name} as 0 ms: nothing takes no time`];
	return value < 0 && (quantity === "duration" || quantity === "bytes") ? [`the measurement states ${name} as ${value}, below zero`] : [];
}
const GIVEN = {
	records: (_, { records }) => records !== void 0 && "records",
	package: (_, { package: held }) => held !== void 0 && "package",
	target: ({ round, planned }, measurement) => {
		if (planned !== void 0) return measurement.placement !== void 0 && "placement";
		return round !== void 0 && roundsIn(measurement)[round] !== void 0 && "rounds";
	}
};
/** Of two numbers for one metric, none is believed. */
function whyTwice(name, measurement) {
	const metric = findMetric(name);
	if (metric === void 0) return [];
	const other = GIVEN[metric.source](metric, measurement);
	return other ? [`the measurement states ${name}, which its ${other} give as well`] : [];
}
// src/judge/evidence/comparison.ts
/** What was seen on the examples of a slice alone: judged as if there were no others. */
function sliceOf(comparison, slice) {
	const { own, reference, base } = comparison;
	if (isUnmeasured(own.columns)) return own.columns;
	const select = selectorOf(own.columns, slice, reference);
	if ("unmeasured" in select) return select;
	const within = (one) => isUnmeasured(one) ? one : one.within(slice, select);
	return {
		...comparison,
		own: own.within(slice, select),
		reference: within(reference),
		base: base.kind === "present" ? {
			...base,
			own: within(base.own),
			reference: within(base.reference)
		} : base
	};
}
/** How a slice is taken out of columns: the rows of some examples, or what one output answered to all. */
function selectorOf(own, slice, reference) {
	const values = valuesOf(own, slice);
	if (values === void 0 && selectPart(own, slice) !== void 0) return (columns) => selectPart(columns, slice) ?? columns;
	const rows = values === void 0 ? rowsWithin(own, slice, reference) : rowsWith(values, slice);
	if ("unmeasured" in rows) return rows;
	return (columns) => selectRows(columns, rows);
}
/** By each value that the samples have in the slice's column, their rows. */
function valuesOf({ samples }, { column }) {
	return samples.slices.get(column) ?? (column === "label" ? samples.byLabel : void 0);
}
function rowsWith(values, slice) {
	const rows = values.get(slice.value);
	if (rows !== void 0) return rows;
	const known = listedUpTo(NAMED, [...values.keys()].sort().map(quote));
	return { unmeasured: `no example has ${quote(sliceName(slice))}: there are ${known}` };
}
/** The examples of which the reference has a number within a range. */
function rowsWithin(columns, slice, reference) {
	const range = rangeIn(slice.value);
	if (range === void 0 || rangedBy(slice.column, columns) === void 0) return { unmeasured: `the examples have no column ${quote(slice.column)} to be sliced by` };
	const theirs = isUnmeasured(reference) ? reference : complete(reference.columns);
	if (isUnmeasured(theirs)) return { unmeasured: `the reference says which examples these are: ${theirs.unmeasured}` };
	const rows = [...(rangedBy(slice.column, theirs) ?? []).entries()].flatMap(([row, number]) => number >= range.from && number < range.to ? [row] : []);
	return rows.length > 0 ? rows : { unmeasured: `no example has ${quote(sliceName(slice))}` };
}
const NAMED = 10;
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
// src/judge/question/question.ts
function settled(judgement) {
	return {
		kind: "settled",
		judgement
	};
}
// src/words/shares.ts
/**
* A small share as one of so many: `one in 33`. A bound is rounded outward; a share that is not small is in percent,
* where one in two and one in three lie far apart.
*/
function oneIn(share, rounding) {
	if (share <= 0) return "none";
	if (share > SMALL) return amount(share, "rate", rounding);
	return `one in ${rounding === "up" ? Math.floor(1 / share) : Math.ceil(1 / share)}`;
}
const SMALL = .1;
// src/judge/sentences/rare.ts
/** `No sample got worse by more than 1. Unseen, at most one in 99 could (95 % sure), and 5 % is allowed` */
function rareSentences({ beyond, n, unit, text, mostText }, { limit }, { interval, found, alpha }) {
	const more = limit.operator === "min" || limit.operator === "max" ? `beyond the limit by more than ${text}` : `worse by more than ${text}`;
	const sure = `(${confidenceOf(alpha)} sure)`;
	const [least, most] = [oneIn(interval[0], "down"), oneIn(interval[1], "up")];
	return `${beyond === 0 ? `No ${unit} is ${more}` : `${beyond} of ${counted(n, unit)} ${beyond === 1 ? "is" : "are"} ${more}`}. ${verdictOn()}`;
	function verdictOn() {
		switch (found.state) {
			case "pass": return `${beyond === 0 ? "Unseen, at" : "At"} most ${most} could be ${sure}, and ${mostText} is allowed`;
			case "fail": return `At least ${least} would be ${sure}, and ${mostText} is allowed`;
			default: return found.leans === "fail" ? `That is beyond the share of ${mostText}, but it may be as low as ${least}` : `That is within the share of ${mostText}, but it may be as high as ${most}`;
		}
	}
}
// src/judge/question/rare.ts
/**
* What a unit's harm is counted up to; undefined where that is all of it. What nobody wrote holds for what got worse:
* of a value by itself nobody can know how far a unit's may lie from the limit.
*/
function worstOf({ limit, metric }, after, versus) {
	if (!takesWorst(metric)) return;
	if (limit.worst !== void 0) return toNumber(limit.worst.value);
	return versus && "worst" in after ? after.worst : void 0;
}
/** What has to be asked beside a mean; nothing where a value has a most, or where nothing can have changed. */
function rareOf({ limit, metric }, after, { worst, beyond, n }) {
	if (!isUnbounded(metric)) return;
	if (worst === void 0 || beyond === void 0) return {
		kind: "uncounted",
		why: whyNot(metric)
	};
	const { worst: written, maxShare = MAX_SHARE } = limit;
	return {
		kind: "counted",
		worst,
		text: written?.text ?? amount(worst, formNameOf(metric, "max-regression")),
		most: maxShare.value,
		mostText: maxShare.text,
		unit: after.kind === "clustered" ? "text" : "sample",
		beyond,
		n
	};
}
function whyNot(metric) {
	const { name } = metric;
	const any = "a few samples that nobody drew could change it by any amount";
	return takesWorst(metric) ? `without a worst (${name}: { worst: … }) ${any}` : `${any}; limit a mean of the samples beside it`;
}
/** Either of two tests may fail the limit, so each has half of the chance to do so falsely; to pass takes both. */
function judgeRare(rare, about, alpha) {
	const { beyond: count, n, most, worst } = rare;
	const interval = [rateInterval(count, n, alpha / 2)[0], rateInterval(count, n, alpha)[1]];
	const order = compareDecimals(decimalOf(count), times(most, decimalOf(n)));
	const found = standing(interval, toNumber(most), order > 0);
	return {
		found,
		beyond: {
			worst,
			count,
			n,
			interval,
			most: toNumber(most)
		},
		why: rareSentences(rare, about, {
			interval,
			found,
			alpha
		})
	};
}
/** Fails where either does, passes where both do; in doubt it leans as the worse of the two. */
function together(one, other) {
	const [a, b] = [one.state, other.state];
	if (a === "fail" || b === "fail") return { state: "fail" };
	if (a === "pass" && b === "pass") return { state: "pass" };
	return {
		state: "inconclusive",
		leans: one.leans === "fail" || other.leans === "fail" ? "fail" : "pass"
	};
}
// src/judge/sentences/change.ts
/** What became of the answers, and what that says of the limit: one idea a sentence, for who knows no statistics. */
function changeSentences(question, found) {
	if (question.unchanged) return `program and weights are ${question.than}'s to the bit, and so is every answer`;
	const { n } = question.pairs;
	if (n === 1 && found.found.state === "inconclusive") return "with one example nothing can be said";
	return [
		whatChanged$1(question),
		...unlabelled(question),
		verdictOn(question, found)
	].join(". ");
}
/** `3 more of 300 answers are wrong than with the reference (top-1: 5 lost, 2 gained)` */
function whatChanged$1({ metric, limit, than, seen }) {
	const { n, lost, gained } = seen;
	const net = lost - gained;
	const [all, flips] = [counted(n, "answer"), `${metric.name}: ${lost} lost, ${gained} gained`];
	if (lost + gained === 0) return `none of ${all} changed (${metric.name})`;
	if (isAgainstReference(metric) && limit.operator === "max-drop") return `${lost} of ${all} ${lost === 1 ? "differs" : "differ"} from the reference's`;
	if (net === 0) return `as many of ${all} turned right as turned wrong (${flips})`;
	const count = Math.abs(net);
	return `${count} more of ${all} ${count === 1 ? "is" : "are"} ${(net > 0 ? ["wrong", "unlike the reference's"] : ["right", "like the reference's"])[isAgainstReference(metric) ? 1 : 0]} than ${than === "the base" ? "at" : "with"} ${than} (${flips})`;
}
/** While labels are missing, what is counted are the labelled examples alone. */
function unlabelled({ metric, pairs, seen }) {
	const { n, open } = pairs;
	if (open === 0) return [];
	const are = open === 1 ? "is one" : `are ${open}`;
	const { k = 1 } = metric;
	const labels = `There ${are} more ${k === 1 ? "that the two answer differently" : `for which the two do not name the same ${k} best classes`}, without a label`;
	return [`Those are the ${grouped(seen.n)} with a label, of ${grouped(n)} examples`, labels];
}
function verdictOn(question, { interval, found, alpha, isAtLimit }) {
	const { metric, limit } = question;
	const form = formNameOf(metric, limit.operator);
	const [least, most] = [amount(interval[0], form, "down"), amount(interval[1], form, "up")];
	const sure = `(${confidenceOf(alpha)} sure)`;
	const where = isAtLimit ? "just at" : "within";
	switch (found.state) {
		case "pass": return interval[1] < 0 ? `It is truly better, by at least ${amount(-interval[1], form, "down")} ${sure}` : `The true loss is at most ${most} ${sure}, and ${limit.text} is allowed`;
		case "fail": return `The true loss is at least ${least} ${sure}, and ${limit.text} is allowed`;
		default: return found.leans === "fail" ? `That is beyond the limit of ${limit.text}, but ${lowest(interval[0], least)}` : `That is ${where} the limit of ${limit.text}, but the true loss may be as high as ${most}`;
	}
}
function lowest(harm, least) {
	return harm <= 0 ? "there may be no true loss at all" : `the true loss may be as low as ${least}`;
}
// src/judge/question/harm-words.ts
/** `fell by 0.4 points`, `rose by 2 %`: what a metric did, from how much worse it got. */
function movedBy(harmed, harm) {
	if (harm === 0) return "did not change";
	const by = amount(Math.abs(harm), harmed.form).replace(/^0 /, "less than 0.01 ");
	return `${harm > 0 === isBetterHigh(harmed) ? "fell" : "rose"} by ${by}`;
}
function harmNoun(harmed) {
	return isBetterHigh(harmed) ? "a drop" : "a rise";
}
function isBetterHigh({ metric }) {
	return metric.direction === "higher";
}
// src/judge/sentences/value.ts
/** A value against its `min` or `max`. `told`: what was counted, `730 of 800`. */
function edgeSentences({ metric, limit }, estimated, told) {
	const { observed, interval = [observed, observed], doubt } = estimated;
	const form = formNameOf(metric, limit.operator);
	const isMin = limit.operator === "min";
	const [low, high] = [amount(interval[0], form, "down"), amount(interval[1], form, "up")];
	const [worst, best] = isMin ? [low, high] : [high, low];
	const [least, most] = isMin ? ["at least", "at most"] : ["at most", "at least"];
	const [down, up] = isMin ? ["low", "high"] : ["high", "low"];
	const asked = `${isMin ? "min" : "max"} ${limit.text}`;
	const counted = told === void 0 ? "" : ` (${told})`;
	return ended(`${metric.name} is ${amount(observed, form)}${counted}`, estimated, {
		pass: (sure) => `The true value is ${least} ${worst} ${sure}, and ${asked} is asked`,
		fail: (sure) => `The true value is ${most} ${best} ${sure}, and ${asked} is asked`,
		leansPass: `That keeps ${asked}, but ${doubt ?? `the true value may be as ${down} as ${worst}`}`,
		leansFail: `That breaks ${asked}, but ${doubt ?? `the true value may be as ${up} as ${best}`}`
	});
}
/** A value against how far it may lie from 0, whichever way. */
function eitherWaySentences({ metric, limit }, estimated) {
	const { observed, interval = [observed, observed], doubt } = estimated;
	const form = formNameOf(metric, limit.operator);
	const between = `between ${amount(interval[0], form, "down")} and ${amount(interval[1], form, "up")}`;
	const allowed = `${limit.text} either way is allowed`;
	return ended(`${metric.name} is ${amount(observed, form)}`, estimated, {
		pass: (sure) => `The true value lies ${between} ${sure}, and ${allowed}`,
		fail: (sure) => `The true value lies ${between} ${sure}, and ${allowed}`,
		leansPass: `That is within ${limit.text}, but ${doubt ?? `the true value may lie anywhere ${between}`}`,
		leansFail: `That is beyond ${limit.text}, but ${doubt ?? `the true value may lie anywhere ${between}`}`
	});
}
/** How a value compares with another side's. */
function lossSentences(question, estimated) {
	const { metric, limit } = question;
	const { observed, interval = [observed, observed], doubt } = estimated;
	const isRatio = OPERATORS[limit.operator].compares === "ratio";
	const form = formNameOf(metric, limit.operator);
	const noun = isRatio ? "ratio" : harmNoun({
		metric,
		form
	}).replace(/^a /, "");
	const [least, most] = [amount(interval[0], form, "down"), amount(interval[1], form, "up")];
	const better = amount(-interval[1], form, "down");
	const mayBe = !isRatio && interval[0] <= 0 ? `there may be no true ${noun} at all` : `the true ${noun} may be as low as ${least}`;
	return ended(whatChanged(question, observed), estimated, {
		pass: (sure) => !isRatio && interval[1] < 0 ? `It is truly better, by at least ${better} ${sure}` : `The true ${noun} is at most ${most} ${sure}, and ${limit.text} is allowed`,
		fail: (sure) => `The true ${noun} is at least ${least} ${sure}, and ${limit.text} is allowed`,
		leansPass: `That is within ${limit.text}, but ${doubt ?? `the true ${noun} may be as high as ${most}`}`,
		leansFail: `That is beyond ${limit.text}, but ${doubt ?? mayBe}`
	});
}
/** `mae rose by 0.3 against the reference`; a ratio is `1.05 times the reference's`. */
function whatChanged({ metric, limit, than }, observed) {
	const form = formNameOf(metric, limit.operator);
	if (OPERATORS[limit.operator].compares === "ratio") return `${metric.name} is ${amount(observed, form)} times ${than}'s`;
	return `${metric.name} ${movedBy({
		metric,
		form
	}, observed)} against ${than}`;
}
function ended(begun, { found, alpha, note, doubt }, ends) {
	const sure = `(${confidenceOf(alpha)} sure)`;
	return [
		begun,
		found.state === "pass" ? ends.pass(sure) : found.state === "fail" ? ends.fail(sure) : found.leans === "fail" ? ends.leansFail : ends.leansPass,
		...note === void 0 || note === doubt ? [] : [`${note[0]?.toUpperCase()}${note.slice(1)}`]
	].join(". ");
}
// src/judge/sentences/settles.ts
/** What would end a doubt, in sentences that follow others; nothing where as many as these should have. */
function enoughSentences({ n, found, least, enough }) {
	if (found.state !== "inconclusive" || n <= 1) return "";
	const few = n < least ? `. With ${grouped(n)} examples it could not pass even if no answer changed: that takes ${grouped(least)}` : "";
	if (!Number.isFinite(enough)) return `${few}. More examples would tell on which side of it the truth is`;
	if (enough <= n) return few;
	return `${few}. It would most likely take ${about$1(enough)} examples like these to tell`;
}
/** What the missing labels would end: with so many losses among them at most it passes. */
function labelsSentence(open, mostLost) {
	const [labels, them] = open === 1 ? ["The missing label", "it"] : [`The ${grouped(open)} missing labels`, "them"];
	if (mostLost === void 0) return `. ${labels} would not prove it, unless some of ${them} turn out right`;
	const some = mostLost === 0 ? open === 1 ? "it is not lost" : "none of them is lost" : mostLost >= open ? "whatever they are" : `if at most ${mostLost} of them ${mostLost === 1 ? "is" : "are"} lost`;
	return `. ${labels} would tell: it passes ${mostLost === 0 ? `if ${some}` : some}`;
}
// src/judge/question/would-settle.ts
/** How many samples would settle a doubt about a drop, in most runs, if they flipped as these did. */
function wouldSettleDrop({ lost, gained, ...doubt }) {
	const { n, limit, alpha, found } = doubt;
	if (limit === 0 && found.leans === "pass") return NOTHING_LOST;
	const aim = {
		alpha,
		power: POWER
	};
	const seen = {
		flips: (lost + gained) / n,
		drop: (lost - gained) / n
	};
	const least = found.leans === "pass" && limit > 0 ? leastExamples(limit, alpha) : 0;
	const enough = Math.max(least, examplesToTell(seen, limit, aim));
	return enoughSentences({
		...doubt,
		least,
		enough
	});
}
const NOTHING_LOST = ". No number of examples proves that nothing at all is lost: only the same program and weights do";
/** The same of a rate against its `min` or `max`. */
function wouldSettleRate({ rate, ...doubt }) {
	const { limit, alpha } = doubt;
	const enough = answersToTell(rate, limit, {
		alpha,
		power: POWER
	});
	return enoughSentences({
		...doubt,
		least: 0,
		enough
	});
}
/** How many labels would settle a doubt: those of the samples that both sides answer differently, at most. */
function labelsWouldSettle({ n, lost, gained, open }, limit, alpha, found) {
	if (found.state !== "inconclusive") return "";
	const passes = (more) => dropInterval({
		n,
		lost: lost + more,
		gained
	}, alpha)[1] <= limit;
	return labelsSentence(open, passes(0) ? largest(open, passes) : void 0);
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
	const interval = rateBounds(question, alpha);
	const order = compareDecimals(decimalOf(right), times(limit.target, decimalOf(n)));
	const target = toNumber(limit.target);
	const found = edge === "max" ? standing(interval, target, order > 0) : standing([-interval[1], -interval[0]], -target, order < 0);
	const observed = right / n;
	const why = n === 1 && found.state === "inconclusive" ? "with one example nothing can be said" : edgeSentences(question, {
		observed,
		interval,
		found,
		alpha
	}, `${right} of ${n}`);
	const enough = question.clusters === void 0 ? wouldSettleRate({
		rate: observed,
		n,
		limit: target,
		alpha,
		found
	}) : "";
	return {
		...found,
		observed,
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
	const order = compareDecimals(decimalOf(lost - gained), times(limit.target, decimalOf(seen.n)));
	const most = toNumber(limit.target);
	const found = standing(interval, most, order > 0);
	const why = changeSentences(question, {
		interval,
		found,
		alpha,
		isAtLimit: order === 0
	});
	const enough = question.clusters !== void 0 ? "" : open > 0 ? labelsWouldSettle(pairs, most, alpha, found) : wouldSettleDrop({
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
	const seen = open === 0 ? pairs : labelled;
	const clusters = clusteredDrop(before, after);
	const unlike = countUnlike(before, after);
	return {
		pairs,
		seen,
		...unlike !== void 0 && { unlike },
		...clusters && { clusters },
		unchanged: same && lost + gained + open === 0
	};
}
/** Where a rate may lie; of samples of which some tell of one thing, no narrower than their clusters show. */
function rateBounds({ right, n, clusters }, alpha) {
	const interval = rateInterval(right, n, alpha);
	return clusters === void 0 ? interval : rateAtLeast(interval, clusters, alpha);
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
function changeInterval({ pairs, clusters, unchanged }, alpha) {
	if (unchanged) return [0, 0];
	const interval = rowsInterval(pairs, alpha);
	return clusters === void 0 ? interval : dropAtLeast(interval, clusters, alpha);
}
function rowsInterval(pairs, alpha) {
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
	if (against === "absolute") return askAlone(trial);
	if (against === "reference") return settled(judgeBeside(trial, reference, "the reference"));
	if (base.kind !== "present") return settled(withoutBase(base));
	return settled(judgeBeside(trial, base.own, "the base"));
}
/** A rate of so many examples has its bounds; any other number has none. */
function askAlone(trial) {
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
	const why = edgeSentences(question, {
		observed: value,
		interval,
		found,
		alpha
	}, `of ${counted(n, "example")}`);
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
function judgeBeside(trial, other, than) {
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
	const why = statedSentences(trial, {
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
/** A number that was recorded without the answers behind it. */
function statedSentences({ metric, limit }, { own, beyond, beside }) {
	const form = WRITTEN[metric.quantity].value;
	const versus = beside === void 0 ? "" : `, ${beside.than}'s ${amount(beside.theirs, form)}`;
	const where = beyond ? "beyond" : "within";
	return [
		`${metric.name} is ${amount(own, form)}${versus}`,
		`That is ${where} ${limit.operator} ${limit.text}`,
		"Nobody can say how sure that is: only the number is known"
	].join(". ");
}
// src/judge/question/stopped.ts
/** A limit on the answers of a variant that was stopped before it had given all. */
function askStopped(about, stop) {
	const own = stop.found.find(({ rule }) => rule.limit === about.limit);
	return {
		kind: "stopped",
		limit: about.limit,
		metric: about.metric,
		stop,
		...own && { seen: own.seen }
	};
}
/**
* What was proven by then stays proven. All else is left open: of a part that was chosen by how it went, no test of all
* says anything, and none of it ever passes.
*/
function judgeStopped({ limit, metric, stop, seen }, alpha) {
	const where = `stopped after ${grouped(stop.after)} of ${grouped(stop.of)} examples`;
	if (seen === void 0) return open(stop, where);
	const certain = isCertain(limit, seen, alpha);
	if (!certain && !isWon(seen, alpha)) return open(stop, where);
	const why = certain ? whyCertain({
		limit,
		metric
	}, alpha) : `So bad a course is seen at most once in ${grouped(Math.floor(Math.min(seen.most, MOST_SAID)))} where the limit of ${limit.text} is kept`;
	const { taken } = seen;
	return {
		state: "fail",
		observed: observedIn({
			limit,
			metric
		}, seen),
		n: taken,
		why: `${where}: ${whatWasSeen({
			limit,
			metric
		}, seen)}. ${why}`
	};
}
/** Nobody reads more zeros. */
const MOST_SAID = 3e4;
function open({ found }, where) {
	const proven = found.find(({ proof }) => proof !== void 0);
	return unmeasured({ unmeasured: `not decided: it was ${where}${proven === void 0 ? "" : `, when ${limitName(proven.rule.limit)} was proven to be broken`}` });
}
function observedIn({ limit }, { taken, lost, gained }) {
	if (isChange(limit)) return (lost - gained) / taken;
	return (limit.operator === "min" ? taken - lost : lost) / taken;
}
/** `18 more answers are wrong than with the reference (top-1: 19 lost, 1 gained)` */
function whatWasSeen({ limit, metric }, { taken, lost, gained }) {
	if (!isChange(limit)) {
		const right = limit.operator === "min" ? taken - lost : lost;
		return `${metric.name} is ${grouped(right)} of ${grouped(taken)}`;
	}
	const net = lost - gained;
	return `${`${counted(net, "more answer")} ${net === 1 ? "is" : "are"}`} ${isAgainstReference(metric) ? "unlike the reference's" : "wrong than with the reference"} (${metric.name}: ${lost} lost, ${gained} gained)`;
}
function whyCertain({ limit }, alpha) {
	return `Even were ${isChange(limit) ? "all the rest right, and wrong with the reference" : `all the rest ${limit.operator === "min" ? "right" : "as good as can be"}`}, the limit of ${limit.text} would be broken (${confidenceOf(alpha)} sure)`;
}
// src/judge/since-base.ts
/** By the metric that stands for the task, or that the variants may lose by; nothing where there is none. */
function impliedLimits(model, rates) {
	const granting = granted(model);
	const first = rates[0]?.name;
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
	const { worst, maxShare } = most;
	const asked = {
		...none,
		...worst && { worst },
		...maxShare && { maxShare }
	};
	return {
		none: asked,
		granted: {
			...asked,
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
// src/judge/question/values.ts
/** `min` and `max` of what has an estimate: the value's bounds against the limit. */
function judgeValue(question, alpha) {
	const { limit, metric, harm } = question;
	if (metric.eitherWay) return judgeEitherWay(question, alpha);
	const least = limit.operator === "min";
	const most = least ? negative(limit.target) : limit.target;
	const { bounds, found } = estimated(question, harm.bounds(alpha), most);
	const observed = least ? -harm.value : harm.value;
	const interval = least ? flipped(bounds.interval) : bounds.interval;
	const { n } = harm;
	const why = edgeSentences(question, {
		...bounds,
		observed,
		interval,
		found,
		alpha
	});
	return withRare(question, {
		...found,
		observed,
		...interval && { interval },
		n,
		why
	}, alpha);
}
/** How far a number may lie from 0; what is told of it is the number itself. */
function judgeEitherWay(question, alpha) {
	const { limit, harm } = question;
	const far = eitherWay(harm);
	const { bounds, found } = estimated({ harm: far }, far.bounds(alpha), limit.target);
	const { interval } = harm.bounds(alpha);
	const { value: observed, n } = harm;
	const why = eitherWaySentences(question, {
		...bounds,
		observed,
		interval,
		found,
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
	const { bounds, found } = estimated(question, boundsOf(question, alpha), limit.target);
	const { interval } = bounds;
	const [observed, n] = [harm.value, harm.n];
	if (unchanged) {
		const why = `program and weights are ${than}'s to the bit, and so is every answer`;
		return {
			...found,
			observed,
			...interval && { interval },
			n,
			unchanged: true,
			why
		};
	}
	const why = lossSentences(question, {
		...bounds,
		observed,
		found,
		alpha
	});
	return withRare(question, {
		...found,
		observed,
		...interval && { interval },
		n,
		why
	}, alpha);
}
/** How the number stands to the most that is allowed. What may hide a rare harm passes nothing, and says why. */
function estimated({ harm, rare }, bounds, most) {
	const found = standingOf(harm, bounds, most);
	if (rare?.kind !== "uncounted" || found.state !== "pass") return {
		bounds,
		found
	};
	return {
		bounds: {
			...bounds,
			doubt: rare.why
		},
		found: {
			state: "inconclusive",
			leans: "pass"
		}
	};
}
/** The mean is one half of it, the share of units that are worse than they count for the other. */
function withRare({ rare, ...about }, mean, alpha) {
	if (rare?.kind !== "counted") return mean;
	const { found, beyond, why } = judgeRare(rare, about, alpha);
	const { state: _, leans: __, ...rest } = mean;
	return {
		...rest,
		...together(mean, found),
		beyond,
		why: `${mean.why}. ${why}`
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
// src/judge/question/answer.ts
/** The only place where a test is applied: each of its bounds is wrong with a chance of `alpha` at most. */
function answer(question, alpha) {
	if (question.kind === "settled") return question.judgement;
	const { guess, nothingToLose, foregone, metric } = question;
	if (guess !== void 0) return unmeasured(guess);
	const found = tested(question, alpha);
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
function tested(question, alpha) {
	switch (question.kind) {
		case "rate": return judgeRate(question, alpha);
		case "change": return judgeChange(question, alpha);
		case "value": return judgeValue(question, alpha);
		case "loss": return judgeLoss(question, alpha);
		case "stated": return judgeStated(question, alpha);
		case "stopped": return judgeStopped(question, alpha);
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
	return explainWhole(metric, before.columns, after.columns);
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
	return variant.limits.flatMap((limit) => compared.flatMap((one) => openFor(limit, one)));
}
/** What a limit would see in full if only it had a label; none where a side has not all answers. */
function openFor(limit, comparison) {
	const metric = findMetric(limit.metric);
	if (limit.slice !== void 0 || metric === void 0) return [];
	if (!countsUnlabelled(metric, limit.operator)) return [];
	const sides = beforeAndAfter(comparison, beforeOf(limit));
	const [before, after] = [sides?.before.scores(metric), sides?.after.scores(metric)];
	if (before === void 0 || isUnmeasured(before) || before.kind !== "rate") return [];
	if (after === void 0 || isUnmeasured(after) || after.kind !== "rate") return [];
	return openBeside(before, after);
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
// src/judge/settle.ts
/** Every limit of a variant, each bound as sure as asked for; those on slices at the variant's own level. */
function settle(branch, alpha) {
	return flagSlices(branch, doubtLoneScreens(branch.asked.map((asked) => {
		const level = asked.limit.slice === void 0 ? alpha : branch.alpha;
		return {
			...asked,
			judgement: judgeLimit(branch, asked, level)
		};
	})));
}
/** One limit by itself. A variant that did not shrink can be proven to fail, but not to pass. */
function judgeLimit({ unshrunk }, { question }, alpha) {
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
		const why = `${judgement.why}. Alone it certifies nothing: limit a metric of the answers as well`;
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
	const flagged = holm(family, alpha, (one, level) => hasFailed(one) && judgeLimit(branch, one, level).state === "fail");
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
	const why = `${judgement.why}. Of ${among} limits on slices one may fail so by chance, so it is not proven (${confidence})`;
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
// src/judge/early/stopped-on.ts
/** By target where the measuring of a variant ended before the last example; nothing where it ended nowhere. */
function stoppedOn({ on }) {
	const found = [...on].flatMap(([target, one]) => {
		const stop = isUnmeasured(one) ? void 0 : one.own.stopped?.stop;
		const proven = stop?.found.find(({ proof }) => proof !== void 0);
		if (stop === void 0 || proven === void 0) return [];
		const { after, of } = stop;
		return [[target, {
			after,
			of,
			by: limitName(proven.rule.limit)
		}]];
	});
	return found.length === 0 ? {} : { stopped: Object.fromEntries(found) };
}
// src/judge/on-devices.ts
/** Where Core ML expects a variant's operations to run, by target; nothing where nobody asked. */
function placementsOf({ on }) {
	const found = [...on].flatMap(([target, one]) => {
		if (isUnmeasured(one) || one.own.placement === void 0) return [];
		return isUnmeasured(one.own.placement) ? [] : [[target, one.own.placement]];
	});
	return found.length === 0 ? {} : { placements: Object.fromEntries(found) };
}
/** Why there are no times or no plan of a variant, though some were asked for; why times decide nothing. */
function deviceNotes({ branches }) {
	const notes = branches.flatMap(({ variant, on }) => [...on].flatMap(([target, one]) => {
		if (isUnmeasured(one)) return [];
		const { untimed, informs, placement } = one.own;
		const where = `${variant.name} on ${target}`;
		return [
			...untimed === void 0 ? [] : [`there are no times of ${where}: ${untimed}`],
			...informs === void 0 ? [] : [`times on ${target} inform and decide nothing: ${informs}`],
			...placement !== void 0 && isUnmeasured(placement) ? [`nobody knows where Core ML would run ${where}: ${placement.unmeasured}`] : []
		];
	}));
	return [...new Set(notes)];
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
	unmeasured: { outcome: ({ informs }, { onUnmeasured }) => informs ? "warn" : onUnmeasured }
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
	const own = policies.target.waivers.map((waiver) => told(waiver, target, first ? UNMERGED : fateOf(waiver, plan.today, models)));
	const known = new Set(policies.target.waivers.map(contentOf));
	const shown = (policies.head?.waivers ?? []).filter((one) => !known.has(contentOf(one))).slice(0, MOST_BROUGHT);
	return [...own, ...shown.map((waiver) => told(waiver, head ?? target, UNMERGED))];
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
	if (model?.unasked?.includes(waiver.variant)) return {
		fate: "idle",
		why: "the variant was not asked for here"
	};
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
function told({ at, ...waiver }, { commit, path }, found) {
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
// src/judge/because.ts
/** One sentence on the whole run: the first of the worst things found, or how much was kept. */
function because(models, unjudged) {
	if (models.length === 0) return "There is no model to judge.";
	const said = becauseOf(models, unjudged);
	return models.some(isPart) ? `${PART_SENTENCE} ${said}` : said;
}
function isPart({ status, unasked }) {
	return status === "unasked" || unasked !== void 0;
}
function becauseOf(models, unjudged) {
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
	const broken = ({ limits }) => limits.filter((limit) => limit.outcome === outcome && isBroken(limit));
	const model = broken(itself).length > 0;
	const quantization = variants.filter(({ enforced }) => enforced).flatMap(broken).some((limit) => !model || isAgainstModel(limit));
	if (model) return quantization ? "both" : "model";
	return quantization && itself.outcome === "pass" && itself.base ? "quantization" : void 0;
}
/**
* What could not be measured blames nobody, and neither does what the data cannot tell; nor that vectors of the base's
* model do not go with those of another; nor that a run time answers otherwise than it should.
*/
function isBroken({ state, leans, metric, runTime }) {
	const { source, ofBase } = findMetric(metric) ?? {};
	return (state === "fail" || leans === "fail") && source !== "package" && ofBase === void 0 && runTime !== true;
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
	})), ...enforcedOf(model).flatMap((variant) => complaintsAbout(variant, model))];
}
function complaintsAboutOthers(unjudged) {
	if (unjudged?.warns === void 0) return [];
	const { paths, more = 0, warns } = unjudged;
	const [first, ...others] = paths;
	return [{
		outcome: "warn",
		text: `${`No policy names ${first === void 0 ? "" : listed([first], others.length + more)}, so nobody judges it, and ${warns}`}: name it in a policy, or under ignore-models`
	}];
}
function complaintsAbout(variant, { name, targets }) {
	const where = `${name}/${variant.name}`;
	const limits = variant.limits.filter(({ outcome }) => outcome !== "pass").map((limit) => {
		const { outcome, why, waived } = limit;
		const aside = waived === void 0 ? "" : `; waived until ${waived.until}: ${waived.reason}`;
		return {
			outcome,
			text: `${where} ${limitTextAmong(limit, targets)}: ${why}${aside}`
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
	if (models.filter(({ status }) => status !== "unasked").every(({ status }) => status === "unchanged")) return UNTOUCHED;
	if (limits.length === 0) return `No limit${ofPart(models)} is enforced, so none is broken.`;
	const open = limits.length - told.length - idle.length;
	return `${kept(told.length, ofPart(models))}${untold(open)}${inapplicable(idle)}.`;
}
/** What was not asked is not kept, and not passed over: without a base there is nothing to compare with. */
function inapplicable(idle) {
	const [first] = idle;
	if (first === void 0) return "";
	return `; ${idle.length === 1 ? "one does not apply" : `${idle.length} do not apply`}: ${first.why}`;
}
const UNTOUCHED = "This changes no model that the policy judges: nothing was measured.";
function ofPart(models) {
	return models.some(isPart) ? " of the part" : "";
}
function kept(count, part) {
	if (count === 0) return `No enforced limit${part} is broken`;
	return count === 1 ? `The one enforced limit${part} is kept` : `All ${count} enforced limits${part} are kept`;
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
// src/judge/findings.ts
/** The model itself stands before what is made of it. */
function judgedBranches({ itself, variants }) {
	return [...itself ? [itself] : [], ...variants];
}
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
	return limits.filter((finding) => finding.implied === void 0 && mayBeTested(finding)).filter((finding) => isTested(judgeLimit(branch, finding, alpha))).map((finding) => ({
		finding,
		failsAt: (share) => judgeLimit(branch, finding, alpha * share).state === "fail"
	}));
}
/** Slices have a procedure of their own; a screen proves nothing, nor does a prediction. What is read proves itself. */
function isFailure({ limit, metric, judgement }) {
	if (limit.slice !== void 0 || judgement.state !== "fail") return false;
	return metric?.test !== "screen" && metric?.planned === void 0;
}
function mayBeTested({ limit, metric, question, judgement: { state } }) {
	const test = metric?.test;
	if (limit.slice !== void 0 || test === "screen" || test === "exact") return false;
	if (question.kind === "stopped") return true;
	return state !== "unmeasured" && state !== "not-applicable";
}
/** Of two that are equal to the bit there is nothing to estimate, and of a number that stands alone no bounds. */
function isTested({ unchanged, estimate }) {
	return unchanged === void 0 && estimate === void 0;
}
// src/judge/run-time.ts
/**
* From a cosine below this on, answers are others, and not the same rounded otherwise: 16 bits keep it above 0.999, and
* what was seen of faulty units lay between 0.03 and 0.9.
*/
const ALIKE = .99;
/**
* Whether a broken limit is the doing of the target's run time: the same package is answered otherwise elsewhere. What
* is no matter of answers, as a size is none, is not.
*/
function isOfRunTime({ metric, comparison }) {
	if (metric?.given !== void 0) return true;
	return metric?.source === "records" && !isUnmeasured(comparison) && differs(comparison.own);
}
/** What a reader must know of targets that give other answers than they should. */
function runTimeNotes({ on }) {
	return [...on].flatMap(([target, seen]) => {
		const own = ownOf(seen);
		if (own?.parity === void 0 || "unmeasured" in own.parity || !differs(own)) return [];
		const { name, cosine } = worstOutput(own.parity);
		return [`${target} gives other answers than the portable engine for the same package (${`cosine ${cosine.toFixed(2)} at its output ${name}`}): that is the run time's doing, and not what quantizing costs`];
	});
}
function ownOf(seen) {
	return isUnmeasured(seen) ? void 0 : seen.own;
}
function differs({ parity }) {
	if (parity === void 0 || isUnmeasured(parity)) return false;
	return worstOutput(parity).cosine < ALIKE;
}
// src/judge/unasked.ts
/** What of the policy the run was not asked for, and whether any of that could have stopped it; nothing where it was all. */
function partIn({ models }, policies) {
	const left = models.flatMap(({ name, status, unasked = [] }) => status === "unasked" ? [name] : unasked.map((variant) => `${name}/${variant}`));
	if (left.length === 0) return;
	return {
		left,
		leavesEnforced: models.some(({ name, entry = name, status, policy, unasked = [] }) => {
			const own = policies[policy]?.models.find((one) => one.name === entry);
			return status === "unasked" || own?.variants.some((one) => unasked.includes(one.name) && isEnforced(own, one)) === true;
		})
	};
}
// src/judge/way-out.ts
/** So many examples without a label, of which the fewest that do are offered. */
const OFFERS = [
	200,
	500,
	1e3,
	2e3,
	5e3,
	1e4,
	2e4
];
/**
* The cheapest way out of a doubt that leans to pass: examples that nobody has labelled, since only those that the two
* answer differently need a label, and of agreement none does. Nothing where they do not count, where some wait for
* labels already, or where what was lost is so near the limit that they would not help.
*/
function wayOut({ question, limit, metric, judgement }, alpha) {
	if (!(judgement.state === "inconclusive" && judgement.leans === "pass") || limit.slice !== void 0 || metric === void 0) return;
	if (!countsUnlabelled(metric, limit.operator)) return;
	const more = question.kind === "change" ? moreOfPairs(question, {
		limit,
		metric,
		alpha
	}) : question.kind === "rate" ? moreOfRate(question, alpha) : void 0;
	return more && offerOf(more);
}
function moreOfPairs({ pairs, unlike = 0, clusters }, { limit, metric, alpha }) {
	const { n, lost, gained, open } = pairs;
	if (open > 0 || clusters !== void 0) return;
	const agreed = isAgainstReference(metric);
	const one = agreed && limit.operator === "max-drop" ? 1 : 0;
	const supposed = {
		flips: Math.min(1, (lost + gained + 1) / n),
		drop: Math.max(0, (lost - gained + one) / n)
	};
	if (supposed.drop >= toNumber(limit.target)) return;
	const toLabel = agreed ? 0 : Math.max(supposed.flips, unlike / n);
	const passes = (examples) => dropChances({
		n: examples,
		limit: limit.target,
		alpha
	})(supposed).pass;
	const { k = 1 } = metric;
	return {
		n,
		passes,
		toLabel,
		where: k === 1 ? "where the two answers differ" : `where the two do not name the same ${k} best classes`
	};
}
/** Of answers that are compared with another model's, and so need no label. */
function moreOfRate({ limit, right, n, clusters }, alpha) {
	if (clusters !== void 0) return;
	const operator = limit.operator === "min" ? "min" : "max";
	const passes = (examples) => rateChances({
		operator,
		n: examples,
		limit: limit.target,
		alpha
	})(right / n).pass;
	return {
		n,
		passes,
		toLabel: 0,
		where: ""
	};
}
function offerOf({ n, passes, toLabel, where }) {
	const offer = OFFERS.find((more) => passes(n + more) >= POWER);
	if (offer === void 0) return;
	const [now, then] = [passes(n), passes(n + offer)].map((share) => Math.round(100 * share));
	return [
		`The cheapest way out: ${grouped(offer)} more examples without labels (data: unlabelled).`,
		labelsOf(offer, toLabel, where),
		`One like this then passes ${then} times in 100 instead of ${now}.`
	].join(" ");
}
function labelsOf(offer, toLabel, where) {
	if (toLabel === 0) return "None of them needs a label.";
	const labels = Math.max(1, Math.ceil(offer * toLabel));
	return `${labels === 1 ? "Only one of them needs" : `Only about ${grouped(labels)} of them need`} a label, ${where}.`;
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
	const part = partIn(plan, policies);
	return {
		schema: 1,
		outcome: models.length === 0 ? "error" : worst(outcomes),
		because: because(models, plan.unjudged),
		...fault && { fault },
		...part && { part },
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
	const { doubts, unasked } = planned;
	const { metrics } = model;
	return {
		name: model.name,
		status: planned.status,
		task: model.task,
		...doubts && { doubts },
		...unasked && { unasked },
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
	const { modelCase, itself, variants, sight, cliff, outdone, advice, choice, notes } = found;
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
		...model.ship !== null && { ships: model.ship },
		...sight && { sight },
		objective: model.objective,
		...choice,
		...cliff && { cliff },
		...outdone.length > 0 && { outdone: [...outdone] },
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
		...placementsOf(branch),
		...attribution && { attribution },
		...explanation.length > 0 && { explanation },
		notes: [...branch.first ? notesOn(branch.first) : [], ...runTimeNotes(branch)]
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
		...stoppedOn(branch),
		...first && {
			minimumOS: first.own.package.minimumOS,
			origin: originOf(first.own)
		},
		metrics: { ...metrics },
		limits: limits.map((finding) => writeLimit(finding, branch, name, writing))
	};
}
function writeLimit(finding, { enforced, alpha }, variant, { found, proofs, head }) {
	const { limit, target, comparison, judgement, outcome, weights, waived, implied } = finding;
	const { state, leans, observed, interval, n, beyond, why } = judgement;
	const { policy, model } = found.modelCase;
	const from = implied || isUnmeasured(comparison) ? void 0 : comparison.own.from;
	const isMarked = enforced && isFailure(finding);
	const out = enforced ? wayOut(finding, alpha) : void 0;
	const isProven = isMarked && proofs.isProven(finding);
	const doubt = `. Of ${counted(proofs.among, "enforced limit")} one may fail so by chance, so it is not proven`;
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
		...beyond && { beyond },
		state,
		...leans && { leans },
		...isProven && { proven: true },
		outcome,
		why: isMarked && !isProven ? `${why}${doubt}` : why,
		...out !== void 0 && { wayOut: out },
		at: placeOf(finding, policy, headLine(head, model.name, variant, finding)),
		...weights !== void 0 && { weights },
		...waived && { waived },
		...from && { from },
		...(state === "fail" || leans === "fail") && isOfRunTime(finding) && { runTime: true },
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
export { settled as A, isTellable as B, changeInterval as C, movedBy as D, rateBounds as E, seenIn as F, differences as H, Observation as I, noValue as L, withoutBase as M, sliceOf as N, rareOf as O, originOf as P, isEstimable as R, isStated as S, dropOf as T, identical as U, comparable as V, boundsOf as _, deviceNotes as a, askStopped as b, changesNothing as c, whyUncertified as d, holm as f, drawsOf as g, answer as h, outcomeOf as i, unmeasured as j, worstOf as k, judgeLimit as l, explain as m, verdict as n, stoppedOn as o, toLabel as p, waivingOf as r, certifies as s, formatVerdict as t, settle as u, impliedLimits as v, countChange as w, askStated as x, isEnforced as y, harmVersus as z };

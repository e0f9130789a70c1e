import { t as UserError } from "./errors.js";
import { s as REFERENCE } from "./make-folder.js";
import { _ as FORMS, a as outFolder, b as quote, f as OPERATORS, m as formOf, n as familyOf, r as findMetric, y as LAYOUT } from "./metrics.js";
import { i as worst } from "./states.js";
import { t as orUnmeasured } from "./or-unmeasured.js";
import { n as engineOf } from "./targets.js";
import { t as isUnmeasured } from "./unmeasured.js";
import { n as findTask } from "./tasks.js";
import { _ as PRESETS, d as leastExamples, m as normalQuantile, n as counted$1, o as POWER, p as normalCdf, t as about, u as examplesToTell, v as limitName, x as toNumber, y as compareDecimals } from "./wording.js";
import { c as confidenceOf, d as atMostPercent, f as percent, g as times, h as minus, l as allow, m as decimalOf, n as answersToTell, o as settingsFor, p as size, s as alphaOf, u as atLeastPercent, v as recordingDigest } from "./answers-needed.js";
import { n as dropInterval, o as atMost, t as wilsonInterval } from "./wilson.js";
import { n as taskOf, r as complete, t as readableTask } from "./tasks2.js";
import { join } from "node:path";
// src/metrics/remembered.ts
/** Remembers each answer as long as what was asked about lives: the same object is not worked on twice. */
function remembered(work) {
	const answers = /* @__PURE__ */ new WeakMap();
	return (asked) => {
		const known = answers.get(asked) ?? { answer: work(asked) };
		answers.set(asked, known);
		return known.answer;
	};
}
// src/metrics/select-rows.ts
/** The answers to some of the samples. What is wrong with any record is wrong with the whole variant. */
function selectRows(columns, rows) {
	const whole = complete(columns);
	return isUnmeasured(whole) ? whole : selected(whole)(rows);
}
/** A slice asked for again is the same columns, of which scores and draws are known. */
const selected = remembered((columns) => remembered((rows) => select(columns.kind, columns, rows)));
function select(kind, columns, rows) {
	return taskOf(kind).select(columns, rows);
}
// src/judge/slices/slice-of.ts
/** What was seen on the examples of a slice alone: judged as if there were no others. */
function sliceOf(sighting, slice) {
	const { variant, reference, base } = sighting;
	if (isUnmeasured(variant.columns)) return variant.columns;
	const rows = rowsOf(variant.columns.samples.slices, slice);
	if (isUnmeasured(rows)) return rows;
	return {
		variant: within(variant, rows),
		reference: isUnmeasured(reference) ? reference : within(reference, rows),
		base: baseWithin(base, rows)
	};
}
/** `ink=light`, as the policy writes it. */
function sliceName({ column, value }) {
	return `${column}=${value}`;
}
function rowsOf(slices, slice) {
	const values = slices.get(slice.column);
	if (values === void 0) return { unmeasured: `the examples have no column ${quote(slice.column)} to be sliced by` };
	const rows = values.get(slice.value);
	if (rows !== void 0) return rows;
	const known = [...values.keys()].sort().slice(0, NAMED$1).map(quote).join(", ");
	const more = values.size > NAMED$1 ? ` and ${values.size - NAMED$1} more` : "";
	return { unmeasured: `no example has ${quote(sliceName(slice))}: there are ${known}${more}` };
}
const NAMED$1 = 10;
function within(seen, rows) {
	return {
		...seen,
		columns: selectRows(seen.columns, rows)
	};
}
function baseWithin(base, rows) {
	if (base.kind !== "present") return base;
	const { variant, reference } = base;
	return {
		...base,
		variant: isUnmeasured(variant) ? variant : within(variant, rows),
		reference: isUnmeasured(reference) ? reference : within(reference, rows)
	};
}
// src/judge/because.ts
/** One sentence on the whole run: the first of the worst things found, or how much was kept. */
function because(models) {
	if (models.length === 0) return "There is no model to judge.";
	const outcome = worst(models.map((model) => model.outcome));
	const [first, ...more] = models.flatMap(complaintsOf).filter((complaint) => complaint.outcome === outcome);
	if (first === void 0) return allKept(models);
	return more.length === 0 ? first.text : `${first.text} (and ${more.length} more)`;
}
function complaintsOf(model) {
	if (model.outcome === "error") return [{
		outcome: "error",
		text: `${model.name}: ${model.because}`
	}];
	return enforcedOf(model).flatMap((variant) => complaintsAbout(variant, model.name));
}
function complaintsAbout(variant, model) {
	const where = `${model}/${variant.name}`;
	const limits = variant.limits.filter(({ outcome }) => outcome !== "pass").map(({ slice, metric, operator, limit, outcome, why, waived }) => {
		const of = slice === void 0 ? "" : `${sliceName(slice)} `;
		const aside = waived === void 0 ? "" : `; waived until ${waived.until}: ${waived.reason}`;
		return {
			outcome,
			text: `${where} ${of}${metric} ${operator} ${limit}: ${why}${aside}`
		};
	});
	if (limits.length > 0 || variant.outcome === "pass") return limits;
	return [{
		outcome: variant.outcome,
		text: `${where}: ${variant.reason}`
	}];
}
function allKept(models) {
	const limits = models.flatMap(enforcedOf).flatMap((variant) => variant.limits);
	const told = limits.filter(({ state }) => state !== "inconclusive");
	if (limits.length === 0) return "No limit is enforced, so none is broken.";
	return `${kept(told.length)}${untold(limits.length - told.length)}.`;
}
function kept(count) {
	if (count === 0) return "No enforced limit is broken";
	return count === 1 ? "The one enforced limit is kept" : `All ${count} enforced limits are kept`;
}
/** Limits on slices: where the data cannot tell of any other, the outcome is no pass. */
function untold(count) {
	if (count === 0) return "";
	return `; of ${count === 1 ? "one on a slice" : `${count} on slices`} the data cannot tell`;
}
function enforcedOf({ variants }) {
	return variants.filter(({ enforced }) => enforced);
}
// src/judge/head-lines.ts
/**
* Marks of each limit of the target's policy where the head's version of the file has it: GitHub shows a remark only
* beside a line of the head. What the head removes is marked where it stood in.
*/
function withHeadLines(models, head) {
	if (head === void 0) return [...models];
	return models.map((model) => ({
		...model,
		variants: model.variants.map((variant) => ({
			...variant,
			limits: variant.limits.map((limit) => {
				const line = lineIn(head, model.name, variant.name, limit);
				if (line === limit.at.line) return limit;
				return {
					...limit,
					at: {
						...limit.at,
						headLine: line
					}
				};
			})
		}))
	}));
}
function lineIn({ models }, model, variant, limit) {
	const own = models.find(({ name }) => name === model);
	const made = own?.variants.find(({ name }) => name === variant);
	return (made?.limits.find((one) => limitName(one) === limitName(limit)) ?? made ?? own)?.at.line ?? 1;
}
// src/metrics/package-values.ts
const VALUES = {
	size: ({ bytes }) => bytes,
	"bits-per-weight": ({ weights }) => weights.bitsPerWeight,
	"minimum-os": ({ minimumOS }) => iosVersion(minimumOS)
};
/** What a package says of itself: bytes, bits, or the version of iOS it needs. */
function packageValue(metric, held) {
	return VALUES[metric]?.(held) ?? { unmeasured: `${metric} is not evaluated yet` };
}
function iosVersion(minimumOS) {
	const version = /^iOS (\d+(?:\.\d+)?)$/.exec(minimumOS)?.[1];
	if (version !== void 0) return Number(version);
	return { unmeasured: `"${minimumOS}" is no known version of iOS` };
}
// src/judge/comparable.ts
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
/** Its answers, if they compare. */
function comparableColumns(one, other, name) {
	const seen = comparable(one, other, name);
	return isUnmeasured(seen) ? seen : seen.columns;
}
/** Program and weights are the same to the bit. */
function identical(one, other) {
	return one.package.weightsDigest === other.package.weightsDigest;
}
// src/metrics/harm/apart.ts
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
// src/metrics/statistics/jackknife.ts
/** By leaving out each cluster in turn; of each the sum of its values and how many there are. */
function clusterMean(sums, sizes) {
	const [sum, size] = [total$1(sums), total$1(sizes)];
	const without = sums.map((part, at) => (sum - part) / (size - (sizes[at] ?? 0)));
	const centre = total$1(without) / without.length;
	const squares = without.reduce((all, one) => all + (one - centre) ** 2, 0);
	return {
		mean: sum / size,
		error: Math.sqrt((without.length - 1) / without.length * squares),
		effective: size ** 2 / sizes.reduce((all, one) => all + one ** 2, 0)
	};
}
function total$1(values) {
	return values.reduce((sum, value) => sum + value, 0);
}
// src/metrics/statistics/student.ts
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
// src/metrics/statistics/spread.ts
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
// src/metrics/harm/clusters.ts
/** So few clusters say too little of other clusters for a pass. */
const PASS_FROM = 20;
/** Of a mean over clusters, of each the sum and how many it sums. */
function clusterHarm(sums, sizes) {
	const { mean: value, error, effective } = clusterMean(sums, sizes);
	return {
		value,
		n: sums.length,
		bounds(alpha) {
			if (!(effective > 1 && error > 0)) return { doubt: "its clusters do not differ, which bounds nothing" };
			const interval = around(value, error, effective - 1, alpha);
			if (effective >= PASS_FROM) return { interval };
			const worth = Math.floor(effective * 10) / 10;
			return {
				interval,
				doubt: `a pass takes ${PASS_FROM} texts, and these tell as much as ${worth}`
			};
		}
	};
}
// src/metrics/statistics/order.ts
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
// src/metrics/statistics/bca.ts
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
// src/metrics/statistics/random.ts
/**
* Doty-Humphrey's small fast counter (sfc32): what it draws repeats after 2^32 draws at the earliest, and
* no number is likelier than another by more than `under`/2^32.
*/
function randomFrom(seed) {
	let [a, b, c, counter] = [
		seed | 0,
		~seed,
		2654435769,
		1
	];
	const next = () => {
		const sum = a + b + counter | 0;
		counter = counter + 1 | 0;
		a = b ^ b >>> 9;
		b = c + (c << 3) | 0;
		c = (c << 21 | c >>> 11) + sum | 0;
		return sum >>> 0;
	};
	for (let round = 0; round < WARM_UP; round += 1) next();
	return (under) => Math.floor(next() * under / 2 ** 32);
}
/** Rounds after which neighbouring seeds have nothing in common. */
const WARM_UP = 20;
// src/metrics/statistics/resampling.ts
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
// src/metrics/harm/harm.ts
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
// src/metrics/harm/mean.ts
/** Of the values of the samples: Student's t and redrawn samples, whichever is the more cautious. */
function meanHarm(values, span, seed) {
	const sorted = values.toSorted();
	const spread = spreadOf(sorted);
	const resampling = resamplingOf$2(sorted, spread.mean, seed);
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
function resamplingOf$2(sorted, observed, seed) {
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
// src/metrics/harm/quantile.ts
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
// src/metrics/harm/resampled.ts
/** More of the redrawn sets than this without a value, and the rest is no fair picture. */
const MOST_UNDEFINED = .05;
/** The acceleration is taken from as many groups of units at most. */
const GROUPS = 200;
/** Of any statistic, by drawing its units anew. */
function resampledHarm(redrawn) {
	const { units: n, of, span, passFrom, rare } = redrawn;
	const value = of(everyUnit(n));
	const resampling = resamplingOf$1(redrawn, value);
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
function resamplingOf$1({ units, of, seed }, observed) {
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
// src/metrics/harm/rounds.ts
/** Fewer processes than this do not show how much processes differ. */
const ROUNDS = 5;
/** Of numbers of which each round gave one. */
function roundsHarm(values) {
	const spread = spreadOf(values);
	const { n, mean: value } = spread;
	return {
		value,
		n,
		bounds(alpha) {
			if (n < ROUNDS) return { doubt: `it takes ${ROUNDS} rounds, and here are ${n}` };
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
// src/metrics/harm/scaled.ts
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
// src/metrics/harm/alone.ts
/** The value itself, so turned that more of it is worse. */
const harmAlone = {
	lower: remembered((scores) => harmOf$1(scores, 1)),
	higher: remembered((scores) => harmOf$1(scores, -1))
};
function harmOf$1(scores, sign) {
	switch (scores.kind) {
		case "mean": return meanHarm(scores.values.map((value) => sign * value), spanOf(scores, sign), scores.seed);
		case "clustered": {
			const { sums, sizes, scale } = scores;
			const plain = clusterHarm(sums, sizes);
			const harm = scale === "log" ? scaled(plain, Math.exp) : plain;
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
		case "rounds": return scaled(roundsHarm(percentiles(scores).map(Math.log)), Math.exp);
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
// src/metrics/pairs.ts
/** The same samples before and after, 1 where right and 0 where not: how many were lost, how many gained. */
function pairsOf(before, after) {
	let lost = 0;
	let gained = 0;
	for (const [row, was] of before.entries()) {
		const is = after[row] ?? 0;
		if (was > is) lost += 1;
		if (was < is) gained += 1;
	}
	return {
		n: before.length,
		lost,
		gained
	};
}
/** Where both sides answer alike, the label makes no difference: such pairs are neither lost nor gained. */
function pairsBeside(before, after) {
	let [lost, gained, open] = [
		0,
		0,
		0
	];
	for (const [row, was] of before.answers.entries()) {
		const [is, label = -1] = [after.answers[row], after.labels[row]];
		if (was === is) continue;
		if (label < 0) open += 1;
		else if (label === was) lost += 1;
		else if (label === is) gained += 1;
	}
	return {
		n: before.answers.length,
		lost,
		gained,
		open
	};
}
function countRight(right) {
	return right.reduce((sum, one) => sum + one, 0);
}
// src/metrics/harm/few-changed.ts
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
// src/metrics/harm/compare-clusters.ts
/** The means of the same clusters. On a log scale a difference is a ratio, and its share is one less. */
function compareClusters(before, after, { by, at, direction }) {
	const { sums, sizes, scale } = after;
	if (sizes.length !== before.sizes.length || sizes.some((size, at) => size !== before.sizes[at])) return { unmeasured: "the two sides do not count the same units" };
	const less = (factor) => {
		return doubtFew(clusterHarm(sums.map((sum, at) => sum - factor * (before.sums[at] ?? NaN)), sizes), before.sums, sums, null);
	};
	if (scale === "log") return scaled(less(1), by === "ratio" ? Math.exp : Math.expm1);
	if (by === "difference") return direction === "lower" ? less(1) : negated(less(1));
	const mean = total(before.sums) / total(sizes);
	if (!(mean > 0)) return { unmeasured: "there is no ratio to a mean of 0 or less" };
	return scaled(less(at), (value) => at + value / mean);
}
function total(values) {
	return values.reduce((sum, value) => sum + value, 0);
}
// src/metrics/harm/compare-means.ts
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
// src/metrics/harm/compare-resampled.ts
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
// src/metrics/harm/compare-rounds.ts
/** Rounds that took turns compare one by one; any others only as two sets. */
function compareRounds(before, after, { by, together }) {
	if (!together) return apart(harmAlone.lower(before), harmAlone.lower(after));
	if (before.rounds.length !== after.rounds.length) return { unmeasured: "the two sides did not take turns: one has more rounds" };
	const [was, is] = [percentiles(before), percentiles(after)];
	const less = (one, other) => one.map((value, round) => value - (other[round] ?? NaN));
	if (by === "difference") return roundsHarm(less(is, was));
	return scaled(roundsHarm(less(is.map(Math.log), was.map(Math.log))), Math.exp);
}
// src/metrics/harm/versus.ts
/** How much worse the later is on the same units. */
function harmVersus(before, after, how) {
	const known = comparisons(before)(after);
	const name = JSON.stringify(how);
	const harm = known.get(name) ?? compare(before, after, how);
	known.set(name, harm);
	return harm;
}
/** Comparing again at another confidence draws nothing again. */
const comparisons = remembered((_before) => remembered((_after) => /* @__PURE__ */ new Map()));
function compare(before, after, how) {
	if (before.kind === "mean" && after.kind === "mean") return compareMeans(before, after, how);
	if (before.kind === "clustered" && after.kind === "clustered") return compareClusters(before, after, how);
	if (before.kind === "resampled" && after.kind === "resampled") return compareResampled(before, after, how);
	if (before.kind === "rounds" && after.kind === "rounds") return compareRounds(before, after, how);
	const { direction } = how;
	if (before.kind === "quantile" && after.kind === "quantile") return apart(harmAlone[direction](before), harmAlone[direction](after));
	return { unmeasured: "the two sides were scored in different ways" };
}
// src/judge/decide/is-unchanged.ts
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
// src/judge/decide/between.ts
/** How much worse one side is than the other; asked again, nothing is worked out again. */
function harmBetween(metric, { before, after, together, by, at }) {
	const harm = harmVersus(before, after, {
		by,
		at,
		direction: metric.direction,
		together
	});
	return isUnmeasured(harm) || Number.isFinite(harm.value) ? harm : noValue(metric);
}
/** Of the same bits with the same scores there is nothing to estimate. */
function boundsBetween(harm, { before, after, same }, alpha) {
	const unchanged = same && isUnchanged(before, after);
	if (!unchanged) return {
		...harm.bounds(alpha),
		unchanged
	};
	return {
		interval: [harm.value, harm.value],
		unchanged
	};
}
function noValue({ name }) {
	return { unmeasured: `${name} has no value here` };
}
// src/judge/decide/change.ts
/** `same`: program and weights are equal to the bit. Where answers differ all the same, it proves nothing. */
function changeBetween(before, after, same, alpha) {
	const labelled = pairsOf(before.right, after.right);
	const pairs = withBeside(labelled, before, after);
	const { lost, gained, open } = pairs;
	const seen = open === 0 ? pairs : labelled;
	const unchanged = same && lost + gained + open === 0;
	const interval = unchanged ? [0, 0] : openInterval(pairs, alpha);
	return {
		...pairs,
		seen,
		drop: (seen.lost - seen.gained) / seen.n,
		interval,
		unchanged
	};
}
/** Whatever the missing labels are: for the upper bound each is a loss, for the lower one a gain. */
function openInterval({ n, lost, gained, open }, alpha) {
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
// src/metrics/score.ts
/**
* What a metric makes of one variant's records; unmeasured unless every sample has its answer. Limits, tables and
* explanations ask for the same: it is scored once.
*/
function scoresOf(metric, columns, reference) {
	const whole = complete(columns);
	if (isUnmeasured(whole)) return whole;
	if (isUnmeasured(reference)) return score(whole.kind, metric, whole, reference);
	const known = knownScores(whole)(reference);
	const scores = known.get(metric.name) ?? score(whole.kind, metric, whole, reference);
	known.set(metric.name, scores);
	return scores;
}
const knownScores = remembered((_columns) => remembered((_reference) => /* @__PURE__ */ new Map()));
function score(kind, metric, columns, reference) {
	const found = taskOf(kind).scoreBy(familyOf(metric));
	if (found === void 0) return { unmeasured: `${metric.name} is not evaluated yet` };
	return found(metric, columns, reference);
}
// src/judge/decide/scores-seen.ts
/** What a metric makes of what was seen of a variant: its records, or the times it took. */
function scoresSeen(metric, seen, reference) {
	const scores = metric.test === "rounds" ? roundsOf(metric, seen) : scoresOf(metric, seen.columns, reference);
	return isUnmeasured(scores) || allFinite(scores) ? scores : notFinite(metric, scores);
}
function roundsOf({ name }, { rounds }) {
	if (rounds === void 0) return { unmeasured: `${name} needs a target that measures it; no engine here does yet` };
	return {
		kind: "rounds",
		rounds,
		p: name === "latency-p95" ? .95 : .5
	};
}
function allFinite(scores) {
	switch (scores.kind) {
		case "mean":
		case "quantile": return scores.values.every(Number.isFinite);
		case "clustered": return scores.sums.every(Number.isFinite) && scores.sizes.every((size) => size > 0);
		case "rounds": return scores.rounds.every((times) => times.length > 0 && times.every((time) => time > 0));
		case "screen": return Number.isFinite(scores.value);
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
// src/judge/observe-scores.ts
/** They are measured against the reference already, and have no drop from it. */
const AGAINST_REFERENCE = [
	"agreement",
	"neighbours@k",
	"kl",
	"next-token",
	"cosine",
	"cosine-p1",
	"cosine-min",
	"snr",
	"psnr",
	"max-error"
];
/** What records or times show of a metric, and how it compares with the reference's. */
function observeScores(name, seen, other, alpha) {
	const metric = findMetric(name);
	if (metric === void 0) return;
	const answers = isUnmeasured(other) ? other : other.columns;
	const after = scoresSeen(metric, seen, answers);
	if (isUnmeasured(after)) return;
	const before = isUnmeasured(other) || AGAINST_REFERENCE.includes(familyOf(metric)) ? void 0 : scoresSeen(metric, other, answers);
	const same = !isUnmeasured(other) && identical(seen, other);
	return observed(metric, {
		...before === void 0 || isUnmeasured(before) ? { after } : {
			before,
			after
		},
		same,
		alpha
	});
}
function observed(metric, sides) {
	const { after } = sides;
	switch (after.kind) {
		case "collapsed": return;
		case "screen": return {
			value: after.value,
			n: after.n
		};
		case "rate": return observedRate({
			...sides,
			after
		});
		default: return observedValue(metric, {
			...sides,
			after
		});
	}
}
function observedRate({ before, after, same, alpha }) {
	const { right } = after;
	const [count, n] = [countRight(right), right.length];
	const about = {
		value: count / n,
		n,
		interval: wilsonInterval(count, n, alpha)
	};
	if (before?.kind !== "rate") return about;
	const { drop, interval, lost, gained } = changeBetween(before, after, same, alpha);
	return {
		...about,
		versus: {
			drop,
			interval,
			lost,
			gained
		}
	};
}
function observedValue(metric, { before, after, same, alpha }) {
	const alone = harmAlone.lower(after);
	const { value, n } = alone;
	if (!Number.isFinite(value)) return;
	const bounds = after.kind === "rounds" ? alone.bounds(alpha) : {};
	const about = {
		value,
		n,
		..."interval" in bounds && { interval: bounds.interval }
	};
	if (before?.kind !== after.kind) return about;
	const sides = {
		before,
		after,
		same,
		together: true
	};
	const harm = harmBetween(metric, {
		...sides,
		by: "difference",
		at: 0
	});
	if (isUnmeasured(harm)) return about;
	const { interval } = harm.resampling?.done ?? true ? boundsBetween(harm, sides, alpha) : {};
	return {
		...about,
		versus: {
			drop: harm.value,
			...interval && { interval }
		}
	};
}
// src/judge/recorded/stated-metric.ts
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
// src/judge/observe.ts
const TIMED = ["latency-p50", "latency-p95"];
const PACKAGE = [
	"size",
	"bits-per-weight",
	"minimum-os"
];
/** The numbers of a variant that there are; of what is left out, its limits say why. */
function observe(seen, reference, rates, alpha) {
	const other = comparable(seen, reference, "the reference");
	const timed = seen.rounds === void 0 ? [] : TIMED;
	const found = [...[.../* @__PURE__ */ new Set([
		...rates,
		...Object.keys(seen.stated),
		...timed
	])].map((name) => [name, numberOf(name, seen, other, alpha)]), ...PACKAGE.map((name) => [name, heldOf(name, seen)])];
	return Object.fromEntries(found.flatMap(([name, one]) => one ? [[name, one]] : []));
}
function heldOf(name, seen) {
	const value = packageValue(name, seen.package);
	return typeof value === "number" ? { value } : void 0;
}
function numberOf(name, seen, other, alpha) {
	return statedMetric(name, seen, other) ?? observeScores(name, seen, other, alpha);
}
// src/judge/advice/boundary.ts
/** So many pairs may change sides. */
const MOVED = .02;
/** So many of the nearest must stay the nearest. */
const KEPT = .95;
/** Embeddings whose boundary cases move: on average they are the same, and yet answers near a line change. */
function boundary(ground) {
	return ground.known.flatMap((known) => pairs(known) ?? neighbours(known, ground)).slice(0, 1);
}
/** A line through the middle of the reference's similarities, as an app would draw one. */
function pairs({ name, seen, sighting }) {
	if (sighting === void 0 || isUnmeasured(sighting.reference)) return;
	const [before, after] = [complete(sighting.reference.columns), complete(seen.columns)];
	if (isUnmeasured(before) || isUnmeasured(after)) return;
	if (before.kind !== "similarity" || after.kind !== "similarity") return;
	const line = middleOf(before.cosines);
	const share = before.cosines.filter((was, at) => was >= line !== (after.cosines[at] ?? 0) >= line).length / before.cosines.length;
	if (share <= MOVED) return [];
	return [{
		variant: name,
		topic: "boundary-cases",
		text: `${percent(share)} of the pairs change sides of a similarity of ${line.toFixed(2)}, the middle of the reference's: where an app decides by such a line, choose it anew for this variant, or keep a higher precision for what it indexes`
	}];
}
function neighbours({ name, seen, sighting }, { alpha }) {
	if (sighting === void 0) return [];
	const asked = NEIGHBOURS.filter((metric) => seen.stated[metric] === void 0);
	const metrics = observe(seen, sighting.reference, asked, alpha);
	const found = Object.entries(metrics).find(([metric, { value }]) => metric.startsWith("neighbours@") && value < KEPT);
	if (found === void 0) return [];
	const [metric, { value }] = found;
	return [{
		variant: name,
		topic: "boundary-cases",
		text: `of the reference's nearest documents it finds ${percent(value)} again (${metric}): the index must be built with the very variant that answers, and never be mixed`
	}];
}
const NEIGHBOURS = ["neighbours@10"];
function middleOf(values) {
	return values.toSorted()[Math.floor(values.length / 2)] ?? 0;
}
// src/judge/advice/nominal-bits.ts
/** The bits that a recipe asks a weight to be stored in; of a package made by hand, what it holds on average. */
function nominalBits(recipe, { package: held }) {
	const average = Math.round(held.weights.bitsPerWeight);
	switch (recipe.kind) {
		case "preset": return PRESETS.find(({ name }) => name === recipe.preset)?.weightBits ?? average;
		case "convert": return Math.min(...recipe.steps.map(bitsOf));
		case "stored":
		case "damage":
		case "source": return average;
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
// src/judge/advice/neural-engine.ts
const TINY = 1e6;
/** A model under 1 MB bound for the Neural Engine: handing it over may cost more than it saves. */
function neuralEngine({ known, model }) {
	const tiny = known.filter(({ sighting }) => sighting !== void 0).filter(boundFor(model.targets)).find(({ seen }) => seen.package.bytes < TINY);
	if (tiny === void 0) return [];
	const text = `at ${size(tiny.seen.package.bytes)} it may run faster on the CPU than on the Neural Engine: handing over so small a model can take longer than running it (a classifier of 26 kB took 0.8 ms there, 0.15 ms on the CPU); measure both`;
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
	const reached = largest > 0 ? ` (${Math.ceil(largest)})` : "";
	return `${quote(op)} ${quote(name)}${reached}`;
}
// src/judge/numbers.ts
/** A variant's numbers: those of its first target, and of the others what it does not give, a phone's latency. */
function numbersOf({ sightings, rates, settings }) {
	const seen = [...sightings.values()].flatMap((one) => isUnmeasured(one) ? [] : [one]);
	const alpha = alphaOf(settings);
	const each = seen.map(({ variant, reference }) => observe(variant, reference, rates, alpha));
	return Object.assign({}, ...each.reverse());
}
// src/judge/choice/candidate.ts
/** A candidate, or in a few words why a variant is none. */
function candidateOf(subject, source, reference) {
	const { variant, first: seen, reason, unshrunk } = subject;
	if (variant.name === reference) return "is the reference";
	if (variant.limits.length === 0) return "has no limit to keep";
	if (unshrunk !== void 0) return "did not shrink";
	if (seen === void 0 || reason !== void 0) return "was not measured in full";
	const { bytes, weights } = seen.variant.package;
	if (bytes >= source.package.bytes) return "is no smaller than its source";
	const metrics = numbersOf(subject);
	return {
		name: variant.name,
		subject,
		seen,
		bytes,
		bits: weights.bitsPerWeight,
		metrics
	};
}
/**
* Where the median time of a prediction lies. A number that stands alone is taken as it is; times of too few rounds to
* tell how far they are off could be any.
*/
function latencyOf({ metrics }) {
	const found = metrics["latency-p50"];
	if (found === void 0 || found.interval !== void 0) return found?.interval;
	return found.n === void 0 ? [found.value, found.value] : [0, Number.POSITIVE_INFINITY];
}
/** How much worse than the reference it is by the metric that comes first, at best and at worst. */
function lossOf$1({ metrics, subject }) {
	const [first] = subject.rates;
	const name = first ?? Object.keys(metrics).find((one) => metrics[one]?.versus !== void 0);
	const versus = name === void 0 ? void 0 : metrics[name]?.versus;
	return versus && (versus.interval ?? [versus.drop, versus.drop]);
}
// src/judge/advice/slower.ts
/** Smaller but slower: weights are unpacked before they are used, and that can take longer than reading more of them. */
function slower({ known, alpha }) {
	const timed = known.flatMap((one) => timeOf(one, alpha));
	return timed.flatMap((one) => {
		const [faster] = timed.filter((other) => isFaster(other, one)).sort((a, b) => a.milliseconds - b.milliseconds);
		return faster === void 0 ? [] : [adviceOn(one, faster)];
	});
}
function timeOf(known, alpha) {
	const metrics = observe(known.seen, { unmeasured: "not asked for" }, [], alpha);
	const range = latencyOf({ metrics });
	const milliseconds = metrics["latency-p50"]?.value;
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
	const [own, theirs] = [known, faster.known].map(({ seen }) => size(seen.package.bytes));
	const text = `smaller but slower: ${own} and ${shown$2(milliseconds)} on ${known.target}, ${faster.known.name} ${theirs} and ${shown$2(faster.milliseconds)}; take it for its size alone`;
	return {
		variant: known.name,
		topic: "smaller-but-slower",
		text
	};
}
function shown$2(milliseconds) {
	return `${Number(milliseconds.toPrecision(3))} ms`;
}
// src/judge/advice/small-model.ts
const SMALL = 5e6;
/** A model under 5 MB at 8 bits: there is little left to save, and few weights to take up an error. */
function smallModel({ known }) {
	const eight = known.find(({ recipe, seen }) => nominalBits(recipe, seen) === 8);
	if (eight === void 0 || eight.seen.package.bytes >= SMALL) return [];
	const { bytes } = eight.seen.package;
	const text = `at 8 bits it is ${size(bytes)}: below 5 MB, half the bits save at most ${size(bytes / 2)}, and so few weights take up an error badly; look at the drop before going lower`;
	return [{
		variant: eight.name,
		topic: "small-model",
		text
	}];
}
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
// src/judge/advice/ground.ts
function knownOf(subjects, reference) {
	return [...new Set(subjects.flatMap(({ sightings }) => [...sightings.keys()]))].flatMap((target) => {
		const variants = subjects.flatMap(({ variant, sightings }) => {
			const sighting = sightings.get(target);
			if (sighting === void 0 || isUnmeasured(sighting)) return [];
			const { name, recipe } = variant;
			return [{
				name,
				target,
				recipe,
				seen: sighting.variant,
				sighting
			}];
		});
		const top = variants[0]?.sighting?.reference;
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
// src/judge/choice/dominated.ts
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
	const [own, theirs] = [lossOf$1(one), lossOf$1(other)];
	if (own === void 0 || theirs === void 0) return own === theirs ? 0 : -1;
	return Math.sign(own[1] - theirs[1]);
}
// src/judge/choice/objectives.ts
const WAYS = {
	size: {
		of: ({ bytes }) => [bytes, bytes],
		best: "the smallest variant",
		behind: ({ bytes }, { name }) => `is larger than ${name}: ${size(bytes)}`,
		missing: "has no size"
	},
	latency: {
		of: latencyOf,
		best: "the fastest variant",
		behind: (one, { name }) => `is slower than ${name}: ${milliseconds(one)}`,
		missing: "has no measured latency"
	},
	accuracy: {
		of: lossOf$1,
		best: "the variant closest to the reference",
		behind: (_, { name }) => `may lose more than ${name}`,
		missing: "has no measured loss"
	}
};
function milliseconds({ metrics }) {
	return `${Number((metrics["latency-p50"]?.value ?? 0).toPrecision(3))} ms`;
}
// src/judge/choice/best.ts
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
// src/judge/judgement.ts
function unmeasured({ unmeasured: why }) {
	return {
		state: "unmeasured",
		observed: null,
		why
	};
}
function notApplicable(why) {
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
// src/judge/decide/exact.ts
/** `min`, compared exactly: there is nothing to estimate. */
function exactFloor(trial) {
	return withOwn(trial, (own) => settle$1(trial, own, compareDecimals(own, trial.limit.target) < 0));
}
/** `max`. */
function exactCeiling(trial) {
	return withOwn(trial, (own) => settle$1(trial, own, compareDecimals(own, trial.limit.target) > 0));
}
/** `max-increase`: over the reference. */
function exactIncrease(trial) {
	return withOther(trial, trial.reference, "the reference", judgeIncrease);
}
/** `max-ratio`: to the reference. */
function exactRatio(trial) {
	return withOther(trial, trial.reference, "the reference", judgeRatio);
}
/** `max-regression`: over the merge-base. */
function exactRegression(trial) {
	const { base } = trial;
	if (base.kind === "absent") return notApplicable(base.why);
	if (base.kind === "unknown") return unmeasured({ unmeasured: base.why });
	return withOther(trial, base.variant, "the base", judgeIncrease);
}
function judgeIncrease(trial, own, other, name) {
	const increase = minus(own, other);
	const { quantity } = trial.metric;
	const beside = `, ${name}'s ${shown$1(other, quantity)}`;
	return {
		...settle$1(trial, own, compareDecimals(increase, trial.limit.target) > 0, beside),
		observed: toNumber(increase)
	};
}
function judgeRatio(trial, own, other, name) {
	if (other.units === 0n) return unmeasured({ unmeasured: `${name} has a ${trial.metric.name} of 0: no ratio to it` });
	const ratio = toNumber(own) / toNumber(other);
	const beside = `, ${Number(ratio.toPrecision(4))} times ${name}'s`;
	return {
		...settle$1(trial, own, compareDecimals(own, times(trial.limit.target, other)) > 0, beside),
		observed: ratio
	};
}
function withOwn(trial, judge) {
	const own = ownValue(trial, trial.variant);
	return isUnmeasured(own) ? unmeasured(own) : judge(own);
}
function withOther(trial, other, name, judge) {
	const seen = comparable(trial.variant, other, name);
	const value = isUnmeasured(seen) ? seen : ownValue(trial, seen);
	if (isUnmeasured(value)) return unmeasured(value);
	return withOwn(trial, (own) => judge(trial, own, value, name));
}
function ownValue({ metric }, seen) {
	const value = packageValue(metric.name, seen.package);
	return typeof value === "number" ? decimalOf(value) : value;
}
function settle$1({ metric, limit }, own, beyond, beside = "") {
	const where = beyond ? "beyond" : "within";
	const value = shown$1(own, metric.quantity);
	return {
		state: beyond ? "fail" : "pass",
		observed: toNumber(own),
		why: `${metric.name} is ${value}${beside}, ${where} ${limit.operator} ${limit.text}`
	};
}
function shown$1(value, quantity) {
	const number = toNumber(value);
	if (quantity === "bytes") return `${size(number)} (${number} bytes)`;
	return quantity === "version" ? `iOS ${number}` : String(number);
}
// src/judge/decide/is-estimable.ts
function isEstimable$1(scores) {
	return scores.kind !== "rate" && scores.kind !== "screen" && scores.kind !== "collapsed";
}
// src/judge/decide/amounts.ts
/** A limit's number as sentences say it: `0.4 points`, `1.2 %`, `8.3 ms`. */
function plainAmount(asked, value) {
	return amount(asked, value, Math.round);
}
/** Rounded down or up, so that a bound never looks better than it is. */
function atLeastAmount(asked, value) {
	return amount(asked, value, Math.floor);
}
function atMostAmount(asked, value) {
	return amount(asked, value, Math.ceil);
}
function amount({ metric, limit }, value, round) {
	const form = formOf(metric, limit.operator);
	if (form === FORMS.rate || form === FORMS.relative) return `${hundredths(value, round)} %`;
	if (form === FORMS.points) return counted(hundredths(value, round));
	if (form === FORMS.size) return size(value);
	const number = significant(value, round);
	return form === FORMS.duration ? `${number} ms` : number;
}
function counted(points) {
	return `${points} ${points === "1" ? "point" : "points"}`;
}
/** Two decimals of a percentage. */
function hundredths(value, round) {
	return signed(round(steady(value * 1e4)) / 100);
}
/** Four digits. */
function significant(value, round) {
	if (value === 0) return "0";
	const places = 3 - Math.floor(Math.log10(Math.abs(value)));
	const scale = 10 ** Math.abs(places);
	const rounded = round(steady(places > 0 ? value * scale : value / scale));
	return signed(Number((places > 0 ? rounded / scale : rounded * scale).toPrecision(4)));
}
/** What is a hair from a whole number by binary fractions alone is not rounded away. */
function steady(value) {
	return Number(value.toPrecision(12));
}
function signed(value) {
	return String(value + 0).replace("-", "−");
}
// src/judge/decide/nothing-to-lose.ts
/**
* A limit that nothing could have broken is not kept: where hardly an answer was right before, as with labels that
* name other classes than the model, there is nothing to lose. What surely got better passes all the same.
*/
function doubtNothingToLose(trial, sides, judgement) {
	const { metric, limit } = trial;
	const { before, than, same } = sides;
	const surelyBetter = judgement.interval !== void 0 && judgement.interval[1] < 0;
	if (judgement.state !== "pass" || same || surelyBetter) return judgement;
	if (OPERATORS[limit.operator].compares !== "difference" || metric.relative) return judgement;
	const [value, worst] = valueAndWorst(metric, before);
	if (!(Math.abs(value - worst) <= toNumber(limit.target))) return judgement;
	const shown = plainAmount({
		metric,
		limit: { operator: "min" }
	}, value);
	const asked = `${limit.operator} ${limit.text}`;
	return unmeasured({ unmeasured: `${than}'s ${metric.name} is ${shown}: no variant could be so much worse that it breaks ${asked}, so keeping it tells nothing; do the labels name what the model answers?` });
}
/** What a side scored, and the worst that anything can score; NaN where that has no end. */
function valueAndWorst({ direction }, scores) {
	if (scores.kind === "rate") return [countRight(scores.right) / scores.right.length, direction === "higher" ? 0 : 1];
	if (!("within" in scores) || scores.within === null) return [NaN, NaN];
	return [harmAlone.lower(scores).value, scores.within[direction === "higher" ? 0 : 1]];
}
// src/judge/decide/labels-would-settle.ts
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
// src/judge/decide/endings.ts
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
// src/judge/decide/harm-words.ts
/** `fell by 0.4 points`, `rose by 2 %`: what a metric did, from how much worse it got. */
function movedBy(asked, harm) {
	if (harm === 0) return "did not change";
	const amount = plainAmount(asked, Math.abs(harm)).replace(/^0 /, "less than 0.01 ");
	return `${harm > 0 === isBetterHigh(asked) ? "fell" : "rose"} by ${amount}`;
}
/** `a drop of at most 0.4 points`; where even the worst is better than before, `a rise of at least 2 points`. */
function harmAtMost(asked, harm) {
	if (harm >= 0) return `${harmNoun(asked)} of at most ${atMostAmount(asked, harm)}`;
	return `${isBetterHigh(asked) ? "a rise" : "a drop"} of at least ${atLeastAmount(asked, -harm)}`;
}
function harmNoun(asked) {
	return isBetterHigh(asked) ? "a drop" : "a rise";
}
function isBetterHigh({ metric }) {
	return metric.direction === "higher";
}
// src/judge/decide/rate-sentences.ts
/** One sentence on a rate against its `min` or `max`. */
function rateSentence({ metric, limit, alpha }, { count, n, interval, found, edge }) {
	const [low, high] = [atLeastPercent(interval[0]), atMostPercent(interval[1])];
	const [worst, best] = edge === "min" ? [low, high] : [high, low];
	const words = EDGES[edge];
	const asked = `${edge} ${limit.text}`;
	const sure = `with ${confidenceOf(alpha)} confidence; the limit is ${asked}`;
	return `${metric.name} is ${percent(count / n)} (${count} of ${n})${ending(found, {
		pass: `: ${words.pass} ${worst} ${sure}`,
		fail: `: ${words.fail} ${best} ${sure}`,
		leansPass: `, which keeps ${asked}, but ${allow(n, "sample")} one ${words.worst} ${worst}: not certified`,
		leansFail: `, which breaks ${asked}, though ${allow(n, "sample")} one ${words.best} ${best}: likely, not proven`
	})}`;
}
/** One sentence on a drop against `max-drop` or `max-regression`. */
function dropSentence(trial, change) {
	const { metric, limit, alpha } = trial;
	const { n, drop, interval, found, than } = change;
	if (change.unchanged) return `program and weights are ${than}'s to the bit, and so is every answer`;
	const [least, most] = [atLeastAmount(trial, interval[0]), atMostAmount(trial, interval[1])];
	const noun = harmNoun(trial);
	const sure = `with ${confidenceOf(alpha)} confidence; ${limit.text} is allowed`;
	return `${metric.name} ${movedBy(trial, drop)} against ${than} (${flipsOf(change)})${ending(found, {
		pass: `: ${harmAtMost(trial, interval[1])} ${sure}`,
		fail: `: ${noun} of at least ${least} ${sure}`,
		leansPass: `, within ${limit.text}, but ${allow(n, "sample")} ${noun} of ${most}: not certified`,
		leansFail: `, beyond ${limit.text}, though ${allow(n, "sample")} ${noun} of only ${least}: likely, not proven`
	})}`;
}
/** While labels are missing, the drop is that of the labelled samples, and stands beside what it was counted from. */
function flipsOf({ n, lost, gained, open, seen }) {
	if (open === 0) return `${lost} lost, ${gained} gained of ${n}`;
	return `${`${seen.lost} lost, ${seen.gained} gained of ${seen.n} with a label`}; of all ${n}: ${lost} lost, ${gained} gained, ${open} without a label`;
}
// src/judge/decide/would-settle.ts
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
	return sentence$1(doubt, least, Math.max(least, examplesToTell(seen, limit, aim)));
}
/** The same of a rate against its `min` or `max`. */
function wouldSettleRate({ rate, ...doubt }) {
	const { limit, alpha } = doubt;
	return sentence$1(doubt, 0, answersToTell(rate, limit, {
		alpha,
		power: POWER
	}));
}
function sentence$1({ n, found }, least, enough) {
	if (found.state !== "inconclusive") return "";
	if (!Number.isFinite(enough)) return "; no number of samples settles what is exactly at its limit";
	if (enough <= n) return "";
	const would = `${about(enough)} samples like these would most likely settle it`;
	if (n >= least) return `; ${would}`;
	return `; ${counted$1(n)} could not have certified it even without a flip, which takes ${counted$1(least)}: ${would}`;
}
// src/judge/decide/rates.ts
/** `min` and `max`: Wilson's bounds against the limit. */
function judgeRate(trial, { right }) {
	const { limit, alpha } = trial;
	const edge = limit.operator === "min" ? "min" : "max";
	const [count, n] = [countRight(right), right.length];
	const interval = wilsonInterval(count, n, alpha);
	const order = compareDecimals(decimalOf(count), times(limit.target, decimalOf(n)));
	const target = toNumber(limit.target);
	const found = edge === "max" ? standing(interval, target, order > 0) : standing([-interval[1], -interval[0]], -target, order < 0);
	const why = rateSentence(trial, {
		count,
		n,
		interval,
		found,
		edge
	});
	const enough = wouldSettleRate({
		rate: count / n,
		n,
		limit: target,
		alpha,
		found
	});
	return {
		...found,
		observed: count / n,
		interval,
		n,
		why: `${why}${enough}`
	};
}
/** `max-drop`, `max-increase` and `max-regression`: what was lost and gained of the same samples. */
function judgeChange(trial, { before, after, than, same }) {
	const { limit, alpha, metric } = trial;
	const [was, is] = metric.direction === "higher" ? [before, after] : [after, before];
	const change = changeBetween(was, is, same, alpha);
	const { n, drop, interval, seen, open } = change;
	const { lost, gained } = seen;
	const beyond = compareDecimals(decimalOf(lost - gained), times(limit.target, decimalOf(seen.n))) > 0;
	const most = toNumber(limit.target);
	const found = standing(interval, most, beyond);
	const why = dropSentence(trial, {
		...change,
		found,
		than
	});
	const enough = open > 0 ? labelsWouldSettle(change, most, alpha, found) : wouldSettleDrop({
		n,
		lost,
		gained,
		limit: most,
		alpha,
		found
	});
	return {
		...found,
		observed: drop,
		interval,
		n,
		why: `${why}${enough}`
	};
}
// src/judge/decide/screens.ts
/** A screen against `min` or `max`: the number as it is, for it proves nothing of other samples. */
function judgeScreen(trial, { value, n }) {
	const { limit } = trial;
	const order = compareDecimals(decimalOf(value), limit.target);
	return settle(trial, {
		observed: value,
		n,
		beyond: limit.operator === "min" ? order < 0 : order > 0
	});
}
/** A screen against another side's. */
function judgeScreenChange(trial, { before, after, than }) {
	const { limit, metric } = trial;
	const [was, is] = [decimalOf(before.value), decimalOf(after.value)];
	const { n } = after;
	if (OPERATORS[limit.operator].compares === "ratio") {
		if (before.value <= 0) return unmeasured({ unmeasured: `${than} has no ${metric.name} above 0` });
		const beyond = compareDecimals(is, times(limit.target, was)) > 0;
		return settle(trial, {
			observed: after.value / before.value,
			n,
			beyond
		});
	}
	const worse = metric.direction === "higher" ? minus(was, is) : minus(is, was);
	const beyond = compareDecimals(worse, limit.target) > 0;
	return settle(trial, {
		observed: toNumber(worse),
		n,
		beyond
	});
}
function settle(trial, { observed, n, beyond }) {
	const { metric, limit } = trial;
	const where = beyond ? "beyond" : "within";
	const why = `${metric.name} is ${plainAmount(trial, observed)}, ${where} ${limit.operator} ${limit.text}; it screens, and proves nothing of the answers`;
	return {
		state: beyond ? "fail" : "pass",
		observed,
		n,
		why
	};
}
// src/judge/decide/sides.ts
const SIDES = {
	absolute: alone,
	reference: versusReference,
	base: versusBase
};
function sidesOf(trial) {
	return SIDES[OPERATORS[trial.limit.operator].against](trial);
}
function alone(trial) {
	const { metric, variant, reference } = trial;
	const after = scoresSeen(metric, variant, comparableColumns(variant, reference, "the reference"));
	return isUnmeasured(after) ? settled(unmeasured(after)) : {
		kind: "alone",
		after
	};
}
/** `max-drop` and its like: variant and reference on the same samples. */
function versusReference(trial) {
	const { metric, variant } = trial;
	const reference = comparable(variant, trial.reference, "the reference");
	if (isUnmeasured(reference)) return settled(unmeasured(reference));
	return versus(trial, scoresSeen(metric, reference, reference.columns), {
		than: "the reference",
		same: identical(variant, reference),
		together: true
	});
}
/** `max-regression`: the variant at the merge-base and at the head, on the same samples. */
function versusBase(trial) {
	const { base, metric, variant } = trial;
	if (base.kind === "absent") return settled(notApplicable(base.why));
	if (base.kind === "unknown") return settled(unmeasured({ unmeasured: base.why }));
	const earlier = comparable(variant, base.variant, "the base");
	if (isUnmeasured(earlier)) return settled(unmeasured(earlier));
	return versus(trial, scoresSeen(metric, earlier, comparableColumns(earlier, base.reference, "the base's reference")), {
		than: "the base",
		same: identical(variant, earlier),
		together: false
	});
}
function versus(trial, before, how) {
	const own = alone(trial);
	if (own.kind !== "alone") return own;
	if (isUnmeasured(before)) return settled(unmeasured({ unmeasured: `${how.than}: ${before.unmeasured}` }));
	return {
		kind: "versus",
		before,
		after: own.after,
		...how
	};
}
function settled(judgement) {
	return {
		kind: "settled",
		judgement
	};
}
// src/judge/decide/harm-of.ts
/** What `min` and `max` compare: under `min` less of the value is worse, under `max` more. */
function harmOfValue({ limit }, after) {
	return harmAlone[limit.operator === "min" ? "higher" : "lower"](after);
}
/** What the other operators compare. */
function harmOfChange({ limit, metric }, sides) {
	const by = OPERATORS[limit.operator].compares === "ratio" ? "ratio" : "difference";
	return harmBetween(metric, {
		...sides,
		by,
		at: by === "ratio" ? toNumber(limit.target) : 0
	});
}
// src/judge/decide/value-sentences.ts
/** One sentence on a value against its `min` or `max`. */
function valueSentence(trial, estimated) {
	const { metric, limit, alpha } = trial;
	const { observed, interval = [observed, observed], n, found, doubt } = estimated;
	const edge = limit.operator === "min" ? "min" : "max";
	const [low, high] = [atLeastAmount(trial, interval[0]), atMostAmount(trial, interval[1])];
	const [worst, best] = edge === "min" ? [low, high] : [high, low];
	const words = EDGES[edge];
	const asked = `${edge} ${limit.text}`;
	const sure = `with ${confidenceOf(alpha)} confidence; the limit is ${asked}`;
	return `${`${metric.name} is ${plainAmount(trial, observed)}`}${ending(found, {
		pass: `: ${words.pass} ${worst} ${sure}`,
		fail: `: ${words.fail} ${best} ${sure}`,
		leansPass: `, which keeps ${asked}, but ${doubt ?? `${allow(n, "unit")} one ${words.worst} ${worst}`}: not certified`,
		leansFail: `, which breaks ${asked}, though ${doubt ?? `${allow(n, "unit")} one ${words.best} ${best}`}: likely, not proven`
	})}${noted(estimated)}`;
}
/** One sentence on how a value compares with another side's. */
function changeSentence(trial, estimated) {
	const { limit, alpha } = trial;
	const { observed, interval = [observed, observed], found, doubt, than, unchanged } = estimated;
	if (unchanged) return `program and weights are ${than}'s to the bit, and so is every answer`;
	const isRatio = OPERATORS[limit.operator].compares === "ratio";
	const what = isRatio ? "a ratio" : harmNoun(trial);
	const [least, most] = [atLeastAmount(trial, interval[0]), atMostAmount(trial, interval[1])];
	const sure = `with ${confidenceOf(alpha)} confidence; ${limit.text} is allowed`;
	return `${changed(trial, observed, than)}${ending(found, {
		pass: `: ${isRatio ? `a ratio of at most ${most}` : harmAtMost(trial, interval[1])} ${sure}`,
		fail: `: ${what} of at least ${least} ${sure}`,
		leansPass: `, within ${limit.text}, but ${doubt ?? `the data allow ${what} of ${most}`}: not certified`,
		leansFail: `, beyond ${limit.text}, though ${doubt ?? `the data allow ${what} of only ${least}`}: likely, not proven`
	})}${noted(estimated)}`;
}
/** `mae rose by 0.3 against the reference`; a ratio is `1.05 times the reference's`. */
function changed(trial, observed, than) {
	const { metric, limit } = trial;
	if (OPERATORS[limit.operator].compares === "ratio") return `${metric.name} is ${plainAmount(trial, observed)} times ${than}'s`;
	return `${metric.name} ${movedBy(trial, observed)} against ${than}`;
}
function noted({ note }) {
	return note === void 0 ? "" : ` (${note})`;
}
// src/judge/decide/values.ts
/** `min` and `max` of what has an estimate: the value's bounds against the limit. */
function judgeValue(trial, after) {
	const { limit, alpha } = trial;
	const least = limit.operator === "min";
	const harm = harmOfValue(trial, after);
	if (!Number.isFinite(harm.value)) return unmeasured(noValue(trial.metric));
	const most = least ? negative(limit.target) : limit.target;
	const bounds = harm.bounds(alpha);
	const found = standingOf(harm, bounds, most);
	const observed = least ? -harm.value : harm.value;
	const interval = least ? flipped(bounds.interval) : bounds.interval;
	const why = valueSentence(trial, {
		...bounds,
		observed,
		n: harm.n,
		found,
		interval
	});
	return {
		...found,
		observed,
		...interval && { interval },
		n: harm.n,
		why
	};
}
/** What compares with the reference or the base. */
function judgeValueChange(trial, sides) {
	const { limit, alpha } = trial;
	const harm = harmOfChange(trial, sides);
	if (isUnmeasured(harm)) return unmeasured(harm);
	const bounds = boundsBetween(harm, sides, alpha);
	const found = standingOf(harm, bounds, limit.target);
	const { interval } = bounds;
	const why = changeSentence(trial, {
		...bounds,
		...sides,
		observed: harm.value,
		found
	});
	return {
		...found,
		observed: harm.value,
		...interval && { interval },
		n: harm.n,
		why
	};
}
/** A number that nothing bounds, or whose bounds are in doubt, passes nothing. */
function standingOf({ value }, { interval, doubt }, most) {
	const beyond = compareDecimals(decimalOf(Number(value.toPrecision(12))), most) > 0;
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
// src/judge/decide/scored.ts
/** A limit on what records or times show, by the test that such scores have. */
function decideScored(trial) {
	const sides = sidesOf(trial);
	if (sides.kind === "settled") return sides.judgement;
	const { after } = sides;
	if (after.kind === "collapsed") return collapsed(after.why);
	if (sides.kind === "alone") return decideAlone(trial, after);
	return doubtNothingToLose(trial, sides, decideVersus(trial, sides));
}
function decideAlone(trial, after) {
	if (after.kind === "rate") return judgeRate(trial, after);
	if (after.kind === "screen") return judgeScreen(trial, after);
	return judgeValue(trial, after);
}
/** How the two sides of a limit compare. */
function decideVersus(trial, sides) {
	const { before, after, than } = sides;
	if (before.kind === "collapsed") return unmeasured({ unmeasured: `${than}: ${before.why}` });
	if (before.kind === "rate" && after.kind === "rate") return judgeChange(trial, {
		...sides,
		before,
		after
	});
	if (before.kind === "screen" && after.kind === "screen") return judgeScreenChange(trial, {
		before,
		after,
		than
	});
	if (isEstimable$1(before) && isEstimable$1(after)) return judgeValueChange(trial, {
		...sides,
		before,
		after
	});
	return unmeasured({ unmeasured: `${than} was scored in another way` });
}
/** A model that answers everything alike is worse than any limit. */
function collapsed(why) {
	return {
		state: "fail",
		observed: null,
		why
	};
}
// src/judge/decide/decisions.ts
const EXACT = {
	min: exactFloor,
	max: exactCeiling,
	"max-increase": exactIncrease,
	"max-ratio": exactRatio,
	"max-regression": exactRegression
};
const SHARE = {
	min: decideScored,
	max: decideScored,
	"max-drop": decideScored,
	"max-increase": decideScored,
	"max-regression": decideScored
};
const SCORED = {
	...SHARE,
	"max-ratio": decideScored
};
/** Metric × operator → what decides. What has no entry is not decided, and says so. */
const DECISIONS = {
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
// src/judge/decide/resampling-of.ts
/** What a limit needs that takes long, if it does: the very one that its decision will ask for. */
function resamplingOf(trial) {
	const sides = sidesOf(trial);
	if (sides.kind === "settled" || !isEstimable$1(sides.after)) return;
	if (sides.kind === "alone") return harmOfValue(trial, sides.after).resampling;
	const { before, after } = sides;
	if (!isEstimable$1(before)) return;
	const harm = harmOfChange(trial, {
		...sides,
		before,
		after
	});
	return isUnmeasured(harm) ? void 0 : harm.resampling;
}
// src/judge/recorded/point.ts
/** What a side states of a metric, or what its records count. */
function pointOf(metric, seen) {
	const stated = seen.stated[metric.name];
	if (stated !== void 0) return stated;
	const scores = scoresSeen(metric, seen, seen.columns);
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
		default: return { value: harmAlone.lower(scores).value };
	}
}
// src/judge/recorded/stated-sentence.ts
/** One sentence on a number that was recorded without the answers behind it. */
function statedSentence(trial, found) {
	const { metric, limit } = trial;
	const { own, beyond, beside } = found;
	const value = `${metric.name} is ${shown(own, metric.quantity)}`;
	const versus = beside === void 0 ? "" : `, ${beside.than}'s ${shown(beside.theirs, metric.quantity)}`;
	const where = beyond ? "beyond" : "within";
	const doubt = found.interval === void 0 ? ALONE : bounds(trial, found);
	return `${value}${versus}: ${where} ${limit.operator} ${limit.text} ${doubt}`;
}
const ALONE = "as far as the recorded number goes; nothing recorded tells how sure it is: not certified";
function bounds({ alpha }, { interval = [0, 1], n = 0 }) {
	const [low, high] = [atLeastPercent(interval[0]), atMostPercent(interval[1])];
	return `by the recorded number; ${allow(n, "example")} ${low} to ${high} with ${confidenceOf(alpha)} confidence a side`;
}
function shown(value, quantity) {
	if (quantity === "rate") return percent(value);
	if (quantity === "bytes") return size(value);
	const number = String(Number(value.toPrecision(4)));
	if (quantity === "duration") return `${number} ms`;
	return quantity === "version" ? `iOS ${number}` : number;
}
// src/judge/recorded/stated.ts
/** A limit on a number that stands alone, without the answers it was counted from. */
function judgeStated(trial) {
	const { against } = OPERATORS[trial.limit.operator];
	if (against === "absolute") return judgeAlone(trial);
	if (against === "reference") return judgeBeside(trial, trial.reference, "the reference");
	const { base } = trial;
	if (base.kind === "absent") return notApplicable(base.why);
	if (base.kind === "unknown") return unmeasured({ unmeasured: base.why });
	return judgeBeside(trial, base.variant, "the base");
}
/** Whether the limit rests on a number that some side only states. */
function isStated({ variant, reference, base, limit, metric }) {
	const states = (seen) => !isUnmeasured(seen) && seen.stated[metric.name] !== void 0;
	const { against } = OPERATORS[limit.operator];
	if (states(variant)) return true;
	if (against === "reference") return states(reference);
	return against === "base" && base.kind === "present" && states(base.variant);
}
/** A rate of so many examples has Wilson's bounds; any other number has none. */
function judgeAlone(trial) {
	const { metric, limit, variant, alpha } = trial;
	const own = pointOf(metric, variant);
	if (isUnmeasured(own)) return unmeasured(own);
	const order = compareDecimals(decimalOf(own.value), limit.target);
	const beyond = limit.operator === "min" ? order < 0 : order > 0;
	if (!(own.n !== void 0 && own.n > 0 && metric.test === "rate")) return doubtful(trial, own.value, beyond);
	const { n = 1 } = own;
	const interval = wilsonInterval(Math.round(own.value * n), n, alpha);
	const found = standing(limit.operator === "min" ? [-interval[1], -interval[0]] : interval, toNumber(limit.target) * (limit.operator === "min" ? -1 : 1), beyond);
	const why = statedSentence(trial, {
		own: own.value,
		beyond,
		interval,
		n
	});
	return {
		...found,
		observed: own.value,
		interval,
		n,
		why
	};
}
/** Two totals do not say on which examples they differ, so nothing bounds their difference. */
function judgeBeside(trial, other, than) {
	const seen = comparable(trial.variant, other, than);
	if (isUnmeasured(seen)) return unmeasured(seen);
	const [own, theirs] = [pointOf(trial.metric, trial.variant), pointOf(trial.metric, seen)];
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
// src/judge/limit.ts
/** One limit on one target, from what was seen there. */
function judgeLimit(limit, sighting, alpha) {
	const metric = limit.declared ?? findMetric(limit.metric);
	if (metric === void 0) return unmeasured(notYet(limit.metric));
	const recorded = judgeRecorded(limit, metric, sighting, alpha);
	if (recorded !== void 0) return recorded;
	const trial = trialOf(limit, metric, sighting, alpha);
	if (isUnmeasured(trial)) return unmeasured(trial);
	const decide = DECISIONS[metric.test][limit.operator];
	if (decide === void 0) return unmeasured(notYet(`${limit.operator} of ${metric.name}`));
	return decide(trial);
}
/** What can take a while of a limit: whoever waits may have it drawn before, some at a time. */
function resamplingFor(limit, sighting) {
	const metric = limit.declared ?? findMetric(limit.metric);
	if (metric === void 0 || metric.test === "exact") return;
	if (judgeRecorded(limit, metric, sighting, NO_MATTER) !== void 0) return;
	const trial = trialOf(limit, metric, sighting, NO_MATTER);
	return isUnmeasured(trial) ? void 0 : resamplingOf(trial);
}
/** What is drawn is the same for every confidence. */
const NO_MATTER = .05;
function trialOf(limit, metric, sighting, alpha) {
	const why = whyNotYet(metric);
	if (why !== void 0) return why;
	if (isUnmeasured(sighting)) return sighting;
	const within = limit.slice === void 0 ? sighting : sliceOf(sighting, limit.slice);
	return isUnmeasured(within) ? within : {
		...within,
		limit,
		metric,
		alpha
	};
}
/** A number that was only stated; of what no engine here measures, the reason that a recording has none. */
function judgeRecorded(limit, metric, sighting, alpha) {
	if (isUnmeasured(sighting)) return metric.source === "target" ? unmeasured(sighting) : void 0;
	if (limit.slice !== void 0) return;
	const trial = {
		...sighting,
		limit,
		metric,
		alpha
	};
	return isStated(trial) ? judgeStated(trial) : void 0;
}
/** What a limit asks for that nothing here can tell yet. */
function whyNotYet({ name, source, test }) {
	if (source === "target" && test !== "rounds") return { unmeasured: `${name} needs a target that measures it; no engine here does yet` };
	if (test === "not-yet") return notYet(name);
}
function notYet(what) {
	return { unmeasured: `${what} is not evaluated yet` };
}
// src/judge/lone-screens.ts
/**
* A screen (KL, SNR) tells of damage, and near the reference nothing of accuracy: one that is kept where no limit on
* the answers is judged beside it is no pass.
*/
function doubtLoneScreens(tried) {
	if (tried.some(({ limit }) => judgesAnswers(limit))) return [...tried];
	return tried.map((one) => {
		const { limit, judgement } = one;
		if (metricOf$1(limit)?.test !== "screen" || judgement.state !== "pass") return one;
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
function judgesAnswers(limit) {
	const metric = metricOf$1(limit);
	return limit.slice === void 0 && metric?.source === "records" && metric.test !== "screen";
}
function metricOf$1({ declared, metric }) {
	return declared ?? findMetric(metric);
}
// src/metrics/statistics/holm.ts
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
// src/judge/slices/flag.ts
/**
* Limits on slices are many and their slices small, so that chance soon breaks one: a failure counts only where
* Holm's procedure flags it among all of the variant's. `again` judges a limit at another level.
*/
function flagFailures(tried, alpha, again) {
	const family = tried.filter(isToldOfSlice);
	const flagged = holm(family, alpha, (one, level) => hasFailed(one) && again(one, level).state === "fail");
	const confidence = confidenceOf(alpha);
	return tried.map((one) => one.limit.slice === void 0 || !hasFailed(one) || flagged.has(one) ? one : {
		...one,
		judgement: unproven(one.judgement, family.length, confidence)
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
// src/judge/limits.ts
/** Every limit of a variant on every target it is meant for; those on slices at the variant's own level. */
function tryLimits(subject, alpha) {
	const own = alphaOf(subject.settings);
	return flagFailures(doubtLoneScreens(asksOf(subject).map((ask) => ({
		...ask,
		judgement: judgeAsk(subject, ask, ask.limit.slice === void 0 ? alpha : own)
	}))), own, (ask, level) => judgeAsk(subject, ask, level));
}
/** Each limit with each target that it holds for. */
function asksOf({ variant, targets }) {
	return variant.limits.flatMap((limit) => targetsOf$1(limit, targets).map((target) => ({
		limit,
		target
	})));
}
/** One of them, with each bound as sure as asked for. */
function judgeAsk(subject, { limit, target }, alpha) {
	return doubted(judgeLimit(limit, subject.sightings.get(target) ?? notRun(target), alpha), subject.unshrunk);
}
/** What the package alone says is the same on every target. */
function targetsOf$1({ metric, on }, targets) {
	if (on !== void 0) return [engineOf(on)];
	return findMetric(metric)?.source === "package" ? targets.slice(0, 1) : targets;
}
function notRun(target) {
	return { unmeasured: `nothing was measured on ${target}` };
}
/** A variant that did not shrink can be proven to fail, but not to pass. */
function doubted(judgement, unshrunk) {
	if (unshrunk === void 0 || judgement.state === "fail") return judgement;
	if (judgement.state === "unmeasured") return judgement;
	const { leans: _, ...rest } = judgement;
	return {
		...rest,
		state: "unmeasured",
		why: unshrunk
	};
}
// src/judge/slices/changes-nothing.ts
/** A doubt about a slice neither warns nor fails: slices are there to find a loss, not to prove there is none. */
function changesNothing({ limit, judgement }) {
	return limit.slice !== void 0 && judgement.state === "inconclusive";
}
// src/judge/choice/keeping.ts
/**
* Whether a candidate keeps every limit. Whoever picks the best of several gives luck several chances, so each must
* pass at its share of alpha.
*/
function keepingOf(candidate, among) {
	const alpha = alphaOf(candidate.subject.settings);
	const told = toldOf(candidate, alpha / among);
	if (told.length === 0) return {
		kind: "not",
		why: "has no limit of which the data can tell"
	};
	const open = unkept(told);
	if (open.length === 0) return { kind: "certain" };
	if (open.every(({ judgement }) => judgement.estimate && judgement.leans === "pass")) return { kind: "estimated" };
	return {
		kind: "not",
		why: whyNot(unkept(toldOf(candidate, alpha))) ?? tooFewSamples(alpha / among, among)
	};
}
function toldOf({ subject }, alpha) {
	return tryLimits(subject, alpha).filter((tried) => !changesNothing(tried));
}
function unkept(told) {
	return told.filter(({ judgement }) => !["pass", "not-applicable"].includes(judgement.state));
}
/** The worst that was found of any limit; a lean by an estimate within it is no reason. */
function whyNot(open) {
	const [worst] = open.filter(({ judgement }) => !judgement.estimate || judgement.leans === "fail").map((tried) => ({
		...wordsFor(tried),
		tried
	})).sort((a, b) => a.rank - b.rank);
	if (worst === void 0) return;
	const { metric, operator, text, slice } = worst.tried.limit;
	const where = slice === void 0 ? "" : ` on ${slice.column}=${slice.value}`;
	return `${worst.says} ${metric} ${operator} ${text}${where}`;
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
// src/judge/choice/weigh.ts
/** Every variant against its limits, each candidate at its share of the chance to be wrong. */
function weigh(subjects, source, reference) {
	const found = subjects.map((subject) => candidateOf(subject, source, reference));
	const among = found.filter((one) => typeof one !== "string").length;
	return found.map((one, at) => {
		const name = subjects[at]?.variant.name ?? "";
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
// src/judge/choice/why-chosen.ts
/** One sentence: what it is the best at, and what it costs. */
function whyChosen({ name, subject, bytes, metrics }, source, best, onEstimates) {
	const alpha = alphaOf(subject.settings);
	const [scored = []] = Object.entries(metrics).filter(([, { versus }]) => versus !== void 0);
	const [metric, observed] = scored;
	const lost = metric === void 0 || !observed ? [] : lossOf(metric, observed, alpha);
	const facts = [`${size(bytes)} instead of ${size(source.package.bytes)}`, ...lost].join(", ");
	const how = observed?.versus?.interval ? "in part on point estimates" : "on point estimates alone";
	return onEstimates ? `${name} is ${best} that keeps every limit, ${how}: ${facts}.` : `${name} is ${best} certain to keep every limit: ${facts}.`;
}
function lossOf(name, { versus }, alpha) {
	const metric = findMetric(name);
	if (metric === void 0 || versus === void 0) return [];
	const moved = `${name} ${movedBy(differenceOf(metric), versus.drop)}`;
	if (versus.interval === void 0) return [moved];
	const [, worst] = versus.interval;
	return [`${moved} (${atWorst(metric, worst)} with ${confidenceOf(alpha)} confidence)`];
}
/** `at most 0.48 points down`; where even the worst is better than the reference, `at least 2 points up`. */
function atWorst(metric, harm) {
	const asked = differenceOf(metric);
	const [worse, better] = metric.direction === "higher" ? ["down", "up"] : ["up", "down"];
	if (harm >= 0) return `at most ${atMostAmount(asked, harm)} ${worse}`;
	return `at least ${atLeastAmount(asked, -harm)} ${better}`;
}
function differenceOf(metric) {
	return {
		metric,
		limit: { operator: metric.direction === "higher" ? "max-drop" : "max-increase" }
	};
}
// src/judge/choice/why-out.ts
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
// src/judge/choice/choose.ts
/** Of the variants that keep every limit the best by the objective. */
function choose({ subjects, source, reference, objective }) {
	if (isUnmeasured(source)) return none(`the source is unmeasured: ${source.unmeasured}`);
	if (subjects.every(({ variant }) => variant.limits.length === 0)) return none("no variant has a limit to keep");
	const weighed = weigh(subjects, source, reference);
	const { candidates, onEstimates } = eligible(weighed);
	const [best, twin] = bestOf(candidates, objective);
	const told = excluded(weighed, candidates, twin === void 0 ? best : void 0, objective);
	if (best === void 0) return none(listed(told, subjects), told);
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
function listed(told, subjects) {
	const limited = subjects.flatMap(({ variant }) => variant.limits.length > 0 ? variant.name : []);
	return told.filter(({ name }) => limited.includes(name)).map(({ name, why }) => `${name} ${why}`).join(", ");
}
function excluded(weighed, candidates, chosen, objective) {
	return weighed.filter(({ name }) => name !== chosen?.name).map((one) => ({
		name: one.name,
		why: whyOut(one, candidates, chosen, WAYS[objective])
	}));
}
// src/judge/cliff/drop-between.ts
/** How much worse one variant is than another, on the same examples where they are known. */
function dropBetween(before, after, metric, alpha) {
	const [one, other] = [before.scores, after.scores];
	if (one?.kind === "rate" && other?.kind === "rate") {
		const { n, lost, gained } = pairsOf(one.right, other.right);
		const bounds = () => changeBetween(one, other, false, alpha).interval;
		return {
			drop: (lost - gained) / n,
			bounds
		};
	}
	if (!isEstimable(one) || !isEstimable(other)) return byNumbers(before, after);
	const sides = {
		before: one,
		after: other,
		same: false,
		together: true
	};
	const harm = harmBetween(metric, {
		...sides,
		by: "difference",
		at: 0
	});
	if (isUnmeasured(harm)) return byNumbers(before, after);
	return {
		drop: harm.value,
		bounds: () => boundsBetween(harm, sides, alpha).interval
	};
}
function isEstimable(scores) {
	return scores !== void 0 && ![
		"rate",
		"screen",
		"collapsed"
	].includes(scores.kind);
}
/** In exact decimals: 0.904 less 0.817 is 0.087. */
function byNumbers(before, after) {
	return {
		drop: toNumber(minus(decimalOf(before.score), decimalOf(after.score))),
		bounds: () => void 0
	};
}
// src/judge/cliff/steps.ts
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
// src/judge/cliff/find-cliff.ts
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
// src/judge/cliff/cliff-of.ts
/** Where a model's variants, by size, lose more than they did before; only what is a share has a cliff. */
function cliffOf({ subjects, reference, alpha }) {
	const { name, seen: top } = reference;
	if (isUnmeasured(top)) return;
	const metric = metricOf(subjects, top);
	if (metric === void 0) return;
	const others = subjects.filter(({ variant }) => variant.name !== name).flatMap(sound);
	return findCliff([{
		name,
		seen: top
	}, ...others].filter(({ seen }) => seen.package.bytes <= top.package.bytes).flatMap((one) => rungOf(one.name, one.seen, top, metric)), metric, alpha);
}
/** The metric that stands first: of the records, else of what was stated. */
function metricOf(subjects, top) {
	return [...subjects[0]?.rates ?? [], ...Object.keys(top.stated)].map(findMetric).find((metric) => metric?.quantity === "rate" && metric.source === "records");
}
/** A variant that did not shrink is no step down. */
function sound({ variant, first, unshrunk }) {
	return first === void 0 || unshrunk !== void 0 ? [] : [{
		name: variant.name,
		seen: first.variant
	}];
}
function rungOf(name, seen, top, metric) {
	if (isUnmeasured(comparable(seen, top, "the reference"))) return [];
	const point = pointOf(metric, seen);
	if (isUnmeasured(point)) return [];
	const scores = scoresSeen(metric, seen, top.columns);
	const alone = seen.stated[metric.name] !== void 0 || isUnmeasured(scores);
	return [{
		name,
		bytes: seen.package.bytes,
		score: point.value,
		...!alone && { scores }
	}];
}
// src/judge/nothing.ts
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
// src/judge/recorded/stated-values.ts
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
/** A rate of 91.2 was meant as a percentage, and no time or size is below zero. */
function whyWrong(name, value) {
	const quantity = findMetric(name)?.quantity;
	if (quantity === "rate" && (value < 0 || value > 1)) return [`the measurement states ${name} as ${value}: a rate is from 0 to 1`];
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
// src/judge/evidence.ts
function see(evidence, key) {
	const measurement = evidence.measurement(key);
	if (isUnmeasured(measurement)) return measurement;
	return seenOf(measurement, evidence.columns(key));
}
/** What a measurement shows, if it shows all that it must. */
function seenOf(measurement, columns) {
	const { status, reason, package: held, fingerprint } = measurement;
	if (status === "failed") return { unmeasured: reason ?? "it failed without saying why" };
	if (held === void 0) return { unmeasured: "the measurement does not describe the package" };
	if (fingerprint === void 0) return { unmeasured: "the measurement does not say where it ran" };
	const read = statedBy(measurement);
	if (isUnmeasured(read)) return read;
	const { latency, range } = measurement;
	return {
		package: held,
		fingerprint,
		columns,
		stated: read.stated,
		...latency && { rounds: latency.rounds },
		...range && { range }
	};
}
// src/judge/recorded/weights-here.ts
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
// src/judge/recorded/why-mixed.ts
/**
* Where a model has no source, nothing here knows its weights. Then the recordings must at least agree with each other:
* a variant has the same weights on every target, and all variants come from one source.
*/
function whyMixed(modelCase, key, found) {
	const { evidence, model } = modelCase;
	if (model.source !== null) return;
	const read = (keys) => keys.flatMap((one) => {
		const last = evidence.recordings(one).at(-1);
		return last?.kind === "read" ? [last] : [];
	});
	const onTargets = Object.keys(model.recorded).map((target) => ({
		...key,
		target
	}));
	const variants = [REFERENCE, ...model.variants.map(({ name }) => name)];
	const other = read(onTargets).find((one) => weightsOf(one) !== weightsOf(found)) ?? read(variants.map((variant) => ({
		...key,
		variant
	}))).find(differsInSource(found));
	if (other === void 0) return;
	const digests = [found, other].map((one) => short$1(sourceOf$1(one) ?? weightsOf(one)));
	return `${found.path} and ${other.path} are not of one model: ${digests.join(" and ")}`;
}
function differsInSource(found) {
	const own = sourceOf$1(found);
	return (other) => own !== void 0 && ![void 0, own].includes(sourceOf$1(other));
}
/** What it was converted from, where it says; the reference stands for itself. */
function sourceOf$1({ measurement }) {
	const { sourceDigest, weightsDigest } = measurement.package ?? {};
	return measurement.variant === "reference" ? weightsDigest : sourceDigest;
}
function weightsOf({ measurement }) {
	return measurement.package?.weightsDigest;
}
/** As much of a digest as tells two apart. */
function short$1(digest) {
	return digest?.slice(0, 19) ?? "unknown";
}
// src/judge/recorded/see-recorded.ts
/**
* What was measured elsewhere of the very weights that are judged. Of several such files the first is believed, which
* is the target branch's: a pull request may bring numbers for new weights, and cannot replace those of known ones.
*/
function seeRecorded(modelCase, key) {
	const found = chosenRecording(modelCase, key);
	if (isUnmeasured(found)) return found;
	const mixed = whyMixed(modelCase, key, found);
	if (mixed !== void 0) return { unmeasured: mixed };
	const seen = seenOf(found.measurement, found.columns);
	return isUnmeasured(seen) ? seen : {
		...seen,
		from: found.from
	};
}
function chosenRecording(modelCase, key) {
	const candidates = modelCase.evidence.recordings(key);
	const last = candidates.at(-1);
	if (last === void 0) return { unmeasured: `nothing was recorded of it on ${key.target}` };
	const weights = modelCase.model.source === null ? saidWeights(last) : weightsHere(modelCase, key);
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
		return `${one.path} is stale: it was taken on the weights ${short$1(there)}, and these are ${short$1(here)}`;
	}).join("; ");
}
function whyUnread({ path, why }) {
	return `${path} ${why}`;
}
// src/judge/sighting.ts
/** The variant that drops are measured from. */
function referenceName({ model }) {
	return model.reference === "source" ? REFERENCE : model.reference;
}
function seeAtHead(modelCase, variant, target) {
	const { evidence, planned, model } = modelCase;
	const key = {
		model: model.name,
		side: "head",
		variant,
		target
	};
	if (Object.hasOwn(model.recorded, target)) return seeRecorded(modelCase, key);
	if (planned.status === "unsupported") return { unmeasured: planned.why ?? "not evaluated yet" };
	return see(evidence, key);
}
/** What variants are made from. Where measurements alone stand for the model, that may be what drops are measured from. */
function sourceAt(modelCase, target) {
	const source = seeAtHead(modelCase, REFERENCE, target);
	if (modelCase.model.source !== null || !isUnmeasured(source)) return source;
	return seeAtHead(modelCase, referenceName(modelCase), target);
}
function sightingOf(modelCase, name, target) {
	const variant = seeAtHead(modelCase, name, target);
	if (isUnmeasured(variant)) return variant;
	return {
		variant,
		reference: seeAtHead(modelCase, referenceName(modelCase), target),
		base: baseOf(modelCase, name, target)
	};
}
function baseOf(modelCase, name, target) {
	const { planned } = modelCase;
	if (planned.base.kind !== "present") return planned.base;
	const { commit, without = [] } = planned.base;
	if (without.includes(name)) return {
		kind: "absent",
		why: `the merge-base ${commit.slice(0, 7)} has no package of ${name}`
	};
	const at = (variant) => seeAtBase(modelCase, variant, target);
	return {
		kind: "present",
		variant: at(name),
		reference: at(referenceName(modelCase))
	};
}
function seeAtBase(modelCase, variant, target) {
	const { evidence, model } = modelCase;
	const key = {
		model: model.name,
		side: "base",
		variant,
		target
	};
	return Object.hasOwn(model.recorded, target) ? seeRecorded(modelCase, key) : see(evidence, key);
}
// src/judge/counsel.ts
/** What to make of a model's variants: which to ship, where the cliff is, what is worth knowing. It gates nothing. */
function counselOn(modelCase, subjects, reference) {
	const { model } = modelCase;
	const { objective } = model;
	const name = referenceName(modelCase);
	const alpha = alphaOf(modelCase.settings());
	const field = {
		subjects,
		source: sourceOf(modelCase),
		reference: name,
		objective
	};
	const cliff = cliffOf({
		subjects,
		reference: {
			name,
			seen: reference
		},
		alpha
	});
	const found = cliff && { cliff };
	const advice = advise({
		model,
		known: knownOf(subjects, name),
		alpha,
		...found
	});
	return {
		objective,
		...whyNothing(modelCase) ?? choose(field),
		...found,
		...advice.length > 0 && { advice }
	};
}
function sourceOf(modelCase) {
	const [target] = modelCase.targets;
	return target === void 0 ? { unmeasured: "no target" } : sourceAt(modelCase, target);
}
// src/judge/range/sentences.ts
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
		...sentence(overflows, OVERFLOWS[precision], reached),
		...sentence(products, PRODUCTS, reached),
		...sentence(nan, NAN, among)
	];
	return found.length === 0 ? [] : [...found, ...sentence(unseen, UNSEEN)];
}
function sentence({ count, ops }, [one, several, rest], detail) {
	if (count === 0) return [];
	const named = ops.slice(0, NAMED).map((item) => {
		const name = `${quote(item.op)} ${quote(item.name)}`;
		return detail === void 0 ? name : `${name} (${detail(item)})`;
	});
	const more = count > named.length ? [`${count - named.length} more`] : [];
	return [`${count} ${count === 1 ? one : several}${rest}: ${[...named, ...more].join(", ")}`];
}
const NAMED = 3;
/** Rounded up: what passes a limit must not read as if it kept it. */
function extent({ largest, infinite }) {
	const number = largest < 1e9 ? grouped(Math.ceil(largest)) : largest.toPrecision(3);
	return [...largest > 0 ? [number] : [], ...infinite ? ["infinite"] : []].join(" and ");
}
function grouped(whole) {
	return String(whole).replace(/\B(?=(\d{3})+$)/g, ",");
}
// src/judge/range/range-notes.ts
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
// src/judge/attribution/causes.ts
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
	const [now, before] = byHand ? [head.variant, base.variant] : [head.source, base.source];
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
	if (identical(head.variant, base.variant)) return {
		found: "same",
		why: "it made the same bits"
	};
	if (ingredients.every(({ found }) => found === "same")) return {
		found: "changed",
		why: "the same source and recipe gave other weights"
	};
	const [now, before] = [head, base].map((side) => compressed(side.variant));
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
	return `${compressed} of ${compressed + skipped} tensors`;
}
/** Both sides answer the examples that the plan names, or have no answers. */
function data({ samples, head, base }) {
	const [now, before] = [complete(head.variant.columns), complete(base.variant.columns)];
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
		why: `both answer the same ${count} examples, ${short(digest)}`
	};
}
function toolchain({ head, base }) {
	const { fingerprint } = head.variant;
	const differing = differences(fingerprint, base.variant.fingerprint);
	if (differing.length > 0) return {
		found: "changed",
		why: differing.join("; ")
	};
	const { engine, coremltools, os, chip, evaluator } = fingerprint;
	return {
		found: "same",
		why: `both ran with ${[
			engine,
			`coremltools ${coremltools}`,
			os,
			chip,
			`evaluator ${short(evaluator)}`
		].join(", ")}`
	};
}
/** Enough of a digest to find it by. */
function short(digest) {
	return digest.slice(0, 15);
}
function digestOf({ package: { weightsDigest } }) {
	return short(weightsDigest);
}
// src/judge/attribution/text.ts
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
	const amount = (drop) => plainAmount({
		metric,
		limit: { operator: "max-regression" }
	}, drop);
	return [
		`${metric.name} of ${name} ${became(regression.variant.drop, amount)}`,
		...regression.reference ? [`its reference ${became(regression.reference.drop, amount)}`] : [],
		...loss.head && loss.base ? [`quantization costs ${amount(loss.head.drop)}, at the base ${amount(loss.base.drop)}`] : []
	].join("; ");
}
function became(drop, amount) {
	if (drop === 0) return "did not change";
	return `got ${drop > 0 ? "worse" : "better"} by ${amount(Math.abs(drop))}`;
}
// src/judge/attribution/attribute.ts
/**
* What a variant lost to quantization and what it lost since the base, side by side, and which of weights, conversion,
* data and toolchain changed between the two. Nothing where the base was not measured.
*/
function attribute(modelCase, subject) {
	const { first, variant, rates, settings, targets } = subject;
	const [metric, target] = [rates[0], targets[0]];
	if (first === void 0 || metric === void 0 || target === void 0) return;
	const { base } = first;
	if (base.kind !== "present" || isUnmeasured(base.variant)) return;
	const alpha = alphaOf(settings);
	const delta = (after, before) => isUnmeasured(after) || isUnmeasured(before) ? void 0 : observe(after, before, [metric], alpha)[metric]?.versus;
	const causes = causesOf({
		variant,
		samples: modelCase.planned.samples,
		head: {
			variant: first.variant,
			source: sourceAt(modelCase, target)
		},
		base: {
			variant: base.variant,
			source: seeAtBase(modelCase, REFERENCE, target)
		}
	});
	const loss = side(delta(first.variant, first.reference), delta(base.variant, base.reference));
	const regressed = delta(first.variant, base.variant);
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
// src/metrics/statistics/hypergeometric.ts
/** Of `total` things `drawn` are taken at random: the chance that `least` or more are among the `marked`. */
function chanceOfSoMany(least, { marked, drawn, total }) {
	const highest = Math.min(marked, drawn);
	const lowest = Math.max(0, marked + drawn - total);
	const mode = Math.floor((marked + 1) * (drawn + 1) / (total + 2));
	const odds = (count) => (marked - count) * (drawn - count) / ((count + 1) * (total - marked - drawn + count + 1));
	let [all, some] = [0, 0];
	const take = (count, weight) => {
		all += weight;
		if (count >= least) some += weight;
	};
	for (let count = mode, weight = 1; count <= highest; weight *= odds(count), count += 1) take(count, weight);
	for (let count = mode - 1, weight = 1; count >= lowest; count -= 1) {
		weight /= odds(count);
		take(count, weight);
	}
	return some / all;
}
// src/judge/turns.ts
/** Undefined where the metric does not count right and wrong, or a side has not all answers. */
function turnsOf(name, sides) {
	const metric = findMetric(name);
	if (metric === void 0) return;
	const before = scoresOf(metric, sides.before, sides.before);
	const after = scoresOf(metric, sides.after, sides.before);
	if (isUnmeasured(before) || isUnmeasured(after)) return;
	if (before.kind !== "rate" || after.kind !== "rate") return;
	return {
		before: before.right,
		after: after.right
	};
}
// src/judge/slices/slices-of.ts
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
// src/judge/slices/fell-on.ts
/**
* One sentence on which slice the loss of a metric fell. If it fell anywhere alike, the lost answers would be a
* random draw from those that the reference had right.
*/
function fellOn({ variant, reference }, metric, alpha) {
	const turns = turnsOf(metric, {
		before: comparableColumns(variant, reference, "the reference"),
		after: variant.columns
	});
	const slices = slicesOf(variant.columns);
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
	const also = others.length === 0 ? "" : `; so did ${others.map(({ slice }) => sliceName(slice)).join(", ")}`;
	const share = percent(worst.right / all.right);
	return `The loss fell on ${sliceName(worst.slice)}: ${worst.lost} of ${all.lost} lost answers are there, where ${share} of the reference's right ones are; more than chance explains, with ${confidenceOf(alpha)} confidence${also}.`;
}
// src/judge/slices/observe-slices.ts
/** The numbers of a variant on each slice alone; of a package, every slice has the same. */
function observeSlices(sighting, rates, alpha) {
	return slicesOf(sighting.variant.columns).flatMap(({ slice, rows }) => {
		const within = sliceOf(sighting, slice);
		if (isUnmeasured(within)) return [];
		const metrics = Object.entries(observe(within.variant, within.reference, rates, alpha)).filter(([name]) => findMetric(name)?.source !== "package");
		return [{
			slice,
			n: rows.length,
			metrics: Object.fromEntries(metrics)
		}];
	});
}
// src/judge/reasons.ts
/** What lies behind the numbers of a variant: which slice lost, and what changed since the base. */
function reasonsOf(modelCase, subject) {
	const { first } = subject;
	if (first === void 0) return {};
	const attribution = attribute(modelCase, subject);
	return {
		...seenBySlice(first, subject),
		...attribution && { attribution }
	};
}
function seenBySlice(first, { rates, settings }) {
	const alpha = alphaOf(settings);
	const slices = observeSlices(first, rates, alpha);
	if (slices.length === 0) return {};
	const [score] = rates;
	const fell = score === void 0 ? void 0 : fellOn(first, score, alpha);
	return {
		slices,
		...fell !== void 0 && { fellOn: fell }
	};
}
// src/judge/recorded/recorded-notes.ts
const SAYS = {
	head: "comes from the head itself, for weights that the target branch has no measurement of: whoever opened this could have written any number, so read the files",
	fetched: "was fetched by the workflow and is not under git"
};
/** What a reader must know of numbers that were not taken here. */
function recordedNotes(modelCase, subjects) {
	const { model } = modelCase;
	const recorded = Object.keys(model.recorded);
	const brought = recorded.flatMap((target) => ["head", "fetched"].flatMap((from) => {
		const names = subjects.filter((one) => broughtBy$1(one, target) === from);
		if (names.length === 0) return [];
		return [`what was measured on ${target} of ${names.map(({ variant }) => variant.name).join(", ")} ${SAYS[from]}`];
	}));
	if (model.source !== null || recorded.length === 0) return brought;
	return [UNCHECKED, ...brought];
}
const UNCHECKED = "no weights were checked: the model has no source, so its numbers hold for whatever they were taken on";
function broughtBy$1({ sightings }, target) {
	const seen = sightings.get(target);
	return seen === void 0 || isUnmeasured(seen) ? void 0 : seen.variant.from;
}
// src/judge/shrunk.ts
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
// src/judge/subject.ts
function subjectOf(modelCase, variant) {
	const { targets, rates, model, waivers } = modelCase;
	const at = (target) => ({
		target,
		sighting: sightingOf(modelCase, variant.name, target)
	});
	const seen = targets.map(at);
	const beside = variant.limits.flatMap(({ on }) => on ?? []).map(engineOf);
	const unshrunk = whyUnshrunk(modelCase, variant);
	const reason = firstOf(seen, ({ sighting }) => whyNoNumbers(sighting)) ?? unshrunk;
	const first = seen[0]?.sighting;
	return {
		variant,
		settings: modelCase.settings(variant),
		targets,
		rates,
		enforced: model.ship === null || model.ship === variant.name,
		waivers: waivers.filter((one) => one.variant === variant.name),
		sightings: new Map([...seen, ...beside.map(at)].map(({ target, sighting }) => [target, sighting])),
		...first && !isUnmeasured(first) && { first },
		...unshrunk !== void 0 && { unshrunk },
		...reason !== void 0 && { reason }
	};
}
/** Told where the packages were made: what is recorded elsewhere is bound to the same weights. */
function whyUnshrunk(modelCase, { name, recipe }) {
	const { witnesses, targets } = modelCase;
	return firstOf(witnesses.length > 0 ? witnesses : targets, (target) => {
		const seen = seeAtHead(modelCase, name, target);
		if (isUnmeasured(seen)) return;
		return whyNotShrunk(recipe, seen, sourceAt(modelCase, target));
	});
}
/** A number that stands alone is one too: what its limits lack, they say themselves. */
function whyNoNumbers(sighting) {
	if (!isUnmeasured(sighting) && Object.keys(sighting.variant.stated).length > 0) return;
	const answers = isUnmeasured(sighting) ? sighting : complete(sighting.variant.columns);
	return isUnmeasured(answers) ? answers.unmeasured : void 0;
}
function firstOf(items, find) {
	return items.map(find).find((found) => found !== void 0);
}
// src/metrics/collapse.ts
/** The one class that every sample is answered with, if there is one. */
function onlyAnswer(columns) {
	if (columns.kind !== "classification") return;
	const { answers, samples } = columns;
	const [first] = answers;
	if (first === void 0 || first < 0) return;
	return answers.every((answer) => answer === first) ? samples.classes.nameOf(first) : void 0;
}
// src/judge/notes.ts
/** What a reader should know of a variant beside its limits. */
function notesOn$1({ variant, reference }) {
	const only = answerOf(variant);
	const collapsed = only === void 0 || answerOf(reference) !== void 0 ? [] : [`it answers every sample with one class, ${quote(only)}; the reference does not`];
	return [...variant.package.notes ?? [], ...collapsed];
}
function answerOf(seen) {
	const columns = isUnmeasured(seen) ? seen : complete(seen.columns);
	return isUnmeasured(columns) ? void 0 : onlyAnswer(columns);
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
// src/judge/waivers/waiving.ts
/** Of a limit that is in the way: the weights that a waiver has to name, and the waiver that names them. */
function waivingOf(tried, { enforced, sightings, waivers }) {
	if (!enforced || !isWaivable(tried.judgement) || changesNothing(tried)) return {};
	const sighting = sightings.get(tried.target);
	if (sighting === void 0 || isUnmeasured(sighting)) return {};
	const weights = sighting.variant.package.weightsDigest;
	const name = limitName(tried.limit);
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
// src/judge/variant.ts
/** A variant is its worst limit; one without numbers has the outcome of what is unmeasured. */
function judgeVariant(subject, policy) {
	const { variant, settings, enforced, reason, first } = subject;
	const limits = tryLimits(subject, alphaOf(settings)).map((tried) => judgedLimit(tried, subject, policy));
	const unmeasured = reason === void 0 ? [] : [outcomeOf({ state: "unmeasured" }, settings)];
	return {
		name: variant.name,
		outcome: worst([...limits.map(({ outcome }) => outcome), ...unmeasured]),
		enforced,
		...reason !== void 0 && { reason },
		...first && { minimumOS: first.variant.package.minimumOS },
		metrics: numbersOf(subject),
		limits,
		notes: first ? notesOn$1(first) : []
	};
}
function judgedLimit(tried, subject, { commit, path }) {
	const { limit, target, judgement } = tried;
	const { settings, sightings, enforced } = subject;
	const { state, leans, observed, interval, n, why } = judgement;
	const from = broughtBy(sightings.get(target));
	const waiving = waivingOf(tried, subject);
	const waived = waiving.waived !== void 0;
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
		outcome: changesNothing(tried) ? "pass" : outcomeOf(judgement, settings, {
			enforced,
			waived
		}),
		why,
		at: {
			commit,
			path,
			line: limit.at.line
		},
		...waiving,
		...from && { from }
	};
}
/** Of a measurement taken elsewhere, which side it came from. */
function broughtBy(sighting) {
	return sighting === void 0 || isUnmeasured(sighting) ? void 0 : sighting.variant.from;
}
// src/judge/model.ts
/** A model is its worst enforced variant; one of which nothing at all was measured is an error. */
function judgeModel(modelCase, policy) {
	const { planned, model, targets } = modelCase;
	const about = {
		name: model.name,
		status: planned.status,
		task: model.task
	};
	if (planned.status === "removed") return {
		...about,
		...removed(planned.why)
	};
	const subjects = model.variants.map((variant) => subjectOf(modelCase, variant));
	const variants = subjects.map((subject) => ({
		...judgeVariant(subject, policy),
		...reasonsOf(modelCase, subject)
	}));
	const reference = seeFirst(modelCase, referenceName(modelCase));
	const counsel = counselOn(modelCase, subjects, reference);
	return {
		...about,
		outcome: whyNothing(modelCase) === void 0 ? worstEnforced(variants) : "error",
		targets: [...targets],
		reference: referenceOf(modelCase, reference),
		...counsel,
		variants,
		notes: [
			...notesOn(modelCase, reference),
			...recordedNotes(modelCase, subjects),
			...rangeNotes(modelCase)
		]
	};
}
function removed(why = "the head deletes this model") {
	return {
		outcome: "pass",
		targets: [],
		reference: null,
		recommended: null,
		because: `Nothing is left to judge: ${why}.`,
		variants: [],
		notes: [why]
	};
}
function worstEnforced(variants) {
	const enforced = variants.filter((variant) => variant.enforced);
	return enforced.length === 0 ? "error" : worst(enforced.map(({ outcome }) => outcome));
}
function seeFirst(modelCase, variant) {
	const [target] = modelCase.targets;
	return target === void 0 ? { unmeasured: "no target" } : seeAtHead(modelCase, variant, target);
}
function referenceOf(modelCase, seen) {
	if (isUnmeasured(seen)) return null;
	const metrics = observe(seen, { unmeasured: "it is the reference itself" }, modelCase.rates, alphaOf(modelCase.settings()));
	return {
		name: referenceName(modelCase),
		metrics
	};
}
function notesOn({ planned }, reference) {
	if (planned.why !== void 0) return [planned.why];
	if (!isUnmeasured(reference)) return [];
	return [`the reference could not be measured: ${reference.unmeasured}`];
}
// src/judge/proven.ts
/**
* Marks the failures that are proven. Whoever puts many limits to the test sees one fail by chance: of six that
* are exactly met nearly one run in three. Proven is what Holm's procedure holds among all enforced limits.
*/
function withProofs(cases, models) {
	const among = models.flatMap(({ variants }) => variants.filter((one) => one.enforced)).flatMap(({ limits }) => limits.filter(isOfFamily)).length;
	const failures = cases.flatMap((modelCase, at) => failuresOf(modelCase, models[at]));
	const others = Array.from({ length: among - failures.length }, () => null);
	const held = holm([...failures, ...others], 1, (one, share) => one?.failsAt(share) ?? false);
	const proven = new Set([...held].map((one) => one?.limit));
	return models.map((model) => ({
		...model,
		variants: model.variants.map((variant) => marked(variant, proven, among))
	}));
}
function failuresOf(modelCase, model) {
	return (model?.variants ?? []).flatMap((judged, at) => {
		const variant = modelCase.model.variants[at];
		if (variant === void 0 || !judged.enforced || !judged.limits.some(isFailure)) return [];
		return failuresIn(subjectOf(modelCase, variant), judged);
	});
}
/** Limits are judged in the order of what the subject is asked. */
function failuresIn(subject, { limits }) {
	const alpha = alphaOf(subject.settings);
	const failsAt = (ask, share) => ask !== void 0 && judgeAsk(subject, ask, alpha * share).state === "fail";
	const asks = asksOf(subject);
	return limits.flatMap((limit, at) => isFailure(limit) ? [{
		limit,
		failsAt: (share) => failsAt(asks[at], share)
	}] : []);
}
function marked(variant, proven, among) {
	if (!variant.enforced) return variant;
	const limits = variant.limits.map((limit) => {
		if (!isFailure(limit)) return limit;
		if (proven.has(limit)) return {
			...limit,
			proven: true
		};
		const why = `${limit.why}; of ${among} enforced limits one may fail so by chance: not proven`;
		return {
			...limit,
			why
		};
	});
	return {
		...variant,
		limits
	};
}
function isFailure(limit) {
	return limit.state === "fail" && isOfFamily(limit);
}
/** Slices have a procedure of their own, and a screen proves nothing. */
function isOfFamily({ slice, state, metric }) {
	if (slice !== void 0 || findMetric(metric)?.test === "screen") return false;
	return state !== "unmeasured" && state !== "not-applicable";
}
// src/judge/waivers/in-force.ts
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
// src/judge/waivers/judge-waivers.ts
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
	const variant = models.find(({ name }) => name === waiver.model)?.variants.find(({ name }) => name === waiver.variant);
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
// src/judge/judge.ts
/** What was seen against what was agreed. Same plan, policies and evidence: same verdict. */
function judge(input) {
	const { plan, policies } = input;
	const cases = plan.models.map((planned) => caseOf(planned, input));
	const judged = cases.map(({ modelCase, source }) => judgeModel(modelCase, source));
	const models = withHeadLines(withProofs(cases.map(({ modelCase }) => modelCase), judged), policies.head);
	const { path, digest, commit } = plan.policies.target;
	const waivers = judgeWaivers({
		plan,
		policies,
		models
	});
	return {
		schema: 1,
		outcome: models.length === 0 ? "error" : worst(models.map(({ outcome }) => outcome)),
		because: because(models),
		confidence: toNumber(settingsFor(policies.target, plan.branch).confidence),
		models,
		policy: {
			path,
			digest,
			commit
		},
		...plan.base && { base: plan.base },
		head: plan.head,
		...waivers.length > 0 && { waivers },
		...plan.changes && { changes: plan.changes },
		notes: plan.notes
	};
}
/** A model as it comes before the judge, and the policy that rules it. */
function caseOf(planned, { plan, policies, evidence }) {
	const [policy, source] = [policies[planned.policy], plan.policies[planned.policy]];
	const model = policy?.models.find(({ name }) => name === planned.name);
	if (policy === void 0 || source === void 0 || model === void 0) {
		const message = `the plan names the model ${planned.name}, which its ${planned.policy} policy does not`;
		throw new UserError({ message });
	}
	const settings = (variant) => settingsFor(policy, plan.branch, model, variant);
	const [targets, rates, witnesses] = [
		targetsOf(model),
		ratesOf(model),
		witnessesOf(plan, model)
	];
	return {
		modelCase: {
			planned,
			model,
			targets,
			witnesses,
			rates,
			evidence,
			settings,
			waivers: planned.policy === "target" ? waiversInForce(plan, policy).filter((one) => one.model === model.name) : []
		},
		source
	};
}
/** What an engine here runs, before what was recorded elsewhere: its numbers stand for the variant. */
function targetsOf({ targets, recorded }) {
	const isRecorded = (target) => Object.hasOwn(recorded, target);
	const measured = targets.filter((target) => !isRecorded(target)).map(engineOf);
	return [.../* @__PURE__ */ new Set([...measured, ...targets.filter(isRecorded)])];
}
function witnessesOf({ requests }, { name, recorded }) {
	const own = requests.filter(({ model, side }) => model === name && side === "head");
	return [...new Set(own.map(({ target }) => target))].filter((target) => !Object.hasOwn(recorded, target));
}
/** What stands for the task, what the limits ask of the records, and what else the task shows. */
function ratesOf({ task, variants }) {
	const [first, ...rest] = findTask(task)?.shows ?? [];
	const asked = variants.flatMap(({ limits }) => limits).map(({ metric }) => metric).filter((name) => findMetric(name)?.source === "records");
	return [.../* @__PURE__ */ new Set([
		...first === void 0 ? [] : [first],
		...asked,
		...rest
	])];
}
// src/commands/evidence.ts
async function readEvidence(plan, out) {
	const measurements = /* @__PURE__ */ new Map();
	const columns = /* @__PURE__ */ new Map();
	const recordings = /* @__PURE__ */ new Map();
	for (const model of plan.models) {
		const keys = keysOf(plan, model.name);
		const { recorded = [] } = model;
		const samples = keys.length + recorded.length > 0 ? await readSamples(model, out) : { unmeasured: NOT_ASKED };
		for (const planned of recorded) {
			const path = LAYOUT.measurement({
				...planned,
				model: model.name
			});
			const recording = await readRecording(planned, model, samples, out);
			recordings.set(path, [...recordings.get(path) ?? [], recording]);
		}
		for (const key of keys) {
			const path = LAYOUT.measurement(key);
			const measurement = await orUnmeasured(out, () => readMeasurement(key, out));
			measurements.set(path, measurement);
			columns.set(path, await readColumns(measurement, samples, out));
		}
	}
	return {
		measurement: (key) => measurements.get(LAYOUT.measurement(key)) ?? { unmeasured: NOT_ASKED },
		columns: (key) => columns.get(LAYOUT.measurement(key)) ?? { unmeasured: NOT_ASKED },
		recordings: (key) => recordings.get(LAYOUT.measurement(key)) ?? [],
		measurements: [...measurements.values()].flatMap((one) => isUnmeasured(one) ? [] : [one])
	};
}
const NOT_ASKED = "the plan does not ask for it";
function keysOf({ requests }, model) {
	return requests.filter((request) => request.model === model).flatMap(({ side, target, variants }) => variants.map(({ name }) => ({
		model,
		side,
		target,
		variant: name
	})));
}
async function readMeasurement(key, out) {
	return await out.readMeasurement(key) ?? { unmeasured: `there is no ${LAYOUT.measurement(key)}` };
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
	const folder = outFolder(join(out.root, LAYOUT.recorded(from)));
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
export { sightingOf as a, scoresOf as c, sliceName as d, sliceOf as f, subjectOf as i, comparable as l, caseOf as n, asksOf as o, judge as r, resamplingFor as s, readEvidence as t, comparableColumns as u };

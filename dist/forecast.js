import { G as OPERATORS, M as asLimit, U as toNumber, c as findMetric } from "./nearest.js";
import { R as amount, f as grouped, u as about } from "./make-folder.js";
import { P as POWER, S as smallestLimit, a as forecastSpread, b as leastExamples, f as MOST_COUNTED, h as honest, l as leastAnswers, s as answersNeeded, u as lowestRate, v as examplesNeeded } from "./read.js";
// src/forecast/drop.ts
/** Of a `max-drop` or `max-regression` of what is right or wrong. */
function forecastDrop({ limit, n, alpha }, allowed) {
	if (allowed <= 0) return {
		decides: "never",
		why: NEVER$1
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
const NEVER$1 = "no number of examples certifies that nothing is lost: only the same program and weights are certain";
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
		why: NEVER
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
const NEVER = "no number of examples certifies a rate without exception";
function tooFew$1(n, least) {
	return `${grouped(n)} examples cannot certify it, even if every answer is as it should be: that takes ${grouped(least)}`;
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
	if (numbers.length === 0 || metric?.test === "exact") return;
	if (metric?.test === "rounds") return `${ALONE}; the times of 5 rounds would decide it`;
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
export { forecastRecorded as n, forecast as t };

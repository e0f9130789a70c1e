import { Q as toNumber, s as findMetric } from "./nearest.js";
import { t as MOST_COUNTED } from "./rates.js";
import { c as supposedAt, l as dropChances, o as rateChances } from "./forecast.js";
import { c as steady } from "./shelves.js";
// src/forecast/chances.ts
const TABLES = { rate: {
	min: (asked) => ofRate(asked, "min"),
	max: (asked) => ofRate(asked, "max"),
	"max-drop": ofDrop,
	"max-regression": ofDrop
} };
/** What the gate would answer at a few truths, the harmless one first; nothing where no formula says it. */
function chancesOf(asked) {
	const metric = findMetric(asked.limit.metric);
	if (asked.n === 0 || metric === void 0) return;
	return TABLES[metric.test]?.[asked.limit.operator]?.(asked);
}
const DROPS = [
	0,
	.5,
	1,
	1.5,
	3
];
function ofDrop({ limit, n, alpha }) {
	const chances = dropChances({
		n,
		limit: limit.target,
		alpha
	});
	const drops = DROPS.map((times) => steady(times * toNumber(limit.target)));
	return [...new Set(drops)].filter((drop) => drop <= 1).map((drop) => ({
		truth: drop,
		...chances(supposedAt(limit, drop))
	}));
}
/** In points, away from a `min` and beyond it. */
const MARGINS = [
	.04,
	.02,
	.01,
	0,
	-.01,
	-.02
];
function ofRate({ limit, n, alpha }, operator) {
	const chances = rateChances({
		operator,
		n: Math.min(n, MOST_COUNTED),
		limit: limit.target,
		alpha
	});
	const sign = operator === "min" ? 1 : -1;
	return MARGINS.map((margin) => steady(toNumber(limit.target) + sign * margin)).filter((rate) => rate >= 0 && rate <= 1).map((rate) => ({
		truth: rate,
		...chances(rate)
	}));
}
/**
* The smallest true drop that a limit on it stops in `share` of all runs. What stops: a fail, a lean to fail, and
* under `on-inconclusive: fail` a lean to pass as well.
*/
function caughtFrom({ limit, n, alpha }, share, strict) {
	const chances = dropChances({
		n,
		limit: limit.target,
		alpha
	});
	const stops = (drop) => stopped(chances(supposedAt(limit, drop)), strict) >= share;
	let [missed, caught] = [0, 1];
	while (caught - missed > 1e-6) {
		const middle = (missed + caught) / 2;
		if (stops(middle)) caught = middle;
		else missed = middle;
	}
	return caught;
}
function stopped({ leansPass, leansFail, fail }, strict) {
	return fail + leansFail + (strict ? leansPass : 0);
}
export { chancesOf as n, caughtFrom as t };

import { h as toNumber } from "./targets.js";
import { I as atMost, L as binomial, S as restrictedScore, b as chanceOfLess, x as chanceOfMore } from "./limits.js";
import { l as normalQuantile } from "./supposed.js";
// src/power/chances.ts
/** From the chances of ever more answers: of a pass, of that or a lean to pass, of all but a fail. */
function chancesUpTo(pass, kept, doubtful) {
	return {
		pass,
		leansPass: Math.max(0, kept - pass),
		leansFail: Math.max(0, doubtful - kept),
		fail: Math.max(0, 1 - doubtful)
	};
}
// src/power/drop-answers.ts
/** With so many gained, the most losses that pass; −1 where none does. */
function mostLostThatPasses({ n, limit, alpha }, gained) {
	const z = normalQuantile(1 - alpha);
	const pairs = pairsOf(n, gained);
	let lost = mostWithin(n - gained, (lost) => restrictedScore(pairs(lost), limit).z <= -z);
	while (lost >= 0 && lost + gained <= 200 && chanceOfLess(pairs(lost), limit) > alpha) lost -= 1;
	return lost;
}
/** With so many gained, the most losses that do not fail. */
function mostLostWithoutFail({ n, limit, alpha }, gained) {
	const z = normalQuantile(1 - alpha);
	const pairs = pairsOf(n, gained);
	const isNoFail = (lost) => restrictedScore(pairs(lost), limit).z < z || lost <= gained + n * limit;
	let lost = mostWithin(n - gained, isNoFail);
	while (lost < n - gained && lost + 1 + gained <= 200 && isDoubted(pairs(lost + 1))) lost += 1;
	return lost;
	function isDoubted(beyond) {
		return chanceOfMore(beyond, limit) > alpha;
	}
}
function pairsOf(n, gained) {
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
// src/power/drop-chances.ts
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
		for (const { count, probability } of binomial(n, chanceGained)) for (const [at, edge] of edgesAt(count).entries()) sums[at] = (sums[at] ?? 0) + probability * atMost(edge, n - count, lostOfRest);
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
export { chancesUpTo as n, dropChances as t };

import { m as normalQuantile } from "./wording.js";
// src/metrics/statistics/binomial.ts
/** Counts less likely than the likeliest by this factor are left out: together they are nothing. */
const NEGLIGIBLE = 1e-17;
/** The counts of successes in `n` trials that matter, each with its probability, in no fixed order. */
function binomial(n, p) {
	const weighed = [];
	const total = weigh(n, p, (count, weight) => weighed.push({
		count,
		weight
	}));
	return weighed.map(({ count, weight }) => ({
		count,
		probability: weight / total
	}));
}
/** The chance of at most `most` successes. */
function atMost(most, n, p) {
	let sum = 0;
	const total = weigh(n, p, (count, weight) => {
		if (count <= most) sum += weight;
	});
	return sum / total;
}
/** Weighs counts by ratios outward from the likeliest: no factorials, so nothing to lose digits in. */
function weigh(n, p, take) {
	const mode = Math.min(n, Math.floor((n + 1) * p));
	const odds = p / (1 - p);
	let total = 1;
	take(mode, 1);
	for (let count = mode, weight = 1; count < n;) {
		weight *= (n - count) / (count + 1) * odds;
		if (!(weight > NEGLIGIBLE)) break;
		count += 1;
		total += weight;
		take(count, weight);
	}
	for (let count = mode, weight = 1; count > 0;) {
		weight *= count / ((n - count + 1) * odds);
		if (!(weight > NEGLIGIBLE)) break;
		count -= 1;
		total += weight;
		take(count, weight);
	}
	return total;
}
// src/metrics/statistics/restricted-score.ts
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
/** What the pairs are when the two sides change places. */
function mirrored({ n, lost, gained }) {
	return {
		n,
		lost: gained,
		gained: lost
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
// src/metrics/statistics/exact-score.ts
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
		chance += probability * atMost(most, pairs.n - count, chanceLostOfRest);
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
/** In which the walk takes the way from the drop that was seen to one far beyond. */
const STEPS = 96;
/** Two one-sided bounds on the true drop (lost − gained)/n, each at level `alpha`. */
function dropInterval(pairs, alpha) {
	return [-upper$1(mirrored(pairs), alpha), upper$1(pairs, alpha)];
}
/** Whichever bound is the more cautious. */
function upper$1(pairs, alpha) {
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
// src/metrics/statistics/wilson.ts
/** Two one-sided Wilson bounds on a rate, each wrong with probability `alpha` at most, nearly. */
function wilsonInterval(right, n, alpha) {
	return [1 - upper(n - right, n, alpha), upper(right, n, alpha)];
}
function upper(right, n, alpha) {
	if (right === n) return 1;
	const z = normalQuantile(1 - alpha);
	const rate = right / n;
	return (rate + z * z / (2 * n) + z * Math.sqrt(rate * (1 - rate) / n + z * z / (4 * n * n))) / (1 + z * z / n);
}
export { restrictedScore as a, chanceOfMore as i, dropInterval as n, atMost as o, chanceOfLess as r, binomial as s, wilsonInterval as t };

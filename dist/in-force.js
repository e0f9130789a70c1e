import { K as compareDecimals, Q as toNumber, X as times, et as OPERATORS, q as decimalOf } from "./nearest.js";
import { o as dropInterval, r as rateInterval } from "./rates.js";
// src/statistics/after/bets.ts
/**
* The shares of its money that each player stakes on every unit, of the most that it may: the larger ones tell a large
* harm at once, the smaller ones a small one in the end. Together they win what they win on average.
*/
const STAKES = [
	.1,
	.137,
	.187,
	.256,
	.351,
	.48,
	.657,
	.9
];
/**
* Bets that the mean of `harms`, each from 0 to 1, is above `allowed`, taken unit by unit in an order that was drawn. If
* it is not, nobody can expect to win at such a game, so by Ville's inequality the chance ever to have won `odds` times
* what was staked is 1/odds at most: whoever looks after every unit and stops at the first sight of it errs no oftener.
*
* Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting" (2024); their stakes follow the
* variance seen so far, ours are eight at once, which need no estimate and win sooner where few answers change.
*/
var Bets = class {
	#allowed;
	#money = STAKES.map(() => 1 / STAKES.length);
	#most = 1;
	constructor(allowed) {
		this.#allowed = allowed;
	}
	take(harm) {
		const allowed = this.#allowed;
		if (allowed <= 0 || allowed >= 1) return;
		let sum = 0;
		for (const [at, stake] of STAKES.entries()) {
			const money = (this.#money[at] ?? 0) * (1 + stake / allowed * (harm - allowed));
			this.#money[at] = money;
			sum += money;
		}
		if (sum > this.#most) this.#most = sum;
	}
	/** The most that they ever had, of 1 at the start. */
	get most() {
		return this.#most;
	}
};
// src/judge/early/course.ts
/** One limit's way through the examples of one variant. */
var Course = class {
	rule;
	#of;
	#bets;
	#isChange;
	#taken = 0;
	#lost = 0;
	#gained = 0;
	constructor(rule, of) {
		this.rule = rule;
		this.#of = of;
		this.#isChange = isChange(rule.limit);
		this.#bets = new Bets(allowedIn(rule.limit));
	}
	/** What became of the next example: 1 where it did harm, −1 where it turned right, 0 where neither. */
	take(turn) {
		this.#taken += 1;
		if (turn > 0) this.#lost += 1;
		if (turn < 0) this.#gained += 1;
		if (this.rule.bets) this.#bets.take(this.#isChange ? (turn + 1) / 2 : turn);
	}
	get seen() {
		const [of, taken, lost, gained] = [
			this.#of,
			this.#taken,
			this.#lost,
			this.#gained
		];
		return {
			of,
			taken,
			lost,
			gained,
			most: this.#bets.most
		};
	}
	/** What proves the limit broken by now, if anything does. */
	get proof() {
		const { seen, rule } = this;
		return isWorthIt(seen) && isCertain(rule.limit, seen, rule.alpha / MOST_LIMITS) ? "certain" : isWon(seen, rule.alpha) ? "bets" : void 0;
	}
};
/** Among so many limits what is certain is proven too. */
const MOST_LIMITS = 100;
function isChange({ operator }) {
	return OPERATORS[operator].against === "reference";
}
/** The mean harm that is allowed, from 0 to 1. */
function allowedIn(limit) {
	const target = toNumber(limit.target);
	if (isChange(limit)) return (1 + target) / 2;
	return limit.operator === "min" ? 1 - target : target;
}
/**
* To know for certain takes more than half of the examples, and nobody gives up exact numbers of the rest, and all other
* limits, for little.
*/
function isWorthIt({ of, taken }) {
	return of - taken >= Math.max(of / 4, LEAST_SPARED);
}
const LEAST_SPARED = 256;
/**
* Whether the test of all examples fails whatever is still to come: the best that can is that the variant answers all of
* it rightly, and what it is compared with nothing.
*/
function isCertain(limit, seen, alpha) {
	const { of, taken, lost, gained } = seen;
	const rest = of - taken;
	const target = toNumber(limit.target);
	if (isChange(limit)) {
		if (!isBeyond(lost - gained - rest, limit, of)) return false;
		const [least] = dropInterval({
			n: of,
			lost,
			gained: gained + rest
		}, alpha);
		return least >= target;
	}
	if (limit.operator === "max") return isBeyond(lost, limit, of) && rateInterval(lost, of, alpha)[0] >= target;
	const right = of - lost;
	return !isBeyond(right, limit, of) && rateInterval(right, of, alpha)[1] <= target;
}
/** Compared exactly. */
function isBeyond(count, { target }, of) {
	return compareDecimals(decimalOf(count), times(target, decimalOf(of))) > 0;
}
/** Whether who bet on a broken limit has won more than chance would let anybody. */
function isWon({ most }, alpha) {
	return most >= Math.max(300, 1 / alpha);
}
// src/judge/in-force.ts
/**
* The waivers that count in this run. They are the target branch's: a pull request waives nothing for itself. The day
* is the plan's, not the head commit's, whose date its author sets; so the same out folder stays the same verdict.
*/
function waiversInForce({ policies, today }, target) {
	if (policies.first || today === void 0) return [];
	return target.waivers.filter((waiver) => !isExpired(waiver, today));
}
/** Those of a model's entry that count today; a policy that only the head has waives nothing. */
function waiversFor(planned, plan, policy) {
	if (planned.policy !== "target") return [];
	const entry = planned.entry ?? planned.name;
	return waiversInForce(plan, policy).filter(({ model }) => model === entry);
}
/** ISO dates are ordered as text is. */
function isExpired({ until }, today) {
	return until < today;
}
export { isChange as a, isCertain as i, waiversFor as n, isWon as o, Course as r, isExpired as t };

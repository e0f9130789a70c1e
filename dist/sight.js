import { Q as toNumber } from "./nearest.js";
import { l as dropChances, s as agrees } from "./forecast.js";
import { c as steady, l as steadyShare } from "./shelves.js";
// src/forecast/sight.ts
/** True losses that are told of, as multiples of what is allowed. */
const BEYOND = [3, 2];
/**
* What so many examples can see of a limit on a drop, where a share `flips` of the answers changes without any loss on
* balance. What loses something loses that besides. `strict`: a doubt stops it too.
*/
function seeingOf({ limit, n, alpha }, { flips, strict }) {
	const allowed = toNumber(limit.target);
	const drops = BEYOND.map((times) => steady(times * allowed)).filter((drop) => drop < 1);
	if (n === 0 || allowed <= 0 || drops.length === 0) return;
	const chances = dropChances({
		n,
		limit: limit.target,
		alpha
	});
	const still = agrees(limit) && limit.operator === "max-drop" ? 0 : flips;
	const answersTo = (drop) => chances({
		flips: Math.min(1, drop + still),
		drop
	});
	const { pass } = answersTo(0);
	return {
		flips: steadyShare(flips),
		passes: steadyShare(pass),
		stops: drops.map((drop) => {
			const { leansPass, leansFail, fail } = answersTo(drop);
			return {
				drop,
				share: steadyShare(fail + leansFail + (strict ? leansPass : 0))
			};
		})
	};
}
export { seeingOf as t };

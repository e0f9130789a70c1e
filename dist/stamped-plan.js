import { k as LAYOUT } from "./nearest.js";
// src/shards/slots.ts
/** What is measured of the requests, one by one. */
function slotsOf(requests) {
	return requests.flatMap(({ model, side, target, variants }) => variants.map(({ name }) => ({
		model,
		side,
		target,
		variant: name
	})));
}
// src/shards/stamped-plan.ts
/** How a stamp names the plan of an out folder. */
async function stampedPlan(plan, out) {
	const digest = await out.digestOf(LAYOUT.plan);
	if (digest === void 0) throw new Error(`${out.root} holds no ${LAYOUT.plan}`);
	return {
		digest,
		head: plan.head.commit,
		policy: plan.policies.target.digest,
		...plan.run && { run: plan.run }
	};
}
export { slotsOf as n, stampedPlan as t };

import { o as LAYOUT } from "./read-json.js";
// src/shards/stamped-plan.ts
/** How a stamp names the plan of an out folder. */
async function stampedPlan(plan, out) {
	const digest = await out.digestOf(LAYOUT.plan.path);
	if (digest === void 0) throw new Error(`${out.root} holds no ${LAYOUT.plan.path}`);
	return {
		digest,
		head: plan.head.commit,
		policy: plan.policies.target.digest,
		...plan.run && { run: plan.run }
	};
}
export { stampedPlan as t };

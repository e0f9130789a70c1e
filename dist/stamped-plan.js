import { _ as pathOf, l as LAYOUT, u as PART } from "./read-json.js";
import { J as slotsOf } from "./progress-for.js";
import { t as dealt } from "./shards.js";
// src/shards/parts.ts
/** The files that a shard leaves of a slot: in a place of their own where others measure the rest of it. */
function filesOf(slot, { rows }, shard) {
	const own = {
		measurement: LAYOUT.measurement.of(slot),
		records: LAYOUT.records.of(slot)
	};
	if (rows === void 0) return own;
	const place = pathOf(PART, shard);
	return {
		measurement: `${place}/${own.measurement}`,
		records: `${place}/${own.records}`
	};
}
function sharedRequests(plan, of) {
	const shared = /* @__PURE__ */ new Map();
	for (const [at, shares] of dealt(plan, of).entries()) for (const { request, rows } of shares) if (rows !== void 0) {
		const part = {
			shard: {
				index: at + 1,
				of
			},
			rows
		};
		shared.set(request, [...shared.get(request) ?? [], part]);
	}
	return plan.requests.flatMap((request) => {
		const parts = shared.get(request)?.sort((a, b) => a.rows[0] - b.rows[0]);
		return parts === void 0 ? [] : [{
			request,
			parts
		}];
	});
}
/** What joining leaves of them: every measurement, and records of those that have some. */
function joinedFiles(shared) {
	return slotsOf(shared.map(({ request }) => request)).flatMap((slot) => [LAYOUT.measurement.of(slot), LAYOUT.records.of(slot)]);
}
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
export { sharedRequests as i, filesOf as n, joinedFiles as r, stampedPlan as t };

import { t as UserError } from "./errors.js";
import { o as digestOf, y as LAYOUT } from "./metrics.js";
// src/commands/plan-in.ts
/** The plan that an out folder holds. */
async function planIn(out, options) {
	const plan = await out.readPlan();
	if (plan !== void 0) return withWholePolicies(plan, options);
	throw new UserError({
		message: `there is no ${LAYOUT.plan} here: nothing says what to do`,
		at: { file: options.out },
		fix: "run quantgate plan first, or name the folder with --out"
	});
}
/** The verdict names the policy by its digest: a text that does not have it would judge under a false name. */
function withWholePolicies(plan, { out }) {
	const { target, head } = plan.policies;
	const altered = [target, head].find((one) => one && digestOf(one.text) !== one.digest);
	if (altered === void 0) return plan;
	throw new UserError({
		message: `${LAYOUT.plan} holds a ${altered.path} that is not the one its digest names`,
		at: { file: out },
		fix: "run quantgate plan and measure again"
	});
}
export { planIn as t };

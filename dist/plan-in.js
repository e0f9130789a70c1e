import { t as UserError } from "./errors.js";
import { r as LAYOUT } from "./issues.js";
import { t as digestOf } from "./write.js";
// src/commands/plan-in.ts
/** The plan that an out folder holds. */
async function planIn(out, options) {
	const plan = await out.readPlan();
	if (plan !== void 0) return withWholePolicies(plan, options);
	throw new UserError({
		message: `there is no ${LAYOUT.plan.path} here: nothing says what to do`,
		at: { file: options.out },
		fix: options.measured === void 0 ? PLAN_FIRST : SEE_THE_PLAN
	});
}
const PLAN_FIRST = "run quantgate plan first, or name the folder with --out";
const SEE_THE_PLAN = "The job that plans failed, was cancelled or skipped, or its artifact was not downloaded to this folder: its log says why.";
/** The verdict names the policy by its digest: a text that does not have it would judge under a false name. */
function withWholePolicies(plan, { out }) {
	const { target, head } = plan.policies;
	const altered = [target, head].find((one) => one && digestOf(one.text) !== one.digest);
	if (altered === void 0) return plan;
	throw new UserError({
		message: `${LAYOUT.plan.path} holds a ${altered.path} that is not the one its digest names`,
		at: { file: out },
		fix: "run quantgate plan and measure again"
	});
}
export { planIn as t };

import { t as UserError } from "./errors.js";
import { a as LAYOUT } from "./out-folder.js";
// src/commands/plan-in.ts
/** The plan that an out folder holds. */
async function planIn(out, options) {
	const plan = await out.readPlan();
	if (plan !== void 0) return plan;
	throw new UserError({
		message: `there is no ${LAYOUT.plan} here: nothing says what to do`,
		at: { file: options.out },
		fix: "run quantgate plan first, or name the folder with --out"
	});
}
export { planIn as t };

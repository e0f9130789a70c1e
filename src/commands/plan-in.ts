import { UserError } from "../catalog/errors.ts";
import type { Plan } from "../contract/plan.ts";
import { LAYOUT } from "../out/layout.ts";
import type { OutFolder } from "../out/out-folder.ts";
import { digestOf } from "../out/write.ts";
import type { Options } from "./options.ts";

/** The plan that an out folder holds. */
export async function planIn(
  out: OutFolder,
  options: Pick<Options, "out" | "measured">,
): Promise<Plan> {
  const plan = await out.readPlan();
  if (plan !== undefined) return withWholePolicies(plan, options);
  throw new UserError({
    message: `there is no ${LAYOUT.plan.path} here: nothing says what to do`,
    at: { file: options.out },
    fix: options.measured === undefined ? PLAN_FIRST : SEE_THE_PLAN,
  });
}

const PLAN_FIRST = "run quantgate plan first, or name the folder with --out";
const SEE_THE_PLAN =
  "The job that plans failed, was cancelled or skipped, or its artifact was not downloaded to this folder: its log says why.";

/** The verdict names the policy by its digest: a text that does not have it would judge under a false name. */
function withWholePolicies(plan: Plan, { out }: Pick<Options, "out">): Plan {
  const { target, head } = plan.policies;
  const altered = [target, head].find((one) => one && digestOf(one.text) !== one.digest);
  if (altered === undefined) return plan;
  throw new UserError({
    message: `${LAYOUT.plan.path} holds a ${altered.path} that is not the one its digest names`,
    at: { file: out },
    fix: "run quantgate plan and measure again",
  });
}

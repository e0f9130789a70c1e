import type { Plan } from "../contract/plan.ts";
import type { StampedPlan } from "../contract/stamp.ts";
import { LAYOUT } from "../out/layout.ts";
import type { OutFolder } from "../out/out-folder.ts";

/** How a stamp names the plan of an out folder. */
export async function stampedPlan(plan: Plan, out: OutFolder): Promise<StampedPlan> {
  const digest = await out.digestOf(LAYOUT.plan.path);
  if (digest === undefined) throw new Error(`${out.root} holds no ${LAYOUT.plan.path}`);
  return {
    digest,
    head: plan.head.commit,
    policy: plan.policies.target.digest,
    ...(plan.run && { run: plan.run }),
  };
}

import { UserError } from "../catalog/errors.ts";
import type { Plan } from "../contract/plan.ts";
import { LAYOUT } from "../out/layout.ts";
import type { OutFolder } from "../out/out-folder.ts";
import type { Options } from "./options.ts";

/** The plan that an out folder holds. */
export async function planIn(out: OutFolder, options: Pick<Options, "out">): Promise<Plan> {
  const plan = await out.readPlan();
  if (plan !== undefined) return plan;
  throw new UserError({
    message: `there is no ${LAYOUT.plan} here: nothing says what to do`,
    at: { file: options.out },
    fix: "run quantgate plan first, or name the folder with --out",
  });
}

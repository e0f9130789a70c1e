import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "../../../src/contract/plan.ts";
import { write } from "../measuring.ts";
import { jsonOf } from "../text.ts";

export const OUT = "quantgate-out";

/** Changes the plan of an out folder, as an older version or somebody else would have written it. */
export function editPlan(root: string, edit: (plan: Plan) => Plan): void {
  const plan: Plan = JSON.parse(readFileSync(join(root, OUT, "plan.json"), "utf8"));
  write(join(root, OUT), "plan.json", jsonOf(edit(plan)));
}

export function editText(root: string, path: string, edit: (text: string) => string): void {
  write(join(root, OUT), path, edit(readFileSync(join(root, OUT, path), "utf8")));
}

import type { Side } from "../../src/contract/names.ts";
import type { Plan, PlannedRequest } from "../../src/contract/plan.ts";
import type { WrittenCase } from "./case.ts";
import { digestOf, jsonOf, linesOf, namedBy, write } from "./measuring.ts";
import { taskNamed } from "./tasks.ts";

const HEAD = "c".repeat(40);
const BASE = "b".repeat(40);
export const MODEL = "m";

/** The plan and the samples of a task that `plan` does not evaluate yet, as it would write them. */
export function writePlan(one: WrittenCase, out: string): void {
  const { task, n } = one;
  const { sample } = taskNamed(task);
  if (sample === undefined) throw new Error(`plan knows the samples of ${task} itself`);
  const rows = Array.from({ length: n }, (_, row) => ({ id: `s${row}`, ...sample(row) }));
  const path = `samples/${MODEL}.jsonl`;
  write(out, path, linesOf(rows));
  const samples = { path, ...namedBy(linesOf(rows)), from: "target" } as const;
  write(out, "plan.json", jsonOf(planOf(one, samples)));
}

function planOf(one: WrittenCase, samples: NonNullable<Plan["models"][number]["samples"]>): Plan {
  const { task, variants, withBase = false } = one;
  const text = policyOf(one);
  const request = (side: Side, commit: string): PlannedRequest => ({
    ...{ model: MODEL, side, target: "portable", task, data: [], options: {} },
    source: { path: "M.mlpackage", commit },
    variants: [
      { name: "reference", recipe: { kind: "stored" } },
      ...variants.map((name) => ({ name, recipe: { kind: "preset" as const, preset: name } })),
    ],
  });
  return {
    ...{ schema: 2, branch: "main", today: "2026-11-20" },
    policies: { target: { path: "quantgate.yml", commit: BASE, digest: digestOf(text), text } },
    head: { commit: HEAD },
    ...(withBase && { base: { commit: BASE } }),
    models: [
      {
        ...{ name: MODEL, task, status: "judged", policy: "target", samples },
        base: withBase
          ? { kind: "present", commit: BASE }
          : { kind: "absent", why: "the base tree has no M.mlpackage" },
      },
    ],
    requests: [request("head", HEAD), ...(withBase ? [request("base", BASE)] : [])],
    notes: [],
  };
}

function policyOf({ task, policy }: WrittenCase): string {
  const { data, metrics } = taskNamed(task);
  return [
    ...["version: 1", "models:", `  ${MODEL}:`, "    source: M.mlpackage", `    task: ${task}`],
    `    data: ${data}`,
    ...(metrics === undefined ? [] : [`    metrics: ${metrics}`]),
    policy,
  ].join("\n");
}

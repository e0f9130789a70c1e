import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { oracle } from "../metrics/statistics/oracle.ts";

const SCRIPT = fileURLToPath(new URL("oracle.py", import.meta.url));

export { oracle };

/** What scipy, statsmodels and numpy answer to each case of each question. */
export function ask<Questions extends Record<string, readonly (readonly unknown[])[]>>(
  questions: Questions,
): Record<keyof Questions, unknown[]> {
  if ("absent" in oracle) throw new Error(oracle.absent);
  const input = JSON.stringify(questions);
  return JSON.parse(execFileSync(oracle.python, [SCRIPT], { input, encoding: "utf8" }));
}

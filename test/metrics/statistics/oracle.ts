import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("oracle.py", import.meta.url));

/** A Python that has scipy, or why there is none: then the tests that need it are skipped, saying so. */
export const oracle = findOracle();

/** What scipy answers to each case of each question. */
export function ask<Questions extends Record<string, readonly (readonly number[])[]>>(
  questions: Questions,
): Record<keyof Questions, unknown[]> {
  if ("absent" in oracle) throw new Error(oracle.absent);
  const input = JSON.stringify(questions);
  return JSON.parse(execFileSync(oracle.python, [SCRIPT], { input, encoding: "utf8" }));
}

function findOracle(): { python: string } | { absent: string } {
  const python = process.env.QUANTGATE_PYTHON ?? "python3";
  try {
    execFileSync(python, ["-c", "import scipy.optimize, scipy.stats"], { stdio: "ignore" });
    return { python };
  } catch {
    const absent = `${python} has no scipy: set QUANTGATE_PYTHON to a Python that does`;
    console.warn(`skipped, ${absent}`);
    return { absent };
  }
}

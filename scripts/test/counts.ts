import { readFile } from "node:fs/promises";
import type { Counts } from "./run.ts";

/** Vitest's JSON report. */
export async function countVitest(file: string): Promise<Counts> {
  const report = JSON.parse(await readFile(file, "utf8"));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** pytest's JUnit file: the totals stand on the first `testsuite`. */
export async function countJunit(file: string): Promise<Counts> {
  const suite = /<testsuite [^>]*>/.exec(await readFile(file, "utf8"))?.[0] ?? "";
  const total = (name: string) => Number(new RegExp(` ${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  const failed = total("failures") + total("errors");
  const skipped = total("skipped");
  return { passed: total("tests") - failed - skipped, failed, skipped };
}

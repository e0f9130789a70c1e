import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { costTable } from "./test/cost.ts";
import { directPath, testEnvironment } from "./test/environment.ts";
import { run, type Tally } from "./test/run.ts";
import { lanes } from "./test/steps.ts";

/** Every check of the project, in two lanes side by side, and what each took; the last line is the count alone. */
const started = performance.now();
const results = await mkdtemp(join(tmpdir(), "quantgate-test-"));
try {
  const python = await testEnvironment();
  const path = await directPath(python, process.env.PATH ?? "");
  const tallies = await Promise.all(lanes({ python, path, results }).map(inTurn));
  report(tallies.flat());
} finally {
  await rm(results, { recursive: true, force: true });
}

async function inTurn(steps: ReturnType<typeof lanes>[number]): Promise<Tally[]> {
  const done: Tally[] = [];
  for (const step of steps) done.push(await run(step));
  return done;
}

function report(tallies: readonly Tally[]): void {
  const sum = (key: "passed" | "failed" | "skipped") =>
    tallies.reduce((total, tally) => total + tally[key], 0);
  for (const { name, failed } of tallies)
    if (failed > 0) console.log(`✗ ${name}: ${failed} failed`);
  console.log(`\n${costTable(tallies, (performance.now() - started) / 1000)}`);
  const skipped = sum("skipped") > 0 ? `, ${sum("skipped")} skipped` : "";
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed${skipped}`);
  process.exitCode = sum("failed") > 0 ? 1 : 0;
}

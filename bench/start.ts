import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testEnvironment } from "../scripts/test/environment.ts";
import { firstAnswer, plainImport } from "./start/first.ts";

/**
 * How long it takes until a worker has said who it is, beside a script that imports coremltools: where Python has
 * compiled every module before, and where it has compiled none, as in an environment that is new. `npm run
 * bench:start [rounds]`.
 */
const [rounds = 5] = process.argv.slice(2).map(Number);
/** In seconds. */
const MOST = 1;

const python = await testEnvironment();
const root = await mkdtemp(join(tmpdir(), "quantgate-bench-"));
let failed = false;
try {
  const warm = () => Promise.resolve<string[]>([]);
  await compare("modules compiled before", warm);
  const cold = async () => ["-X", `pycache_prefix=${await mkdtemp(join(root, "new-"))}`];
  await compare("no module compiled yet", cold);
} finally {
  await rm(root, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

async function compare(state: string, options: () => Promise<readonly string[]>): Promise<void> {
  const [ours, plain]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await firstAnswer(python, await options()));
    plain.push(await plainImport(python, await options()));
  }
  const first = median(ours);
  failed ||= first > MOST;
  console.log(
    `${first <= MOST ? "✓" : "✗"} ${state}: the worker's first answer after ${first.toFixed(2)} s, at most ${MOST}; ` +
      `a script has imported coremltools after ${median(plain).toFixed(2)} s`,
  );
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

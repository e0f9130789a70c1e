import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Median milliseconds of each, run in turns so that whatever else the machine does hits both. */
export async function race(
  contestants: Readonly<Record<string, () => Promise<unknown>>>,
  rounds: number,
): Promise<Record<string, number>> {
  const times = new Map(Object.keys(contestants).map((name) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, run] of Object.entries(contestants)) {
      const started = performance.now();
      await run();
      // The first round only warms up.
      if (round > 0) times.get(name)?.push(performance.now() - started);
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)]));
}

/** The rival: reads the same lines and parses them, and does nothing with them. */
export async function plainLoop(root: string, files: readonly string[]): Promise<number> {
  let count = 0;
  for (const file of files) {
    for await (const line of createInterface({ input: createReadStream(join(root, file)) })) {
      JSON.parse(line);
      count += 1;
    }
  }
  return count;
}

/** The longest time in ms that nothing else could run while it did. */
export async function longestBlock(run: () => Promise<unknown>): Promise<number> {
  let [last, longest] = [performance.now(), 0];
  const tick = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(tick, 5);
  await run();
  tick();
  clearInterval(timer);
  return longest;
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

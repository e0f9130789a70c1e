import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { execa } from "execa";
import { z } from "zod";

/** The numbers that both sides give, by the metrics' names. */
export const METRICS = ["map", "map-50", "mar-100"] as const;

/** What one run took, in seconds of the clock and of all threads together. */
const Took = z.object({ seconds: z.number(), busy: z.number() });
const Usage = Took.extend({ peak: z.number() });
const Answer = Took.extend({ map: z.number(), "map-50": z.number(), "mar-100": z.number() });
export type Took = z.infer<typeof Took>;

/** pycocotools in a process that stays: loading is its own affair, and not counted. */
export function openRival(python: string) {
  const child = execa(python, ["bench/detections/rival.py"], {
    stdio: ["pipe", "pipe", "inherit"],
    buffer: false,
    env: { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" },
  });
  const lines = createInterface({ input: child.stdout });
  return {
    async evaluate(samples: string, records: string) {
      const answer = once(lines, "line");
      child.stdin.write(`${JSON.stringify({ samples, records })}\n`);
      const [line]: unknown[] = await answer;
      return Answer.parse(JSON.parse(String(line)));
    },
    async close(): Promise<void> {
      child.stdin.end();
      await child;
    },
  };
}

/** The whole command in a process of its own, from its start to its end: reading, judging, writing reports. */
export async function judgeIn(root: string) {
  const preload = ["--import", "./bench/detections/usage.ts"];
  const { exitCode, stderr, stdio } = await execa(
    process.execPath,
    [...preload, "src/cli.ts", "judge", "--out", root],
    { reject: false, stdio: ["ignore", "ignore", "pipe", "pipe"] },
  );
  if (exitCode !== 0 && exitCode !== 1)
    throw new Error(`judging ended with ${exitCode}: ${stderr}`);
  return Usage.parse(JSON.parse(String(stdio[3])));
}

const Verdict = z.object({
  models: z.array(
    z.object({
      variants: z.array(
        z.object({
          name: z.string(),
          metrics: z.record(z.string(), z.object({ value: z.number() })),
        }),
      ),
    }),
  ),
});

/** What the verdict says of a variant. */
export async function observedIn(root: string, variant: string): Promise<Record<string, number>> {
  const { models } = Verdict.parse(JSON.parse(await readFile(join(root, "verdict.json"), "utf8")));
  const own = models[0]?.variants.find(({ name }) => name === variant);
  return Object.fromEntries(
    Object.entries(own?.metrics ?? {}).map(([name, { value }]) => [name, value]),
  );
}

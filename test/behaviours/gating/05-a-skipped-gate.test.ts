import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { plannedForTwo } from "../shards.ts";

type Planned = Awaited<ReturnType<typeof plannedForTwo>>;

const FIRST = { index: 1, of: 2 };
const SECOND = { index: 2, of: 2 };

const removeStamps = (folder: string) => rmSync(join(folder, "shards"), { recursive: true });

describe("a stage that is not there never passes:", () => {
  test("with every stage there, the verdict is what the measurements say", async () => {
    const run = await plannedForTwo();
    await run.bring(FIRST);
    await run.bring(SECOND);
    const { status, log, outputs } = await run.judge();
    expect([status, outputs.outcome], log).toEqual([0, "warn"]);
  });

  test.each<[string, (run: Planned) => unknown, RegExp]>([
    ["one shard has failed", ({ bring }) => bring(FIRST), /shard 2\/2 is missing/],
    [
      "the plan was skipped or has failed",
      ({ out }) => rmSync(out, { recursive: true }),
      /there is no plan\.json here[\s\S]*The job that plans failed, was cancelled or skipped/,
    ],
    [
      "the plan was cancelled half-way",
      ({ out }) => rmSync(join(out, "plan.json")),
      /there is no plan\.json here/,
    ],
    ["every shard was skipped", () => {}, /shard 1\/2 is missing[\s\S]*shard 2\/2 is missing/],
    ["no shard was uploaded", ({ folder }) => mkdirSync(folder("")), /shard 2\/2 is missing/],
    [
      "one shard was cancelled half-way",
      async ({ bring }) => {
        await bring(FIRST);
        removeStamps(await bring(SECOND));
      },
      /quantgate-shard-2-of-2 is half-written[\s\S]*shard 2\/2 is missing/,
    ],
  ])("%s", async (_, lose, why) => {
    const run = await plannedForTwo();
    await lose(run);
    const { status, log, summary, outputs } = await run.judge();
    expect([status, outputs.outcome], log).toEqual([2, "error"]);
    expect(log).toMatch(why);
    const [comment, ...others] = await run.github.comments(run.number);
    expect(others).toEqual([]);
    for (const shown of [summary, comment?.body]) {
      expect(shown).toContain("could not be judged");
      expect(shown?.replaceAll(/[\\`]/g, "")).toMatch(why);
    }
    expect(existsSync(join(run.out, "verdict.json"))).toBe(false);
    expect(existsSync(join(run.out, "measurements"))).toBe(false);
  });
});

interface Job {
  readonly name: string;
  readonly if?: string;
  readonly needs?: readonly string[];
  readonly "continue-on-error"?: boolean;
  readonly steps: readonly Step[];
}

interface Step {
  readonly uses: string;
  readonly if?: string;
  readonly "continue-on-error"?: boolean;
  readonly with?: Readonly<Record<string, string>>;
}

describe("in the example for several machines", () => {
  const jobs: Record<string, Job> = parse(readFileSync("examples/sharded.yml", "utf8")).jobs;
  const required = Object.values(jobs).filter(({ name }) => name === "quantgate");
  const [judge] = required;

  test("one job is the required check, and it runs whatever became of the others", () => {
    expect(required).toHaveLength(1);
    expect(judge?.if).toBe("always()");
    expect(judge?.needs?.toSorted()).toEqual(["measure", "plan"]);
    expect(judge?.["continue-on-error"]).toBeUndefined();
  });

  test("it judges even where nothing can be downloaded, and what it says is the job's result", () => {
    const steps = judge?.steps ?? [];
    const [last, ...before] = steps.toReversed();
    expect(last?.with?.run).toBe("judge");
    expect(last?.if).toBeUndefined();
    expect(last?.["continue-on-error"]).toBeUndefined();
    expect(before.map((step) => step["continue-on-error"])).toEqual(before.map(() => true));
  });
});

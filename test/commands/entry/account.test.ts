import { availableParallelism } from "node:os";
import { describe, expect, test } from "vitest";
import { accounted, during, note } from "../../../src/commands/entry/account.ts";
import type { Host } from "../../../src/commands/entry/host.ts";
import { noted } from "../../../src/commands/noted-worker.ts";
import type { UnnumberedRequest } from "../../../src/worker/worker.ts";

/** A host whose clock moves when it is told to, and what was written to its people. */
function hostAt(env: Host["env"] = {}) {
  let now = 1_000_000;
  const written: string[] = [];
  const host: Host = {
    ...{ cwd: ".", env, program: "", worker: "", examples: "", home: "", temp: "" },
    ...{ today: () => "2027-01-31", clock: () => now },
    out: { write: () => undefined },
    errors: { write: (text) => void written.push(text) },
  };
  const pass = async (seconds: number) => {
    now += seconds * 1000;
  };
  return { host, written, pass };
}

test("a run's last line says how long each phase was", async () => {
  const { host, written, pass } = hostAt();
  const status = await accounted(host, async (own) => {
    await during(own, "plan", () => pass(2));
    await pass(1);
    await during(own, "judge", () => pass(4));
    await during(own, "plan", () => pass(3));
    return 7;
  });
  expect(status).toBe(7);
  expect(written).toEqual(["10 s: planning 5.0 s, judging 4.0 s.\n"]);
});

test("parts of one phase that go on together count once", async () => {
  const { host, written, pass } = hostAt();
  await accounted(host, async (own) => {
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const one = during(own, "convert", () => first.promise);
    await pass(2);
    const other = during(own, "convert", () => second.promise);
    const beside = during(own, "evaluate", () => second.promise);
    await pass(3);
    first.resolve();
    await one;
    await pass(4);
    second.resolve();
    await Promise.all([other, beside]);
  });
  expect(written).toEqual([
    "9.0 s: converting 9.0 s, evaluating 7.0 s; some of it at the same time.\n",
  ]);
});

test("the last words of a run that could not go on are why", async () => {
  const { host, written, pass } = hostAt();
  const run = accounted(host, (own) =>
    during(own, "convert", async () => {
      await pass(61);
      throw new Error("no");
    }),
  );
  await expect(run).rejects.toThrow("no");
  expect(written).toEqual([]);
});

test("what is over before anything began, or has no clock, says nothing", async () => {
  const { host, written } = hostAt();
  expect(await accounted(host, async () => 2)).toBe(2);
  const { clock: _, ...timeless } = host;
  await accounted(timeless, (own) => during(own, "judge", async () => undefined));
  expect(written).toEqual([]);
});

test("what was reused, and the runner, stand beside the time", async () => {
  const { host, written, pass } = hostAt({
    ...{ GITHUB_ACTIONS: "true", RUNNER_OS: "macOS", RUNNER_ENVIRONMENT: "github-hosted" },
  });
  await accounted(host, async (own) => {
    await during(own, "evaluate", () => pass(90));
    const reused = { packages: { found: 1, all: 2 }, answers: { found: 5, all: 9 } };
    note(own, { reused });
  });
  const cores = availableParallelism();
  expect(written.join("")).toBe(
    `1 min 30 s: evaluating 1 min 30 s. Reused from earlier runs: 1 of 2 packages, 5 of 9 answers. On GitHub's macOS runner (${cores} cores): at least 2 minutes, 20 of those that an account has for private repositories.\n`,
  );
});

describe("what a worker is asked", () => {
  const lane = { name: "a", packages: { model: "/a" }, into: "/into" };
  const evaluate = {
    ...{ do: "evaluate" as const, task: "t", data: [], options: {}, engine: "portable" },
    ...{ source: { model: "/s" }, samples: "/s.jsonl", chunks: [] },
  };

  test.each<[string, UnnumberedRequest]>([
    ["starting Python", { do: "hello", probe: [] }],
    ["looking at models and data", { do: "inspect", package: "/a" }],
    ["evaluating", { ...evaluate, lanes: [lane] }],
    ["looking at models and data", { ...evaluate, lanes: [] }],
    ["auditing ranges", { ...evaluate, lanes: [lane], watch: "trace" }],
    ["comparing engines", { ...evaluate, lanes: [lane], watch: "parity" }],
    ["timing", { do: "place", engine: "coreml-ane", packages: { model: "/a" } }],
  ])("is %s", async (says, request) => {
    const { host, written, pass } = hostAt();
    const answer = { kind: "result", value: 1 } as const;
    await accounted(host, async (own) => {
      const worker = noted(
        {
          ask: async () => {
            await pass(3);
            return answer;
          },
          close: async () => undefined,
        },
        own,
      );
      expect(await worker.ask(request)).toBe(answer);
    });
    expect(written).toEqual([`3.0 s: ${says} 3.0 s.\n`]);
  });
});

import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { WorkerEvent } from "../../src/contract/protocol.ts";
import { type Answer, describeDeath } from "../../src/worker/answer.ts";
import type { ProcessOptions } from "../../src/worker/process.ts";
import { TIME_LIMITS } from "../../src/worker/watchdog.ts";
import { openWorker } from "../../src/worker/worker.ts";

const FAKE = fileURLToPath(new URL("fake-worker.ts", import.meta.url));
const HELLO = { do: "hello" } as const;
/** More than a pipe holds, and on and on. */
const TALKS_ON = `
const line = JSON.stringify({ id: "1", event: "progress", stage: "evaluate", done: 1, total: 2 });
const more = () => process.stdout.write((line + "\\n").repeat(1000), more);
more();`;

function open(mode: string, options: Partial<ProcessOptions> = {}) {
  const worker = openWorker({
    command: [process.execPath, FAKE, mode],
    cwd: tmpdir(),
    env: process.env,
    ...options,
  });
  onTestFinished(() => worker.close());
  return worker;
}

function told(answer: Answer): string {
  return answer.kind === "death" ? describeDeath(answer) : `not a death: ${answer.kind}`;
}

describe("a worker that behaves", () => {
  test("answers one request after the other in the same process", async () => {
    const worker = open("normal");
    const answers = [await worker.ask(HELLO), await worker.ask(HELLO)];
    const values = answers.map((answer) => (answer.kind === "result" ? answer.value : answer));
    expect(values).toEqual([
      { asked: "1", pid: expect.any(Number) },
      { asked: "2", pid: (values[0] as { pid: number }).pid },
    ]);
  });

  test("tells how far it is before it answers", async () => {
    const events: WorkerEvent[] = [];
    await open("normal").ask(HELLO, (event) => events.push(event));
    expect(events.map(({ event }) => event)).toEqual(["progress", "log", "progress"]);
  });

  test("says no in its own words", async () => {
    expect(await open("refuses").ask(HELLO)).toEqual({
      kind: "error",
      error: "unsupported",
      message: "conv_quantum",
      stderr: [],
    });
  });

  test("sees none of the caller's tokens", async () => {
    const env = {
      ...process.env,
      GITHUB_TOKEN: "secret",
      ACTIONS_RUNTIME_TOKEN: "secret",
      INPUT_TOKEN: "secret",
      GITHUB_ENV: "/tmp/env",
      PIP_INDEX_URL: "http://user:secret@index",
      PYTHONPATH: "/evil",
    };
    const answer = await open("environment", { env }).ask(HELLO);
    const seen = Object.keys(answer.kind === "result" ? (answer.value as object) : {});
    expect(seen).toContain("PATH");
    expect(seen.filter((name) => !/^(PATH|HOME|TMPDIR|LANG|LC_ALL)$/.test(name))).toEqual([]);
  });
});

describe("a worker that dies", () => {
  test.each<[string, string]>([
    [
      "killed",
      "the worker was killed by SIGKILL (often: out of memory) at evaluate int4 (3 of 10); its last lines: loading weights | out of memory",
    ],
    [
      "exits",
      "the worker exited with status 7 at evaluate int4 (1 of 10); its last lines: Traceback",
    ],
    ["garbage", 'the worker broke the protocol (it wrote "Segmentation fault") and was stopped'],
    [
      "garbage event",
      'the worker broke the protocol (it wrote "{"id":"1","event":"applause"}") and was stopped',
    ],
    ["other id", 'the worker broke the protocol (it answered request "99") and was stopped'],
    [
      "too long",
      "the worker broke the protocol (a line of more than 64000000 bytes) and was stopped",
    ],
    [
      "closes its output",
      "the worker broke the protocol (it closed its output) and was stopped at evaluate int4 (1 of 10)",
    ],
  ])("by mode “%s” says so", async (mode, message) => {
    expect(told(await open(mode).ask(HELLO)).slice(0, message.length)).toBe(message);
  });

  test("says nothing for too long, which is then its end", async () => {
    const clock = ourClock();
    const answer = await open("hangs").ask(HELLO, () => clock.passes(TIME_LIMITS.silentMs));
    expect(told(answer)).toBe(
      "the worker said nothing for 1200 s and was stopped at evaluate int4 (3 of 10)",
    );
  });

  test("takes too long for all of a request, however much it says meanwhile", async () => {
    const clock = ourClock();
    const step = TIME_LIMITS.silentMs / 2;
    // What it still says while it is being stopped takes no time.
    const dawdled = () => clock.passed() < TIME_LIMITS.overallMs && clock.passes(step);
    const answer = await open("dawdles").ask(HELLO, () => void dawdled());
    expect(told(answer)).toBe(
      "the worker took longer than 18000 s and was stopped at evaluate int4 (1 of 10)",
    );
    expect(clock.passed()).toBe(TIME_LIMITS.overallMs);
  });

  test("can be let go while it still tells what nobody reads any more", async () => {
    const worker = open("", { command: [process.execPath, "-e", TALKS_ON] });
    const asked = worker.ask(HELLO, () => {
      throw new Error("enough");
    });
    await expect(asked).rejects.toThrow("enough");
    await worker.close();
    expect(told(await worker.ask(HELLO))).toContain("the worker");
  });

  test("that was never there says that it did not start", async () => {
    const answer = await open("", { command: ["/nowhere/python"] }).ask(HELLO);
    expect(told(answer)).toMatch(/^the worker did not start \(.*ENOENT/);
  });

  test("answers death to whatever it is asked afterwards", async () => {
    const worker = open("exits");
    await worker.ask(HELLO);
    expect(told(await worker.ask(HELLO))).toMatch(/^the worker exited with status 7/);
  });

  test("is stopped when the run is cancelled", async () => {
    const cancel = new AbortController();
    const answer = open("hangs", { signal: cancel.signal }).ask(HELLO, () => cancel.abort());
    expect(told(await answer)).toBe("the worker was stopped on request at evaluate int4 (3 of 10)");
  });

  test.each(["hangs with a child", "leaves a child"])(
    "takes its own children along: mode “%s”",
    async (mode) => {
      let child = 0;
      const clock = ourClock();
      const answer = await open(mode).ask(HELLO, (event) => {
        if (event.event === "log") child = Number(event.text);
        if (mode === "hangs with a child") clock.passes(TIME_LIMITS.silentMs);
      });
      expect(answer.kind).toBe("death");
      vi.useRealTimers();
      await expect.poll(() => isRunning(child)).toBe(false);
    },
  );
});

describe("what a worker writes to stderr", () => {
  test("is kept only at its end, each line cut", async () => {
    const answer = await open("floods").ask(HELLO);
    const stderr = answer.kind === "death" ? answer.stderr : [];
    expect(stderr).toHaveLength(20);
    expect(stderr.at(-1)).toBe("the last");
    expect(Math.max(...stderr.map((line) => line.length))).toBeLessThanOrEqual(400);
  });

  test("is no command to the runner and moves no cursor", async () => {
    const answer = await open("commands").ask(HELLO);
    expect(answer.kind === "death" && answer.stderr).toEqual([
      ": :add-mask: :x",
      "## [error]y",
      "  : :set-output name=a: :b",
      "red",
      ": :error: :z",
    ]);
  });
});

/** Time passes only when it is told to: what is waited for is an event of the worker's. */
function ourClock() {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  let passed = 0;
  return {
    passes(milliseconds: number) {
      passed += milliseconds;
      vi.advanceTimersByTime(milliseconds);
    },
    passed: () => passed,
  };
}

/** A killed process whose parent has not asked for it yet is a zombie (`Z`), and does not run. */
async function isRunning(pid: number): Promise<boolean> {
  const { stdout } = await execa("ps", ["-o", "stat=", "-p", String(pid)], { reject: false });
  return /^[^Z]/.test(stdout);
}

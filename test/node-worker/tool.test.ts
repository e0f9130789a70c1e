import { expect, onTestFinished, test, vi } from "vitest";
import { runTool } from "../../src/worker/tool.ts";

const env = { PATH: process.env.PATH ?? "" };
/** As venv does, it waits for a child of its own, which holds its output open. */
const WAITS = ["sh", "-c", "echo begun; sleep 3600; echo done"] as const;

test("A tool that takes too long is ended with its children, and the time is told", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const options = { env, timeoutMs: 90_000, onLine: () => void vi.advanceTimersByTime(90_000) };
  const { ok, lines } = await runTool(WAITS, options);
  expect([ok, lines]).toEqual([false, ["begun", "it took longer than 1.5 minutes"]]);
});

test("A tool ends when the run is told to stop", async () => {
  const stop = new AbortController();
  const options = { env, timeoutMs: 60_000, signal: stop.signal, onLine: () => stop.abort() };
  expect(await runTool(WAITS, options)).toEqual({ ok: false, lines: ["begun", "it was stopped"] });
});

test("A tool that is not there says so", async () => {
  const { ok, lines } = await runTool(["/nowhere/python"], { env, timeoutMs: 60_000 });
  expect([ok, lines.join()]).toEqual([false, expect.stringContaining("ENOENT")]);
});

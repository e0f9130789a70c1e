import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { expect, test } from "vitest";
import { onUncaught } from "../../../src/commands/entry/uncaught.ts";

function fakeProcess() {
  const [stdout, stderr] = [new EventEmitter(), new EventEmitter()];
  const process = Object.assign(new EventEmitter(), { stdout, stderr, exits: 0 });
  const exit = () => void process.exits++;
  return Object.assign(process, { exit });
}

test("What nobody catches is told like what is caught, and ends the process", () => {
  const process = fakeProcess();
  const told: unknown[] = [];
  onUncaught(process as never, (error) => told.push(error));
  const error = new TypeError("thrown in a timer");
  process.emit("uncaughtException", error);
  expect([told, process.exits]).toEqual([[error], 1]);
});

test("A stream that breaks for another reason than its reader is not overlooked", () => {
  const process = fakeProcess();
  onUncaught(process as never, () => undefined);
  const full = Object.assign(new Error("full"), { code: "ENOSPC" });
  expect(() => process.stdout.emit("error", full)).toThrow("full");
});

test("A reader who has seen enough changes no exit status", async () => {
  const child = spawn(process.execPath, ["src/cli.ts", "--help"], { stdio: "pipe" });
  child.stdout.destroy();
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const [status] = await once(child, "close");
  expect([status, errors]).toEqual([0, ""]);
});

import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { UserError } from "../../../src/catalog/errors.ts";
import { stopSignal } from "../../../src/commands/entry/stop-signal.ts";

test.each(["SIGINT", "SIGTERM"])("%s stops what is under way, as no bug of ours", (name) => {
  const process = new EventEmitter();
  const signal = stopSignal(process as never);
  expect(signal.aborted).toBe(false);
  process.emit(name);
  expect(signal.reason).toEqual(new UserError({ message: `Stopped by ${name}.` }));
});

test("a library that would end the process if it were alone with the signal is not alone", () => {
  const process = new EventEmitter();
  stopSignal(process as never);
  const seen: number[] = [];
  process.on("SIGTERM", () => seen.push(process.listenerCount("SIGTERM")));
  process.emit("SIGTERM");
  expect(seen).toEqual([2]);
});

test("the same signal once more ends the process at once, another one does not", () => {
  const ended: number[] = [];
  const process = Object.assign(new EventEmitter(), {
    exit: (status: number) => ended.push(status),
  });
  stopSignal(process as never);
  process.emit("SIGINT");
  process.emit("SIGTERM");
  expect(ended).toEqual([]);
  process.emit("SIGINT");
  expect(ended).toEqual([2]);
});

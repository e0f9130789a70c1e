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

test("a second signal is left to the system", () => {
  const process = new EventEmitter();
  stopSignal(process as never);
  process.emit("SIGINT");
  expect(process.listenerCount("SIGINT")).toBe(0);
});

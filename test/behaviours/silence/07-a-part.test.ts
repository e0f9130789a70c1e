import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Verdict } from "../../../src/contract/verdict.ts";
import { quantgate } from "../../commands/command.ts";
import { ENTRY } from "../../emulator/runner.ts";
import { disposableFolder } from "../../git/disposable.ts";

/** The command line that stands beside the action under test. */
const CLI = ENTRY.replace(/main\.(js|ts)$/, "cli.$1");

test("a part is at best a warning, though all of it keeps its limits, and what ships by it is nothing", async () => {
  const cwd = disposableFolder();
  cpSync("fixtures/digits", cwd, { recursive: true });
  const at = { cwd, cli: CLI };
  const planned = await quantgate(["plan", "--variant", "int8"], at);
  expect(planned.status, planned.stderr).toBe(0);
  const out = join(cwd, "quantgate-out");
  cpSync("test/corpus/taken/digits", out, { recursive: true });
  const { stdout, stderr } = await quantgate(["judge"], at);
  const verdict = Verdict.parse(JSON.parse(readFileSync(join(out, "verdict.json"), "utf8")));
  const [digits] = verdict.models;
  expect(
    digits?.variants.map(({ outcome }) => outcome),
    stderr,
  ).toEqual(["pass"]);
  expect([verdict.outcome, digits?.outcome, digits?.recommended]).toEqual(["warn", "warn", null]);
  expect(verdict.part?.left).toHaveLength(4);
  expect(stdout).not.toContain("may ship");
});

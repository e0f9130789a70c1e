import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { quantgate } from "../../commands/command.ts";
import { ENTRY } from "../../emulator/runner.ts";

const CLI = ENTRY.replace(/main\.(js|ts)$/, "cli.$1");

const folder = mkdtempSync(join(tmpdir(), "quantgate-word-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a conversion that the model cannot have is refused by check, on the real package", async () => {
  cpSync("fixtures/oddities", folder, { recursive: true });
  writeFileSync(
    join(folder, "quantgate.yml"),
    `version: 1
models:
  odd:
    source: GivesBack.mlpackage
    task: image-classification
    data: { arrays: rows.npz, labels: labels.csv }
    variants:
      mine:
        convert: { quantize: { op_name_configs: { nowhere: { dtype: uint8 } } } }
        limits: { top-1: { max-drop: 3 pt } }
`,
  );
  const check = (...args: string[]) => quantgate(["check", ...args], { cwd: folder, cli: CLI });
  const { status, stderr } = await check();
  expect(status, stderr).toBe(2);
  expect(stderr).toContain("convert.quantize.op_name_configs: nothing is called 'nowhere'");
  expect((await check("--quick")).status).toBe(0);
});

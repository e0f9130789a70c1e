import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { testEnvironment } from "../scripts/test/environment.ts";

/** What Core ML costs besides Core ML: over the tests' stand-in, on a Mac that is not there. */
const python = await testEnvironment();
const root = await mkdtemp(join(tmpdir(), "quantgate-bench-"));
try {
  const script = "test/worker/standin/coreml_standin/environment.py";
  const { stdout } = await execa(python, [script, join(root, "python")]);
  const made: { python: string; tools: string } = JSON.parse(stdout);
  const { exitCode } = await execa(
    made.python,
    ["bench/process/coreml.py", ...process.argv.slice(2)],
    {
      env: { PATH: `${made.tools}:${process.env.PATH ?? ""}`, TMPDIR: root },
      stdio: "inherit",
      reject: false,
    },
  );
  process.exitCode = exitCode ?? 1;
} finally {
  await rm(root, { recursive: true, force: true });
}

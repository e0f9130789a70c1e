import { delimiter } from "node:path";
import { execa } from "execa";
import { testEnvironment } from "../scripts/test/environment.ts";

/** What it takes to make every compressed form of a weight dense, against coremltools alone. */
const python = await testEnvironment();
const { exitCode } = await execa(python, ["bench/dense/run.py", ...process.argv.slice(2)], {
  env: {
    PYTHONPATH: ["worker", "test/worker/package"].join(delimiter),
    // coremltools' own bars.
    TQDM_DISABLE: "1",
  },
  stdio: "inherit",
  reject: false,
});
process.exitCode = exitCode ?? 1;

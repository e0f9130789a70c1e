import { delimiter } from "node:path";
import { execa } from "execa";
import { testEnvironment } from "../scripts/test/environment.ts";

/** The portable engine against ONNX Runtime on torch's own export of the same models. */
const python = await testEnvironment();
const { exitCode } = await execa(python, ["bench/engine/run.py", ...process.argv.slice(2)], {
  env: { PYTHONPATH: ["worker", "test/worker/architectures"].join(delimiter) },
  stdio: "inherit",
  reject: false,
});
process.exitCode = exitCode ?? 1;

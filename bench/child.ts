import { execa } from "execa";
import { testEnvironment } from "../scripts/test/environment.ts";

/** What a session in a process of its own costs, against the same engine here. */
const python = await testEnvironment();
const { exitCode } = await execa(python, ["bench/process/child.py", ...process.argv.slice(2)], {
  env: { PYTHONPATH: "worker" },
  stdio: "inherit",
  reject: false,
});
process.exitCode = exitCode ?? 1;

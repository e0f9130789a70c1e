import { execa } from "execa";
import { testEnvironment } from "../scripts/test/environment.ts";
import { environmentHome } from "../src/commands/entry/home.ts";

/** A gate of 1,000 pictures on a cold store, against a plain script and against what it cannot do without. */
const python = await testEnvironment();
const home = environmentHome(process.env, process.platform);
const given = ["--node", process.execPath, "--home", home, ...process.argv.slice(2)];
const { exitCode } = await execa(python, ["bench/gate/run.py", ...given], {
  env: { PYTHONPATH: "worker" },
  stdio: "inherit",
  reject: false,
});
process.exitCode = exitCode ?? 1;

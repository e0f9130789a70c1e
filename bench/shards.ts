import { execa } from "execa";
import { testEnvironment } from "../scripts/test/environment.ts";
import { environmentHome } from "../src/commands/entry/home.ts";

/** The same gate on one machine and on several: the longest part of these, alone on the machine, against all of it. */
const python = await testEnvironment();
const home = environmentHome(process.env, process.platform);
const given = ["--node", process.execPath, "--home", home, ...process.argv.slice(2)];
const { exitCode } = await execa(python, ["bench/gate/shards.py", ...given], {
  env: { PYTHONPATH: "worker" },
  stdio: "inherit",
  reject: false,
});
process.exitCode = exitCode ?? 1;

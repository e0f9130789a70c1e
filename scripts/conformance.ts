import { delimiter, join } from "node:path";
import { execa } from "execa";
import { environmentHome } from "../src/commands/entry/home.ts";
import { testEnvironment } from "./test/environment.ts";

/** coremltools' own op tests on the portable engine, all of them or a sample. */
const folder = "test/worker/engines/conformance";
const cache = join(environmentHome(process.env, process.platform), "conformance");
const python = await testEnvironment();
const { exitCode } = await execa(
  python,
  [join(folder, "run.py"), "--cache", cache, ...process.argv.slice(2)],
  { env: { PYTHONPATH: ["worker", folder].join(delimiter) }, stdio: "inherit", reject: false },
);
process.exitCode = exitCode ?? 1;

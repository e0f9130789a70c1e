import { tmpdir } from "node:os";
import { setFailed } from "@actions/core";
import { writeOutputs } from "./action/outputs.ts";
import { action } from "./commands/action.ts";
import { describeFailure } from "./commands/failure.ts";
import { environmentHome } from "./commands/home.ts";

const { env, platform, stdout } = process;

try {
  process.exitCode = await action({
    cwd: process.cwd(),
    env,
    home: environmentHome(env, platform),
    temp: env.RUNNER_TEMP ?? tmpdir(),
    worker: new URL("../worker", import.meta.url).pathname,
    // One stream, so that the log keeps the order in which things were said.
    ...{ out: stdout, errors: stdout },
  });
} catch (error) {
  const { text, status } = describeFailure(error);
  setFailed(text);
  writeOutputs({ outcome: "error" });
  process.exitCode = status;
}

import { join } from "node:path";
import { EXIT_STATUS } from "../catalog/states.ts";
import { diagnose } from "../measure/diagnose.ts";
import { renderDiagnosis } from "../report/diagnosis.ts";
import { progressFor } from "../terminal/progress-for.ts";
import type { Host } from "./entry/host.ts";
import type { Options } from "./options.ts";
import { withScratch } from "./with-project.ts";
import { workersFor } from "./workers.ts";

/** Tells what this machine can and cannot measure; on a Mac, also whether Core ML answers as the portable engine does. */
export async function doctor(options: Options, host: Host): Promise<number> {
  const progress = progressFor(host.errors, host.env);
  const found = await withScratch(host.temp, async (scratch) => {
    const workers = workersFor(options, host, scratch, progress);
    return await diagnose(workers, { packages: fixturesBeside(host), progress });
  });
  host.out.write(options.json ? `${JSON.stringify(found, null, 2)}\n` : renderDiagnosis(found));
  return found.sound ? EXIT_STATUS.pass : EXIT_STATUS.fail;
}

/** Real models that come with the program. */
function fixturesBeside({ fixtures }: Host): Record<string, string> {
  return Object.fromEntries(
    Object.entries(FIXTURES).map(([name, path]) => [name, join(fixtures, path)]),
  );
}

const FIXTURES = {
  digits: "digits/Digits.mlpackage",
  "gives-back": "oddities/GivesBack.mlpackage",
  "log-probabilities": "oddities/LogProbabilities.mlpackage",
  "two-heads": "oddities/TwoHeads.mlpackage",
} as const;

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
    return await diagnose(workers, { packages: modelsBeside(host), progress });
  });
  host.out.write(options.json ? `${JSON.stringify(found, null, 2)}\n` : renderDiagnosis(found));
  return found.sound ? EXIT_STATUS.pass : EXIT_STATUS.fail;
}

/** Real models that come with the program: what is packed of it has no fixtures. */
function modelsBeside({ worker }: Host): Record<string, string> {
  return Object.fromEntries(
    Object.entries(MODELS).map(([name, file]) => [name, join(worker, "models", file)]),
  );
}

const MODELS = {
  digits: "Digits.mlpackage",
  "gives-back": "GivesBack.mlpackage",
  "log-probabilities": "LogProbabilities.mlpackage",
  "two-heads": "TwoHeads.mlpackage",
} as const;

import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { Measurement } from "../../contract/measurement.ts";
import type { Plan } from "../../contract/plan.ts";
import { slotsOf } from "../../contract/slot.ts";
import { judgedOn } from "../../history/wear.ts";
import { orUnmeasured } from "../../out/or-unmeasured.ts";
import type { OutFolder } from "../../out/out-folder.ts";
import type { Report } from "../../report/report.ts";
import type { Options } from "../options.ts";
import { planIn } from "../out-folder.ts";
import { pastIn } from "../past.ts";

/** What a judged out folder has to tell, and the question that its plan asked. */
export async function reportIn(
  out: OutFolder,
  options: Pick<Options, "out">,
): Promise<{ report: Report; question: string | undefined }> {
  const plan = await planIn(out, options);
  const verdict = await out.readVerdict();
  if (verdict === undefined) throw new Error(`${out.root} was not judged`);
  const measurements = await measurementsIn(plan, out);
  const report = { verdict, measurements, past: await pastIn(out), on: judgedOn(plan) };
  return { report, question: plan.question };
}

/** Those that can be believed: what is wrong with the others, the verdict says. */
async function measurementsIn({ requests }: Plan, out: OutFolder): Promise<Measurement[]> {
  const found: Measurement[] = [];
  for (const slot of slotsOf(requests)) {
    const measurement = await orUnmeasured(out, () => out.readMeasurement(slot));
    if (measurement !== undefined && !isUnmeasured(measurement)) found.push(measurement);
  }
  return found;
}

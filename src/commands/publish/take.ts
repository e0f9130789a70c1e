import { copyFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isUnmeasured } from "../../catalog/unmeasured.ts";
import { failed } from "../../contract/measurement.ts";
import type { Plan } from "../../contract/plan.ts";
import { type Slot, slotsOf } from "../../contract/slot.ts";
import type { Project } from "../../git/repository.ts";
import { LAYOUT } from "../../out/layout.ts";
import { makeFolder } from "../../out/make-folder.ts";
import { orUnmeasured } from "../../out/or-unmeasured.ts";
import type { OutFolder } from "../../out/out-folder.ts";
import type { Theirs } from "./bring.ts";
import { planComparison } from "./other-plan.ts";

interface Taking {
  readonly plan: Plan;
  readonly theirs: Theirs;
  readonly project: Project;
  readonly out: OutFolder;
}

/** Gives how many measurements were taken. Where one cannot be, the out folder says why in its place. */
export async function take({ plan, theirs, project, out }: Taking): Promise<number> {
  const whyOther = planComparison(plan, theirs.plan, project);
  let taken = 0;
  for (const slot of slotsOf(plan.requests)) {
    const why = await whyOther(slot);
    const found = why === undefined ? await readOne(theirs.out, slot) : { unmeasured: why };
    if (found === undefined) continue;
    if (isUnmeasured(found)) await out.writeMeasurement(failed(slot, found.unmeasured));
    else {
      await out.writeMeasurement(found);
      if (found.records !== undefined) await copyRecords(slot, theirs.out, out);
      taken += 1;
    }
  }
  return taken;
}

async function readOne(from: OutFolder, slot: Slot) {
  return await orUnmeasured(from, () => from.readMeasurement(slot));
}

/** They are read when they are judged; that they are missing is said then. */
async function copyRecords(slot: Slot, from: OutFolder, to: OutFolder): Promise<void> {
  const path = LAYOUT.records.of(slot);
  const file = join(to.root, path);
  await makeFolder(dirname(file));
  await copyFile(join(from.root, path), file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
}

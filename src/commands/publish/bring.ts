import { join } from "node:path";
import { UserError } from "../../catalog/errors.ts";
import type { Outcome } from "../../catalog/states.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Plan } from "../../contract/plan.ts";
import { slotsOf } from "../../contract/slot.ts";
import { downloadArtifact } from "../../github/download-artifact.ts";
import { artifactOfRun, LARGEST_ZIP } from "../../github/run-artifact.ts";
import { belongs } from "../../out/belongs.ts";
import { LAYOUT } from "../../out/layout.ts";
import { orUnmeasured } from "../../out/or-unmeasured.ts";
import { type OutFolder, outFolder } from "../../out/out-folder.ts";
import { OtherVersion } from "../../out/refusal.ts";
import { type Placement, unpack } from "../../unpack/unpack.ts";
import { asking } from "./asking.ts";
import type { Publication } from "./publication.ts";

/** What the other run left: measurements and records to take, and its own word for the rest. */
export interface Theirs {
  readonly out: OutFolder;
  readonly plan: Plan | Unmeasured;
  /** The outcome that it came to. */
  readonly said?: Outcome;
}

/** Downloads and unpacks the artifact into the scratch folder: of it, what the plan asks for and no other file. */
export async function bring(
  { about, event, reach }: Publication,
  plan: Plan,
  scratch: string,
): Promise<Theirs> {
  const { artifact: name } = about.inputs;
  if (name === undefined) throw new UserError(UNNAMED);
  const [zip, into] = [join(scratch, "artifact.zip"), join(scratch, "artifact")];
  await asking("the artifact", async () => {
    const { id } = await artifactOfRun(reach, event, name);
    await downloadArtifact(reach, { id, file: zip, most: LARGEST_ZIP });
  });
  await unpack({ zip, into, placeOf: placesFor(plan) });
  return await read(outFolder(into));
}

async function read(out: OutFolder): Promise<Theirs> {
  const plan = await orUnmeasured(out, () => out.readPlan()).catch(refuseOtherVersion);
  const verdict = await orUnmeasured(out, () => out.readVerdict());
  const said = verdict === undefined || isUnmeasured(verdict) ? {} : { said: verdict.outcome };
  return { out, plan: plan ?? { unmeasured: `there is no ${LAYOUT.plan.path}` }, ...said };
}

/** Nothing in such a plan can be compared with ours, and no measurement is to blame for it. */
function refuseOtherVersion(error: unknown): never {
  if (!(error instanceof OtherVersion)) throw error;
  throw new UserError({
    message: `the run that measured has left a ${LAYOUT.plan.path} ${error.says}`,
    fix: "Let the workflow that measures and the one that publishes use one version of quantgate, and measure again.",
  });
}

function placesFor(plan: Plan): (path: string) => Placement {
  const slots = slotsOf(plan.requests);
  const { plan: planned, verdict, measurement, records } = LAYOUT;
  const most = new Map<string, number>([
    [planned.path, planned.holds.most],
    [verdict.path, verdict.holds.most],
    ...slots.map((slot) => [measurement.of(slot), measurement.holds.most] as const),
    ...slots.map((slot) => [records.of(slot), records.holds.most] as const),
  ]);
  return (path) => {
    const bytes = most.get(path);
    if (bytes !== undefined) return { kind: "taken", most: bytes };
    return { kind: belongs(path) ? "left" : "foreign" };
  };
}

const UNNAMED = {
  message: "the input artifact is empty: nothing says what the other run has uploaded",
  fix: "give it the name that the workflow which measures uploads under",
};

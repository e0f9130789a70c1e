import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { commandLine } from "../../../src/commands/command-line.ts";
import { judgeOut } from "../../../src/commands/judging/judge-out.ts";
import { planIn } from "../../../src/commands/out-folder.ts";
import { Measurement } from "../../../src/contract/measurement.ts";
import { LAYOUT } from "../../../src/out/layout.ts";
import { type OutFolder, outFolder } from "../../../src/out/out-folder.ts";
import { recordingDigest } from "../../../src/project/recordings.ts";
import { nearlyJson } from "../edits.ts";
import { reader } from "../reader.ts";

const SLOT = { model: "food80", side: "head", variant: "int8", target: "iphone-15" } as const;
const RECORDED = LAYOUT.recordedMeasurement.of({ ...SLOT, from: "target" });

/** An out folder as the gate left it, of a project whose numbers were measured elsewhere. */
async function gated(folder: string): Promise<OutFolder> {
  await cp("fixtures/food80", folder, { recursive: true });
  const silent = { write: () => true };
  const host = {
    ...{ cwd: folder, env: process.env, home: join(folder, "home"), temp: folder },
    ...{
      program: "/nowhere",
      worker: "/nowhere",
      examples: "/nowhere",
      today: () => "2027-01-31",
    },
    ...{ out: silent, errors: silent },
  };
  const status = await commandLine(host, ["gate"]);
  if (status !== 0) throw new Error(`the gate ended with ${status}`);
  return outFolder(join(folder, "quantgate-out"));
}

/** The plan alone, with the policy whose text it holds. */
export const plan = reader({
  name: "plan",
  share: 8,
  open: async (folder) => {
    const out = await gated(folder);
    const real = await readFile(join(out.root, LAYOUT.plan.path), "utf8");
    return {
      inputs: nearlyJson([real]),
      read: async (text: string) => {
        await out.writeText(LAYOUT.plan.path, text);
        return await planIn(out, { out: "quantgate-out" });
      },
    };
  },
});

/** All that judging makes of a folder in which a plan or a measurement is not what it was. */
export const judged = reader({
  name: "verdict",
  share: 2,
  open: async (folder) => {
    const out = await gated(folder);
    const textOf = async (path: string) => await readFile(join(out.root, path), "utf8");
    const real = { plan: await textOf(LAYOUT.plan.path), int8: await textOf(RECORDED) };
    return {
      inputs: fc.record({
        plan: fc.oneof(fc.constant(real.plan), nearlyJson([real.plan])),
        int8: fc.oneof(fc.constant(real.int8), nearlyJson([real.int8])),
      }),
      read: async ({ plan, int8 }) => {
        await out.writeText(RECORDED, int8);
        const forged = digestIfAny(int8);
        await out.writeText(LAYOUT.plan.path, plan.replace(digestIfAny(real.int8), forged));
        return (await judgeOut(await planIn(out, { out: "quantgate-out" }), out)).verdict;
      },
    };
  },
});

/** As a forger would have it: the plan names the file that is there. */
function digestIfAny(text: string): string {
  try {
    return recordingDigest(Measurement.parse(JSON.parse(text)));
  } catch {
    return `sha256:${"0".repeat(64)}`;
  }
}

import { join } from "node:path";
import { type Problem, UserError } from "../../catalog/errors.ts";
import { inPlaces } from "../../contract/data.ts";
import type { PlannedRequest } from "../../contract/plan.ts";
import type { Hello } from "../../contract/protocol.ts";
import type { Crew } from "../../measure/crew.ts";
import { lookerOf } from "../../measure/look.ts";
import { checkData } from "../../measure/request.ts";
import { outFolder } from "../../out/out-folder.ts";
import { type Prepared, truthsIn } from "../../project/prepare.ts";
import { shownInputs } from "../../tasks/inputs.ts";

/**
 * Has the worker open the data for each model of the head, and says what becomes of them; what does not fit is told, all
 * of it at once. Of a target that is not on this machine nothing is opened.
 */
export async function inputsOf(
  prepared: Prepared,
  scratch: string,
  crew: Crew,
  { engines }: Pick<Hello, "engines">,
): Promise<string[]> {
  const truthOf = truthsIn(prepared);
  const look = lookerOf(crew);
  const problems: Problem[] = [];
  const lines = new Set<string>();
  for (const request of prepared.plan.requests.filter(isRun).filter(isHere)) {
    const { model, source, data, options } = request;
    try {
      const { samples } = await truthOf(model);
      const at = await outFolder(join(scratch, "checked")).writeSamples(model, samples);
      await openData(request, join(scratch, "checked", at.path), crew);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
    }
    const sight = await look(source);
    if (sight.kind === "seen")
      for (const line of shownInputs(data, options, sight.found.inputs))
        lines.add(`  ${model}: ${line}`);
  }
  if (problems.length > 0) throw new UserError(problems);
  return [...lines];

  function isHere({ target }: PlannedRequest): boolean {
    const engine = engines[target];
    return engine !== undefined && "name" in engine;
  }
}

function isRun({ side, packagesOnly }: PlannedRequest): boolean {
  return side === "head" && packagesOnly !== true;
}

async function openData(planned: PlannedRequest, samples: string, crew: Crew): Promise<void> {
  const source = { path: await crew.locate(planned.source) };
  const data = await inPlaces(planned.data, ({ at }) => crew.locate(at));
  await checkData({ planned, source, data, samples }, { crew });
}

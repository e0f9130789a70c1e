import { join } from "node:path";
import { allOf, UserError } from "../../catalog/errors.ts";
import { inPlaces } from "../../contract/data.ts";
import type { PlannedRequest } from "../../contract/plan.ts";
import type { Hello } from "../../contract/protocol.ts";
import type { Crew } from "../../measure/crew.ts";
import { lookerOf } from "../../measure/look.ts";
import { Lost } from "../../measure/refusal.ts";
import { checkData } from "../../measure/request.ts";
import { outFolder } from "../../out/out-folder.ts";
import { type Prepared, truthsIn } from "../../project/prepare.ts";
import { shownInputs } from "../../tasks/inputs.ts";

/**
 * Has the worker open the data for each model of the head, and says what becomes of them; what does not fit is told, all
 * of it at once. Of a target that is not on this machine nothing is opened, and on all others the data are the same.
 */
export async function inputsOf(
  prepared: Prepared,
  scratch: string,
  crew: Crew,
  { engines }: Pick<Hello, "engines">,
): Promise<string[]> {
  const truthOf = truthsIn(prepared);
  const look = lookerOf(crew);
  const here = prepared.plan.requests.filter(isRun).filter(isHere);
  const first = here.filter(({ model }, at) => here.findIndex((one) => one.model === model) === at);
  const shown = await allOf(first, async (request) => {
    const { model, source, data, options } = request;
    const { samples } = await truthOf(model);
    const at = await outFolder(join(scratch, "checked")).writeSamples(model, samples);
    await openData(request, join(scratch, "checked", at.path), crew);
    const sight = await look(source);
    if (sight.kind === "unseen") return [];
    return shownInputs(data, options, sight.found.inputs).map((line) => `  ${model}: ${line}`);
  });
  return [...new Set(shown.flat())];

  function isHere({ target }: PlannedRequest): boolean {
    const engine = engines[target];
    return engine !== undefined && "name" in engine;
  }
}

function isRun({ side, packagesOnly }: PlannedRequest): boolean {
  return side === "head" && packagesOnly !== true;
}

/** That they could not be opened at all is told as a mistake is: here nothing else would come of it. */
async function openData(planned: PlannedRequest, samples: string, crew: Crew): Promise<void> {
  const source = { path: await crew.locate(planned.source) };
  const data = await inPlaces(planned.data, ({ at }) => crew.locate(at));
  try {
    await checkData({ planned, source, data, samples }, { crew });
  } catch (error) {
    if (!(error instanceof Lost)) throw error;
    const message = `model ${planned.model}: its data could not be opened: ${error.message}`;
    throw new UserError({ message, at: { file: planned.source.path } });
  }
}

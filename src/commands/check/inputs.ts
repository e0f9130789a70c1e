import { join } from "node:path";
import { allOf, UserError } from "../../catalog/errors.ts";
import { inPlaces } from "../../contract/data.ts";
import type { PlannedRequest } from "../../contract/plan.ts";
import type { Hello, Inspected } from "../../contract/protocol.ts";
import type { Crew } from "../../measure/crew.ts";
import { keyOf } from "../../measure/digests.ts";
import { examplesOf } from "../../measure/examples.ts";
import type { Known } from "../../measure/known.ts";
import type { Look } from "../../measure/look.ts";
import type { Placed } from "../../measure/placed.ts";
import { Lost } from "../../measure/refusal.ts";
import { checkData } from "../../measure/request.ts";
import { outFolder } from "../../out/out-folder.ts";
import { type Prepared, truthsIn } from "../../project/prepare.ts";
import type { Truth } from "../../samples/truth.ts";
import { shownInputs } from "../../tasks/inputs.ts";

interface Asking {
  readonly crew: Crew;
  readonly worker: Hello;
  readonly known: Known;
  readonly look: Look;
}

/**
 * Has the worker open the data for each model of the head, and says what becomes of them; what does not fit is told, all
 * of it at once. Of a target that is not on this machine nothing is opened, and on all others the data are the same.
 */
export async function inputsOf(
  prepared: Prepared,
  scratch: string,
  asking: Asking,
): Promise<string[]> {
  const truthOf = truthsIn(prepared);
  const { look, worker } = asking;
  const here = prepared.plan.requests.filter(isRun).filter(isHere);
  const first = here.filter(({ model }, at) => here.findIndex((one) => one.model === model) === at);
  const shown = await allOf(first, async (request) => {
    const { model, source, data, options } = request;
    const truth = await truthOf(model);
    const at = await outFolder(join(scratch, "checked")).writeSamples(model, truth.samples);
    const sight = await look(source);
    const found = sight.kind === "seen" ? sight.found : undefined;
    await openData(request, join(scratch, "checked", at.path), truth, found, asking);
    if (found === undefined) return [];
    return shownInputs(data, options, found.inputs).map((line) => `  ${model}: ${line}`);
  });
  return [...new Set(shown.flat())];

  function isHere({ target }: PlannedRequest): boolean {
    const engine = worker.engines[target];
    return engine !== undefined && "name" in engine;
  }
}

function isRun({ side, packagesOnly }: PlannedRequest): boolean {
  return side === "head" && packagesOnly !== true;
}

/** That they could not be opened at all is told as a mistake is: here nothing else would come of it. */
async function openData(
  planned: PlannedRequest,
  samples: string,
  truth: Truth,
  found: Inspected | undefined,
  { crew, known, worker }: Asking,
): Promise<void> {
  const source = { path: await crew.locate(planned.source) };
  const data = await inPlaces(planned.data, ({ at }) => crew.locate(at));
  const key = found && (await fitKey({ planned, data, samples }, truth, found, known, worker));
  if (key !== undefined && (await known.fits.read(key))) return;
  try {
    await checkData({ planned, source, data, samples }, { crew });
    if (key !== undefined) await known.fits.keep(key, true);
  } catch (error) {
    if (!(error instanceof Lost)) throw error;
    const message = `model ${planned.model}: its data could not be opened: ${error.message}`;
    throw new UserError({ message, at: { file: planned.source.path } });
  }
}

/** All that it depends on whether examples can be put before a model. */
async function fitKey(
  { planned, data, samples }: Pick<Placed, "planned" | "data" | "samples">,
  truth: Truth,
  { weightsDigest: source }: Inspected,
  known: Known,
  { toolchain, evaluator }: Hello,
): Promise<string> {
  const examples = await examplesOf({ planned, data, samples }, truth, known);
  const { task, options, target } = planned;
  const all = examples.digestOf([[0, examples.count]]);
  return keyOf("fits", {
    ...{ source, toolchain, evaluator, task, options, target },
    ...{ data: examples.data, examples: all },
  });
}

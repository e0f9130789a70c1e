import { join } from "node:path";
import { allOf, UserError } from "../../catalog/errors.ts";
import { quote } from "../../catalog/quote.ts";
import { inPlaces } from "../../contract/data.ts";
import type { PlannedRequest } from "../../contract/plan.ts";
import type { Hello } from "../../contract/protocol.ts";
import type { Crew } from "../../measure/crew.ts";
import { keyOf } from "../../measure/digests.ts";
import { examplesOf } from "../../measure/examples.ts";
import type { Known } from "../../measure/known.ts";
import type { Look } from "../../measure/look.ts";
import { obstaclesOf } from "../../measure/obstacles.ts";
import { Lost } from "../../measure/refusal.ts";
import { checkData, type Opening } from "../../measure/request.ts";
import { outFolder } from "../../out/out-folder.ts";
import { type Prepared, truthsIn } from "../../project/prepare.ts";
import type { Naming } from "../../samples/class-names.ts";
import type { Truth } from "../../samples/truth.ts";
import { shownInputs } from "../../tasks/inputs.ts";
import { listedUpTo } from "../../words/lists.ts";
import { refuseUnread } from "./headers.ts";

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
    // What is wrong with the model itself has been told: nothing can be put before it.
    if (sight.kind === "unseen") return [];
    const naming = truth.naming(sight.found, options);
    if (obstaclesOf(sight.found, request.target, naming).length > 0) return [];
    await openData(request, join(scratch, "checked", at.path), truth, asking);
    const { inputs } = sight.found;
    const shown = [...shownInputs(data, options, inputs), ...shownNumbers(naming)];
    return shown.map((line) => `  ${model}: ${line}`);
  });
  return [...new Set(shown.flat())];

  function isHere({ target }: PlannedRequest): boolean {
    const engine = worker.engines[target];
    return engine !== undefined && "name" in engine;
  }
}

/** Whoever counts classes in another order reads it here. */
function shownNumbers(naming: Naming): string[] {
  if (naming.by !== "number") return [];
  const which = naming.words.map((word, number) => `${number} ${quote(word)}`);
  return [`labels are the numbers of its classes: ${listedUpTo(MOST_SHOWN, which)}`];
}

const MOST_SHOWN = 10;

function isRun({ side, packagesOnly }: PlannedRequest): boolean {
  return side === "head" && packagesOnly !== true;
}

/** That they could not be opened at all is told as a mistake is: here nothing else would come of it. */
async function openData(
  planned: PlannedRequest,
  samples: string,
  truth: Truth,
  { crew, known, worker }: Asking,
): Promise<void> {
  const source = { path: await crew.locate(planned.source) };
  const data = await inPlaces(planned.data, ({ at }) => crew.locate(at));
  const key = await fitKey({ planned, source, data, samples }, truth, known, worker);
  if (key !== undefined && (await known.fits.read(key))) return;
  const opening = { planned, source, data, samples };
  await allOf(
    [() => checkData(opening, { crew }), () => refuseUnread(opening, truth, crew)],
    async (look) => await look().catch((error) => refuseLost(error, planned)),
  );
  if (key !== undefined) await known.fits.keep(key, true);
}

function refuseLost(error: unknown, { model, source }: PlannedRequest): never {
  if (!(error instanceof Lost)) throw error;
  const message = `model ${model}: its data could not be opened: ${error.message}`;
  throw new UserError({ message, at: { file: source.path } });
}

/** All that it depends on whether examples can be put before a model; undefined where some of it is not known. */
async function fitKey(
  { planned, source, data, samples }: Opening,
  truth: Truth,
  known: Known,
  { toolchain, evaluator }: Hello,
): Promise<string | undefined> {
  const tree = await known.treeOf(source.path);
  if (tree === undefined) return undefined;
  const examples = await examplesOf({ planned, data, samples }, truth, known);
  const { task, options, target } = planned;
  const all = examples.digestOf([[0, examples.count]]);
  return keyOf("fits", {
    ...{ source: tree, toolchain, evaluator, task, options, target },
    ...{ data: examples.data, examples: all, pictures: "header" },
  });
}

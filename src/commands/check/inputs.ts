import { join } from "node:path";
import { allOf, type Problem, UserError } from "../../catalog/errors.ts";
import { inPlaces } from "../../contract/data.ts";
import type { PlannedRequest } from "../../contract/plan.ts";
import { keyOf } from "../../measure/digests.ts";
import { examplesOf } from "../../measure/examples.ts";
import type { Look } from "../../measure/look.ts";
import { Lost, mistake, ofVariant } from "../../measure/refusal.ts";
import { type Opening, unopenable } from "../../measure/request.ts";
import type { Workshop } from "../../measure/workshop.ts";
import { outFolder } from "../../out/out-folder.ts";
import { type Prepared, truthsIn } from "../../project/prepare.ts";
import type { Truth } from "../../samples/truth.ts";
import { shownInputs } from "../../tasks/inputs.ts";

/**
 * Has the worker open the data and the packages for each model of the head, and says what becomes of the data; what does
 * not fit is told, all of it at once. Of a target that is not on this machine nothing is opened, and on all others the
 * data are the same. What a run loads is loaded too, unless it is to go quickly.
 */
export async function inputsOf(
  fit: readonly PlannedRequest[],
  prepared: Prepared,
  shop: Workshop,
  look: Look,
  isQuick: boolean,
): Promise<string[]> {
  const truthOf = truthsIn(prepared);
  const here = fit.filter(isRun).filter(isHere);
  const first = here.filter(({ model }, at) => here.findIndex((one) => one.model === model) === at);
  const shown = await allOf(isQuick ? first : here, async (request) => {
    const { model, source, data, options } = request;
    const truth = await truthOf(model);
    const at = await outFolder(join(shop.folder, "checked")).writeSamples(model, truth.samples);
    const samples = join(shop.folder, "checked", at.path);
    await openOne(request, samples, truth, shop, isQuick ? "read" : "load");
    const sight = await look(source);
    const inputs = sight.kind === "seen" ? sight.found.inputs : [];
    return shownInputs(data, options, inputs).map((line) => `  ${model}: ${line}`);
  });
  return [...new Set(shown.flat())];

  function isHere({ target }: PlannedRequest): boolean {
    const engine = shop.hello.engines[target];
    return engine !== undefined && "name" in engine;
  }
}

function isRun({ packagesOnly }: PlannedRequest): boolean {
  return packagesOnly !== true;
}

/** That something could not be opened at all is told as a mistake is: here nothing else would come of it. */
async function openOne(
  planned: PlannedRequest,
  samples: string,
  truth: Truth,
  shop: Workshop,
  only: "read" | "load",
): Promise<void> {
  const { crew, known } = shop;
  const source = { path: await crew.locate(planned.source) };
  const data = await inPlaces(planned.data, ({ at }) => crew.locate(at));
  const byHand = await Promise.all(
    planned.variants.flatMap(({ name, recipe }) =>
      recipe.kind === "source"
        ? [crew.locate({ ...planned.source, path: recipe.path }).then((path) => ({ name, path }))]
        : [],
    ),
  );
  const opening = { planned, source, data, samples };
  const packages = [source.path, ...byHand.map(({ path }) => path)];
  const key = await fitKey(opening, packages, only, truth, shop);
  if (key !== undefined && (await known.fits.read(key))) return;
  try {
    const ends = await unopenable(opening, packages, only, shop);
    const told = (path: string) => {
      const end = ends.get(path);
      if (end === undefined) return [];
      const where = end.stage === "load" ? `on ${planned.target} it cannot be loaded: ` : "";
      return [`${where}${end.message}`];
    };
    const problems: Problem[] = [
      ...told(source.path).map((why) => mistake(planned, why)),
      ...byHand.flatMap(({ name, path }) =>
        told(path).map((why) => mistake(planned, ofVariant(name, why))),
      ),
    ];
    if (problems.length > 0) throw new UserError(problems);
    if (key !== undefined) await known.fits.keep(key, true);
  } catch (error) {
    if (!(error instanceof Lost)) throw error;
    throw new UserError(mistake(planned, `its data could not be opened: ${error.message}`));
  }
}

/** All that it depends on whether examples can be put before a model; undefined where some of it is not known. */
async function fitKey(
  { planned, data, samples }: Opening,
  packages: readonly string[],
  only: "read" | "load",
  truth: Truth,
  { known, hello: { toolchain, evaluator } }: Workshop,
): Promise<string | undefined> {
  const trees = await Promise.all(packages.map((path) => known.treeOf(path)));
  if (trees.some((tree) => tree === undefined)) return undefined;
  const examples = await examplesOf({ planned, data, samples }, truth, known);
  const { task, options, target } = planned;
  const all = examples.digestOf([[0, examples.count]]);
  return keyOf("fits", {
    ...{ packages: trees, only, toolchain, evaluator, task, options, target },
    ...{ data: examples.data, examples: all },
  });
}

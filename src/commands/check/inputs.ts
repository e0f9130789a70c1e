import { join } from "node:path";
import { allOf } from "../../catalog/errors.ts";
import { quote } from "../../catalog/quote.ts";
import type { PlannedRequest } from "../../contract/plan.ts";
import type { Look } from "../../measure/look.ts";
import { obstaclesOf } from "../../measure/obstacles.ts";
import type { Workshop } from "../../measure/workshop.ts";
import { outFolder } from "../../out/out-folder.ts";
import { type Prepared, truthsIn } from "../../project/prepare.ts";
import { type Naming, toldOf } from "../../samples/class-names.ts";
import { shownInputs } from "../../tasks/inputs.ts";
import { listedUpTo } from "../../words/lists.ts";
import { openOnce } from "./opening.ts";

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
    const { model, source, target, data, options } = request;
    const truth = await truthOf(model);
    const sight = await look(source);
    // What is wrong with the model itself has been told: nothing can be put before it.
    if (sight.kind === "unseen") return [];
    const naming = truth.naming(sight.found, options);
    if (obstaclesOf(sight.found, target, naming).length > 0) return [];
    const at = await outFolder(join(shop.folder, "checked")).writeSamples(model, truth.samples);
    const named = { ...request, options: { ...options, ...toldOf(naming) } };
    await openOnce(named, join(shop.folder, "checked", at.path), truth, shop, {
      packages: isQuick || request.variants.length === 0 ? "read" : "load",
      pictures: first.includes(request) ? "header" : "none",
    });
    const lines = [...shownInputs(data, options, sight.found.inputs), ...shownNumbers(naming)];
    return lines.map((line) => `  ${model}: ${line}`);
  });
  return [...new Set(shown.flat())];

  function isHere({ target }: PlannedRequest): boolean {
    const engine = shop.hello.engines[target];
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

function isRun({ packagesOnly }: PlannedRequest): boolean {
  return packagesOnly !== true;
}

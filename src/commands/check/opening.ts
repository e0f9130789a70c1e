import { allOf, type Problem, UserError } from "../../catalog/errors.ts";
import { inPlaces } from "../../contract/data.ts";
import type { PlannedRequest } from "../../contract/plan.ts";
import { keyOf } from "../../measure/digests.ts";
import { examplesOf } from "../../measure/examples.ts";
import { Lost, mistake, ofVariant } from "../../measure/refusal.ts";
import { type Opening, unopenable } from "../../measure/request.ts";
import type { Workshop } from "../../measure/workshop.ts";
import type { Truth } from "../../samples/truth.ts";
import { refuseUnread } from "./headers.ts";

export interface Depth {
  /** Whether packages are only read, or loaded as a run loads them. */
  readonly packages: "read" | "load";
  /** Whether the headers of pictures are read too. */
  readonly pictures: "header" | "none";
}

/**
 * Has the worker open the data for the source, and the packages that a request has; what cannot be is told, all of it at
 * once. What went well before is not asked again as long as nothing of it has changed.
 */
export async function openOnce(
  planned: PlannedRequest,
  samples: string,
  truth: Truth,
  shop: Workshop,
  depth: Depth,
): Promise<void> {
  const { crew, known } = shop;
  const source = { path: await crew.locate(planned.source) };
  const data = await inPlaces(planned.data, ({ at }) => crew.locate(at));
  const opening = { planned, source, data, samples };
  const byHand = await byHandIn(opening, shop);
  const key = await fitKey(opening, byHand, truth, shop, depth);
  if (key !== undefined && (await known.fits.read(key))) return;
  const looks = [() => refuseUnopenable(opening, byHand, shop, depth)];
  if (depth.pictures === "header") looks.push(() => refuseUnread(opening, truth, crew));
  await allOf(looks, async (look) => await look().catch((error) => refuseLost(error, planned)));
  if (key !== undefined) await known.fits.keep(key, true);
}

interface ByHand {
  readonly name: string;
  readonly path: string;
}

async function byHandIn({ planned }: Opening, { crew }: Workshop): Promise<ByHand[]> {
  return await Promise.all(
    planned.variants.flatMap(({ name, recipe }) =>
      recipe.kind === "source"
        ? [crew.locate({ ...planned.source, path: recipe.path }).then((path) => ({ name, path }))]
        : [],
    ),
  );
}

async function refuseUnopenable(
  opening: Opening,
  byHand: readonly ByHand[],
  shop: Workshop,
  { packages }: Depth,
): Promise<void> {
  const { planned, source } = opening;
  const paths = [source.path, ...byHand.map(({ path }) => path)];
  const ends = await unopenable(opening, paths, packages, shop);
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
}

/** That something could not be opened at all is told as a mistake is: here nothing else would come of it. */
function refuseLost(error: unknown, planned: PlannedRequest): never {
  if (!(error instanceof Lost)) throw error;
  throw new UserError(mistake(planned, `its data could not be opened: ${error.message}`));
}

/** All that it depends on whether examples can be put before a model; undefined where some of it is not known. */
async function fitKey(
  { planned, source, data, samples }: Opening,
  byHand: readonly ByHand[],
  truth: Truth,
  { known, hello: { toolchain, evaluator } }: Workshop,
  depth: Depth,
): Promise<string | undefined> {
  const paths = [source.path, ...byHand.map(({ path }) => path)];
  const trees = await Promise.all(paths.map((path) => known.treeOf(path)));
  if (trees.some((tree) => tree === undefined)) return undefined;
  const examples = await examplesOf({ planned, data, samples }, truth, known);
  const { task, options, target } = planned;
  const all = examples.digestOf([[0, examples.count]]);
  return keyOf("fits", {
    ...{ trees, depth, toolchain, evaluator, task, options, target },
    ...{ data: examples.data, examples: all },
  });
}

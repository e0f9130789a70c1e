import { join } from "node:path";
import { inPlaces } from "../contract/data.ts";
import type { At, Plan, PlannedRequest } from "../contract/plan.ts";
import type { MeasureRequest } from "../contract/protocol.ts";
import type { Recipe } from "../contract/recipe.ts";
import { LAYOUT } from "../out/layout.ts";
import type { Ports } from "./ports.ts";

type Ready = Omit<MeasureRequest, "id">;
type Locate = Ports["locate"];

/** A planned request with every path of it in place, as the worker wants it. */
export async function readyRequest(
  planned: PlannedRequest,
  plan: Plan,
  { locate, out }: Pick<Ports, "locate" | "out">,
  keepPackages: boolean,
): Promise<Ready> {
  const { source, data, variants, ...rest } = planned;
  const placed = async ({ name, recipe }: (typeof variants)[number]) => ({
    name,
    recipe: await placedRecipe(recipe, source, locate),
  });
  return {
    ...rest,
    do: "measure",
    source: await locate(source),
    variants: await Promise.all(variants.map(placed)),
    samples: join(out.root, samplesOf(planned, plan)),
    data: await inPlaces(data, ({ at }) => locate(at)),
    out: out.root,
    keepPackages,
  };
}

/** The protocol names a file of samples each time; for packages alone it is not opened. */
function samplesOf({ model, packagesOnly }: PlannedRequest, { models }: Plan): string {
  if (packagesOnly) return LAYOUT.plan.path;
  const samples = models.find(({ name }) => name === model)?.samples;
  if (samples === undefined) throw new Error(`the plan requests ${model} but has no samples of it`);
  return samples.path;
}

/** A package made by hand lies where the source does: in the same state of the project. */
async function placedRecipe(recipe: Recipe, source: At, locate: Locate): Promise<Recipe> {
  if (recipe.kind !== "source") return recipe;
  return { kind: "source", path: await locate({ ...source, path: recipe.path }) };
}

import { join } from "node:path";
import type { At, Plan, PlannedRequest } from "../contract/plan.ts";
import type { MeasureRequest } from "../contract/protocol.ts";
import type { Recipe } from "../contract/recipe.ts";
import { LAYOUT } from "../out/layout.ts";
import type { Ports } from "./ports.ts";

type Ready = Omit<MeasureRequest, "id">;

/** A planned request with every path of it in place, as the worker wants it. */
export async function readyRequest(
  planned: PlannedRequest,
  plan: Plan,
  { locate, out }: Pick<Ports, "locate" | "out">,
  keepPackages: boolean,
): Promise<Ready> {
  const { source, data, variants, ...rest } = planned;
  const model = plan.models.find(({ name }) => name === planned.model);
  // The protocol names a file of samples each time; for packages alone it is not opened.
  const samples = planned.packagesOnly ? LAYOUT.plan : model?.samples?.path;
  if (samples === undefined)
    throw new Error(`the plan requests ${planned.model} but has no samples of it`);
  return {
    ...rest,
    do: "measure",
    source: await locate(source),
    variants: await Promise.all(
      variants.map(async ({ name, recipe }) => ({ name, recipe: await placed(recipe, source) })),
    ),
    samples: join(out.root, samples),
    data: {
      ...(data.fit && { fit: data.fit }),
      ...(data.images && { images: await locate(data.images) }),
      ...(data.arrays && { arrays: await locate(data.arrays) }),
      ...(data.unlabelled && { unlabelled: await unlabelledAt(data.unlabelled) }),
    },
    out: out.root,
    keepPackages,
  };

  async function unlabelledAt({ images, arrays }: NonNullable<typeof data.unlabelled>) {
    return {
      ...(images && { images: await locate(images) }),
      ...(arrays && { arrays: await locate(arrays) }),
    };
  }

  /** A package made by hand lies where the source does: at the same commit. */
  async function placed(recipe: Recipe, { commit }: At): Promise<Recipe> {
    if (recipe.kind !== "source") return recipe;
    return { kind: "source", path: await locate({ path: recipe.path, commit }) };
  }
}

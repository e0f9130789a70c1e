import { join } from "node:path";
import { describeProblem } from "../catalog/errors.ts";
import { inPlaces, type Part } from "../contract/data.ts";
import type { Plan, PlannedRequest } from "../contract/plan.ts";
import type { Recipe } from "../contract/recipe.ts";
import { LAYOUT } from "../out/layout.ts";
import type { OutFolder } from "../out/out-folder.ts";
import { toldOf } from "../samples/class-names.ts";
import type { Look } from "./look.ts";
import type { Ports } from "./ports.ts";
import { Lost } from "./refusal.ts";
import type { Workshop } from "./workshop.ts";

/** A request with every path of it in place, as the worker wants it. */
export interface Placed {
  readonly planned: PlannedRequest;
  readonly source: PlacedSource;
  readonly variants: readonly PlacedVariant[];
  readonly data: readonly Part<string>[];
  /** `samples/<model>.jsonl`: the examples in the order to evaluate. */
  readonly samples: string;
}

interface PlacedSource {
  readonly path: string;
  /** Digest of its files; undefined where it is not known by its files. */
  readonly tree: string | undefined;
  /** Digest of all that answers depend on. */
  readonly content: string;
}

export interface PlacedVariant {
  readonly name: string;
  readonly recipe: Recipe;
  /** Of a package made by hand, the digest of its files. */
  readonly tree?: string | undefined;
}

/** A request whose source has been seen. */
export async function placeRequest(
  planned: PlannedRequest,
  plan: Plan,
  out: OutFolder,
  look: Look,
  truthOf: Ports["truthOf"],
  { crew, known }: Workshop,
): Promise<Placed> {
  const { source, data, variants } = planned;
  const sight = await look(source);
  if (sight.kind === "unseen") throw new Lost(sight.problems.map(describeProblem).join("; "));
  const path = await crew.locate(source);

  /** A package made by hand lies where the source does: in the same state of the project. */
  async function placed({ name, recipe }: (typeof variants)[number]): Promise<PlacedVariant> {
    if (recipe.kind !== "source") return { name, recipe };
    const path = await crew.locate({ ...source, path: recipe.path });
    return { name, recipe: { kind: "source", path }, tree: await known.treeOf(path) };
  }

  const truth = planned.packagesOnly ? undefined : await truthOf(planned.model);
  const told = toldOf(truth?.naming(sight.found, planned.options) ?? { by: "none" });
  return {
    planned: { ...planned, options: { ...planned.options, ...told } },
    source: { path, tree: await known.treeOf(path), content: sight.found.weightsDigest },
    variants: await Promise.all(variants.map(placed)),
    data: await inPlaces(data, ({ at }) => crew.locate(at)),
    samples: join(out.root, samplesOf(planned, plan)),
  };
}

export function isByHand({ recipe }: PlacedVariant): boolean {
  return recipe.kind === "source";
}

/** For packages alone no samples are opened. */
function samplesOf({ model, packagesOnly }: PlannedRequest, { models }: Plan): string {
  if (packagesOnly) return LAYOUT.plan.path;
  const samples = models.find(({ name }) => name === model)?.samples;
  if (samples === undefined) throw new Error(`the plan requests ${model} but has no samples of it`);
  return samples.path;
}

import { placesOf as partsOf } from "../contract/data.ts";
import type { At, Plan, PlannedModel, PlannedRequest } from "../contract/plan.ts";
import type { Recipe } from "../contract/recipe.ts";
import { readPolicy } from "../policy/read.ts";

/** What measures and judges. */
export interface Tools {
  readonly quantgate: string;
  /** Digests of the program's files and of the worker's, with its lock. */
  readonly program: string;
  readonly worker: string;
}

/** What stands at a place of the project, by its contents. */
export type ContentOf = (at: At) => string;

/**
 * All that a verdict depends on but the machine, as text to take a digest of: the plan with contents in the place of
 * commits. What only words a reason may name commits, and is left out.
 */
export function questionText(plan: Plan, contentOf: ContentOf, tools: Tools): string {
  const { policies, models, requests, today, head, base, run, shards, question, ...rest } = plan;
  return JSON.stringify({
    ...{ tools, ...rest },
    policies: {
      first: policies.first,
      texts: textsOf(plan).map(({ path, digest }) => [path, digest]),
    },
    today: textsOf(plan).some(hasWaivers) ? today : undefined,
    models: models.map(contentOfModel),
    requests: requests.map((request) => contentOfRequest(request, contentOf)),
  });
}

/** Every place whose contents the question asks for. */
export function askedPlaces({ requests }: Plan): At[] {
  return requests.flatMap(({ source, data, variants }) => [
    source,
    ...variants.flatMap(({ recipe }) => madeAt(recipe, source) ?? []),
    ...partsOf(data).map(({ at }) => at),
  ]);
}

function textsOf({ policies: { target, head } }: Plan) {
  return [target, ...(head ? [head] : [])];
}

/** A waiver ends with its day: tomorrow's answer is another one. */
function hasWaivers({ text, path }: { text: string; path: string }): boolean {
  return readPolicy(text, path).waivers.length > 0;
}

function contentOfModel({ why, base, recorded = [], ...model }: PlannedModel) {
  return {
    ...model,
    base:
      base.kind === "present" ? { kind: base.kind, without: base.without } : { kind: base.kind },
    recorded: recorded.map(({ at, ...one }) => ({ ...one, path: at.path })),
  };
}

function contentOfRequest(
  { source, bytes, data, variants, ...rest }: PlannedRequest,
  contentOf: ContentOf,
) {
  const place = (at: At | undefined) => at && { path: at.path, content: contentOf(at) };
  return {
    ...rest,
    source: place(source),
    variants: variants.map((one) => ({ ...one, content: place(madeAt(one.recipe, source)) })),
    data: partsOf(data).map(({ name, at, options }) => ({ name, options, ...place(at) })),
  };
}

/** A package made by hand lies where the source does: in the same state of the project. */
function madeAt(recipe: Recipe, source: At): At | undefined {
  return recipe.kind === "source" ? { ...source, path: recipe.path } : undefined;
}

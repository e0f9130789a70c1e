import { UserError } from "../../catalog/errors.ts";
import type { Tree } from "../../git/tree.ts";
import type { Entry } from "../../plan/entries.ts";
import type { ModelFacts } from "../../plan/facts.ts";
import { besidePolicy } from "../../plan/paths.ts";
import { holdsRecordings } from "./recordings.ts";
import type { Scope } from "./scope.ts";

type FoundSource = ModelFacts["source"] & Pick<ModelFacts, "movedTo">;

/** Which states of the project hold the model, and where the head moves it. */
export async function findSource(entry: Entry, scope: Scope, working: Tree): Promise<FoundSource> {
  const { head, base, target } = scope;
  const { source, at } = entry.model;
  if (source === null) return await findFolders(entry, scope, working);
  const path = besidePolicy(entry.policyPath, fileOf(source));
  const has = async (tree: Tree, at = path) => (await tree.kindOf(at)) !== "absent";
  const found = {
    head: await has(head),
    base: "unknown" in base ? false : await has(base),
    target: await has(target),
  };
  const { movedTo, isHeadsMove = false } = entry;
  if (movedTo !== undefined && (isHeadsMove || !found.head) && (await has(head, movedTo))) {
    return { ...found, head: true, movedTo };
  }
  if (found.head || found.base || found.target) return found;
  throw new UserError({
    message: `the source of ${entry.model.name} is not there: ${path}`,
    at: { file: entry.policyPath, ...at },
    fix: "paths count from the policy's folder; a model under Git LFS must be committed too",
  });
}

/** Of `file.py:function`, the file. */
function fileOf(source: string): string {
  return source.replace(/(?<=\.py):\w+$/, "");
}

/** Where there is no source, the measurements stand for the model. */
async function findFolders(entry: Entry, scope: Scope, working: Tree): Promise<FoundSource> {
  const { head, base, target } = scope;
  const found = {
    head: await holdsRecordings(entry, head),
    base: "unknown" in base ? false : await holdsRecordings(entry, base),
    target: await holdsRecordings(entry, target),
  };
  if (found.head || found.base || found.target) return found;
  if (await holdsRecordings(entry, working)) return { ...found, head: true };
  const { name, recorded, at } = entry.model;
  throw new UserError({
    message: `no measurement of ${name} is there: ${Object.values(recorded).join(", ")}`,
    at: { file: entry.policyPath, ...at },
    fix: "a model without a source needs a folder of measurements; paths count from the policy's folder",
  });
}

/** The packages made by hand that the base does not hold. */
export async function newVariants(entry: Entry, base: Scope["base"]): Promise<string[]> {
  if ("unknown" in base) return [];
  const made = entry.model.variants.flatMap(({ name, recipe }) =>
    recipe.kind === "source" ? [{ name, path: besidePolicy(entry.policyPath, recipe.path) }] : [],
  );
  const kinds = await Promise.all(made.map(({ path }) => base.kindOf(path)));
  return made.filter((_, at) => kinds[at] === "absent").map(({ name }) => name);
}

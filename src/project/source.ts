import { type Problem, UserError } from "../catalog/errors.ts";
import type { Tree } from "../git/tree.ts";
import type { Entry } from "../plan/entries.ts";
import type { ModelFacts } from "../plan/facts.ts";
import { besidePolicy } from "../plan/paths.ts";
import { listed } from "../words/lists.ts";
import { headHoldsRecordings, holdsRecordings } from "./recordings.ts";
import { isAbsent } from "./same.ts";
import { changedSince, type Scope } from "./scope.ts";
import { successorsOf } from "./successors.ts";

export type FoundSource = ModelFacts["source"] & Pick<ModelFacts, "movedTo" | "gone">;

/** Which states of the project hold the model, where the head moves it, and what became of it where it is gone. */
export async function findSource(entry: Entry, scope: Scope, working: Tree): Promise<FoundSource> {
  const { head, base, target } = scope;
  const { source, sourceAt } = entry.model;
  if (source === null) return await findFolders(entry, scope, working);
  const path = besidePolicy(entry.policyPath, fileOf(source));
  const has = async (tree: Tree, at = path) => (await tree.kindOf(at)) !== "absent";
  const found = {
    head: await has(head),
    base: "unknown" in base ? false : await has(base, entry.atBase?.source.get("") ?? path),
    target: await has(target),
  };
  const { movedTo, isHeadsMove = false } = entry;
  if (movedTo !== undefined && (isHeadsMove || !found.head) && (await has(head, movedTo))) {
    return { ...found, head: true, movedTo };
  }
  if (isHeadsMove && movedTo !== undefined && found.base)
    // What stands in the old place ships no more.
    return { ...found, head: false, gone: await goneFrom(movedTo, path, entry, scope) };
  if (found.head) return found;
  if (found.base && changedSince(scope))
    return { ...found, gone: await goneFrom(path, path, entry, scope) };
  if (found.target) return found;
  throw new UserError({
    message: `the source of ${entry.model.name} is not there: ${path}`,
    at: { file: entry.policyPath, ...sourceAt },
    fix: "paths count from the policy's folder; a model under Git LFS must be committed too",
  });
}

/** The head has nothing at `place`: merged, its policy would name a model that is not there, or nobody would judge it. */
async function goneFrom(
  place: string,
  stored: string,
  entry: Entry,
  scope: Scope,
): Promise<NonNullable<ModelFacts["gone"]>> {
  if (entry.isDropped)
    return {
      status: "removed",
      why: `the head removes ${place} and its entry, and adds no model of the same inputs and outputs`,
    };
  const { paths } = await successorsOf(stored, scope);
  const likely = listed(paths.slice(0, 3));
  const hint = paths.length === 0 ? "" : ` (perhaps ${likely})`;
  const why = `${place} is not there at the head: ${remedyFor(entry, "path")}${hint}`;
  return { status: "missing", why };
}

function remedyFor({ model, policyPath, isUntold }: Entry, what: string): string {
  const drop = `drop the entry ${model.name} from ${policyPath}, or name the new ${what}`;
  if (isUntold)
    return `the head's policy cannot be read, so nothing drops its entry; mend it, then ${drop}`;
  return `the head's policy still names it; ${drop}`;
}

/** Of `file.py:function`, the file. */
export function fileOf(source: string): string {
  return source.replace(/(?<=\.py):\w+$/, "");
}

/** Where there is no source, the measurements stand for the model. */
async function findFolders(entry: Entry, scope: Scope, working: Tree): Promise<FoundSource> {
  const { head, base, target } = scope;
  const found = {
    head: await headHoldsRecordings(entry, head),
    base: "unknown" in base ? false : await holdsRecordings(entry, base),
    target: await holdsRecordings(entry, target),
  };
  const { name, recorded, sourceAt } = entry.model;
  if (found.base && !found.head && changedSince(scope))
    return { ...found, gone: goneFolders(entry) };
  if (found.head || found.target) return found;
  if (await holdsRecordings(entry, working)) return { ...found, head: true };
  throw new UserError({
    message: `no measurement of ${name} is there: ${listed(Object.values(recorded))}`,
    at: { file: entry.policyPath, ...sourceAt },
    fix: "a model without a source needs a folder of measurements; paths count from the policy's folder",
  });
}

function goneFolders(entry: Entry): NonNullable<ModelFacts["gone"]> {
  const { name, recorded } = entry.model;
  if (entry.isDropped)
    return { status: "removed", why: `the head removes the measurements of ${name} and its entry` };
  const folders = listed(Object.values(recorded));
  const why = `no measurement of ${name} is there at the head (${folders}): ${remedyFor(entry, "folder")}`;
  return { status: "missing", why };
}

/**
 * A package made by hand that no state of the project holds is a mistake of the policy: but where measurements alone
 * stand for the model, nobody asks for its packages.
 */
export async function refuseNowhere(entry: Entry, scope: Scope): Promise<void> {
  const { model, policyPath, movedVariants } = entry;
  const { head, target } = scope;
  const states = [head, target, changedSince(scope) ?? head];
  const problems: Problem[] = [];
  if (model.source === null) return;
  for (const { name, recipe, at, sourceAt = at } of model.variants) {
    if (recipe.kind !== "source") continue;
    const path = fileOf(besidePolicy(policyPath, recipe.path));
    const places = [...states.map((tree) => ({ tree, path }))];
    const moved = movedVariants?.get(name);
    if (moved !== undefined) places.push({ tree: head, path: moved });
    const found = await Promise.all(places.map(isAbsent));
    if (found.every((absent) => absent))
      problems.push({
        message: `the package of ${model.name}/${name} is not there: ${path}`,
        at: { file: policyPath, ...sourceAt },
        fix: "paths count from the policy's folder; a model under Git LFS must be committed too",
      });
  }
  if (problems.length > 0) throw new UserError(problems);
}

/** The packages made by hand that the base does not hold. */
export async function newVariants(entry: Entry, base: Scope["base"]): Promise<string[]> {
  if ("unknown" in base) return [];
  const made = entry.model.variants.flatMap(({ name, recipe }) =>
    recipe.kind === "source"
      ? [
          {
            name,
            path: entry.atBase?.variants.get(name) ?? besidePolicy(entry.policyPath, recipe.path),
          },
        ]
      : [],
  );
  const kinds = await Promise.all(made.map(({ path }) => base.kindOf(path)));
  return made.filter((_, at) => kinds[at] === "absent").map(({ name }) => name);
}

import { UserError } from "../catalog/errors.ts";
import type { Tree } from "../git/tree.ts";
import type { Entry } from "../plan/entries.ts";
import { besidePolicy } from "../plan/paths.ts";
import { shortCommit } from "../words/digests.ts";
import { areAlike, isAbsent, isProven } from "./same.ts";
import type { Scope } from "./scope.ts";
import { fileOf } from "./source.ts";

/**
 * Why a model is not compared with a base that nobody named, where that has it: the folder has the same, of which a
 * comparison would only say that it equals itself; or the base's cannot be had, which is nothing to end a run for that
 * did not ask for it.
 */
export async function whyNoBase(entry: Entry, scope: Scope): Promise<string | undefined> {
  const { head, base, inferred } = scope;
  if (inferred === undefined || "unknown" in base) return;
  const places = placesOf(entry);
  const there = `at ${shortCommit(base.commit)}, the last commit in common with ${inferred.from}`;
  const refusal = await refusalOf(
    places.map(({ atBase }) => atBase),
    base,
  );
  if (refusal !== undefined) return `the model ${there}, cannot be had: ${refusal}`;
  const isSame = ({ here, atBase }: Place) =>
    isProven(() => areAlike({ tree: head, path: here }, { tree: base, path: atBase }));
  for (const place of places) if (!(await isSame(place))) return;
  return `the model is the same as ${there}`;
}

/** What a report says of a base that nobody named, where a model is compared with it. */
export function inferredNote({ base, inferred }: Scope): string | undefined {
  if (inferred === undefined || "unknown" in base) return;
  const branch = inferred.from.replace(/^origin\//, "");
  return `No base was named: base models are those of ${shortCommit(base.commit)}, the last commit in common with ${inferred.from}. Policy and data are this folder's; --base ${branch} judges as a pull request into it, --no-base without a base`;
}

interface Place {
  readonly here: string;
  readonly atBase: string;
}

/** All that a model consists of, where the folder's policy has it and where the base's own had it. */
function placesOf({ model, policyPath, atBase }: Entry): Place[] {
  const place = (written: string, before: string | undefined): Place => {
    const here = besidePolicy(policyPath, fileOf(written));
    return { here, atBase: before ?? here };
  };
  const made = model.variants.flatMap(({ name, recipe }) =>
    recipe.kind === "source" ? [place(recipe.path, atBase?.variants.get(name))] : [],
  );
  const recorded = Object.entries(model.recorded).map(([target, path]) =>
    place(path, atBase?.recordings.get(target)),
  );
  const source = model.source === null ? [] : [place(model.source, atBase?.source.get(""))];
  return [...source, ...made, ...recorded];
}

/** Of what Git LFS holds, and cannot be fetched. */
async function refusalOf(paths: readonly string[], tree: Tree): Promise<string | undefined> {
  try {
    for (const path of paths) if (!(await isAbsent({ tree, path }))) await tree.bring(path);
  } catch (error) {
    if (error instanceof UserError) return error.problems[0]?.message ?? error.message;
    throw error;
  }
}

import { UserError } from "../../catalog/errors.ts";
import type { Tree } from "../../git/tree.ts";
import type { Entry, Policies } from "../../plan/entries.ts";
import { besidePolicy } from "../../plan/paths.ts";
import { skipsUnchanged } from "../../plan/unchanged.ts";
import type { Scope } from "./scope.ts";

/**
 * Why a model need not be measured: the head has exactly the files of it that the merge-base has. Only equal contents
 * prove that; in doubt it is measured.
 */
export async function whyUnchanged(
  entry: Entry,
  { target }: Policies,
  scope: Scope,
): Promise<string | undefined> {
  const { base, branch, isChange = false } = scope;
  if (!isChange || "unknown" in base || entry.isNew || entry.movedTo !== undefined) return;
  if (!skipsUnchanged(target.policy, branch, entry.model)) return;
  for (const path of pathsOf(entry)) if (!(await isSameAt(path, scope, base))) return;
  return `the head has it exactly as the merge-base ${base.commit?.slice(0, 7)} has it`;
}

/** Everything of a model that a head can bring: its source, packages made by hand, measurements taken elsewhere. */
function pathsOf({ model, policyPath }: Entry): string[] {
  const { source, variants, recorded } = model;
  const made = variants.flatMap(({ recipe }) => (recipe.kind === "source" ? [recipe.path] : []));
  const written = [...(source === null ? [] : [source]), ...made, ...Object.values(recorded)];
  return written.map((path) => besidePolicy(policyPath, path));
}

/** What git holds nowhere may be brought by the workflow, and then nobody knows what it was before. */
async function isSameAt(path: string, { head, target }: Scope, base: Tree): Promise<boolean> {
  try {
    const kinds = await Promise.all([head, base, target].map((tree) => tree.kindOf(path)));
    const [atHead, atBase, atTarget] = kinds;
    if (atHead !== atBase) return false;
    if (atHead === "absent") return atTarget !== "absent";
    return await holdSame(path, head, base);
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** By git's names for the contents; a working tree has none, and its contents themselves are compared. */
async function holdSame(path: string, one: Tree, other: Tree): Promise<boolean> {
  const [blobs, others] = [await one.blobs(path), await other.blobs(path)];
  if (blobs === null || others === null) {
    return (await one.digest(path)) === (await other.digest(path));
  }
  return blobs.size === others.size && [...blobs].every(([file, oid]) => others.get(file) === oid);
}

import type { Tree } from "../git/tree.ts";
import { isAtOrBelow } from "../git/twins.ts";
import type { Entry, Policies } from "../plan/entries.ts";
import { besidePolicy } from "../plan/paths.ts";
import { skipsUnchanged } from "../plan/unchanged.ts";
import { shortCommit } from "../words/digests.ts";
import { areAlike, isAbsent, isProven } from "./same.ts";
import type { Scope } from "./scope.ts";

/**
 * Why a model need not be measured: the head has exactly the files of it that the merge-base has, and merging it leaves
 * those of the target. Only equal contents prove that; in doubt it is measured.
 */
export async function whyUnchanged(
  entry: Entry,
  { target }: Policies,
  scope: Scope,
): Promise<string | undefined> {
  const { base, branch, isChange = false } = scope;
  if (!isChange || "unknown" in base || entry.isNew || isMoved(entry)) return;
  if (!skipsUnchanged(target.policy, branch, entry.model)) return;
  for (const path of pathsOf(entry))
    if (!(await isProven(() => isSameAt(path, scope, base)))) return;
  return `the head has it exactly as the merge-base ${shortCommit(base.commit)} has it`;
}

function isMoved({ movedTo, movedVariants, movedRecordings }: Entry): boolean {
  return [movedTo, movedVariants, movedRecordings].some((moved) => moved !== undefined);
}

/** Everything of a model that a head can bring: its source, packages made by hand, measurements taken elsewhere. */
export function pathsOf({ model, policyPath }: Entry): string[] {
  const { source, variants, recorded } = model;
  const made = variants.flatMap(({ recipe }) => (recipe.kind === "source" ? [recipe.path] : []));
  const written = [...(source === null ? [] : [source]), ...made, ...Object.values(recorded)];
  return written.map((path) => besidePolicy(policyPath, path));
}

/** What git holds nowhere may be brought by the workflow, and then nobody knows what it was before. */
async function isSameAt(path: string, scope: Scope, base: Tree): Promise<boolean> {
  const { head, target } = scope;
  const [atHead, atTarget] = [
    { tree: head, path },
    { tree: target, path },
  ];
  if ((await isAbsent(atHead)) && (await isAbsent(atTarget))) return false;
  return (await areAlike(atHead, { tree: base, path })) && (await isKeptAt(path, scope));
}

/** Whether merging leaves what the target has. */
export async function isKeptAt(path: string, { merge }: Scope): Promise<boolean> {
  if (merge?.result === undefined) return true;
  const { into, result } = merge;
  if (result.kind === "unknown" || result.conflicts.some((one) => isAtOrBelow(one, path)))
    return false;
  return await areAlike({ tree: result.tree, path }, { tree: into, path });
}

import { UserError } from "../../catalog/errors.ts";
import type { Tree } from "../../git/tree.ts";
import type { Entry, Policies } from "../../plan/entries.ts";
import { besidePolicy } from "../../plan/paths.ts";
import { skipsUnchanged } from "../../plan/unchanged.ts";
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
  return `the head has it exactly as the merge-base ${base.commit?.slice(0, 7)} has it`;
}

function isMoved({ movedTo, movedVariants }: Entry): boolean {
  return movedTo !== undefined || movedVariants !== undefined;
}

/**
 * Whether a merge changes files of a model that the head leaves alone: where the target has moved them since, git carries
 * to the new place what the head did in the old one. What judges the head does not see it.
 */
export async function isCarried(entry: Entry, scope: Scope): Promise<boolean> {
  const { head, base, merged } = scope;
  if (merged === undefined || "unknown" in base) return false;
  for (const path of pathsOf(entry)) {
    const isLeft = () => isLeftAt(path, head, base);
    if (!(await isProven(isLeft)) || (await isProven(() => isKeptAt(path, scope)))) continue;
    if (merged !== null || (await head.kindOf(path)) === "absent") return true;
  }
  return false;
}

async function isLeftAt(path: string, head: Tree, base: Tree): Promise<boolean> {
  const [atHead, atBase] = [await head.kindOf(path), await base.kindOf(path)];
  return atHead === atBase && (atHead === "absent" || (await holdSame(path, head, base)));
}

/** Whether merging leaves what the target has. */
async function isKeptAt(path: string, { merged, target }: Scope): Promise<boolean> {
  if (merged === undefined) return true;
  return merged !== null && (await holdSame(path, merged, target));
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
  const kinds = [await head.kindOf(path), await target.kindOf(path)];
  if (kinds.every((kind) => kind === "absent")) return false;
  return (await isLeftAt(path, head, base)) && (await isKeptAt(path, scope));
}

/** What cannot be read, such as a link, proves nothing. */
async function isProven(holds: () => Promise<boolean>): Promise<boolean> {
  try {
    return await holds();
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/**
 * By git's names for the contents; a working tree has none, and its contents themselves are compared. Contents that a
 * checkout converts otherwise are others.
 */
async function holdSame(path: string, one: Tree, other: Tree): Promise<boolean> {
  if (!(await areConvertedAlike(path, one, other))) return false;
  const [blobs, others] = [await one.blobs(path), await other.blobs(path)];
  if (blobs === null || others === null) {
    return (await one.digest(path)) === (await other.digest(path));
  }
  return blobs.size === others.size && [...blobs].every(([file, oid]) => others.get(file) === oid);
}

async function areConvertedAlike(path: string, one: Tree, other: Tree): Promise<boolean> {
  const [attributes, others] = [await one.attributes(path), await other.attributes(path)];
  if (attributes === null || others === null) return true;
  return [...attributes].every(([file, how]) => (others.get(file) ?? how) === how);
}

import { UserError } from "../catalog/errors.ts";
import type { Tree } from "../git/tree.ts";

/** A file or folder of one state of the project. */
export interface StatePlace {
  readonly tree: Tree;
  readonly path: string;
}

/**
 * By git's names for the contents; a working tree has none, and its contents themselves are compared. Contents that a
 * checkout converts otherwise are others.
 */
export async function holdSame(one: StatePlace, other: StatePlace): Promise<boolean> {
  if (!(await areConvertedAlike(one, other))) return false;
  const [blobs, others] = [await one.tree.blobs(one.path), await other.tree.blobs(other.path)];
  if (blobs === null || others === null)
    return (await one.tree.digest(one.path)) === (await other.tree.digest(other.path));
  return blobs.size === others.size && [...blobs].every(([file, oid]) => others.get(file) === oid);
}

async function areConvertedAlike(one: StatePlace, other: StatePlace): Promise<boolean> {
  const attributes = await one.tree.attributes(one.path);
  const others = await other.tree.attributes(other.path);
  if (attributes === null || others === null) return true;
  return [...attributes].every(([file, how]) => (others.get(file) ?? how) === how);
}

/** Whether two states hold the same in their places, or both nothing. */
export async function areAlike(one: StatePlace, other: StatePlace): Promise<boolean> {
  const [kind, otherKind] = [await kindAt(one), await kindAt(other)];
  return kind === otherKind && (kind === "absent" || (await holdSame(one, other)));
}

export async function isAbsent(place: StatePlace): Promise<boolean> {
  return (await kindAt(place)) === "absent";
}

function kindAt({ tree, path }: StatePlace) {
  return tree.kindOf(path);
}

/** What cannot be read, such as a link, proves nothing. */
export async function isProven(holds: () => Promise<boolean>): Promise<boolean> {
  try {
    return await holds();
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

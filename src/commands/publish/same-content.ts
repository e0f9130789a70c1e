import { isDeepStrictEqual } from "node:util";
import { UserError } from "../../catalog/errors.ts";
import type { At } from "../../contract/plan.ts";
import type { Project } from "../../git/repository.ts";

export type SameContent = (one: At | undefined, other: At | undefined) => Promise<boolean>;

type Blobs = ReadonlyMap<string, string> | null;

/** Whether git knows the same files under a path at two commits. A plan asks of few paths, and of each many times. */
export function sameContentIn(project: Project): SameContent {
  const known = new Map<string, Promise<Blobs>>();
  const blobs = (at: At) => {
    const key = `${at.commit} ${at.path}`;
    const found = known.get(key) ?? blobsAt(project, at);
    known.set(key, found);
    return found;
  };
  return async (one, other) => {
    if (one === undefined || other === undefined) return one === other;
    if (one.path !== other.path || one.mergedInto !== other.mergedInto) return false;
    if (one.commit === other.commit) return true;
    const [here, there] = [await blobs(one), await blobs(other)];
    return here !== null && here.size > 0 && isDeepStrictEqual(here, there);
  };
}

/** Null where git does not know: the commit may be anything that a stranger wrote down. */
async function blobsAt(project: Project, { path, commit }: At): Promise<Blobs> {
  if (commit === null || project.kind === "folder") return null;
  try {
    return await project.at(commit).blobs(path);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

import { isDeepStrictEqual } from "node:util";
import { UserError } from "../../catalog/errors.ts";
import type { At } from "../../contract/plan.ts";
import type { Project } from "../../git/repository.ts";

export type SameContent = (one: At | undefined, other: At | undefined) => Promise<boolean>;

/** Whether git knows the same files under a path at two commits; a commit that it does not know has none. */
export function sameContentIn(project: Project): SameContent {
  const blobsAt = async (path: string, commit: string) => {
    if (project.kind === "folder") return null;
    return await project.at(commit).blobs(path);
  };
  return async (one, other) => {
    if (one === undefined || other === undefined) return one === other;
    if (one.path !== other.path) return false;
    if (one.commit === other.commit) return true;
    if (one.commit === null || other.commit === null) return false;
    try {
      const [here, there] = [
        await blobsAt(one.path, one.commit),
        await blobsAt(other.path, other.commit),
      ];
      return here !== null && here.size > 0 && isDeepStrictEqual(here, there);
    } catch (error) {
      if (error instanceof UserError) return false;
      throw error;
    }
  };
}

import { posix } from "node:path";
import { UserError } from "../catalog/errors.ts";
import { folded } from "./folding.ts";

/** `path` in the one form git knows: from the root, forward slashes, no dots. `""` is the root itself. */
export function repositoryPath(path: string): string {
  const normal = posix.normalize(path).replace(/\/$/, "");
  if (posix.isAbsolute(normal) || normal.split("/").includes("..")) {
    throw new UserError({ message: "this path leads out of the repository", at: { file: path } });
  }
  return normal === "." ? "" : normal;
}

/** Refuses what a hostile tree could use to write elsewhere, or what has no name that every system can hold. */
export function refuseUnsafe(paths: readonly string[]): void {
  const unsafe = paths.filter((path) => path.split("/").some(isUnsafePart));
  if (unsafe.length === 0) return;
  throw new UserError(
    unsafe.map((path) => ({
      message: "a file of this name is not written anywhere",
      at: { file: path },
      fix: "rename it: no part of a path may be empty, '.', '..' or '.git', hold a backslash, or be other than UTF-8",
    })),
  );
}

/** What is no UTF-8 is read as the replacement character, and two such names as one. */
function isUnsafePart(part: string): boolean {
  return ["", ".", "..", ".git"].includes(folded(part)) || /[\\\ufffd]/.test(part);
}

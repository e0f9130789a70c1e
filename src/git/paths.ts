import { posix } from "node:path";
import { UserError } from "../catalog/errors.ts";

/** `path` in the one form git knows: from the root, forward slashes, no dots. `""` is the root itself. */
export function repositoryPath(path: string): string {
  const normal = posix.normalize(path).replace(/\/$/, "");
  if (posix.isAbsolute(normal) || normal.split("/").includes("..")) {
    throw new UserError({ message: "this path leads out of the repository", at: { file: path } });
  }
  return normal === "." ? "" : normal;
}

/** Refuses what a hostile tree could use to write elsewhere, or that two systems would store differently. */
export function refuseUnsafe(paths: readonly string[]): void {
  const unsafe = paths.filter((path) => path.split("/").some(isUnsafePart));
  const problems = unsafe.map((path) => ({
    message: "a file of this name is not written anywhere",
    at: { file: path },
    fix: "rename it: no part of a path may be empty, '.', '..' or '.git', or hold a backslash",
  }));
  problems.push(...collisions(paths));
  if (problems.length > 0) throw new UserError(problems);
}

function isUnsafePart(part: string): boolean {
  return ["", ".", "..", ".git"].includes(part.toLowerCase()) || part.includes("\\");
}

/** Of files and of the folders above them: `Cat/1.png` and `cat/2.png` would lie in one folder. */
function collisions(paths: readonly string[]) {
  const seen = new Map<string, string>();
  return [...new Set(paths.flatMap(withParents))].flatMap((path) => {
    const folded = withoutCase(path);
    const other = seen.get(folded);
    seen.set(folded, path);
    if (other === undefined) return [];
    return {
      message: `differs only in case from ${other}`,
      at: { file: path },
      fix: "rename one of them: a Mac would keep only one",
    };
  });
}

/** As a Mac's disk compares names. */
export function withoutCase(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
function withParents(path: string): string[] {
  const parts = path.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

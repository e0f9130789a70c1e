import { realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative } from "node:path";
import { repositoryPath } from "./paths.ts";

/** From a path of this machine, absolute or from a folder of the project, to the project's own. */
export function pathWithin(root: string, from: string): (path: string) => string {
  return (path) => {
    const place = isAbsolute(path) ? withRealFolder(path) : join(from, path);
    return repositoryPath(relative(root, place) || ".");
  };
}

/** A shell may name the working folder through a link, such as macOS's /tmp. */
function withRealFolder(path: string): string {
  const folder = dirname(path);
  try {
    return join(realpathSync.native(folder), basename(path));
  } catch {
    return folder === path ? path : join(withRealFolder(folder), basename(path));
  }
}

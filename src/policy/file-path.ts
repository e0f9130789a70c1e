import { quote } from "../catalog/quote.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";

/** Tells why a path could not be a file of the repository; all are read from the policy's folder. */
export function checkFilePath(
  written: string | undefined,
  path: Path,
  draft: Draft,
  what = quote(path.at(-1)),
): void {
  if (written === undefined) return;
  const why = whyNotInside(written, draft.file);
  if (why !== undefined) draft.tell(path, `${what} ${why} (found ${quote(written)})`);
}

function whyNotInside(written: string, policy: string): string | undefined {
  if (written.trim() === "") return "must name a file or folder";
  if (/[\p{Cc}\\]/u.test(written)) return "must be a path with / and without control characters";
  if (/^(\/|~|[A-Za-z]:)/.test(written))
    return "must be a path from the policy's folder, not an absolute one";
  if (climbs(written, policy)) return "leads out of the repository";
}

/** Whether `..` goes above the folder that the policy's own path starts from. */
function climbs(written: string, policy: string): boolean {
  const folders = policy.split("/").slice(0, -1).filter(isFolder);
  let depth = folders.length;
  for (const part of written.split("/").filter((name) => name === ".." || isFolder(name))) {
    depth += part === ".." ? -1 : 1;
    if (depth < 0) return true;
  }
  return false;
}

function isFolder(name: string): boolean {
  return name !== "" && name !== "." && name !== "..";
}

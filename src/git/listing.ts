import { UserError } from "../catalog/errors.ts";
import { longCommit } from "../words/digests.ts";
import type { Git } from "./run.ts";
import type { PathKind } from "./tree.ts";

export interface ListingEntry {
  readonly path: string;
  readonly kind: Exclude<PathKind, "absent">;
  readonly oid: string;
  /** As git writes it: `100644`. */
  readonly mode: string;
}

/** All that a commit holds, asked of git once: it never changes, and to start a process for each path takes long. */
export interface Listing {
  /** What stands at exactly this path; where a parent is a link, that link. */
  at(path: string): ListingEntry | null;
  /** Everything at or below `path`, links and submodules included, in code-unit order. */
  below(path: string): readonly ListingEntry[];
}

export async function listingOf(git: Git, commit: string): Promise<Listing> {
  const lines = await listTree(git, commit, ["-r", "-t"], "");
  const all = lines.map(parseEntry);
  const entries = new Map(all.map((entry) => [entry.path, entry]));
  const held = all
    .filter(({ kind }) => kind !== "folder")
    .sort((a, b) => (a.path < b.path ? -1 : 1));

  function at(path: string): ListingEntry | null {
    if (path === "") return { path, kind: "folder", oid: commit, mode: FOLDER };
    const found = entries.get(path);
    if (found !== undefined) return found;
    const parent = path.slice(0, Math.max(0, path.lastIndexOf("/")));
    const above = parent === "" ? null : at(parent);
    return above?.kind === "link" || above?.kind === "submodule" ? above : null;
  }

  return {
    at,
    below(path) {
      if (path === "") return held;
      const own = entries.get(path);
      if (own?.kind !== "folder") return own === undefined ? [] : [own];
      const start = firstFrom(held, `${path}/`);
      let end = start;
      while (held[end]?.path.startsWith(`${path}/`)) end += 1;
      return held.slice(start, end);
    },
  };
}

/** Where in the order the first stands that is not before `path`. */
function firstFrom(held: readonly ListingEntry[], path: string): number {
  let [low, high] = [0, held.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((held[middle]?.path ?? "") < path) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Every file at or below `path` with the size of its blob, as far as git has it here. */
export async function sizesBelow(
  git: Git,
  commit: string,
  path: string,
): Promise<(ListingEntry & { readonly bytes: number })[]> {
  const lines = await listTree(git, commit, ["-r", "--long"], path);
  const sized = lines.map((line) => ({ ...parseEntry(line), bytes: sizeIn(line) }));
  return sized.filter(({ kind }) => kind === "file");
}

/** `<mode> <type> <oid> <size>\t<path>`, the size with spaces before it. */
function sizeIn(line: string): number {
  return Number(line.slice(0, line.indexOf("\t")).split(" ").at(-1));
}

async function listTree(
  git: Git,
  commit: string,
  flags: string[],
  path: string,
): Promise<string[]> {
  const only = path === "" ? [] : ["--", path];
  const listed = await git(["ls-tree", "--full-tree", "-z", ...flags, commit, ...only]);
  if (listed.ok) return listed.stdout.split("\0").filter((line) => line !== "");
  throw new UserError({
    message: `git cannot list commit ${longCommit(commit)}: ${listed.stderr}`,
    fix: "fetch the whole history: fetch-depth: 0 in actions/checkout, and no filter",
  });
}

const FOLDER = "040000";

const KINDS: Readonly<Record<string, ListingEntry["kind"]>> = {
  [FOLDER]: "folder",
  "120000": "link",
  "160000": "submodule",
};

/** `<mode> <type> <oid>\t<path>`; every other mode is a file's. */
function parseEntry(line: string): ListingEntry {
  const tab = line.indexOf("\t");
  const [mode = "", , oid = ""] = line.slice(0, tab).split(" ");
  return { path: line.slice(tab + 1), kind: KINDS[mode] ?? "file", oid, mode };
}

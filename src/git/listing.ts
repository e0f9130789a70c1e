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

/**
 * All that a commit holds, asked of git once: it never changes, and to start a process for each path takes long. There may
 * be a million paths, of which a run wants a few: the text stays what git has written, and is searched.
 */
export interface Listing {
  /** What stands at exactly this path; where a parent is a link, that link. */
  at(path: string): ListingEntry | null;
  /** Everything at or below `path`, links and submodules included, in code-unit order. */
  below(path: string): readonly ListingEntry[];
  /** What lies in a folder itself, folders included. */
  within(folder: string): Iterable<ListingEntry>;
  /** Everything of which the path holds one of these words, which are of small letters, in whatever case. */
  holding(words: readonly string[]): readonly ListingEntry[];
}

export async function listingOf(git: Git, commit: string): Promise<Listing> {
  // By its bytes, a character each: git's order is that of bytes, and so is that of these characters.
  const text = await listTree(git, commit, ["-r", "-t"], "");

  /** Where the line begins that holds this place. */
  const startOf = (place: number) => (place === 0 ? 0 : text.lastIndexOf(END, place - 1) + 1);
  const endOf = (start: number) => text.indexOf(END, start);

  /** By its path, of a folder with a slash behind it: so git orders them. */
  function keyAt(start: number): string {
    const path = text.slice(text.indexOf("\t", start) + 1, endOf(start));
    return text.startsWith(FOLDER, start) ? `${path}/` : path;
  }

  /** Where the first line begins of which the key is not before this one. */
  function firstFrom(key: string, from = 0): number {
    let [low, high] = [from, text.length];
    while (low < high) {
      const start = startOf((low + high) >> 1);
      if (keyAt(start) < key) low = endOf(start) + 1;
      else high = start;
    }
    return low;
  }

  function find(bytes: string): ListingEntry | undefined {
    for (const key of [bytes, `${bytes}/`]) {
      const start = firstFrom(key);
      if (start < text.length && keyAt(start) === key) return entryAt(start);
    }
  }

  function entryAt(start: number): ListingEntry {
    return parseEntry(text.slice(start, endOf(start)));
  }

  function* linesFrom(start: number, end: number): Generator<ListingEntry> {
    for (let at = start; at < end; at = endOf(at) + 1) yield entryAt(at);
  }

  function at(path: string): ListingEntry | null {
    if (path === "") return { path, kind: "folder", oid: commit, mode: FOLDER };
    const found = find(bytesOf(path));
    if (found !== undefined) return found;
    const parent = path.slice(0, Math.max(0, path.lastIndexOf("/")));
    const above = parent === "" ? null : at(parent);
    return above?.kind === "link" || above?.kind === "submodule" ? above : null;
  }

  /** From the first line behind the folder's own to the last below it. */
  function rangeOf(folder: string): readonly [number, number] {
    if (folder === "") return [0, text.length];
    const own = bytesOf(folder);
    const start = firstFrom(`${own}/`);
    return [start, firstFrom(`${own}${BEHIND_SLASH}`, start)];
  }

  return {
    at,
    below(path) {
      const own = path === "" ? undefined : find(bytesOf(path));
      if (path !== "" && own?.kind !== "folder") return own === undefined ? [] : [own];
      return inOrder([...linesFrom(...rangeOf(path))].filter(({ kind }) => kind !== "folder"));
    },
    *within(folder) {
      const [start, end] = rangeOf(folder);
      const depth = folder === "" ? 0 : folder.length + 1;
      for (let line = start; line < end; ) {
        const entry = entryAt(line);
        // A folder that is not empty begins with its own line.
        if (entry.path.length > depth && entry.path !== folder) yield entry;
        const isFolder = entry.kind === "folder" && entry.path !== folder;
        line = isFolder
          ? firstFrom(`${bytesOf(entry.path)}${BEHIND_SLASH}`, line)
          : endOf(line) + 1;
      }
    },
    holding(words) {
      const entries = linesHolding(text, words).map(parseEntry);
      return inOrder(entries.filter(({ kind }) => kind !== "folder"));
    },
  };
}

const END = "\0";
/** The character behind the slash, before which all stands that lies in a folder. */
const BEHIND_SLASH = "0";

function inOrder(entries: ListingEntry[]): ListingEntry[] {
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Of what git writes, a character a byte and each line ended by a zero, the lines that hold one of these words. */
export function linesHolding(text: string, words: readonly string[]): string[] {
  const wanted = new RegExp(words.map(literally).join("|"), "gi");
  const found: string[] = [];
  for (let hit = wanted.exec(text); hit !== null; hit = wanted.exec(text)) {
    const end = text.indexOf(END, hit.index);
    found.push(text.slice(text.lastIndexOf(END, hit.index) + 1, end));
    wanted.lastIndex = end;
  }
  return found;
}

function literally(word: string): string {
  return word.replaceAll(/[^a-z]/g, "\\$&");
}

/** Every file at or below `path` with the size of its blob, as far as git has it here. */
export async function sizesBelow(
  git: Git,
  commit: string,
  path: string,
): Promise<(ListingEntry & { readonly bytes: number })[]> {
  const text = await listTree(git, commit, ["-r", "--long"], path);
  const lines = text.split(END).filter((line) => line !== "");
  const sized = lines.map((line) => ({ ...parseEntry(line), bytes: sizeIn(line) }));
  return sized.filter(({ kind }) => kind === "file");
}

/** `<mode> <type> <oid> <size>\t<path>`, the size with spaces before it. */
function sizeIn(line: string): number {
  return Number(line.slice(0, line.indexOf("\t")).split(" ").at(-1));
}

/** What git writes, a character a byte. */
async function listTree(git: Git, commit: string, flags: string[], path: string): Promise<string> {
  const only = path === "" ? [] : ["--", path];
  const asked = ["ls-tree", "--full-tree", "-z", ...flags, commit, ...only];
  const listed = await git(asked, { bytes: true });
  if (listed.ok) return listed.stdout;
  throw new UserError({
    message: `git cannot list commit ${longCommit(commit)}: ${listed.stderr}`,
    fix: "fetch the whole history: fetch-depth: 0 in actions/checkout, and no filter",
  });
}

function bytesOf(path: string): string {
  return ASCII.test(path) ? path : Buffer.from(path).toString("latin1");
}

/** A path as text, of its bytes. */
export function pathOf(bytes: string): string {
  return ASCII.test(bytes) ? bytes : Buffer.from(bytes, "latin1").toString();
}

const ASCII = /^[\0-\x7f]*$/;

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
  return { path: pathOf(line.slice(tab + 1)), kind: KINDS[mode] ?? "file", oid, mode };
}

import { type BigIntStats, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";

/** What a verdict on the working tree rests on: files and folders, by absolute paths. */
export interface Behind {
  readonly root: string;
  readonly paths: readonly string[];
  /** Which of them are git's own: they say where branches are. */
  readonly tips: readonly string[];
  /** The out folder: what is written there, and beside it under a longer name, is quantgate's own. */
  readonly out: string;
}

/**
 * The folders in which something may happen to a path, and which names in them matter: every folder of a package or of
 * data, and of every path the folders above, where the next step to it alone does.
 */
export function foldersOf({ root, paths, out }: Behind): Map<string, ReadonlySet<string> | "all"> {
  const found = new Map<string, Set<string> | "all">();
  const above = (path: string) => {
    if (path === root || path === dirname(path)) return;
    const folder = dirname(path);
    const names = found.get(folder) ?? new Set();
    if (names !== "all") found.set(folder, names.add(basename(path)));
    above(folder);
  };
  for (const path of paths) {
    for (const one of new Set([path, orGone(() => realpathSync(path)) ?? path])) above(one);
    walk(path, out, (folder, { isFolder }) => isFolder && found.set(folder, "all"));
  }
  return found;
}

/** What each path holds, by what nobody can write to without changing it; of what is not there, nothing. */
export type Identities = ReadonlyMap<string, string>;

export function identitiesOf({ paths, out }: Pick<Behind, "paths" | "out">): Identities {
  const identityOf = (path: string) => {
    const files: string[] = [];
    walk(path, out, (file, { isFolder, stats: { ino, size, mtimeNs, ctimeNs } }) =>
      files.push(isFolder ? file : [file, ino, size, mtimeNs, ctimeNs].join(" ")),
    );
    return files.sort().join("\n");
  };
  return new Map(paths.map((path) => [path, identityOf(path)]));
}

export function areSame(one: Identities, other: Identities): boolean {
  return one.size === other.size && [...one].every(([path, holds]) => other.get(path) === holds);
}

interface Lying {
  readonly isFolder: boolean;
  readonly stats: BigIntStats;
}

/**
 * A path, and all that lies below it. What goes away while it is looked at was not there; a link among the files to a
 * folder is not followed, as in judging, for it could lead in a circle.
 */
function walk(path: string, out: string, visit: (path: string, lying: Lying) => unknown): void {
  if (path === out || path.startsWith(`${out}${sep}`) || path.startsWith(`${out}.`)) return;
  const stats = orGone(() => statSync(path, { bigint: true }));
  if (stats === undefined) return;
  const isFolder = stats.isDirectory();
  visit(path, { isFolder, stats });
  if (!isFolder) return;
  for (const entry of orGone(() => readdirSync(path, { withFileTypes: true })) ?? []) {
    const below = join(path, entry.name);
    const isLink = entry.isSymbolicLink() && orGone(() => statSync(below))?.isDirectory();
    if (entry.name !== ".git" && !isLink) walk(below, out, visit);
  }
}

function orGone<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

import { importsOf } from "./imports.ts";

/** A file that may only be a wall between its one reader and a few lines. */
export interface SmallFile {
  readonly path: string;
  readonly lines: number;
  readonly importer: string;
}

/** Files of at most so many lines, blank ones, comments and imports aside, that a single file imports. */
export function smallFiles(files: ReadonlyMap<string, string>, most: number): SmallFile[] {
  const importers = Map.groupBy(
    [...importsOf(files)].flatMap(([from, all]) => [...all].map((to) => ({ from, to }))),
    ({ to }) => to,
  );
  return [...files]
    .flatMap(([path, text]) => {
      const [first, ...others] = importers.get(path) ?? [];
      const lines = linesOf(text);
      if (first === undefined || others.length > 0 || lines > most) return [];
      return [{ path, lines, importer: first.from }];
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What is left to read of a file without what says where the rest is, and why. */
function linesOf(text: string): number {
  const bare = text
    .replaceAll(/^import\b[\s\S]*?;$/gm, "")
    .replaceAll(/^\s*\/\*\*[\s\S]*?\*\/$/gm, "")
    .replaceAll(/^\s*\/\/.*$/gm, "");
  return bare.split("\n").filter((line) => line.trim() !== "").length;
}

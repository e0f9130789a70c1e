import { posix } from "node:path";

/** Of each file the other ones that it imports, by path: for values or types, at its head or when it is needed. */
export function importsOf(files: ReadonlyMap<string, string>): Map<string, Set<string>> {
  return new Map(
    [...files].map(([path, text]) => {
      const named = [...text.matchAll(IMPORTED)].map(([, to = ""]) =>
        posix.join(posix.dirname(path), to),
      );
      return [path, new Set(named.filter((one) => files.has(one)))];
    }),
  );
}

/** As the formatter writes it: `from "./a.ts"`, `import "./a.ts"`, `import("./a.ts")`. */
const IMPORTED = /\b(?:from |import |import\()"(\.[^"]+)"/g;

/** A name that several files export, and which. */
export interface Twice {
  readonly name: string;
  readonly paths: readonly string[];
}

/** The exported names that stand more than once, the most frequent first: each is a question to every reader. */
export function namesThatStandTwice(files: ReadonlyMap<string, string>): Twice[] {
  const exported = [...files].flatMap(([path, text]) =>
    [...new Set([...text.matchAll(EXPORTED)].map(([, name = ""]) => name))].map((name) => ({
      name,
      path,
    })),
  );
  return [...Map.groupBy(exported, ({ name }) => name)]
    .filter(([, all]) => all.length > 1)
    .map(([name, all]) => ({ name, paths: all.map(({ path }) => path).sort() }))
    .sort((a, b) => b.paths.length - a.paths.length || (a.name < b.name ? -1 : 1));
}

/** As the formatter writes it, at the beginning of a line. */
const EXPORTED =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm;

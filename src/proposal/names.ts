const RESERVED = ["reference", "source", "constructor"];

/** A name for each model, from its file's: what a policy accepts, and no two alike. */
export function namesFor(paths: readonly string[]): string[] {
  const taken = new Set(RESERVED);
  return paths.map((path) => {
    const stem = slug(path);
    let [name, next] = [stem, 2];
    while (taken.has(name)) {
      name = `${stem}-${next}`;
      next += 1;
    }
    taken.add(name);
    return name;
  });
}

function slug(path: string): string {
  const stem = path.slice(path.lastIndexOf("/") + 1).replace(/\.(mlpackage|mlmodel)$/i, "");
  const plain = stem
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return plain === "" ? "model" : plain;
}

/** Folders that are models, and what Core ML keeps in a single file. A Mac's disk tells no case apart. */
const FOLDER = /\.(mlpackage|mlmodelc)$/i;
const FILE = /\.mlmodel$/i;

/** The Core ML model that a path belongs to: `a/Food.mlpackage/Manifest.json` → `a/Food.mlpackage`. */
export function modelAt(path: string): string | undefined {
  const parts = path.split("/");
  const last = parts.findIndex((part) => FOLDER.test(part));
  if (last >= 0) return parts.slice(0, last + 1).join("/");
  return FILE.test(path) ? path : undefined;
}

/** Every Core ML model among the paths of files, each once, in the order of the paths. */
export function modelsAmong(paths: Iterable<string>): string[] {
  return [...new Set([...paths].flatMap((path) => modelAt(path) ?? []))];
}

/** Whether it is of a form that can be converted and run; a compiled one cannot. */
export function isConvertible(model: string): boolean {
  return !/\.mlmodelc$/i.test(model);
}

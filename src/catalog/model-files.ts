/** Folders that are models, and what Core ML keeps in a single file. A Mac's disk tells no case apart. */
const PACKAGE = /\.mlpackage$/i;
const COMPILED = /\.mlmodelc$/i;
const FILE = /\.mlmodel$/i;

/** Every path of a model holds one of these, in whatever case. */
export const MODEL_WORDS: readonly string[] = [".mlpackage", ".mlmodel"];

/**
 * The Core ML model that a path belongs to: `a/Food.mlpackage/Manifest.json` → `a/Food.mlpackage`. The innermost package,
 * in whatever folders of such names somebody laid it: a policy may name that one.
 */
export function modelAt(path: string): string | undefined {
  const parts = path.split("/");
  const packaged = parts.findLastIndex((part) => PACKAGE.test(part));
  const last = packaged >= 0 ? packaged : parts.findIndex((part) => COMPILED.test(part));
  if (last >= 0) return parts.slice(0, last + 1).join("/");
  return FILE.test(path) ? path : undefined;
}

/** Every Core ML model among the paths of files, each once, in the order of the paths. */
export function modelsAmong(paths: Iterable<string>): string[] {
  return [...new Set([...paths].flatMap((path) => modelAt(path) ?? []))];
}

/** Whether it is of a form that can be converted and run; a compiled one cannot. */
export function isConvertible(model: string): boolean {
  return !COMPILED.test(model);
}

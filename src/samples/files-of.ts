import type { AnySample } from "../contract/sample.ts";

/** The files that a sample is shown by: its own name, or where a model takes several, one for each input. */
export function filesOf({ id, files }: AnySample): readonly string[] {
  return files === undefined ? [id] : Object.values(files);
}

import type { Problem } from "../catalog/errors.ts";
import { quote } from "../catalog/quote.ts";
import { capped } from "./capped.ts";
import type { Labels } from "./labels.ts";

/** Samples whose file is not among those below the images folder, each at its line of the label file. */
export function checkFiles(
  { file, samples, lines }: Labels,
  existing: ReadonlySet<string>,
): Problem[] {
  const missing = samples.filter(({ id }) => !existing.has(id));
  if (missing.length === 0) return [];
  const byLowerCase = new Map([...existing].map((path) => [path.toLowerCase(), path]));
  const problems = missing.map(({ id }) => {
    const near = byLowerCase.get(id.toLowerCase());
    const guess = near === undefined ? "" : `; did you mean ${quote(near)}?`;
    const line = lines.get(id);
    return {
      message: `there is no file ${quote(id)} below the images folder${guess}`,
      at: line === undefined ? { file } : { file, line },
    };
  });
  return capped(problems, file);
}

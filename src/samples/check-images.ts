import { capped } from "../catalog/capped.ts";
import type { Problem } from "../catalog/errors.ts";
import { OTHER_ACCENTS } from "../catalog/nearest.ts";
import { quote } from "../catalog/quote.ts";
import type { SetAside } from "../contract/plan.ts";
import type { AnySample } from "../contract/sample.ts";
import { setAside } from "./set-aside.ts";
import type { Listing, ReadSamples } from "./truth.ts";

/** Whether a folder holds the images that a file names, and what else lies in it. */
export function checkImages(
  read: ReadSamples<AnySample>,
  { folder, files, data }: Listing,
): { readonly problems: Problem[]; readonly aside: SetAside[] } {
  const named = new Set(read.samples.flatMap(filesOf));
  return {
    problems: checkFiles(read, new Set(files)),
    aside: setAside({ folder, files: data, labels: { file: read.file, named } }),
  };
}

/** The files that a sample is shown by: its own name, or where a model takes several, one for each input. */
export function filesOf({ id, files }: AnySample): readonly string[] {
  return files === undefined ? [id] : Object.values(files);
}

/** Files of samples that are not among those below the images folder, each at the sample's line of the file that names it. */
export function checkFiles(
  { file, samples, lines }: ReadSamples<AnySample>,
  existing: ReadonlySet<string>,
): Problem[] {
  const missing = samples.flatMap((sample) =>
    filesOf(sample).flatMap((name) => (existing.has(name) ? [] : [{ id: sample.id, name }])),
  );
  if (missing.length === 0) return [];
  const alike = new Map([...existing].map((path) => [folded(path), path]));
  const problems = missing.map(({ id, name }) => {
    const guess = guessOf(name, alike.get(folded(name)));
    const line = lines.get(id);
    return {
      message: `there is no file ${quote(name)} below the images folder${guess}`,
      at: line === undefined ? { file } : { file, line },
    };
  });
  return capped(problems, file);
}

/** Names that are told apart by case alone, or by how an accent is stored. */
function folded(path: string): string {
  return path.normalize().toLowerCase();
}

function guessOf(name: string, near: string | undefined): string {
  if (near === undefined) return "";
  return near.normalize() === name.normalize() ? OTHER_ACCENTS : `; did you mean ${quote(near)}?`;
}

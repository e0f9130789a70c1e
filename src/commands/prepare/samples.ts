import { UserError } from "../../catalog/errors.ts";
import type { Entry } from "../../plan/entries.ts";
import { checkFiles } from "../../samples/check-files.ts";
import { samplesFromFolders } from "../../samples/folders.ts";
import type { Labels } from "../../samples/labels.ts";
import { readLabels } from "../../samples/read-labels.ts";
import { type DataPart, partNamed } from "./data.ts";

/** The samples of a model: from its label file, or from a folder of images per class. */
export async function readSamples(entry: Entry, parts: readonly DataPart[]): Promise<Labels> {
  const images = partNamed(parts, "images");
  const files = images === undefined ? undefined : await filesBelow(images);
  const written = partNamed(parts, "labels");
  if (written === undefined) return samplesFromFolders(files ?? [], images?.path ?? "");
  const text = (await written.tree.read(written.path)).toString("utf8");
  const labels = readLabels(text, written.path, { sliceBy: entry.model.data.sliceBy });
  const problems = files === undefined ? [] : checkFiles(labels, new Set(files));
  if (problems.length > 0) throw new UserError(problems);
  return labels;
}

async function filesBelow({ tree, path }: DataPart): Promise<string[]> {
  const files = await tree.list(path);
  return files.map((file) => file.slice(path.length + 1));
}

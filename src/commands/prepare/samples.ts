import { UserError } from "../../catalog/errors.ts";
import type { Entry } from "../../plan/entries.ts";
import { checkFiles } from "../../samples/check-files.ts";
import { samplesFromFolders } from "../../samples/folders.ts";
import type { Labels } from "../../samples/labels.ts";
import { readLabels } from "../../samples/read-labels.ts";
import { withUnlabelled } from "../../samples/unlabelled.ts";
import { type DataPart, partNamed } from "./data.ts";

/** The samples of a model: the labelled ones, and those beside them that need no label yet. */
export async function readSamples(entry: Entry, parts: readonly DataPart[]): Promise<Labels> {
  const labelled = await readLabelled(entry, parts);
  if (entry.model.data.unlabelled === undefined) return labelled;
  const images = partNamed(parts, "unlabelled images");
  const written = partNamed(parts, "unlabelled labels");
  return withUnlabelled(labelled, {
    ...(images && { files: await filesBelow(images) }),
    ...(written && { labels: readLabels(await textOf(written), written.path, { mayLack: true }) }),
  });
}

/** From its label file, or from a folder of images per class. */
async function readLabelled(entry: Entry, parts: readonly DataPart[]): Promise<Labels> {
  const images = partNamed(parts, "images");
  const files = images === undefined ? undefined : await filesBelow(images);
  const written = partNamed(parts, "labels");
  if (written === undefined) return samplesFromFolders(files ?? [], images?.path ?? "");
  const labels = readLabels(await textOf(written), written.path, {
    sliceBy: entry.model.data.sliceBy,
  });
  const problems = files === undefined ? [] : checkFiles(labels, new Set(files));
  if (problems.length > 0) throw new UserError(problems);
  return labels;
}

async function textOf({ tree, path }: DataPart): Promise<string> {
  return (await tree.read(path)).toString("utf8");
}

async function filesBelow({ tree, path }: DataPart): Promise<string[]> {
  const files = await tree.list(path);
  return files.map((file) => file.slice(path.length + 1));
}

import { UserError } from "../../catalog/errors.ts";
import type { Entry } from "../../plan/entries.ts";
import { checkFiles } from "../../samples/check-files.ts";
import { samplesFromFolders } from "../../samples/folders.ts";
import type { Labels } from "../../samples/labels.ts";
import { readLabels } from "../../samples/read-labels.ts";
import { setAside } from "../../samples/set-aside.ts";
import { withUnlabelled } from "../../samples/unlabelled.ts";
import { type DataPart, partNamed } from "./data.ts";

/** The samples of a model: the labelled ones, and those beside them that need no label yet. */
export async function readSamples(entry: Entry, parts: readonly DataPart[]): Promise<Labels> {
  const labelled = await readLabelled(entry, parts);
  const images = partNamed(parts, "unlabelled images");
  const written = partNamed(parts, "unlabelled labels");
  if (images === undefined && written === undefined) return labelled;
  return withUnlabelled(labelled, {
    ...(images && { images: { folder: images.path, files: await filesBelow(images) } }),
    ...(written && { labels: readLabels(await textOf(written), written.path, { mayLack: true }) }),
  });
}

/** From its label file, or from a folder of images per class. */
async function readLabelled(entry: Entry, parts: readonly DataPart[]): Promise<Labels> {
  const images = partNamed(parts, "images");
  const files = images === undefined ? [] : await filesBelow(images);
  const folder = images?.path ?? "";
  const others = files.filter((file) => !isOfTheProject(join(folder, file), entry, parts));
  const written = partNamed(parts, "labels");
  if (written === undefined) return samplesFromFolders(others, folder);
  const labels = readLabels(await textOf(written), written.path, {
    sliceBy: entry.model.data.sliceBy,
  });
  if (images === undefined) return labels;
  const problems = checkFiles(labels, new Set(files));
  if (problems.length > 0) throw new UserError(problems);
  // Then every image is a sample, and what is none is told of the unlabelled ones.
  if (partNamed(parts, "unlabelled images")?.path === folder) return labels;
  const named = new Set(labels.samples.map(({ id }) => id));
  const aside = setAside({ folder, files: others, labels: { file: written.path, named } });
  return { ...labels, ...(aside.length > 0 && { aside }) };
}

/** Whether a file among the images is the policy or other data that it names: no sample, and missed by nobody. */
function isOfTheProject(path: string, { policyPath }: Entry, parts: readonly DataPart[]): boolean {
  const images = partNamed(parts, "images")?.path;
  const beside = parts.map((part) => part.path).filter((one) => one !== images);
  return [policyPath, ...beside].some((one) => path === one || path.startsWith(`${one}/`));
}

function join(folder: string, file: string): string {
  return folder === "" ? file : `${folder}/${file}`;
}

async function textOf({ tree, path }: DataPart): Promise<string> {
  return (await tree.read(path)).toString("utf8");
}

async function filesBelow({ tree, path }: DataPart): Promise<string[]> {
  const files = await tree.list(path);
  return path === "" ? [...files] : files.map((file) => file.slice(path.length + 1));
}

import { UserError } from "../catalog/errors.ts";
import type { Inspected } from "../contract/protocol.ts";
import { checkFiles } from "../samples/check-images.ts";
import { checkLabels } from "../tasks/image-classification/checks.ts";
import { samplesFromFolders } from "../tasks/image-classification/folders.ts";
import { readLabels } from "../tasks/image-classification/label-file.ts";
import type { Labels } from "../tasks/image-classification/labels.ts";
import { candidatesIn, type DataCandidate, type Files } from "./candidates.ts";

/** Data that a model can be judged on. */
export interface FoundData extends DataCandidate {
  readonly n: number;
}

/** What was found for a model, the best first, and what was looked at in vain. */
export interface DataSearch {
  readonly found: readonly FoundData[];
  readonly unfit: readonly { readonly path: string; readonly why: string }[];
}

type Model = Pick<Inspected, "inputs" | "classes" | "classCount">;

/** The data among the files whose right answers are classes of the model. */
export function searchData(model: Model, files: Files): DataSearch {
  const takesImages = model.inputs.some(({ kind }) => kind === "image");
  const found: FoundData[] = [];
  const unfit: { path: string; why: string }[] = [];
  for (const candidate of candidatesIn(files, takesImages ? "images" : "arrays")) {
    const labels = labelsOf(candidate, files);
    const why = "why" in labels ? labels.why : firstProblem(labels, model);
    if (!("why" in labels) && why === undefined)
      found.push({ ...candidate, n: labels.samples.length });
    else unfit.push({ path: candidate.labels ?? candidate.images ?? "", why: why ?? "" });
  }
  return { found: found.sort(byPromise), unfit };
}

function labelsOf({ images, labels }: DataCandidate, files: Files): Labels | { why: string } {
  const below = images === undefined ? [] : belowFolder(files.paths, images);
  try {
    if (labels === undefined) return samplesFromFolders(below, images ?? "");
    const read = readLabels(files.tables.get(labels) ?? "", labels);
    const [missing] = images === undefined ? [] : checkFiles(read, new Set(below));
    return missing === undefined ? read : { why: missing.message };
  } catch (error) {
    if (error instanceof UserError) return { why: error.problems[0]?.message ?? error.message };
    throw error;
  }
}

function firstProblem(labels: Labels, { classes, classCount }: Model): string | undefined {
  return checkLabels(labels, classes, classCount)[0]?.message;
}

export function belowFolder(paths: readonly string[], folder: string): string[] {
  if (folder === "") return [...paths];
  return paths
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => path.slice(folder.length + 1));
}

/** What was held back says more than what was trained on, and more of it says more. */
function byPromise(a: FoundData, b: FoundData): number {
  return promise(b) - promise(a) || b.n - a.n;
}

function promise({ images = "", labels = "", arrays = "" }: DataCandidate): number {
  const path = `/${images}/${labels}/${arrays}`.toLowerCase();
  if (/[/_-](eval|test|val|valid|holdout|heldout)/.test(path)) return 1;
  return /[/_-]train/.test(path) ? -1 : 0;
}

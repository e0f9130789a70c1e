import { UserError } from "../../catalog/errors.ts";
import { quote } from "../../catalog/quote.ts";
import type { AnySample } from "../../contract/sample.ts";
import { checkImages } from "../../samples/check-images.ts";
import { type DataParts, type InputFile, linesOf, type Truth } from "../../samples/truth.ts";
import { imageOf, picturesIn } from "../images.ts";
import { misfitsOf, wordsOf } from "./binary.ts";
import { namingOfLabels } from "./checks.ts";
import { samplesFromFolders } from "./folders.ts";
import { readLabels } from "./label-file.ts";
import type { Labels } from "./labels.ts";
import type { ClassificationSample } from "./lines.ts";
import { withUnlabelled } from "./unlabelled.ts";

/** The labelled samples, and those beside them that need no label yet. */
export async function labelsIn(data: DataParts): Promise<Truth> {
  const labelled = await labelledIn(data);
  const [images, written] = [
    await data.files("unlabelled images"),
    await data.text("unlabelled labels"),
  ];
  if (images === undefined && written === undefined) return truthOf(labelled);
  if (images !== undefined && picturesIn(data) !== undefined)
    throw new UserError({
      message:
        "has a picture for each unlabelled example, where the model takes several (pictures)",
      at: { file: images.folder },
      fix: "take unlabelled out, or label these examples",
    });
  const labels = written && readLabels(written.text, written.file, { mayLack: true });
  return truthOf(
    withUnlabelled(labelled, { ...(images && { images }), ...(labels && { labels }) }),
  );
}

/** From the label file, or from a folder of images per class. */
async function labelledIn(data: DataParts): Promise<Labels> {
  const [images, written] = [await data.files("images"), await data.text("labels")];
  const pictures = picturesIn(data);
  if (written === undefined) {
    if (pictures === undefined) return samplesFromFolders(images?.data ?? [], images?.folder ?? "");
    const message = "pictures names columns of a label file, and there is none";
    throw new UserError({ message, at: { file: images?.folder ?? "" }, fix: LABELS_BESIDE });
  }
  const labels = readLabels(written.text, written.file, { sliceBy: data.sliceBy, pictures });
  if (images === undefined) return labels;
  const { problems, aside } = checkImages(labels, images);
  if (problems.length > 0) throw new UserError(problems);
  // Then every image is a sample, and what is none is told of the unlabelled ones.
  if ((await data.files("unlabelled images"))?.folder === images.folder) return labels;
  return { ...labels, ...(aside.length > 0 && { aside }) };
}

const LABELS_BESIDE = "give labels: a CSV with id, label and these columns";

/** The samples that a plan has brought along; what is wrong with one is told at its line there. */
export function labelsPlanned(samples: readonly ClassificationSample[], file: string): Truth {
  return truthOf({ file, samples, lines: linesOf(samples) });
}

/** The file that an example is, where the data are folders of images. */
function inputsOf(sample: AnySample): readonly InputFile[] {
  return "unlabelled" in sample && typeof sample.unlabelled === "string"
    ? [{ part: "unlabelled images", file: sample.unlabelled }]
    : imageOf(sample);
}

export function truthOf(labels: Labels): Truth {
  const { file, samples, lines, aside, unlabelled } = labels;
  return {
    file,
    samples,
    lines,
    ...(unlabelled && unlabelled.count > 0 && { unlabelled: unlabelled.count }),
    ...(aside && { aside }),
    misfits: (model, told = {}) => misfitsOf(labels, model, told),
    naming: ({ classes }, told = {}) => namingOfLabels(labels, wordsOf(classes, told)),
    inputsOf,
    another: "another label",
    answerOf: (id) => quote(samples.find((sample) => sample.id === id)?.label ?? "no label"),
  };
}

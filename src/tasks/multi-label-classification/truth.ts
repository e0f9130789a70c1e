import { type Problem, UserError } from "../../catalog/errors.ts";
import { quote } from "../../catalog/quote.ts";
import { checkImages } from "../../samples/check-images.ts";
import { readSampleRows, type SampleRow, type Wrong } from "../../samples/sample-rows.ts";
import {
  type DataParts,
  linesOf,
  type ReadSamples,
  type Truth,
  truthFrom,
} from "../../samples/truth.ts";
import { listed } from "../../words/lists.ts";
import { checkLabels, namingOfLabels } from "../image-classification/checks.ts";
import { imageOf, picturesIn } from "../images.ts";
import type { MultiLabelSample } from "./lines.ts";

/** The labels of images below a folder or of the rows of arrays, from a CSV file. */
export async function labelSetsIn(data: DataParts): Promise<Truth> {
  const { text = "", file = "" } = (await data.text("labels")) ?? {};
  const form = {
    ...{ ids: ["id", "file"], needs: [], example: "file,labels" },
    ...{ sliceBy: data.sliceBy, pictures: picturesIn(data) },
  };
  const read = { file, ...readSampleRows(text, file, form, sampleOf) };
  const images = await data.files("images");
  if (images === undefined) return truthOf(read);
  const { problems, aside } = checkImages(read, images);
  if (problems.length > 0) throw new UserError(problems);
  return truthOf({ ...read, aside });
}

export function labelSetsPlanned(samples: readonly MultiLabelSample[], file: string): Truth {
  return truthOf({ file, samples, lines: linesOf(samples) });
}

/** One column has all labels of a sample, or there is a column a label, which holds 1 or 0. */
function sampleOf(
  { line: _, field, ...sample }: SampleRow,
  columns: readonly string[],
): MultiLabelSample | Wrong {
  if (columns.includes("labels")) {
    const labels = field("labels")
      .split(";")
      .map((label) => label.trim());
    return { ...sample, labels: [...new Set(labels.filter((label) => label !== ""))] };
  }
  if (columns.length === 0) return { wrong: `has no label: ${FORMS}` };
  const odd = columns.find((column) => !["0", "1"].includes(field(column)));
  if (odd !== undefined)
    return {
      wrong: `column ${quote(odd)} of ${quote(sample.id)} holds ${quote(field(odd))}: ${FORMS}`,
    };
  return { ...sample, labels: columns.filter((column) => field(column) === "1") };
}

const FORMS =
  "give a column labels with all labels of a sample, separated by semicolons, or a column for each label that holds 1 or 0";

function truthOf(read: ReadSamples<MultiLabelSample>): Truth {
  const answers = {
    another: "other labels",
    answerOf: ({ labels }: MultiLabelSample) => quote(listed(labels) || "no label"),
    inputsOf: imageOf,
  };
  const apart = {
    ...read,
    samples: read.samples.flatMap(({ id, labels }) => labels.map((label) => ({ id, label }))),
  };
  return {
    ...truthFrom(read, answers),
    naming({ classes }, { "label-names": told } = {}) {
      return namingOfLabels(apart, Array.isArray(told) ? told.map(String) : classes);
    },
    misfits({ classes, classCount }, { "label-names": told } = {}) {
      const named = Array.isArray(told) ? told.map(String) : undefined;
      if (named === undefined) return checkLabels(apart, classes, classCount);
      return [
        ...whyNotNamed(named, classes, classCount, read.file),
        ...checkLabels(apart, named, null),
      ];
    },
  };
}

/** What the policy's `label-names` do not have in common with the model's scores. */
function whyNotNamed(
  named: readonly string[],
  classes: readonly string[] | null,
  count: number | null,
  file: string,
): Problem[] {
  const at = { file };
  if (classes !== null)
    return [{ message: "the model names its classes itself: take label-names out", at }];
  if (count === null || count === named.length) return [];
  return [{ message: `label-names has ${named.length}, and the model gives ${count} scores`, at }];
}

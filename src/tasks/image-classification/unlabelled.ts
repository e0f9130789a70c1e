import { UserError } from "../../catalog/errors.ts";
import { quote } from "../../catalog/quote.ts";
import { checkFiles } from "../../samples/check-images.ts";
import { isImage } from "../../samples/image-files.ts";
import { naturally } from "../../samples/natural-order.ts";
import { setAside } from "../../samples/set-aside.ts";
import type { Labels } from "./labels.ts";
import type { ClassificationSample } from "./lines.ts";

/** What there is beside the labelled examples: images below a folder, or rows that a label file names. */
export interface UnlabelledExamples {
  readonly images?: { readonly folder: string; readonly files: readonly string[] };
  /** With empty labels, or lines left out, where nobody has labelled yet. */
  readonly labels?: Labels;
}

/** The labelled examples, and after them the others: every image, or every row, with the labels there are. */
export function withUnlabelled(
  labelled: Labels,
  { images: found, labels }: UnlabelledExamples,
): Labels {
  const images = found?.files.filter(isImage).sort(naturally);
  if (images !== undefined && labels !== undefined) refuseMissing(labels, images);
  const known = new Map(labels?.samples.map((sample) => [sample.id, sample]));
  const names = images ?? [...known.keys()];
  const more = names.map((name) => sampleOf(name, known.get(name)));
  refuseTwice(labelled, more);
  const aside = [...(labelled.aside ?? []), ...(found ? setAside(found) : [])];
  const { file, lines } = labels ?? { file: labelled.file, lines: new Map<string, number>() };
  const places = new Map([...lines].map(([name, line]) => [idOf(name), line]));
  return {
    ...labelled,
    samples: [...labelled.samples, ...more],
    unlabelled: { file, lines: places, count: more.length },
    ...(aside.length > 0 && { aside }),
  };
}

function sampleOf(
  name: string,
  { label = "", group }: Partial<ClassificationSample> = {},
): ClassificationSample {
  return {
    id: idOf(name),
    ...(group !== undefined && { group }),
    ...(label !== "" && { label }),
    unlabelled: name,
  };
}

/** Apart from a labelled example whose file has the same name. */
function idOf(name: string): string {
  return `unlabelled/${name}`;
}

function refuseMissing(labels: Labels, files: readonly string[]): void {
  const problems = checkFiles(labels, new Set(files));
  if (problems.length > 0) throw new UserError(problems);
}

function refuseTwice({ samples, file }: Labels, more: readonly ClassificationSample[]): void {
  const ids = new Set(samples.map(({ id }) => id));
  const twice = more.find(({ id }) => ids.has(id));
  if (twice === undefined) return;
  const message = `${quote(twice.id)} is the name of a labelled example and of an unlabelled one`;
  throw new UserError({ message, at: { file }, fix: "rename the folder called unlabelled" });
}

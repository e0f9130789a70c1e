import { z } from "zod";
import { capped } from "../../catalog/capped.ts";
import { type Problem, type ProblemPlace, UserError } from "../../catalog/errors.ts";
import { quote } from "../../catalog/quote.ts";
import { describeIssues } from "../../contract/issues.ts";
import { manyOf } from "../../contract/json.ts";
import { slicesIn } from "../../samples/json-lines.ts";
import { isBelow, isWrong } from "../../samples/sample-rows.ts";
import type { ReadSamples } from "../../samples/truth.ts";
import { type Box, NO_BOX, whyNoBox } from "./boxes.ts";
import type { DetectionSample } from "./lines.ts";

const Id = z.union([z.int(), z.string()]);
type Id = z.infer<typeof Id>;

const NOTHING = "expected at least one";

function isFilled(list: readonly unknown[]): boolean {
  return list.length > 0;
}

const Coco = z.object({
  images: manyOf(
    z.looseObject({
      id: Id,
      file_name: z.string().min(1),
      width: z.number().positive(),
      height: z.number().positive(),
    }),
  ).refine(isFilled, NOTHING),
  annotations: manyOf(
    z.object({
      id: Id.exactOptional(),
      image_id: Id,
      category_id: Id,
      bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      area: z.number().nonnegative().exactOptional(),
      iscrowd: z.union([z.literal([0, 1]), z.boolean()]).exactOptional(),
    }),
  ),
  categories: manyOf(z.object({ id: Id, name: z.string().min(1) })).refine(isFilled, NOTHING),
});
type Coco = z.infer<typeof Coco>;
type Annotation = Coco["annotations"][number];
type CocoImage = Coco["images"][number];

/** Images with their objects, each named by its file: COCO's JSON, of which all that is wrong is told at once. */
export function readCoco(
  text: string,
  file: string,
  sliceBy?: readonly string[],
): ReadSamples<DetectionSample> {
  const coco = parse(text, file);
  const names = new Map(coco.categories.map(({ id, name }) => [id, name]));
  const sliced = coco.images.map((image) => slicesIn((key) => image[key], sliceBy));
  const problems: Problem[] = [
    ...twice(coco.images, "images", "id", ({ id }) => id),
    ...twice(coco.images, "images", "file_name", (image) => image.file_name),
    ...twice(coco.categories, "categories", "id", ({ id }) => id),
    ...twice(coco.categories, "categories", "name", ({ name }) => name),
    ...twice(coco.annotations, "annotations", "id", ({ id }) => id),
    ...coco.images.flatMap(whyNoFile),
    ...wrongAnnotations(coco, names),
    ...sliced.flatMap((one, at) =>
      isWrong(one) ? [{ message: `${images(at)} ${one.wrong}` }] : [],
    ),
  ];
  const at = { file };
  if (problems.length > 0)
    throw new UserError(
      capped(
        problems.map((problem) => ({ ...problem, at })),
        file,
      ),
    );
  const byImage = Map.groupBy(coco.annotations, ({ image_id }) => image_id);
  const samples = coco.images.map((image, place): DetectionSample => {
    const own = byImage.get(image.id) ?? [];
    const slices = sliced[place];
    return {
      id: image.file_name,
      ...(slices !== undefined && !isWrong(slices) && slices),
      ...{ width: image.width, height: image.height },
      boxes: own.map(({ bbox }) => bbox),
      labels: own.map(({ category_id }) => names.get(category_id) ?? ""),
      area: own.map(({ area, bbox: [, , width, height] }) => area ?? width * height),
      crowd: own.map(({ iscrowd = 0 }) => (Number(iscrowd) === 1 ? 1 : 0)),
    };
  });
  return { file, samples, lines: new Map() };
}

function parse(text: string, file: string): Coco {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UserError(unreadable(text, file, error instanceof Error ? error.message : ""));
  }
  const read = Coco.safeParse(value);
  if (read.success) return read.data;
  throw new UserError({
    message: `is not COCO's form: ${describeIssues(read.error)}`,
    at: { file },
    fix: "it has images (id, file_name, width, height), annotations (id, image_id, category_id, bbox) and categories (id, name)",
  });
}

/** Python's json writes what is no JSON, and does so of a box that was never a box. */
const NOT_FINITE = /[[:,\s](-?Infinity|NaN)\b/;

function unreadable(text: string, file: string, said: string): Problem {
  const found = NOT_FINITE.exec(text);
  if (found?.[1] !== undefined)
    return {
      message: `has ${found[1]}, which is no number`,
      at: placeOf(text, found.index + 1, file),
      fix: "correct the annotation, or take it out",
    };
  const position = /position (\d+)/.exec(said);
  return {
    message: "is not JSON",
    at: position === null ? { file } : placeOf(text, Number(position[1]), file),
  };
}

function placeOf(text: string, index: number, file: string): ProblemPlace {
  const before = text.slice(0, index);
  const line = before.split("\n").length;
  return { file, line, column: index - before.lastIndexOf("\n") };
}

function twice<Entry>(
  entries: readonly Entry[],
  list: string,
  key: string,
  idOf: (entry: Entry) => Id | undefined,
): Problem[] {
  const first = new Map<Id, number>();
  return entries.flatMap((entry, at) => {
    const value = idOf(entry);
    if (value === undefined) return [];
    const before = first.get(value);
    if (before === undefined) {
      first.set(value, at);
      return [];
    }
    return [
      { message: `${list}[${at}] has the ${key} ${quote(value)}, as ${list}[${before}] has` },
    ];
  });
}

function whyNoFile({ file_name }: CocoImage, at: number): Problem[] {
  if (isBelow(file_name)) return [];
  return [
    {
      message: `${images(at)} has the file_name ${quote(file_name)}, which is no path below the images folder`,
    },
  ];
}

function images(at: number): string {
  return `images[${at}]`;
}

function wrongAnnotations(
  { images, annotations }: Coco,
  names: ReadonlyMap<Id, string>,
): Problem[] {
  const known = new Map(images.map((image) => [image.id, image]));
  return annotations.flatMap((one, at): Problem[] => {
    const image = known.get(one.image_id);
    const who = `annotations[${at}]${one.id === undefined ? "" : ` (id ${quote(one.id)})`}`;
    const told = (message: string, fix?: string) => ({
      message: `${who} ${message}`,
      ...(fix !== undefined && { fix }),
    });
    return [
      ...(names.has(one.category_id)
        ? []
        : [told(`is of category ${quote(one.category_id)}, which categories do not have`)]),
      ...(image === undefined
        ? [told(`is of image ${quote(one.image_id)}, which images do not have`)]
        : whyNone(one, image).map((message) => told(message, NO_BOX))),
    ];
  });
}

function whyNone({ bbox }: Annotation, image: CocoImage): string[] {
  const box: Box = bbox;
  const why = whyNoBox(box, image);
  return why === undefined ? [] : [`of ${quote(image.file_name)}: ${why}`];
}

import { z } from "zod";
import { capped } from "../../catalog/capped.ts";
import { type Problem, UserError } from "../../catalog/errors.ts";
import { quote } from "../../catalog/quote.ts";
import { describeIssues } from "../../contract/issues.ts";
import { slicesIn } from "../../samples/json-lines.ts";
import type { ReadSamples } from "../../samples/truth.ts";
import type { DetectionSample } from "./lines.ts";

const Id = z.union([z.int(), z.string()]);

const Coco = z.object({
  images: z
    .array(
      z.looseObject({
        id: Id,
        file_name: z.string().min(1),
        width: z.number().positive(),
        height: z.number().positive(),
      }),
    )
    .min(1),
  annotations: z.array(
    z.object({
      image_id: Id,
      category_id: Id,
      bbox: z.tuple([z.number(), z.number(), z.number().nonnegative(), z.number().nonnegative()]),
      area: z.number().nonnegative().exactOptional(),
      iscrowd: z.union([z.literal([0, 1]), z.boolean()]).exactOptional(),
    }),
  ),
  categories: z.array(z.object({ id: Id, name: z.string().min(1) })).min(1),
});
type Coco = z.infer<typeof Coco>;

/** Images with their boxes, each named by its file. */
export function readCoco(
  text: string,
  file: string,
  sliceBy?: readonly string[],
): ReadSamples<DetectionSample> {
  const coco = parse(text, file);
  const names = new Map(coco.categories.map(({ id, name }) => [id, name]));
  const byImage = Map.groupBy(coco.annotations, ({ image_id }) => image_id);
  const problems = [...twice(coco), ...strangers(coco, names)];
  const samples = coco.images.map((image): DetectionSample => {
    const own = byImage.get(image.id) ?? [];
    const { wrong, slices } = {
      wrong: undefined,
      slices: undefined,
      ...slicesIn((key) => image[key], sliceBy),
    };
    if (wrong !== undefined) problems.push({ message: `${quote(image.file_name)} ${wrong}` });
    return {
      id: image.file_name,
      ...(slices !== undefined && { slices }),
      ...{ width: image.width, height: image.height },
      boxes: own.map(({ bbox }) => bbox),
      labels: own.map(({ category_id }) => names.get(category_id) ?? ""),
      area: own.map(({ area, bbox: [, , width, height] }) => area ?? width * height),
      crowd: own.map(({ iscrowd = 0 }) => (Number(iscrowd) === 1 ? 1 : 0)),
    };
  });
  if (problems.length === 0) return { file, samples, lines: new Map() };
  throw new UserError(
    capped(
      problems.map((problem) => ({ ...problem, at: { file } })),
      file,
    ),
  );
}

function parse(text: string, file: string): Coco {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UserError({ message: "is not JSON", at: { file } });
  }
  const read = Coco.safeParse(value);
  if (read.success) return read.data;
  throw new UserError({
    message: `is not COCO's form: ${describeIssues(read.error)}`,
    at: { file },
    fix: "it has images, annotations and categories",
  });
}

function twice({ images, categories }: Coco): Problem[] {
  return [
    ...repeated(
      images.map(({ id }) => id),
      "image id",
    ),
    ...repeated(
      images.map(({ file_name }) => file_name),
      "file",
    ),
    ...repeated(
      categories.map(({ id }) => id),
      "category id",
    ),
  ];
}

function repeated(ids: readonly (string | number)[], what: string): Problem[] {
  const seen = new Set<string | number>();
  const found = new Set(ids.filter((id) => seen.has(id) || !seen.add(id)));
  return [...found].map((id) => ({ message: `has the ${what} ${quote(id)} twice` }));
}

function strangers(
  { images, annotations }: Coco,
  names: ReadonlyMap<string | number, string>,
): Problem[] {
  const known = new Set(images.map(({ id }) => id));
  return annotations.flatMap(({ image_id, category_id }, at) => [
    ...(known.has(image_id)
      ? []
      : [{ message: `annotation ${at} is of image ${quote(image_id)}, which is not there` }]),
    ...(names.has(category_id)
      ? []
      : [{ message: `annotation ${at} is of category ${quote(category_id)}, which is not there` }]),
  ]);
}

import { z } from "zod";
import { type Part, placesOf, type TaskOptions } from "../contract/data.ts";
import type { Inspected } from "../contract/protocol.ts";
import { listed } from "../words/lists.ts";

type Feature = Inspected["inputs"][number];

/** What the reader of a picture is told, as a policy's `data` block has it. */
export const PictureOptions = z.object({
  fit: z.string().default("center-crop"),
  size: z.array(z.number()).exactOptional(),
  preprocess: z
    .object({
      layout: z.string(),
      color: z.string(),
      scale: z.number().default(1),
      mean: z.union([z.number(), z.array(z.number())]).default(0),
      std: z.union([z.number(), z.array(z.number())]).default(1),
    })
    .exactOptional(),
  pictures: z.record(z.string(), z.string()).exactOptional(),
});
export type PictureOptions = z.infer<typeof PictureOptions>;

/** What becomes of a sample's inputs on their way to the model, a sentence each. */
export function shownInputs<Place>(
  parts: readonly Part<Place>[],
  options: TaskOptions,
  inputs: readonly Feature[],
): string[] {
  const constants = Object.entries(options.constants ?? {});
  return [
    ...placesOf(parts)
      .filter(({ name }) => name === "images")
      .flatMap(({ options: told }) => pictureLines(told, inputs, constants)),
    ...constants.map(([name, number]) => `${name} is ${number} for every sample`),
  ];
}

function pictureLines(
  told: TaskOptions,
  inputs: readonly Feature[],
  constants: readonly (readonly [string, unknown])[],
): string[] {
  const read = PictureOptions.safeParse(told);
  if (!read.success) return [];
  const taken = takingPictures(read.data, inputs).filter(
    ({ name }) => !constants.some(([constant]) => constant === name),
  );
  const { pictures = {} } = read.data;
  return taken.map((input) => {
    const column = Object.hasOwn(pictures, input.name) ? pictures[input.name] : undefined;
    const picture = column === undefined ? "a picture" : `the picture in ${column}`;
    return `${picture} becomes ${input.name}: ${pictureLine(read.data, input)}`;
  });
}

/** Those that the policy names, or else images, or arrays where no input is an image. */
function takingPictures({ pictures, preprocess }: PictureOptions, inputs: readonly Feature[]) {
  if (pictures !== undefined) return inputs.filter(({ name }) => Object.hasOwn(pictures, name));
  const kind = preprocess === undefined ? "image" : "multiarray";
  return inputs.filter((input) => input.kind === kind && !input.optional && isPicture(input));
}

/** Whether it has the rank of a picture, or of one in a batch. */
function isPicture({ kind, shape = [] }: Feature): boolean {
  return kind === "image" || (shape.length >= 2 && shape.length <= 4);
}

function pictureLine({ fit, size, preprocess }: PictureOptions, input: Feature): string {
  const { kind, shape = [], dtype = "", color = "" } = input;
  if (preprocess === undefined || kind === "image") {
    const [height = 0, width = 0] = shape;
    return `${fit} to ${sides(size ?? [width, height])}, ${color}`;
  }
  const { layout } = preprocess;
  const [height = 0, width = 0] = layout === "nchw" ? shape.slice(-2) : shape.slice(-3, -1);
  const shown = `${fit} to ${sides(size ?? [width, height])}, ${preprocess.color}, ${layout}`;
  return `${shown}, ${arithmetic(preprocess)}, as ${dtype}`;
}

function sides([width = 0, height = 0]: readonly number[]): string {
  return `${width} × ${height}`;
}

/** `(pixel × 1/255 − 0.5) ÷ 0.25` */
function arithmetic({ scale, mean, std }: NonNullable<PictureOptions["preprocess"]>): string {
  const scaled = scale === 1 ? "pixel" : `pixel × ${fraction(scale)}`;
  const moved = each(mean).every((one) => one === 0) ? scaled : `${scaled} − ${several(mean)}`;
  if (each(std).every((one) => one === 1)) return moved;
  return `${moved === "pixel" ? moved : `(${moved})`} ÷ ${several(std)}`;
}

function each(numbers: number | readonly number[]): readonly number[] {
  return typeof numbers === "number" ? [numbers] : numbers;
}

function several(numbers: number | readonly number[]): string {
  const [first = 0, ...rest] = each(numbers);
  return rest.every((one) => one === first)
    ? String(first)
    : `[${listed(each(numbers).map(String))}]`;
}

/** As people write it, where it is one of a whole number or a half. */
function fraction(scale: number): string {
  const halves = 2 / scale;
  const isRound = scale < 1 && Math.abs(halves - Math.round(halves)) < 1e-9 * halves;
  return isRound ? `1/${Math.round(halves) / 2}` : String(scale);
}

/** What a policy has to say of a model's inputs and outputs, where they are not what a task reads of itself. */
export function hintsFor({ inputs, outputs, classes, classCount }: Inspected) {
  const pictures = inputs.flatMap((input) => {
    const how = preprocessFor(input);
    const says = `may be a picture: how it becomes one, the policy says as the model was trained, data: { images: …, ${how} }`;
    return how === undefined ? [] : [{ feature: input.name, says }];
  });
  const score = outputs.find(({ kind }) => kind === "multiarray");
  if (classes !== null || classCount !== 1 || score === undefined) return pictures;
  const says =
    "is one number: of two classes, the policy says where one begins, data: { …, threshold: 0.5 }";
  return [...pictures, { feature: score.name, says }];
}

/** As a policy writes it. */
function preprocessFor(input: Feature): string | undefined {
  const found = preprocessOf(input);
  if (found === undefined) return;
  const written = Object.entries(found).map(([key, value]) => `${key}: ${value}`);
  return `preprocess: { ${written.join(", ")} }`;
}

/** What becomes of a picture for an input that takes an array, as far as its shape shows. */
export function preprocessOf({ kind, shape = [], dtype }: Feature) {
  if (kind !== "multiarray" || shape.length < 3 || shape.length > 4) return;
  if (shape.length === 4 && shape[0] !== 1) return;
  const [first = 0, rows = 0, last = 0] = shape.slice(-3);
  const layout = isChannels(first) ? "nchw" : isChannels(last) ? "nhwc" : undefined;
  if (layout === undefined || rows < 2 || (layout === "nchw" ? last : first) < 2) return;
  const color = (layout === "nchw" ? first : last) === 1 ? "gray" : "rgb";
  return { layout, color, ...(dtype?.startsWith("int") !== true && { scale: "1/255" }) };
}

function isChannels(size: number): boolean {
  return size === 1 || size === 3;
}

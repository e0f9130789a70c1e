import { parse } from "yaml";
import { z } from "zod";
import { capped } from "../../catalog/capped.ts";
import { type Problem, UserError } from "../../catalog/errors.ts";
import { quote } from "../../catalog/quote.ts";
import { withoutEnding } from "../../samples/files.ts";
import { isImage } from "../../samples/image-files.ts";
import { naturally } from "../../samples/natural-order.ts";
import type { DataText, Listing, PictureSize, ReadSamples } from "../../samples/truth.ts";
import { type Box, NO_BOX, whyNoBox } from "./boxes.ts";
import type { DetectionSample } from "./lines.ts";

/** What a folder of labels says with the pictures that it is of. */
export interface YoloFolder {
  readonly folder: string;
  readonly texts: readonly DataText[];
  readonly images: Listing;
  readonly sizes: ReadonlyMap<string, PictureSize>;
  /** Undefined where nobody says what the numbers of classes stand for. */
  readonly names?: readonly string[] | undefined;
}

/**
 * Pictures with their objects from YOLO's labels: a text of the same name for each picture, an object a line, `class cx cy
 * width height` in shares of the sides. A picture without a text has no object.
 */
export function readYolo(yolo: YoloFolder): ReadSamples<DetectionSample> {
  const { folder, images } = yolo;
  const pictures = images.data.filter(isImage).sort(naturally);
  const byStem = Map.groupBy(pictures, withoutEnding);
  const texts = new Map(yolo.texts.map((text) => [withoutEnding(below(folder, text.file)), text]));
  const problems: Problem[] = [...doubles(byStem, images), ...orphans(texts, byStem, images)];
  const samples = pictures.flatMap((id): DetectionSample[] => {
    const size = yolo.sizes.get(id);
    const at = { file: `${images.folder}/${id}` };
    if (size === undefined) {
      problems.push({ message: "does not say its size, without which labels are no boxes", at });
      return [];
    }
    const text = texts.get(withoutEnding(id));
    const objects = text === undefined ? [] : objectsIn(text, size, yolo.names, problems);
    return [
      {
        id,
        ...size,
        boxes: objects.map(({ box }) => box),
        labels: objects.map(({ label }) => label),
        area: objects.map(({ box: [, , width, height] }) => width * height),
        crowd: objects.map(() => 0),
      },
    ];
  });
  if (pictures.length === 0)
    problems.push({ message: "has no images", at: { file: images.folder } });
  else if (problems.length === 0 && !samples.some(({ boxes }) => boxes.length > 0))
    problems.push({ message: "has no label of any image", at: { file: folder } });
  if (problems.length > 0) throw new UserError(capped(problems, folder));
  return { file: folder, samples, lines: new Map() };
}

interface YoloObject {
  readonly label: string;
  readonly box: Box;
}

function objectsIn(
  { file, text }: DataText,
  size: PictureSize,
  names: readonly string[] | undefined,
  problems: Problem[],
): YoloObject[] {
  const first = new Map<string, number>();
  return text.split(/\r\n|\n|\r/).flatMap((written, index) => {
    const line = written.trim();
    if (line === "") return [];
    const at = { file, line: index + 1 };
    const before = first.get(line);
    if (before !== undefined) {
      problems.push({ message: `says the same as line ${before}`, at });
      return [];
    }
    first.set(line, at.line);
    const found = objectOf(line, size, names);
    if (!("message" in found)) return [found];
    problems.push({ ...found, at });
    return [];
  });
}

const FORM = "a line is class cx cy width height, the last four in shares of the sides";

function objectOf(
  line: string,
  size: PictureSize,
  names: readonly string[] | undefined,
): YoloObject | Problem {
  const numbers = line.split(/\s+/).map(Number);
  const [
    number = Number.NaN,
    cx = Number.NaN,
    cy = Number.NaN,
    across = Number.NaN,
    down = Number.NaN,
  ] = numbers;
  if (numbers.length !== 5)
    return { message: `has ${numbers.length} numbers, and a box has 5`, fix: FORM };
  if (!numbers.every(Number.isFinite))
    return { message: `${quote(line)} is not five numbers`, fix: FORM };
  const label = names === undefined ? String(number) : names[number];
  if (!Number.isInteger(number) || number < 0)
    return { message: `${quote(number)} is no class`, fix: FORM };
  if (label === undefined)
    return { message: `is of class ${number}, and ${names?.length} have names` };
  if (Math.max(cx, cy, across, down) > MOST_SHARE)
    return { message: `${quote(line)} is not in shares of the sides`, fix: FORM };
  const [width, height] = [across * size.width, down * size.height];
  const box: Box = [cx * size.width - width / 2, cy * size.height - height / 2, width, height];
  const why = whyNoBox(box, size);
  return why === undefined ? { label, box } : { message: why, fix: NO_BOX };
}

/** Beyond all rounding. */
const MOST_SHARE = 1.5;

/** Two pictures would have one text. */
function doubles(byStem: ReadonlyMap<string, readonly string[]>, { folder }: Listing): Problem[] {
  return [...byStem.values()]
    .filter(({ length }) => length > 1)
    .map((same) => ({
      message: `has ${same.map(quote).join(" and ")}, which would share their labels`,
      at: { file: folder },
    }));
}

function orphans(
  texts: ReadonlyMap<string, DataText>,
  byStem: ReadonlyMap<string, readonly string[]>,
  { folder }: Listing,
): Problem[] {
  return [...texts]
    .filter(([stem]) => !byStem.has(stem))
    .map(([stem, { file }]) => ({
      message: `there is no image ${quote(stem)} in ${folder}`,
      at: { file },
    }));
}

function below(folder: string, path: string): string {
  return folder === "" ? path : path.slice(folder.length + 1);
}

const Name = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const DataYaml = z.object({ names: z.union([z.array(Name), z.record(z.string(), Name)]) });

/** The names of classes: `names` of a data.yaml, a list or a map from 0 on; or a text with a name a line. */
export function readNames({ file, text }: DataText): string[] {
  const names = /\.ya?ml$/i.test(file) ? namesInYaml(text, file) : linesIn(text);
  if (names.length === 0) throw new UserError({ message: "names no class", at: { file } });
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice === undefined) return names;
  throw new UserError({ message: `names ${quote(twice)} twice`, at: { file } });
}

function namesInYaml(text: string, file: string): string[] {
  const found = DataYaml.safeParse(yamlIn(text, file));
  if (!found.success)
    throw new UserError({
      message: "has no names of classes",
      at: { file },
      fix: "such as names: [cat, dog], or names: { 0: cat, 1: dog }",
    });
  const { names } = found.data;
  if (Array.isArray(names)) return names;
  const numbers = Object.keys(names).map(Number);
  const ordered = numbers.toSorted((a, b) => a - b);
  if (ordered.some((number, at) => number !== at))
    throw new UserError({ message: "names classes that do not count 0, 1, 2 …", at: { file } });
  return ordered.map((number) => names[String(number)] ?? "");
}

function yamlIn(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message.split("\n")[0] : "";
    throw new UserError({ message: `is not YAML: ${quote(said ?? "")}`, at: { file } });
  }
}

function linesIn(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim());
  const last = lines.findLastIndex((line) => line !== "");
  return lines.slice(0, last + 1);
}

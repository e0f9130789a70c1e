import type { Inspected } from "../../contract/protocol.ts";
import {
  type Files,
  folderHolding,
  folderOf,
  nearestPath,
  type Places,
  stemOf,
} from "../../samples/files.ts";
import { isImage } from "../../samples/image-files.ts";
import { isObject } from "../../samples/json-lines.ts";
import { listedUpTo } from "../../words/lists.ts";
import { type Aim, CUSTOMARY_DROPS, type Recognised } from "../recognised.ts";
import { type RecognisedForm, recognisedForm } from "./decode.ts";

/** A model that takes a picture and gives boxes in a form that is read. */
export function recogniseDetector(model: Inspected): Recognised | undefined {
  const found = recognisedForm(model);
  if (found === undefined || !model.inputs.some(({ kind }) => kind === "image")) return;
  return {
    says: `a detector (form ${found.decode.form}, pictures fitted by letterbox)`,
    // As trainers fit pictures; an app that does it otherwise says so in its place.
    data: { fit: "letterbox", decode: { ...found.decode } },
    places: async (files) => [...(await cocoIn(files)), ...(await yoloIn(files))],
    collect: (name) => [collected(name, model, found)],
    aim: AIM,
  };
}

const AIM: Aim = {
  metric: "map",
  customary: CUSTOMARY_DROPS,
  spread: 0.1,
};

function collected(name: string, { objects }: Inspected, { count }: RecognisedForm): string {
  const what =
    objects === undefined || objects === null
      ? `${count ?? "its"} classes`
      : listedUpTo(5, objects);
  return `images in Eval/${name}/images, and the boxes in them of ${what}: COCO's JSON, or a folder of YOLO's labels with its data.yaml`;
}

/** JSON with images, annotations and categories, the first of whose images lies in some folder. */
async function cocoIn(files: Files): Promise<Places[]> {
  const found: Places[] = [];
  for (const annotations of files.paths.filter((path) => path.toLowerCase().endsWith(".json"))) {
    const first = firstImage((await files.text(annotations)) ?? "");
    const images = first && folderHolding(files.paths, first, annotations);
    if (images !== undefined) found.push({ images, annotations });
  }
  return found;
}

/** The full reading comes later, with its errors. */
function firstImage(text: string): string | undefined {
  if (!["images", "annotations", "categories"].every((key) => text.includes(`"${key}"`))) return;
  try {
    const coco: unknown = JSON.parse(text);
    const [image] = isObject(coco) && Array.isArray(coco.images) ? coco.images : [];
    const name: unknown = isObject(image) ? image.file_name : undefined;
    return typeof name === "string" ? name : undefined;
  } catch {
    return;
  }
}

/** Folders of texts, each named as a picture in another folder is. */
async function yoloIn(files: Files): Promise<Places[]> {
  const texts = files.paths.filter((path) => path.toLowerCase().endsWith(".txt"));
  const pictures = new Map(
    files.paths.filter(isImage).map((path) => [stemOf(path), path] as const),
  );
  const labels = new Map<string, string>();
  for (const path of texts) {
    const picture = pictures.get(stemOf(path));
    if (picture !== undefined && !labels.has(folderOf(path))) labels.set(folderOf(path), picture);
  }
  const names = await namesIn(files);
  return [...labels].flatMap(([annotations, picture]) => {
    const images = folderOf(picture);
    if (annotations === "" || images === "") return [];
    const named = nearestPath(names, `${annotations}/x`);
    return [{ images, annotations, ...(named !== undefined && { names: named }) }];
  });
}

/** Files that say what the numbers of classes stand for. */
async function namesIn(files: Files): Promise<string[]> {
  const found: string[] = [];
  for (const path of files.paths.filter((one) => /\.ya?ml$/i.test(one)))
    if (/^names\s*:/m.test((await files.text(path)) ?? "")) found.push(path);
  return found;
}

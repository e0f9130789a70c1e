import { UserError } from "../../catalog/errors.ts";
import type { TaskOptions } from "../../contract/data.ts";
import type { SetAside } from "../../contract/plan.ts";
import type { Inspected } from "../../contract/protocol.ts";
import type { AnySample } from "../../contract/sample.ts";
import { checkImages } from "../../samples/check-images.ts";
import { isImage } from "../../samples/image-files.ts";
import { setAside } from "../../samples/set-aside.ts";
import {
  type DataParts,
  type DataText,
  type InputFile,
  type Listing,
  linesOf,
  type ReadSamples,
  type Truth,
  truthFrom,
} from "../../samples/truth.ts";
import { counted } from "../../words/counts.ts";
import { imageOf } from "../images.ts";
import { readCoco } from "./coco.ts";
import { checkDecode, namingOfObjects } from "./decode.ts";
import type { DetectionSample } from "./lines.ts";
import { readNames, readYolo } from "./yolo.ts";

/** The objects in each image: from COCO's JSON, or from a folder of YOLO's labels. */
export async function objectsIn(data: DataParts): Promise<Truth> {
  const kind = await data.kindOf("annotations");
  return truthOf(kind === "folder" ? await yoloIn(data) : await cocoIn(data));
}

/** The samples that a plan has brought along. */
export function objectsPlanned(samples: readonly DetectionSample[], file: string): Truth {
  return truthOf({ file, samples, lines: linesOf(samples) });
}

function truthOf(read: ReadSamples<DetectionSample>): Truth {
  const truth = truthFrom(read, {
    another: "other objects",
    answerOf: ({ boxes }: DetectionSample) => counted(boxes.length, "object"),
    inputsOf: (sample: AnySample): readonly InputFile[] => imageOf(sample),
  });
  return {
    ...truth,
    misfits: (model: Inspected, options: TaskOptions) => checkDecode(read, model, options),
    naming: (model: Inspected, options: TaskOptions) => namingOfObjects(read, model, options),
  };
}

async function cocoIn(data: DataParts): Promise<ReadSamples<DetectionSample>> {
  const { file, text } = (await data.text("annotations")) ?? { file: "", text: "" };
  const read = readCoco(text, file, data.sliceBy);
  const images = await data.files("images");
  if (images === undefined) return read;
  const { problems, aside } = checkImages(read, images);
  if (problems.length > 0) throw new UserError(problems);
  return { ...read, aside };
}

async function yoloIn(data: DataParts): Promise<ReadSamples<DetectionSample>> {
  const labels = (await data.files("annotations")) ?? { folder: "", files: [], data: [] };
  const { folder } = labels;
  const images = await data.files("images");
  refuseSlices(data, folder);
  if (images === undefined)
    throw new UserError({
      message: "has labels in shares of pictures, whose sizes the pictures tell: give images",
      at: { file: folder },
    });
  const all = await data.texts("annotations", LABELS);
  const isNames = ({ file }: DataText) => file === `${folder}/${NAMES_BESIDE}`;
  const names = (await data.text("names")) ?? all.find(isNames);
  const read = readYolo({
    ...{ folder, images },
    texts: all.filter((text) => !isNames(text) && text.file !== names?.file),
    sizes: await data.sizes("images", images.data.filter(isImage)),
    names: names && readNames(names),
  });
  return { ...read, aside: setAsideIn(images, labels) };
}

const LABELS = ".txt";

/** What is neither picture nor label; both may lie in one folder. */
function setAsideIn(images: Listing, labels: Listing): SetAside[] {
  const isLabel = (path: string) => path.toLowerCase().endsWith(LABELS);
  const isEither = (path: string) => isImage(path) || isLabel(path);
  const [{ folder, data: files }, { folder: beside, data: texts }] = [images, labels];
  if (folder === beside) return setAside({ folder, files, isSample: isEither });
  return [
    ...setAside({ folder, files }),
    ...setAside({ folder: beside, files: texts, isSample: isLabel }),
  ];
}

/** Where annotators leave the names of classes, among the labels. */
const NAMES_BESIDE = "classes.txt";

function refuseSlices({ sliceBy }: DataParts, folder: string): void {
  if (sliceBy === undefined) return;
  throw new UserError({
    message: "is a folder of labels, which has no columns for slice-by",
    at: { file: folder },
    fix: "give COCO's JSON, whose images may have more keys",
  });
}

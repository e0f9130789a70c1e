import { UserError } from "../../catalog/errors.ts";
import { quote } from "../../catalog/quote.ts";
import { checkImages } from "../../samples/check-images.ts";
import { type Answers, type DataParts, type Truth, truthFrom } from "../../samples/truth.ts";
import { counted } from "../../words/counts.ts";
import { imageOf } from "../images.ts";
import { readCoco } from "./coco.ts";
import type { DetectionSample } from "./lines.ts";

export const BOX_ANSWERS: Answers<DetectionSample> = {
  another: "other boxes",
  answerOf: ({ boxes }) => counted(boxes.length, "box", "boxes"),
  inputsOf: imageOf,
};

/** The objects in each image, from COCO's JSON. */
export async function boxesIn(data: DataParts): Promise<Truth> {
  const { file, text } = (await data.text("annotations")) ?? { file: "", text: "" };
  const read = readCoco(text, file, data.sliceBy);
  const images = await data.files("images");
  if (images === undefined) return truthFrom(read, BOX_ANSWERS);
  const { problems, aside } = checkImages(read, images);
  if (problems.length > 0) throw new UserError(problems);
  if (read.samples.length > 0) return truthFrom({ ...read, aside }, BOX_ANSWERS);
  throw new UserError({ message: `names no image of ${quote(images.folder)}`, at: { file } });
}

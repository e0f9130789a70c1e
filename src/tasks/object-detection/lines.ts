import { z } from "zod";
import { taskLines } from "../../contract/lines.ts";
import { recordBase } from "../../contract/record.ts";
import { sampleBase } from "../../contract/sample.ts";

/** `[x, y, width, height]` in pixels of the original image, from its upper left corner. */
const Box = z.tuple([z.number(), z.number(), z.number().nonnegative(), z.number().nonnegative()]);

/** More than any detector that suppresses its doubles gives for one image. */
const MOST_BOXES = 10_000;

/** Enough of one picture to see whether boxes lie where objects are. */
export const MOST_SHOWN = 10;

/** The objects of an image. `crowd` 1: a group that no single box is right or wrong about. */
export const DetectionSample = z
  .strictObject({
    ...sampleBase,
    width: z.number().positive(),
    height: z.number().positive(),
    boxes: z.array(Box),
    labels: z.array(z.string()),
    area: z.array(z.number().nonnegative()),
    crowd: z.array(z.literal([0, 1])),
  })
  .refine(({ boxes, labels, area, crowd }) => sameLength(boxes, labels, area, crowd), {
    error: "boxes, labels, area and crowd differ in length",
  });
export type DetectionSample = z.infer<typeof DetectionSample>;

const Sides = z.tuple([z.number().positive(), z.number().positive()]);
export type Sides = z.infer<typeof Sides>;

const Affine = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]);
export type Affine = z.infer<typeof Affine>;

const Four = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type Four = z.infer<typeof Four>;

/** What the model was shown, and the numbers by which it told its best boxes, before anybody read them as boxes. */
const Shown = z.object({
  /** Width and height of the fitted picture. */
  size: Sides,
  /** From a place there to the picture: x becomes a·x + b·y + c, y becomes d·x + e·y + f. */
  back: Affine,
  numbers: z.array(Four).max(MOST_SHOWN),
});
export type Shown = z.infer<typeof Shown>;

/** What was found, in any order. */
export const DetectionRecord = z
  .object({
    ...recordBase,
    boxes: z.array(Box).max(MOST_BOXES),
    labels: z.array(z.string()),
    scores: z.array(z.number()),
    shown: Shown.exactOptional(),
  })
  .refine(({ boxes, labels, scores }) => sameLength(boxes, labels, scores), {
    error: "boxes, labels and scores differ in length",
  });
export type DetectionRecord = z.infer<typeof DetectionRecord>;

export const DETECTION_LINES = taskLines(DetectionSample, DetectionRecord);

function sameLength(...lists: readonly (readonly unknown[])[]): boolean {
  return new Set(lists.map(({ length }) => length)).size === 1;
}

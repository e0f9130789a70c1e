import { quote } from "../../catalog/quote.ts";
import type { DetectionSample } from "./lines.ts";

export type Box = DetectionSample["boxes"][number];

/** Annotators round; by so many pixels a box may leave its picture. */
const ROUNDING = 1;

/** Why a box is none that could be found in a picture of this size; nothing where it is one. */
export function whyNoBox(
  [x, y, width, height]: Box,
  size: { readonly width: number; readonly height: number },
): string | undefined {
  const said = `the box ${shown([x, y, width, height])}`;
  if (!(width > 0 && height > 0)) return `${said} has no area`;
  const leaves =
    Math.min(x, y) < -ROUNDING ||
    x + width > size.width + ROUNDING ||
    y + height > size.height + ROUNDING;
  if (leaves) return `${said} leaves its picture of ${size.width} x ${size.height} pixels`;
}

export const NO_BOX =
  "a box is [x, y, width, height] in pixels: cut it to the picture, or take it out";

function shown(numbers: Box): string {
  return quote(`[${numbers.map((number) => Number(number.toFixed(2))).join(", ")}]`);
}

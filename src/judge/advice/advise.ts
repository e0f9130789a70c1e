import type { Advice } from "../../contract/counsel.ts";
import type { AdviceBasis } from "./basis.ts";
import { boundary } from "./boundary.ts";
import { fallsBack } from "./falls-back.ts";
import { finer } from "./finer.ts";
import { range } from "./range.ts";
import { slower } from "./slower.ts";
import { neuralEngine, smallModel } from "./small.ts";

/** Each looks for one thing, and says nothing without evidence for it. */
const ADVISERS: readonly ((ground: AdviceBasis) => Advice[])[] = [
  finer,
  slower,
  boundary,
  range,
  smallModel,
  neuralEngine,
  fallsBack,
];

/** What is worth knowing or trying; it decides nothing. */
export function advise(ground: AdviceBasis): Advice[] {
  return ADVISERS.flatMap((adviser) => adviser(ground));
}

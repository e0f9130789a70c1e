import type { Advice } from "../../contract/counsel.ts";
import { amount } from "../../words/amounts.ts";
import type { Ground } from "./ground.ts";
import { nominalBits } from "./nominal-bits.ts";

const SMALL = 5_000_000;

/** A model under 5 MB at 8 bits: there is little left to save, and few weights to take up an error. */
export function smallModel({ known }: Ground): Advice[] {
  const eight = known.find(({ recipe, seen }) => nominalBits(recipe, seen) === 8);
  if (eight === undefined || eight.seen.package.bytes >= SMALL) return [];
  const { bytes } = eight.seen.package;
  const text = `at 8 bits it is ${amount(bytes, "size")}: below 5 MB, half the bits save at most ${amount(bytes / 2, "size")}, and so few weights take up an error badly; look at the drop before going lower`;
  return [{ variant: eight.name, topic: "small-model", text }];
}

import type { Verdict } from "../contract/verdict.ts";
import { amount } from "../words/amounts.ts";
import type { Block } from "./render/fit.ts";

/** What the tables' words mean, in two lines, for a reader who knows no statistics. */
export function legend({ confidence, models }: Verdict): Block[] {
  if (models.every(({ variants }) => variants.length === 0)) return [];
  const side = amount(confidence, "confidence");
  const both = amount(2 * confidence - 1, "confidence");
  const lines = [
    "**Drop**: how much worse than the reference on the same examples (below zero: better); in",
    `brackets all that the data allows (${both}, each side ${side}). **Lost / gained**: answers that`,
    "turned wrong / right. **Inconclusive**: the limit lies inside the brackets, so the data cannot tell.",
  ];
  return [{ opening: `<sub>${lines.join(" ")}</sub>` }];
}

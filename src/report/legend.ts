import type { Verdict } from "../contract/verdict.ts";
import { amount } from "../words/amounts.ts";
import { faint, figure, joined, line, type Node, paragraph, strong } from "./node.ts";

/** What the tables' words mean, in two lines, for a reader who knows no statistics. */
export function legend({ confidence, models }: Verdict): Node[] {
  if (models.every(({ variants }) => variants.length === 0)) return [];
  const side = figure(amount(confidence, "confidence"));
  const both = figure(amount(2 * confidence - 1, "confidence"));
  const means = joined(
    [
      line`${strong(line`Drop`)}: how much worse than the reference on the same examples (below zero: better); in`,
      line`brackets all that the data allows (${both}, each side ${side}). ${strong(line`Lost / gained`)}: answers that`,
      line`turned wrong / right. ${strong(line`Inconclusive`)}: the limit lies inside the brackets, so the data cannot tell.`,
    ],
    " ",
  );
  return [paragraph([faint(means)])];
}

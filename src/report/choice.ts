import type { JudgedModel } from "../contract/verdict.ts";
import { answerOf, cliffWords } from "./cliff-words.ts";
import {
  code,
  group,
  joined,
  type Line,
  line,
  list,
  type Node,
  paragraph,
  strong,
} from "./node.ts";
import { cliffPlot } from "./plot.ts";

/** Below the table: why the other variants were not chosen, where the cliff is, and what is worth trying. */
export function choiceBlocks(model: JudgedModel): Node[] {
  return [...excludedLine(model), ...cliffBlocks(model), ...adviceList(model)];
}

/** `ship int8; cliff at int4: 8.7 points for 6 MB`, or nothing where there is no cliff. */
export function answerLine(model: JudgedModel): Node[] {
  const answer = answerOf(model);
  if (answer === undefined) return [];
  return [paragraph([strong(line`${`${model.name}: ${answer}`}.`)])];
}

function excludedLine({ excluded = [] }: JudgedModel): Node[] {
  if (excluded.length === 0) return [];
  const each = excluded.map(({ name, why }) => line`${code(name)} ${why}`);
  return [paragraph(line`Not chosen: ${joined(each, "; ")}.`)];
}

function cliffBlocks(model: JudgedModel): Node[] {
  if (model.cliff === undefined) return [];
  return [paragraph(line`📉 ${cliffWords(model.cliff)}`), ...cliffPlot(model)];
}

function adviceList({ advice = [] }: JudgedModel): Node[] {
  const points = advice.map(({ variant, text }) => line`${aboutOf(variant)}${text}`);
  if (points.length === 0) return [];
  return [group(paragraph([strong(line`Worth knowing`)]), list(points))];
}

function aboutOf(variant: string | undefined): Line {
  return variant === undefined ? [] : line`${code(variant)}: `;
}

import type { JudgedModel } from "../contract/verdict.ts";
import { metricFor } from "../tasks/rows.ts";
import { brief } from "../words/amounts.ts";
import { toDecimals } from "../words/rounding.ts";
import { cliffInShort, cliffSentences, outdoneSentences } from "./cliff.ts";
import {
  chart,
  code,
  group,
  joined,
  type Line,
  line,
  list,
  marked,
  type Node,
  paragraph,
  strong,
} from "./node.ts";

/** Below the table: why the other variants were not chosen, where the cliff is, and what is worth trying. */
export function choiceNodes(model: JudgedModel): Node[] {
  return [...excludedLine(model), ...cliffNodes(model), ...adviceList(model)];
}

/** `ship int8; cliff at int4: 8.7 points for 6 MB`, or nothing where there is no cliff. */
export function answerLine(model: JudgedModel): Node[] {
  const answer = answerOf(model);
  if (answer === undefined) return [];
  return [paragraph([strong(line`${`${model.name}: ${answer}`}.`)])];
}

/** The same in lines of plain words, the cliff without its picture. */
export function choiceInBrief(model: JudgedModel): string[] {
  const { excluded = [], cliff, advice = [] } = model;
  const out = excluded.map(({ name, why }) => `${name} ${why}`).join("; ");
  return [
    ...(out === "" ? [] : [`Not chosen: ${out}.`]),
    ...(cliff === undefined ? [] : [cliffSentences(cliff)]),
    ...outdoneSentences(model),
    ...advice.map(
      ({ variant, text }) => `Worth knowing: ${variant === undefined ? "" : `${variant}: `}${text}`,
    ),
  ];
}

function excludedLine({ excluded = [] }: JudgedModel): Node[] {
  if (excluded.length === 0) return [];
  const each = excluded.map(({ name, why }) => line`${code(name)} ${why}`);
  return [paragraph(line`Not chosen: ${joined(each, "; ")}.`)];
}

function cliffNodes(model: JudgedModel): Node[] {
  const { cliff } = model;
  const outdone = outdoneSentences(model).map((one) => paragraph([marked("warn", line`${one}`)]));
  if (cliff === undefined) return outdone;
  return [paragraph(line`📉 ${cliffSentences(cliff)}`), ...outdone, ...cliffPlot(model)];
}

function adviceList({ advice = [] }: JudgedModel): Node[] {
  const points = advice.map(({ variant, text }) => line`${aboutOf(variant)}${text}`);
  if (points.length === 0) return [];
  return [group(paragraph([strong(line`Worth knowing`)]), list(points))];
}

function aboutOf(variant: string | undefined): Line {
  return variant === undefined ? [] : line`${code(variant)}: `;
}

/** The whole answer in one line, where there is a cliff to tell of: `ship int8; cliff at int4: 8.7 points for 6 MB`. */
function answerOf(model: JudgedModel): string | undefined {
  const { cliff } = model;
  if (cliff === undefined) return undefined;
  return `ship ${shippedOf(model) ?? "none"}; ${cliffInShort(cliff)}`;
}

/** What the policy ships, or where it names none what is recommended; nothing where the model may not go in. */
function shippedOf({ ships, recommended, outcome }: JudgedModel): string | null {
  return outcome === "fail" || outcome === "error" ? null : (ships ?? recommended);
}

interface Point {
  readonly name: string;
  readonly bytes: number;
  readonly score: number;
}

/** The ladder as GitHub draws it: size from left to right, the score above it. Nothing without a cliff to see. */
function cliffPlot(model: JudgedModel): Node[] {
  const { cliff } = model;
  if (cliff === undefined) return [];
  const steps = pointsOf(model, cliff.metric).map((point) => ({
    name: labelOf(point),
    value: percent(point.score),
  }));
  return [
    chart({
      title: `${cliff.metric} by size`,
      axis: `${cliff.metric} in %`,
      steps,
      within: [0, 100],
    }),
  ];
}

/** From the smallest to the largest. */
function pointsOf({ reference, variants }: JudgedModel, metric: string): Point[] {
  const others = variants.filter(({ name }) => name !== reference?.name);
  return [...(reference === null ? [] : [reference]), ...others]
    .flatMap(({ name, metrics }) => {
      const [bytes, score] = [SIZE && metrics[SIZE.name]?.value, metrics[metric]?.value];
      return bytes === undefined || score === undefined ? [] : [{ name, bytes, score }];
    })
    .sort((a, b) => a.bytes - b.bytes);
}

const SIZE = metricFor("size");

function labelOf({ name, bytes }: Point): string {
  return `${name} ${brief(bytes, "bytes")}`;
}

/** A rate as a chart has it. */
export function percent(score: number): number {
  return toDecimals(score * 100, 2, "nearest");
}

import type { Cliff } from "../contract/counsel.ts";
import type { JudgedModel } from "../contract/verdict.ts";
import { metricFor } from "../tasks/rows.ts";
import { brief, factor } from "../words/amounts.ts";
import { listed } from "../words/lists.ts";
import { toDecimals } from "../words/rounding.ts";
import {
  chart,
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
export function choiceInBrief({ excluded = [], cliff, advice = [] }: JudgedModel): string[] {
  const out = excluded.map(({ name, why }) => `${name} ${why}`).join("; ");
  return [
    ...(out === "" ? [] : [`Not chosen: ${out}.`]),
    ...(cliff === undefined ? [] : [cliffWords(cliff)]),
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

/** The whole answer in one line, where there is a cliff to tell of: `ship int8; cliff at int4: 8.7 points for 6 MB`. */
function answerOf({ recommended, cliff }: JudgedModel): string | undefined {
  if (cliff === undefined) return undefined;
  const { variant, drop, saved } = cliff;
  const step = `cliff at ${variant}: ${brief(drop, "points")} for ${brief(saved, "bytes")}`;
  return `ship ${recommended ?? "none"}; ${step}${gap(cliff)}`;
}

function gap({ missing = [] }: Cliff): string {
  return missing.length === 0 ? "" : ` (no numbers of ${listed(missing)}: it may be several steps)`;
}

/** What the cliff is made of, in two sentences. */
function cliffWords(cliff: Cliff): string {
  const { certainty, metric, variant, after, drop, saved, ratio } = cliff;
  const step = `the step from ${after} loses ${brief(drop, "points")} of ${metric} for ${brief(saved, "bytes")}`;
  const costs = listed([each(cliff), ...errors(cliff)]);
  const steep = `It is ${factor(ratio)} times as steep as the step before`;
  return `A ${certainty} cliff at ${variant}: ${step} (${costs}). ${steep}${sure(cliff)}.`;
}

function sure({ atLeast, certainty }: Cliff): string {
  if (atLeast === undefined) return ", by point estimates alone";
  const least = `; the loss is at least ${brief(atLeast, "points", "down")}`;
  return certainty === "confirmed" ? `${least}, and the step before not much steeper` : least;
}

/** In the unit that gives a number a reader can picture. */
function each({ saved, perMegabyte }: Cliff): string {
  if (saved >= 100_000) return `${factor(perMegabyte * 100)} points a MB`;
  return `${factor(perMegabyte * 0.1)} points a kB`;
}

function errors({ errorRatio }: Cliff): string[] {
  return errorRatio === null ? [] : [`${factor(errorRatio)} times as many errors`];
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

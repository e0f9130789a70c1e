import type { JudgedModel } from "../contract/verdict.ts";
import type { Block } from "./fit.ts";
import { write } from "./numbers.ts";

interface Point {
  readonly name: string;
  readonly bytes: number;
  readonly score: number;
}

/** The ladder as GitHub draws it: size from left to right, the score above it. Nothing without a cliff to see. */
export function cliffPlot(model: JudgedModel): Block[] {
  const { cliff } = model;
  if (cliff === undefined) return [];
  const points = pointsOf(model, cliff.metric);
  const scores = points.map(({ score }) => percent(score));
  const lines = [
    "```mermaid",
    settings(points.length),
    "xychart-beta",
    `    title ${quoted(`${cliff.metric} by size`)}`,
    `    x-axis [${points.map(labelOf).join(", ")}]`,
    `    y-axis ${quoted(`${cliff.metric} in %`)} ${rangeOf(scores)}`,
    `    line [${scores.join(", ")}]`,
    "```",
  ];
  return [{ opening: lines.join("\n") }];
}

/** A colour that is seen on light and dark, and room for every name below the axis. */
function settings(points: number): string {
  const width = Math.max(LEAST_WIDTH, points * PIXELS_A_NAME);
  const theme = { themeVariables: { xyChart: { plotColorPalette: "#2f81f7" } } };
  return `%%{init: ${JSON.stringify({ xyChart: { width, height: 360 }, ...theme })}}%%`;
}

const LEAST_WIDTH = 640;
const PIXELS_A_NAME = 125;

/** From the smallest to the largest. */
function pointsOf({ reference, variants }: JudgedModel, metric: string): Point[] {
  const others = variants.filter(({ name }) => name !== reference?.name);
  return [...(reference === null ? [] : [reference]), ...others]
    .flatMap(({ name, metrics }) => {
      const [bytes, score] = [metrics.size?.value, metrics[metric]?.value];
      return bytes === undefined || score === undefined ? [] : [{ name, bytes, score }];
    })
    .sort((a, b) => a.bytes - b.bytes);
}

function labelOf({ name, bytes }: Point): string {
  return quoted(`${name} ${write(bytes, "bytes").replace(".0 ", " ")}`);
}

/** Room above and below, within what a percentage can be. */
function rangeOf(scores: readonly number[]): string {
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const margin = Math.max(1, (high - low) / 5);
  const [bottom, top] = [
    Math.max(0, Math.floor(low - margin)),
    Math.min(100, Math.ceil(high + margin)),
  ];
  return `${bottom} --> ${top}`;
}

function percent(score: number): number {
  return Number((score * 100).toFixed(2));
}

/** Text of a chart ends at a quote and has no escape: what could end it, or be a directive, is left out. */
function quoted(text: string): string {
  return `"${text.replace(/[^\w .%()/@=-]/g, "")}"`;
}

import type { JudgedModel } from "../contract/verdict.ts";
import { metricFor } from "../tasks/rows.ts";
import { brief } from "../words/amounts.ts";
import { toDecimals } from "../words/rounding.ts";
import { chart, type Node } from "./node.ts";

interface Point {
  readonly name: string;
  readonly bytes: number;
  readonly score: number;
}

/** The ladder as GitHub draws it: size from left to right, the score above it. Nothing without a cliff to see. */
export function cliffPlot(model: JudgedModel): Node[] {
  const { cliff } = model;
  if (cliff === undefined) return [];
  const steps = pointsOf(model, cliff.metric).map((point) => ({
    name: labelOf(point),
    value: percent(point.score),
  }));
  const [title, axis] = [`${cliff.metric} by size`, `${cliff.metric} in %`];
  return [chart({ title, axis, steps, within: [0, 100] })];
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

export function percent(score: number): number {
  return toDecimals(score * 100, 2, "nearest");
}

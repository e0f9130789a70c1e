import type { Chart } from "../node.ts";

/** A chart as GitHub draws it. */
export function mermaid({ title, axis, steps, within }: Chart): string {
  const values = steps.map(({ value }) => value);
  return [
    "```mermaid",
    settings(steps.length),
    "xychart-beta",
    `    title ${quoted(title)}`,
    `    x-axis [${steps.map(({ name }) => quoted(name)).join(", ")}]`,
    `    y-axis ${quoted(axis)} ${rangeOf(values, within)}`,
    `    line [${values.join(", ")}]`,
    "```",
  ].join("\n");
}

/** A colour that is seen on light and dark, and room for every name below the axis. */
function settings(points: number): string {
  const width = Math.max(LEAST_WIDTH, points * PIXELS_A_NAME);
  const theme = { themeVariables: { xyChart: { plotColorPalette: "#2f81f7" } } };
  return `%%{init: ${JSON.stringify({ xyChart: { width, height: 360 }, ...theme })}}%%`;
}

const LEAST_WIDTH = 640;
const PIXELS_A_NAME = 125;

/** Room above and below, within what a value can be. */
function rangeOf(values: readonly number[], [least, most]: Chart["within"]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = Math.max(1, (high - low) / 5);
  const bottom = Math.max(least, Math.floor(low - margin));
  const top = Math.min(most, Math.ceil(high + margin));
  return `${bottom} --> ${top}`;
}

/** Text of a chart ends at a quote and has no escape: what could end it, or be a directive, is left out. */
function quoted(text: string): string {
  return `"${text.replace(/[^\w .%()/@=-]/g, "")}"`;
}

import type { Fingerprint } from "../contract/measurement.ts";
import { differing } from "../contract/measurement.ts";
import type { JudgedModel } from "../contract/verdict.ts";
import { isSameEnvironment } from "../history/environments.ts";
import type { Trend, TrendPoint } from "../history/trends.ts";
import { findMetric } from "../tasks/rows.ts";
import { ageBetween } from "../words/age.ts";
import { cell, MISSING } from "../words/amounts.ts";
import { counted } from "../words/counts.ts";
import { shortCommit } from "../words/digests.ts";
import { formOfDifference, formOfValue } from "../words/forms.ts";
import { listed } from "../words/lists.ts";
import { percent } from "./choice.ts";
import {
  type Cell,
  type Column,
  chart,
  code,
  figure,
  fold,
  foreign,
  joined,
  type Line,
  line,
  type Node,
  paragraph,
  table,
} from "./node.ts";

/** A model, and what became of each of its numbers. */
export interface ModelOverTime {
  readonly model: JudgedModel;
  readonly trends: readonly Trend[];
}

const COLUMNS: readonly Column[] = [
  { title: "Variant" },
  { title: "Metric" },
  { title: "Before, oldest first" },
  { title: "Now", right: true },
  { title: "Change", right: true },
  { title: "Since" },
];

/** Every number of every variant over the last pushes, under a fold; ages count to `until`. */
export function trendTable(models: readonly ModelOverTime[], until: string): Node[] {
  const rows = models.flatMap(({ model, trends }) =>
    trends.map((trend) => ({ model, trend, points: trend.past.slice(-SHOWN) })),
  );
  if (rows.length === 0) return [];
  const drawn = table(
    COLUMNS,
    rows.map((row) => cells(row, until)),
  );
  const notes = footnote(rows).map((one) => paragraph(one));
  return [fold(`Every number over time (${rows.length})`, ...notes, drawn)];
}

/** So many earlier numbers are shown. */
const SHOWN = 5;

interface Row {
  readonly model: JudgedModel;
  readonly trend: Trend;
  readonly points: readonly TrendPoint[];
}

function cells({ model, trend, points }: Row, until: string): Cell[] {
  const { variant, metric, now } = trend;
  const form = formOfValue(metric, model);
  const before = points.map(
    (point) => line`${figure(cell(point.value, form))}${markOf(point, trend)}`,
  );
  return [
    [code(`${model.name}/${variant}`)],
    [code(metric)],
    joined(before, " → "),
    figure(now === undefined ? MISSING : cell(now.value, form)),
    figure(changeOf({ model, trend, points })),
    line`${since(points, until)}`,
  ];
}

function since([first]: readonly TrendPoint[], until: string): string {
  if (first === undefined) return MISSING;
  const age = ageBetween(first.committed, until);
  return `${first.committed.slice(0, 10)}${age === undefined ? "" : ` (${age})`}`;
}

/** From the first that is shown and compares. */
function changeOf({ model, trend, points }: Row): string {
  const { metric, past, now } = trend;
  const first = points.find((point) => comparesWith(point, trend));
  const last = now ?? past.at(-1);
  if (first === undefined || last === undefined || first === last) return MISSING;
  if (last.value === first.value) return "none";
  const relative = findMetric(metric)?.relative;
  const change = relative ? last.value / first.value - 1 : last.value - first.value;
  return `${change > 0 ? "+" : ""}${cell(change, formOfDifference(metric, model))}`;
}

/** Of each model the score of what would be shipped, as GitHub draws it, where there is a line to see. */
export function trendCharts(models: readonly ModelOverTime[]): Node[] {
  const charts = models.flatMap(chartOf);
  if (charts.length === 0) return [];
  return [fold("Drawn over time", ...charts)];
}

function chartOf(one: ModelOverTime): Node[] {
  const trend = scoreOf(one);
  if (trend === undefined) return [];
  // A number of another environment would be a step that nothing in the model has made.
  const comparable = trend.past.filter((point) => comparesWith(point, trend));
  const now = trend.now === undefined ? [] : [{ name: "now", value: percent(trend.now.value) }];
  const steps = [...comparable.map(stepOf), ...now].slice(-MOST);
  if (steps.length < LEAST) return [];
  const { variant, metric, past } = trend;
  const drawn = chart({
    title: `${metric} of ${one.model.name}/${variant}`,
    axis: `${metric} in %`,
    steps,
    within: [0, 100],
  });
  return [drawn, ...leftOut(past.length - comparable.length)];
}

const LEAST = 3;
const MOST = 10;

function leftOut(count: number): Node[] {
  if (count === 0) return [];
  const pushes = count === 1 ? "One push" : counted(count, "push", "pushes");
  return [paragraph(line`${pushes} measured in another environment: not part of the line.`)];
}

/** The first metric that is a rate, of the recommended variant, or where none is of the first. */
function scoreOf({ model, trends }: ModelOverTime): Trend | undefined {
  const rates = trends.filter(({ metric }) => formOfValue(metric, model) === "rate");
  return rates.find(({ variant }) => variant === model.recommended) ?? rates[0];
}

/** Named by the commit too: two pushes of a day are two steps. */
function stepOf({ commit, committed, value }: TrendPoint) {
  return { name: `${committed.slice(5, 10)} ${shortCommit(commit)}`, value: percent(value) };
}

/** What a trend's numbers have to be measured in to compare: this run's, or where it has none the newest push's. */
function environmentOf({ past, now }: Trend): Fingerprint | undefined {
  return (now ?? past.at(-1))?.where;
}

function comparesWith({ where }: TrendPoint, trend: Trend): boolean {
  return isSameEnvironment(where, environmentOf(trend));
}

/** Beside each number that does not compare. */
export function markOf(point: TrendPoint, trend: Trend): Line {
  return comparesWith(point, trend) ? [] : MARK;
}

const MARK = line`*`;

/** What the marks of these points mean: `coremltools 8.3 instead of 9.0`; nothing where there is none. */
function footnote(shown: readonly { trend: Trend; points: readonly TrendPoint[] }[]): Line[] {
  const marked = shown.flatMap(({ trend, points }) =>
    points
      .filter((point) => !comparesWith(point, trend))
      .map((point) => differenceOf(point, trend)),
  );
  const named = [...new Set(marked)];
  if (named.length === 0) return [];
  const first = named.slice(0, MOST_NAMED).map((one) => [foreign(one)]);
  const more = named.length - first.length;
  const which = line`${joined(first, "; ")}${more > 0 ? line` and ${more} more` : []}`;
  return [line`${MARK} measured in another environment, and does not compare with now: ${which}.`];
}

const MOST_NAMED = 3;

function differenceOf({ where }: TrendPoint, trend: Trend): string {
  const here = environmentOf(trend);
  if (where === undefined || here === undefined) return "nobody knows which";
  const parts = differing(where, here);
  return listed(parts.map((part) => `${NAMES[part]} ${where[part]} instead of ${here[part]}`));
}

const NAMES = {
  engine: "engine",
  coremltools: "coremltools",
  os: "system",
  chip: "chip",
  computeUnits: "compute units",
  evaluator: "evaluator",
} as const satisfies Record<keyof Fingerprint, string>;

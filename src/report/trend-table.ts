import type { JudgedModel } from "../contract/verdict.ts";
import type { Point, Trend } from "../history/trends.ts";
import { findMetric } from "../tasks/rows.ts";
import { cell, MISSING } from "../words/amounts.ts";
import { formOfDifference, formOfValue } from "../words/forms.ts";
import { ageBetween } from "./age.ts";
import { comparesWith, footnote, markOf } from "./elsewhere.ts";
import type { ModelOverTime } from "./model-over-time.ts";
import {
  type Cell,
  type Column,
  code,
  figure,
  fold,
  joined,
  line,
  type Node,
  paragraph,
  table,
} from "./node.ts";

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
  readonly points: readonly Point[];
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

function since([first]: readonly Point[], until: string): string {
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

import type { Point, Trend } from "../history/trends.ts";
import { counted } from "../words/counts.ts";
import { shortCommit } from "../words/digests.ts";
import { formOfValue } from "../words/forms.ts";
import { comparesWith } from "./elsewhere.ts";
import type { ModelOverTime } from "./model-over-time.ts";
import { chart, fold, line, type Node, paragraph } from "./node.ts";
import { percent } from "./plot.ts";

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
    ...{ axis: `${metric} in %`, steps, within: [0, 100] },
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
function stepOf({ commit, committed, value }: Point) {
  return { name: `${committed.slice(5, 10)} ${shortCommit(commit)}`, value: percent(value) };
}

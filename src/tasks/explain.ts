import type { Metric } from "../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import type { Moved } from "../contract/explanation.ts";
import type { Mean, Scores } from "../statistics/scores.ts";
import type { Samples } from "./columns/sample-table.ts";
import { findMetric } from "./rows.ts";
import { type Explained, MOST_EXPLAINED } from "./task.ts";
import { type Columns, explainTurns, explainWhole } from "./tasks.ts";

/** A set of answers, and what a metric makes of it. */
interface Answered {
  readonly columns: Columns | Unmeasured;
  scores(metric: Metric): Scores | Unmeasured;
}

/** Two sets of answers to the same examples. */
interface BeforeAndAfter {
  readonly before: Answered;
  readonly after: Answered;
}

/** Nothing where the metric has no score for single examples, or a side has not all answers. */
export function explainMetric(
  name: string,
  { before, after }: BeforeAndAfter,
): Explained | undefined {
  const metric = findMetric(name);
  if (metric === undefined) return;
  if (isUnmeasured(before.columns) || isUnmeasured(after.columns)) return;
  const [was, is] = [before.scores(metric), after.scores(metric)];
  if (isUnmeasured(was) || isUnmeasured(is)) return;
  if (was.kind === "mean" && is.kind === "mean")
    return explainValues(metric, after.columns.samples, was, is);
  if (was.kind === "rate" && is.kind === "rate")
    return explainTurns({ before: was.right, after: is.right }, before.columns, after.columns);
  return explainWhole(metric, before.columns, after.columns);
}

function explainValues(
  metric: Metric,
  samples: Samples,
  was: Mean,
  is: Mean,
): Explained | undefined {
  if (samples.size !== is.values.length) return;
  const { worse, better } = movedOf(metric, samples, was, is);
  return {
    n: samples.size,
    lost: worse.length,
    gained: better,
    changed: 0,
    flips: [],
    moved: worse.slice(0, MOST_EXPLAINED),
    confusions: [],
    classes: [],
  };
}

/** Examples whose own score changed: how many for the better, and those for the worse, the worst first. */
function movedOf(
  { direction }: Metric,
  { ids }: Samples,
  before: Mean,
  after: Mean,
): { worse: Moved[]; better: number } {
  const sign = direction === "higher" ? 1 : -1;
  const moved = ids.map((id, row) => ({
    id,
    before: before.values[row] ?? 0,
    after: after.values[row] ?? 0,
  }));
  const loss = (one: Moved) => sign * (one.before - one.after);
  const worse = moved.filter((one) => loss(one) > 0);
  return {
    worse: worse.sort((a, b) => loss(b) - loss(a) || (a.id < b.id ? -1 : 1)),
    better: moved.filter((one) => loss(one) < 0).length,
  };
}

import type { Metric } from "../../catalog/metrics.ts";
import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { ExplainedMetric, Flip } from "../../contract/explanation.ts";
import type { Mean } from "../../statistics/scores.ts";
import type { Samples } from "../../tasks/columns/sample-table.ts";
import { findMetric } from "../../tasks/rows.ts";
import type { Columns } from "../../tasks/tasks.ts";
import type { Turns } from "../slices.ts";
import type { BeforeAndAfter } from "./before-and-after.ts";
import { classesOf } from "./classes.ts";
import { confusionsOf } from "./confusions.ts";
import { flipsOf } from "./flips.ts";
import { movedOf } from "./moved.ts";

/** What became of the examples, as one metric sees them. */
export type Told = Omit<ExplainedMetric, "metric" | "before" | "slice" | "limits">;

/** Nothing where the metric has no score for single examples, or a side has not all answers. */
export function explainMetric(name: string, { before, after }: BeforeAndAfter): Told | undefined {
  const metric = findMetric(name);
  if (metric === undefined) return;
  if (isUnmeasured(before.columns) || isUnmeasured(after.columns)) return;
  const [was, is] = [before.scores(metric), after.scores(metric)];
  if (isUnmeasured(was) || isUnmeasured(is)) return;
  if (was.kind === "mean" && is.kind === "mean")
    return byValue(metric, after.columns.samples, was, is);
  if (was.kind === "rate" && is.kind === "rate")
    return byAnswer({ before: was.right, after: is.right }, before.columns, after.columns);
}

function byValue(metric: Metric, samples: Samples, was: Mean, is: Mean): Told | undefined {
  if (samples.size !== is.values.length) return;
  const { worse, better } = movedOf(metric, samples, was, is);
  return {
    ...{ n: samples.size, lost: worse.length, gained: better, changed: 0 },
    ...{ flips: [], moved: worse.slice(0, MOST), confusions: [], classes: [] },
  };
}

function byAnswer(turns: Turns, before: Columns, after: Columns): Told | undefined {
  if (before.kind !== "classification" || after.kind !== "classification") return;
  const answers = { before, after };
  const flips = flipsOf(turns, answers);
  const count = (kind: Flip["kind"]) => flips.filter((flip) => flip.kind === kind).length;
  return {
    ...{ n: after.samples.size, lost: count("lost"), gained: count("gained") },
    ...{ changed: count("changed"), flips: flips.slice(0, MOST), moved: [] },
    ...{ confusions: confusionsOf(answers).slice(0, MOST), classes: classesOf(turns, after) },
  };
}

/** Worst first, so that a file of ten thousand leaves out what matters least. */
const MOST = 10_000;

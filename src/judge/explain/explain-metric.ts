import { findMetric, type Metric } from "../../catalog/metrics.ts";
import type { ExplainedMetric } from "../../contract/explanation.ts";
import { scoresOf } from "../../metrics/score.ts";
import type { Scores } from "../../metrics/scores.ts";
import { isUnmeasured } from "../../metrics/unmeasured.ts";
import type { BeforeAndAfter } from "./before-and-after.ts";
import { classesOf } from "./classes.ts";
import { confusionsOf } from "./confusions.ts";
import { flipsOf } from "./flips.ts";
import { movedOf } from "./moved.ts";

/** What became of the examples, as one metric sees them. */
export type Told = Omit<ExplainedMetric, "metric" | "before" | "slice" | "limits">;

/** Nothing where the metric has no score for single examples, or a side has not all answers. */
export function explainMetric(name: string, sides: BeforeAndAfter): Told | undefined {
  const metric = findMetric(name);
  const { before, after } = sides;
  if (metric === undefined || isUnmeasured(after.columns)) return;
  const [was, is] = [before, after].map((one) => scoresOf(metric, one.columns, one.reference));
  if (was === undefined || is === undefined || isUnmeasured(was) || isUnmeasured(is)) return;
  return byKind(metric, sides, was, is);
}

function byKind(metric: Metric, sides: BeforeAndAfter, was: Scores, is: Scores): Told | undefined {
  const [before, after] = [sides.before.columns, sides.after.columns];
  if (isUnmeasured(before) || isUnmeasured(after)) return;
  if (was.kind === "mean" && is.kind === "mean" && after.samples.size === is.values.length) {
    const { worse, better } = movedOf(metric, after.samples, was, is);
    return {
      ...{ n: after.samples.size, lost: worse.length, gained: better, changed: 0 },
      ...{ flips: [], moved: worse.slice(0, MOST), confusions: [], classes: [] },
    };
  }
  if (was.kind !== "rate" || is.kind !== "rate") return;
  if (before.kind !== "classification" || after.kind !== "classification") return;
  const [turns, answers] = [
    { before: was.right, after: is.right },
    { before, after },
  ];
  const flips = flipsOf(turns, answers);
  const count = (kind: string) => flips.filter((flip) => flip.kind === kind).length;
  return {
    ...{ n: after.samples.size, lost: count("lost"), gained: count("gained") },
    ...{ changed: count("changed"), flips: flips.slice(0, MOST), moved: [] },
    ...{ confusions: confusionsOf(answers).slice(0, MOST), classes: classesOf(turns, after) },
  };
}

/** Worst first, so that a file of ten thousand leaves out what matters least. */
const MOST = 10_000;

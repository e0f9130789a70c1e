import type { Metric } from "../catalog/metrics.ts";
import { didYouMean } from "../catalog/nearest.ts";
import { quote } from "../catalog/quote.ts";
import type { TaskRow } from "../tasks/row.ts";
import { findMetric, findTask, isCustomTask, METRICS, TASK_ROWS } from "../tasks/rows.ts";
import { listed } from "../words/lists.ts";
import { checkFilePath } from "./file-path.ts";
import type { WrittenModel } from "./language/model.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";

/** What a model's task is: one of ours, the user's own with the metrics it declares, or not known. */
export type Assignment =
  | { readonly kind: "known"; readonly task: TaskRow }
  | { readonly kind: "custom"; readonly metrics: readonly Metric[] }
  | { readonly kind: "unknown" };

const UNKNOWN: Assignment = { kind: "unknown" };
const NAMES = TASK_ROWS.map(({ name }) => name);

export function readTask(model: WrittenModel, path: Path, draft: Draft): Assignment {
  const name = model.task;
  if (name === undefined) return UNKNOWN;
  if (isCustomTask(name)) return custom(name, model, path, draft);
  const task = findTask(name);
  if (task === undefined) return tellUnknown(name, [...path, "task"], draft);
  if (model.metrics !== undefined)
    draft.tellKey(
      [...path, "metrics"],
      `metrics are declared for a task of your own; ${name} brings its own`,
    );
  return { kind: "known", task };
}

function tellUnknown(name: string, path: Path, draft: Draft): Assignment {
  const guess = didYouMean(name, NAMES);
  draft.tell(
    path,
    `unknown task ${quote(name)}${guess}`,
    `accepted: ${listed(NAMES)}, or path/file.py:Class`,
  );
  return UNKNOWN;
}

const QUANTITY = { "%": "rate", number: "number", ms: "duration", bytes: "bytes" } as const;

function custom(name: string, model: WrittenModel, path: Path, draft: Draft): Assignment {
  checkFilePath(name.slice(0, name.lastIndexOf(":")), [...path, "task"], draft);
  const metrics = draft
    .inOrder([...path, "metrics"], model.metrics)
    .map(([metric, { direction, unit }, here]): Metric => {
      checkDeclared(metric, here, draft);
      return {
        name: metric,
        direction: direction ?? "higher",
        quantity: QUANTITY[unit ?? "number"],
        source: "records",
        test: "mean",
        says: `declared by ${name}`,
      };
    });
  return { kind: "custom", metrics };
}

function checkDeclared(metric: string, path: Path, draft: Draft): void {
  for (const key of ["direction", "unit"])
    if (!draft.places.has([...path, key]))
      draft.tellKey(path, `metric ${quote(metric)} needs ${key}`);
  if (findMetric(metric) !== undefined || METRICS.some(({ name }) => name === metric))
    draft.tellKey(path, `${metric} is a metric already: give yours another name`);
}

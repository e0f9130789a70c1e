import { toNumber } from "../catalog/decimal.ts";
import { FEWEST_DRAWN, FEWEST_TEXTS, type Metric, takesWorst } from "../catalog/metrics.ts";
import { didYouMean } from "../catalog/nearest.ts";
import { formOf } from "../catalog/operators.ts";
import { quote } from "../catalog/quote.ts";
import type { TaskRow } from "../tasks/row.ts";
import { findMetric, findTask, isCustomTask, METRICS, TASK_ROWS } from "../tasks/rows.ts";
import { listed } from "../words/lists.ts";
import { checkFilePath } from "./file-path.ts";
import type { WrittenModel } from "./language/model.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";
import { readNumber } from "./written-number.ts";

/** What a model's task is: one of ours, the user's own with the metrics it declares, or not known. */
export type Assignment =
  | { readonly kind: "known"; readonly task: TaskRow }
  | {
      readonly kind: "custom";
      /** `eval/words.py:Words` */
      readonly name: string;
      readonly python?: string;
      readonly metrics: readonly Metric[];
    }
  | { readonly kind: "unknown" };

const UNKNOWN: Assignment = { kind: "unknown" };
const NAMES = TASK_ROWS.map(({ name }) => name);

export function readTask(model: WrittenModel, path: Path, draft: Draft): Assignment {
  const name = model.task;
  if (name === undefined) return UNKNOWN;
  if (isCustomTask(name)) return custom(name, model, path, draft);
  if (model.python !== undefined)
    draft.tellKey(
      [...path, "python"],
      "python is for a task of your own, such as eval/task.py:Task",
    );
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
    .map(([metric, written, here]): Metric => {
      checkDeclared(metric, here, draft);
      const { direction, unit, kind = "mean" } = written;
      const declared: Metric = {
        name: metric,
        direction: direction ?? "higher",
        quantity: QUANTITY[unit ?? "number"],
        source: "records",
        ...kindOf(kind, direction, draft.places.has([...here, "worst"])),
        says: `declared by ${name}`,
      };
      const worst = worstOf(declared, here, draft);
      return worst === undefined ? declared : { ...declared, worst };
    });
  const { python } = model;
  if (python !== undefined) checkPython(python, [...path, "python"], draft);
  return { kind: "custom", name, metrics, ...(python !== undefined && { python }) };
}

/**
 * What becomes of a sample's value, and with which test. What a rate counts is right, or it is a mean of 0 and 1. The
 * samples of a ratio are drawn anew; where a worst is told, each is a cluster of what stands below the line, such as
 * words, whose harm counts up to it.
 */
function kindOf(
  kind: "mean" | "rate" | "ratio",
  direction: "higher" | "lower" | undefined,
  hasWorst: boolean,
): Pick<Metric, "test" | "passFrom" | "within"> {
  switch (kind) {
    case "mean":
      return { test: "mean" };
    case "rate":
      return direction === "lower" ? { test: "mean", within: [0, 1] } : { test: "rate" };
    case "ratio":
      return hasWorst
        ? { test: "clustered", passFrom: FEWEST_TEXTS }
        : { test: "resampled", passFrom: FEWEST_DRAWN };
    default:
      return kind satisfies never;
  }
}

function worstOf(metric: Metric, path: Path, draft: Draft): Metric["worst"] {
  const here = [...path, "worst"];
  if (!draft.places.has(here)) return;
  if (!takesWorst(metric))
    return void draft.tellKey(here, `${metric.name} is no mean, and has no worst`);
  const form = formOf(metric, "max-regression");
  const read = readNumber(`${metric.name} worst`, form, here, draft);
  if (read === undefined) return;
  if (read.value.units === 0n) draft.tell(here, `${metric.name} worst is above 0`);
  return { says: read.text, of: () => toNumber(read.value) };
}

/** A command by its name, or a path: what it names is no matter of the repository's. */
function checkPython(python: string, path: Path, draft: Draft): void {
  if (/^[^\s\p{Cc}\\-][^\p{Cc}\\]*$/u.test(python)) return;
  draft.tell(
    path,
    `python must be a command or a path, such as python3.12 (found ${quote(python)})`,
  );
}

function checkDeclared(metric: string, path: Path, draft: Draft): void {
  for (const key of ["direction", "unit"])
    if (!draft.places.has([...path, key]))
      draft.tellKey(path, `metric ${quote(metric)} needs ${key}`);
  if (findMetric(metric) !== undefined || METRICS.some(({ name }) => name === metric))
    draft.tellKey(path, `${metric} is a metric already: give yours another name`);
}

import { metricsGivenBy } from "../../src/catalog/metrics.ts";
import { formOf, OPERATORS, operatorsOf } from "../../src/catalog/operators.ts";
import { PRESETS } from "../../src/catalog/presets.ts";
import { TARGETS } from "../../src/catalog/targets.ts";
import { FORMS, type Form } from "../../src/catalog/units.ts";
import type { TaskRow } from "../../src/tasks/row.ts";
import { DATA_ROWS, METRICS, TASK_ROWS } from "../../src/tasks/rows.ts";
import { table } from "./table.ts";

/** The reference tables of docs/policy.md, by marker. */
export const tables = {
  presets: () =>
    table(
      ["preset", "what it does"],
      PRESETS.map(({ name, says }) => [code(name), says]),
    ),
  operators: () =>
    table(
      ["operator", "compares with", "meaning"],
      Object.entries(OPERATORS).map(([name, { against, says }]) => [
        code(name),
        AGAINST[against],
        says,
      ]),
    ),
  metrics: () =>
    table(
      ["metric", "meaning", "better", "value", "difference", "operators"],
      METRICS.map((metric) => [
        code(metric.name),
        metric.says,
        metric.direction,
        code(formOf(metric, "min").example),
        code(formOf(metric, "max-regression").example),
        operatorsOf(metric).map(code).join(" "),
      ]),
    ),
  units: () => table(["number", "units", "example"], Object.values(FORMS).map(formRow)),
  tasks: () =>
    table(
      ["task", "what it asks", "data", "metrics", "measured today"],
      TASK_ROWS.map((task) => [
        code(task.name),
        task.says,
        dataOf(task),
        task.metrics.map(({ name }) => code(name)).join(" "),
        task.evaluated ? "yes" : "not yet",
      ]),
    ),
  data: () =>
    table(
      ["key", "meaning", "example"],
      Object.entries(DATA_ROWS).map(([key, { says, example }]) => [code(key), says, code(example)]),
    ),
  targets: () =>
    table(
      ["target", "where", "gives besides"],
      TARGETS.map((target) => [
        code(target.name),
        target.says,
        metricsGivenBy(target)
          .map(({ name }) => code(name))
          .join(" ") || "–",
      ]),
    ),
} as const satisfies Record<string, () => string>;

const AGAINST = {
  absolute: "nothing: the value itself",
  reference: "the reference",
  base: "the same variant at the merge-base",
} as const;

function formRow({ means, units, example }: Form): string[] {
  const known = units.map(({ symbol, says }) => `${code(symbol)} ${says}`).join("<br>");
  return [means, known || "none", code(example)];
}

/** `(images or arrays)`, then the keys that may be there. */
function dataOf({ data, needs, needsToRun = [] }: TaskRow): string {
  const told = (groups: TaskRow["needs"]) =>
    groups.map((group) => group.map(code).join(" or ")).join(", ");
  const needed =
    needsToRun.length === 0 ? told(needs) : `${told(needs)}; to run here ${told(needsToRun)}`;
  const groups = [...needs, ...needsToRun];
  const free = Object.keys(data).filter((key) => !groups.some((group) => group.includes(key)));
  return `${needed}; may have ${free.map(code).join(" ")}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

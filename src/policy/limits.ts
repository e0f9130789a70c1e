import { isUnbounded, type Metric, takesWorst } from "../catalog/metrics.ts";
import {
  formOf,
  OPERATOR_NAMES,
  type Operator,
  operatorsOf,
  whyNot,
} from "../catalog/operators.ts";
import { FORMS, type Form } from "../catalog/units.ts";
import { METRICS } from "../tasks/rows.ts";
import { listed } from "../words/lists.ts";
import type { WrittenLimits } from "./language/limits.ts";
import { type LimitContext, metricOn } from "./limit-context.ts";
import type { Limit, WrittenNumber } from "./policy.ts";
import type { Draft } from "./text/draft.ts";
import { compare, type Path } from "./text/places.ts";
import { readNumber } from "./written-number.ts";

/** The limits of a variant, or of one slice of its data, in the order written. */
export function readLimits(
  limits: WrittenLimits | undefined,
  path: Path,
  ground: LimitContext,
  draft: Draft,
): Limit[] {
  return draft.inOrder(path, limits).flatMap(([name, { on }, here]) => {
    const metric = metricOn(name, on, here, ground, draft);
    if (metric === undefined) return [];
    const read = operatorsAt(here, draft).map((operator) =>
      readLimit(metric, operator, here, draft),
    );
    if (read.length === 0)
      draft.tellKey(here, `${name} has no limit`, `accepted: ${listed(operatorsOf(metric))}`);
    const [worst, maxShare] = [
      readRare(metric, "worst", formOf(metric, "max-regression"), here, draft),
      readRare(metric, "max-share", FORMS.rate, here, draft),
    ];
    if (worst?.value.units === 0n) draft.tell([...here, "worst"], `${name} worst is above 0`);
    const about = {
      ...(worst && { worst }),
      ...(maxShare && { maxShare }),
      ...(isDeclared(metric, ground) && { declared: metric }),
      ...(on !== undefined && { on }),
      ...(ground.slice && { slice: ground.slice }),
    };
    return read.filter((limit) => limit !== undefined).map((limit) => ({ ...limit, ...about }));
  });
}

function isDeclared(metric: Metric, { assignment }: LimitContext): boolean {
  return assignment.kind === "custom" && assignment.metrics.includes(metric);
}

function operatorsAt(path: Path, draft: Draft): Operator[] {
  const key = (operator: Operator) => draft.places.key([...path, operator]);
  return OPERATOR_NAMES.filter((operator) => draft.places.has([...path, operator])).sort((a, b) =>
    compare(key(a), key(b)),
  );
}

function readLimit(
  metric: Metric,
  operator: Operator,
  path: Path,
  draft: Draft,
): Limit | undefined {
  const here = [...path, operator];
  const impossible = whyNot(metric, operator);
  if (impossible !== undefined) return void draft.tellKey(here, impossible);
  const read = readNumber(`${metric.name} ${operator}`, formOf(metric, operator), here, draft);
  if (read === undefined) return;
  return {
    metric: metric.name,
    operator,
    target: read.value,
    text: read.text,
    at: draft.places.key(here),
  };
}

/** What stands beside the operators of a mean without a most, and holds for all of them. */
function readRare(
  metric: Metric,
  key: "worst" | "max-share",
  form: Form,
  path: Path,
  draft: Draft,
): WrittenNumber | undefined {
  const here = [...path, key];
  if (!draft.places.has(here)) return;
  if (!takesWorst(metric)) return void draft.tellKey(here, whyNoWorst(metric, key));
  return readNumber(`${metric.name} ${key}`, form, here, draft);
}

function whyNoWorst(metric: Metric, key: string): string {
  const those = listed(METRICS.filter(takesWorst).map(({ name }) => name));
  if (isUnbounded(metric))
    return `${metric.name} is no mean of what the samples lose, and has no ${key}: limit such a mean as well (${those})`;
  return `${metric.name} has no ${key}: that is for means of what has no most (${those}, and those that a task of your own declares)`;
}

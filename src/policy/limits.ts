import type { Metric } from "../catalog/metrics.ts";
import {
  formOf,
  OPERATOR_NAMES,
  type Operator,
  operatorsOf,
  whyNot,
} from "../catalog/operators.ts";
import { quote } from "../catalog/quote.ts";
import { listed } from "../words/lists.ts";
import { readAmount } from "./amount.ts";
import type { WrittenLimits } from "./language/limits.ts";
import { type LimitContext, metricOn } from "./limit-context.ts";
import type { Limit } from "./policy.ts";
import type { Draft } from "./text/draft.ts";
import { compare, type Path } from "./text/places.ts";

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
    const about = {
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
  const text = draft.places.text(here) ?? "";
  const amount = readAmount(text, formOf(metric, operator));
  if (amount.kind === "exact")
    return {
      metric: metric.name,
      operator,
      target: amount.value,
      text: text.trim().replace(/\s+/g, " "),
      at: draft.places.key(here),
    };
  const found = text === "" ? "no number" : quote(text);
  draft.tell(here, `${metric.name} ${operator} ${amount.why} (found ${found})`, amount.fix);
}

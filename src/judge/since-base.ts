import { compareDecimals, toDecimal } from "../catalog/decimal.ts";
import { isAgainstReference, type Metric } from "../catalog/metrics.ts";
import { formNameOf } from "../catalog/operators.ts";
import type { Limit, PolicyModel, PolicyVariant } from "../policy/policy.ts";
import { findMetric } from "../tasks/rows.ts";
import { asWritten } from "../words/limits.ts";

/** What the model itself is held to against the base where no limit says it. */
export interface Implied {
  /** No loss at all. */
  readonly none: Limit;
  /** The most that the policy lets a variant lose that ships, where it lets one lose anything. */
  readonly granted?: Limit;
}

/** By the metric that stands for the task, or that the variants may lose by; nothing where there is none. */
export function impliedLimits(model: PolicyModel, rates: readonly Metric[]): Implied | undefined {
  const granting = granted(model);
  const first = rates[0]?.name;
  const name = granting.some(({ metric }) => metric === first) ? first : granting[0]?.metric;
  const metric = metricNamed(model, name ?? first ?? model.metrics?.[0]?.name);
  if (metric === undefined) return;
  const target = toDecimal("0");
  const none: Limit = {
    metric: metric.name,
    operator: "max-regression",
    target,
    text: asWritten(target, formNameOf(metric, "max-regression")),
    at: model.at,
    ...(model.metrics?.includes(metric) && { declared: metric }),
  };
  const [most] = granting
    .filter((limit) => limit.metric === metric.name)
    .toSorted((a, b) => compareDecimals(b.target, a.target));
  if (most === undefined) return { none };
  const { worst, maxShare } = most;
  const asked = { ...none, ...(worst && { worst }), ...(maxShare && { maxShare }) };
  return { none: asked, granted: { ...asked, target: most.target, text: most.text, at: most.at } };
}

export function isEnforced({ ship }: PolicyModel, { name }: PolicyVariant): boolean {
  return ship === null || ship === name;
}

function granted(model: PolicyModel): Limit[] {
  const shipping = model.variants.filter((variant) => isEnforced(model, variant));
  return shipping.flatMap(({ limits }) => limits.filter(grantsLoss));
}

function grantsLoss({ operator, metric, declared, slice }: Limit): boolean {
  const found = declared ?? findMetric(metric);
  if (found?.source !== "records" || isAgainstReference(found) || slice !== undefined) return false;
  return operator === "max-drop" || operator === "max-increase";
}

function metricNamed({ metrics = [] }: PolicyModel, name: string | undefined): Metric | undefined {
  if (name === undefined) return;
  return metrics.find((own) => own.name === name) ?? findMetric(name);
}

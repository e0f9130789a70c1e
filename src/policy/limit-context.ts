import { givesMetric, type Metric } from "../catalog/metrics.ts";
import { didYouMean } from "../catalog/nearest.ts";
import { quote } from "../catalog/quote.ts";
import { findTarget, TARGETS } from "../catalog/targets.ts";
import { findMetric, METRICS, producesMetric } from "../tasks/rows.ts";
import { listed } from "../words/lists.ts";
import type { Limit } from "./policy.ts";
import type { Assignment } from "./task.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";

/** What a model offers its limits: metrics by its task, targets to measure them on, a slice of its data. */
export interface LimitContext {
  readonly assignment: Assignment;
  readonly targets: readonly string[];
  readonly recorded: readonly string[];
  /** Of the labels: those that slices may be taken by. */
  readonly columns: readonly string[];
  /** Numbers of the reference that a slice may be a range of. */
  readonly ranges: readonly string[];
  readonly slice?: Limit["slice"];
}

/** The metric of that name, where this model can produce it on that target; else it is told why not. */
export function metricOn(
  name: string,
  on: string | undefined,
  path: Path,
  ground: LimitContext,
  draft: Draft,
): Metric | undefined {
  const metric = declared(ground.assignment).find((own) => own.name === name) ?? findMetric(name);
  if (metric === undefined) return tellUnknown(name, path, ground, draft);
  if (on !== undefined) checkOn(on, [...path, "on"], ground, draft);
  const why =
    whyNoTask(metric, ground) ?? whyNoTarget(metric, on, ground) ?? whyNoSlice(metric, ground);
  if (why !== undefined) draft.tellKey(path, why.message, why.fix);
  return metric;
}

interface Why {
  readonly message: string;
  readonly fix?: string;
}

function whyNoTask(metric: Metric, { assignment }: LimitContext): Why | undefined {
  if (assignment.kind !== "known" || producesMetric(assignment.task, metric)) return;
  const { name } = assignment.task;
  const metrics = assignment.task.metrics.map((row) => row.name);
  return {
    message: `${name} cannot produce ${metric.name}`,
    fix: `it produces ${listed(metrics)}`,
  };
}

function whyNoTarget(
  metric: Metric,
  on: string | undefined,
  ground: LimitContext,
): Why | undefined {
  const targets = on === undefined ? ground.targets : [on];
  if (metric.source !== "target" || targets.some((name) => givesMetric(findTarget(name), metric)))
    return;
  const able = TARGETS.filter((target) => givesMetric(target, metric));
  return {
    message: `${targets.join(" and ")} cannot produce ${metric.name}`,
    fix: `targets that can: ${listed(able.map(({ name }) => name))}, or a recorded one`,
  };
}

function whyNoSlice(metric: Metric, { slice }: LimitContext): Why | undefined {
  if (slice === undefined || metric.source === "records") return;
  return { message: `${metric.name} is the same for every slice: limit it under limits` };
}

function checkOn(on: string, path: Path, { targets, recorded }: LimitContext, draft: Draft): void {
  const known = [...targets, ...recorded];
  if (known.includes(on)) return;
  const guess = didYouMean(on, known);
  draft.tell(path, `this model has no target ${quote(on)}${guess}`, `accepted: ${listed(known)}`);
}

function declared(assignment: Assignment): readonly Metric[] {
  return assignment.kind === "custom" ? assignment.metrics : [];
}

function tellUnknown(
  name: string,
  path: Path,
  { assignment }: LimitContext,
  draft: Draft,
): undefined {
  const ofTask = assignment.kind === "known" ? assignment.task.metrics : [];
  const ofAny = METRICS.filter(({ source }) => source !== "records");
  const known = [...ofTask, ...declared(assignment), ...ofAny];
  const called = known.find(({ alsoCalled = [] }) => alsoCalled.some((one) => isSaid(one, name)));
  const guess =
    called === undefined
      ? didYouMean(
          name,
          known.map((metric) => member(metric.name, name)),
        )
      : `; did you mean ${member(called.name, name)}?`;
  const accepted = `accepted: ${listed(known.map((metric) => metric.name))}`;
  draft.tellKey(path, `unknown metric ${quote(name)}${guess}`, accepted);
}

/** However its words are joined, and whichever member's number stands among them: `top5_accuracy`. */
function isSaid(alias: string, typed: string): boolean {
  const bare = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  const word = bare(alias);
  return word === bare(typed) || word === bare(typed).replaceAll(/\d/g, "");
}

/** Of a family, the member that a name most likely means: `top-5` for `top5`. */
function member(family: string, typed: string): string {
  const [k = "1"] = /[1-9]\d*/.exec(typed) ?? [];
  const [t = "0.5"] = /-?\d+(\.\d+)?/.exec(typed) ?? [];
  return family.replace(/([@-])k$/, `$1${k}`).replace(/@t$/, `@${Number(t)}`);
}

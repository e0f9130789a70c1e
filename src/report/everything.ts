import type { Measurement } from "../contract/measurement.ts";
import type {
  JudgedLimit,
  JudgedModel,
  JudgedVariant,
  ObservedMetric,
  Verdict,
} from "../contract/verdict.ts";
import { cellBetween, MISSING } from "../words/amounts.ts";
import { formOfDifference, formOfLimit, formOfValue } from "../words/forms.ts";
import { limitText } from "../words/limits.ts";
import { listed } from "../words/lists.ts";
import { everyFinding, type NamedLimit } from "./findings.ts";
import { flips } from "./ladder.ts";
import {
  type Cell,
  type Column,
  code,
  figure,
  fold,
  group,
  type Line,
  line,
  list,
  type Node,
  paragraph,
  strong,
  table,
} from "./node.ts";
import { position } from "./origins.ts";
import type { Links, Report } from "./report.ts";
import { markedState } from "./state-words.ts";

/** Every limit with what was found, enforced or not. */
export function everyLimit({ verdict, links = {} }: Report): Node[] {
  const columns: Column[] = [
    { title: "Variant" },
    { title: "Limit" },
    { title: "On" },
    { title: "Observed", right: true },
    { title: "n", right: true },
    { title: "State" },
    { title: "Why" },
    { title: "Policy" },
  ];
  return folded(
    "Every limit",
    columns,
    everyFinding(verdict.models).map((one) => limitRow(one, links)),
  );
}

function limitRow({ model, variant, limit }: NamedLimit, links: Links): Cell[] {
  return [
    [code(`${model.name}/${variant.name}`)],
    [code(limitText(limit))],
    placeOf(limit),
    figure(cellBetween(limit.observed, limit.interval, formOfLimit(limit, model))),
    figure(limit.n === undefined ? MISSING : String(limit.n)),
    [markedState(limit)],
    line`${limit.why}`,
    [position(limit, links)],
  ];
}

/** A number that the head itself brought is called so wherever it is shown. */
function placeOf({ on, from }: JudgedLimit): Line {
  return from === "head" ? line`${code(on)}, brought by the head` : [code(on)];
}

/** Every number that was taken, of the references too. */
export function everyMetric({ verdict }: Report): Node[] {
  const columns: Column[] = [
    { title: "Variant" },
    { title: "Metric" },
    { title: "Value", right: true },
    { title: "n", right: true },
    { title: "Drop", right: true },
    { title: "Lost / gained", right: true },
  ];
  const rows = verdict.models.flatMap((model) => [
    ...itselfRows(model),
    ...partsOf(model).flatMap((part) => metricRows(model, part)),
  ]);
  return folded("Every number", columns, rows);
}

/** The model itself at the base, and what became of it since. */
function itselfRows(model: JudgedModel): Cell[][] {
  const { itself } = model;
  if (itself?.base === undefined) return [];
  return [
    ...metricRows(model, { name: `${itself.is} at the base`, metrics: itself.base.metrics }),
    ...metricRows(model, { name: `${itself.is} since the base`, metrics: itself.metrics }),
  ];
}

/** The reference, unless it is one of the variants, and these. */
function partsOf({ reference, variants }: JudgedModel): Pick<JudgedVariant, "name" | "metrics">[] {
  const isVariant = variants.some(({ name }) => name === reference?.name);
  return [...(reference === null || isVariant ? [] : [reference]), ...variants];
}

function metricRows(
  model: JudgedModel,
  { name, metrics }: Pick<JudgedVariant, "name" | "metrics">,
): Cell[][] {
  return Object.entries(metrics).map(([metric, observed]) => [
    [code(`${model.name}/${name}`)],
    [code(metric)],
    ...metricCells(metric, observed, model),
  ]);
}

function metricCells(
  metric: string,
  { value, interval, n, versus }: ObservedMetric,
  model: JudgedModel,
): Cell[] {
  return [
    figure(cellBetween(value, interval, formOfValue(metric, model))),
    figure(n === undefined ? MISSING : String(n)),
    figure(cellBetween(versus?.drop, versus?.interval, formOfDifference(metric, model))),
    figure(flips(versus)),
  ];
}

/** What the packages hold, by which a later one can be compared with what was judged. */
export function everyPackage({ measurements = [] }: Report): Node[] {
  const columns: Column[] = [
    { title: "Variant" },
    { title: "Side" },
    { title: "Needs" },
    { title: "Bytes", right: true },
    { title: "Weights" },
    { title: "Digest of program and weights" },
  ];
  return folded("Every package", columns, distinct(measurements).flatMap(packageRow));
}

/** A package is the same on every target. */
function distinct(measurements: readonly Measurement[]): Measurement[] {
  const seen = new Map(
    measurements.map((one) => {
      const { model, variant, side, package: held } = one;
      return [JSON.stringify([model, variant, side, held?.weightsDigest]), one] as const;
    }),
  );
  return [...seen.values()];
}

function packageRow({ model, variant, side, package: held }: Measurement): Cell[][] {
  if (held === undefined) return [];
  const kinds = Object.entries(held.weights.byKind).map(
    ([kind, { tensors }]) => `${tensors} × ${kind}`,
  );
  const { compressed = 0, skipped = 0 } = held.weights;
  const left = compressed === 0 || skipped === 0 ? [] : [`${skipped} not compressed`];
  const weights = listed([...kinds, ...left]);
  return [
    [
      [code(`${model}/${variant}`)],
      line`${side}`,
      line`${held.minimumOS}`,
      figure(String(held.bytes)),
      line`${weights}`,
      [code(held.weightsDigest)],
    ],
  ];
}

function folded(summary: string, columns: readonly Column[], rows: Cell[][]): Node[] {
  return rows.length === 0 ? [] : [fold(`${summary} (${rows.length})`, table(columns, rows))];
}

/** What else a reader should know of the run and its models. */
export function noteList({ notes, models }: Verdict): Node[] {
  const points = [
    ...notes.map((note) => pointOf(note)),
    ...models.flatMap((model) => model.notes.map((note) => pointOf(note, model.name))),
  ];
  return points.length === 0 ? [] : [group(paragraph([strong(line`Notes`)]), list(points))];
}

/** What converting and measuring had to say of each variant, under a fold. */
export function variantNotes({ models }: Verdict): Node[] {
  const points = models.flatMap(({ name, variants }) =>
    variants.flatMap((variant) =>
      variant.notes.map((note) => pointOf(note, `${name}/${variant.name}`)),
    ),
  );
  return points.length === 0 ? [] : [fold(`Every note (${points.length})`, list(points))];
}

function pointOf(note: string, about?: string): Line {
  return line`${about === undefined ? [] : line`${code(about)}: `}${note}`;
}

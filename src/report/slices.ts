import type { JudgedModel, JudgedSlice, JudgedVariant, Verdict } from "../contract/verdict.ts";
import { cellBetween } from "../words/amounts.ts";
import { formOfDifference, formOfValue } from "../words/forms.ts";
import { sliceName } from "../words/limits.ts";
import { flips } from "./ladder.ts";
import {
  type Cell,
  type Column,
  code,
  figure,
  fold,
  type Line,
  line,
  list,
  type Node,
  table,
} from "./node.ts";

/** On which slice the loss fell, of each variant that is enforced and does not pass. */
export function whereLossFell({ models }: Verdict): Node[] {
  const points = models.flatMap((model) =>
    model.variants.filter(isStopped).flatMap((one) => sentence(model, one)),
  );
  return points.length === 0 ? [] : [list(points)];
}

function isStopped({ enforced, outcome }: JudgedVariant): boolean {
  return enforced && outcome !== "pass";
}

function sentence({ name }: JudgedModel, variant: JudgedVariant): Line[] {
  if (variant.fellOn === undefined) return [];
  return [line`${code(`${name}/${variant.name}`)}: ${variant.fellOn}`];
}

/** The numbers on each slice, under a fold that begins with where the loss fell. */
export function everySlice({ models }: Verdict): Node[] {
  const rows = models.flatMap((model) =>
    model.variants.flatMap(({ name, slices = [] }) =>
      slices.flatMap((slice) => sliceRows(model, name, slice)),
    ),
  );
  if (rows.length === 0) return [];
  const said = models.flatMap((model) => model.variants.flatMap((one) => sentence(model, one)));
  const where = said.length === 0 ? [] : [list(said)];
  return [fold(`Every slice (${rows.length})`, ...where, table(COLUMNS, rows))];
}

const COLUMNS: readonly Column[] = [
  { title: "Variant" },
  { title: "Slice" },
  { title: "n", right: true },
  { title: "Metric" },
  { title: "Value", right: true },
  { title: "Drop", right: true },
  { title: "Lost / gained", right: true },
];

function sliceRows(
  model: JudgedModel,
  variant: string,
  { slice, n, metrics }: JudgedSlice,
): Cell[][] {
  return Object.entries(metrics).map(([metric, { value, interval, versus }]) => [
    [code(`${model.name}/${variant}`)],
    [code(sliceName(slice))],
    figure(String(n)),
    [code(metric)],
    figure(cellBetween(value, interval, formOfValue(metric, model))),
    figure(cellBetween(versus?.drop, versus?.interval, formOfDifference(metric, model))),
    figure(flips(versus)),
  ]);
}

import type { JudgedModel, JudgedSlice, JudgedVariant, Verdict } from "../contract/verdict.ts";
import { cellBetween } from "../words/amounts.ts";
import { formOfDifference, formOfValue } from "../words/forms.ts";
import { sliceName } from "../words/limits.ts";
import { code } from "./code.ts";
import { type Column, flips } from "./ladder.ts";
import { fold, table } from "./markdown.ts";
import { escapeMarkdown } from "./render/escape.ts";
import type { Block } from "./render/fit.ts";

/** On which slice the loss fell, of each variant that is enforced and does not pass. */
export function whereLossFell({ models }: Verdict): Block[] {
  const items = models.flatMap((model) =>
    model.variants.filter(isStopped).flatMap((one) => sentence(model, one)),
  );
  return items.length === 0 ? [] : [{ opening: "", items }];
}

function isStopped({ enforced, outcome }: JudgedVariant): boolean {
  return enforced && outcome !== "pass";
}

function sentence({ name }: JudgedModel, variant: JudgedVariant): string[] {
  if (variant.fellOn === undefined) return [];
  return [`- ${code(`${name}/${variant.name}`)}: ${escapeMarkdown(variant.fellOn)}`];
}

/** The numbers on each slice, under a fold that begins with where the loss fell. */
export function everySlice({ models }: Verdict): Block[] {
  const rows = models.flatMap((model) =>
    model.variants.flatMap(({ name, slices = [] }) =>
      slices.flatMap((slice) => sliceRows(model, name, slice)),
    ),
  );
  if (rows.length === 0) return [];
  const said = models.flatMap((model) => model.variants.flatMap((one) => sentence(model, one)));
  const drawn = table(COLUMNS, rows);
  const opening = [...said, ...(said.length === 0 ? [] : [""]), drawn.opening].join("\n");
  return [fold(`Every slice (${rows.length})`, { ...drawn, opening })];
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
): string[][] {
  return Object.entries(metrics).map(([metric, { value, interval, versus }]) => [
    code(`${model.name}/${variant}`),
    code(sliceName(slice)),
    String(n),
    code(metric),
    cellBetween(value, interval, formOfValue(metric, model)),
    cellBetween(versus?.drop, versus?.interval, formOfDifference(metric, model)),
    flips(versus),
  ]);
}

import { ColumnBuilder, type Keeper } from "../columns/column-builder.ts";
import type { Defect } from "../columns/defects.ts";
import {
  floatsOf,
  type Samples,
  type SampleTable,
  samplesOf,
  sampleTable,
} from "../columns/sample-table.ts";
import type { TextRecord, TextSample } from "./lines.ts";

/** How many tokens of each text are predicted; NaN where only records say so. */
export interface Texts extends Samples {
  readonly tokens: Float64Array;
}

export type TextTable = SampleTable & Texts;

export function textTable(samples: readonly TextSample[]): TextTable {
  const tokens = Float64Array.from(samples, ({ tokens = Number.NaN }) => tokens);
  return { ...sampleTable(samples), tokens };
}

/** Of each text how many tokens its record has, and the sums over them; NaN where it says nothing of it. */
export interface TextColumns {
  readonly kind: "text-generation";
  readonly samples: Texts;
  /** Where the samples leave it open, two sides that differ in it are never compared. */
  readonly tokens: Float64Array;
  readonly nll: Float64Array;
  readonly kl: Float64Array;
  readonly agreed: Float64Array;
  readonly defects: readonly Defect[];
}

export function textBuilder(samples: TextTable): ColumnBuilder<TextRecord, TextColumns> {
  return new ColumnBuilder(samples, keeper(samples));
}

function keeper(samples: TextTable): Keeper<TextRecord, TextColumns> {
  const sums = () => new Float64Array(samples.size).fill(Number.NaN);
  const [tokens, nll, kl, agreed] = [sums(), sums(), sums(), sums()];
  return {
    keep(row, record) {
      nll[row] = sum(record.nll);
      if (record.kl !== undefined) kl[row] = sum(record.kl);
      if (record.agree !== undefined) agreed[row] = sum(record.agree);
      const { nll: first, kl: second = first, agree: third = first } = record;
      tokens[row] = first.length;
      if (first.length === 0) return "with no token";
      const told = samples.tokens[row] ?? Number.NaN;
      const known = Number.isNaN(told) ? first.length : told;
      const whole = [first, second, third].every(({ length }) => length === known);
      return whole ? undefined : "with more or fewer tokens than the text has";
    },
    columns: (defects) => ({ kind: "text-generation", samples, tokens, nll, kl, agreed, defects }),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function selectTexts(columns: TextColumns, rows: readonly number[]): TextColumns {
  const told = floatsOf(rows, columns.samples.tokens);
  return {
    ...columns,
    samples: { ...samplesOf(rows, columns.samples), tokens: told },
    tokens: floatsOf(rows, columns.tokens),
    nll: floatsOf(rows, columns.nll),
    kl: floatsOf(rows, columns.kl),
    agreed: floatsOf(rows, columns.agreed),
  };
}

import { quote } from "../../catalog/quote.ts";
import type { Unmeasured } from "../../catalog/unmeasured.ts";
import { listedUpTo } from "../../words/lists.ts";
import { ClassIndex } from "../columns/arrays.ts";
import { ColumnBuilder, type Keeper } from "../columns/column-builder.ts";
import type { Defect } from "../columns/defects.ts";
import {
  floatsOf,
  type Samples,
  type SampleTable,
  samplesOf,
  sampleTable,
} from "../columns/sample-table.ts";
import type { MultiLabelRecord, MultiLabelSample } from "./lines.ts";

/** One variant's answers: of each label that it scores a row a sample. */
export interface MultiLabelColumns {
  readonly kind: "multi-label-classification";
  readonly samples: Samples;
  readonly labels: ReadonlyMap<string, LabelColumns>;
  readonly defects: readonly Defect[];
}

export interface LabelColumns {
  readonly scores: Float64Array;
  /** 1 where the model says that the sample has the label, and where it truly has. */
  readonly said: Uint8Array;
  readonly has: Uint8Array;
}

export interface LabelsTable extends SampleTable {
  /** Of each label that a sample has, the rows of those samples. */
  readonly having: ReadonlyMap<string, readonly number[]>;
}

export function labelsTable(samples: readonly MultiLabelSample[]): LabelsTable {
  const having = new Map<string, number[]>();
  for (const [row, { labels }] of samples.entries())
    for (const label of new Set(labels)) {
      const rows = having.get(label) ?? [];
      rows.push(row);
      having.set(label, rows);
    }
  return { ...sampleTable(samples), having };
}

/** So many scores are kept of one variant at most, of all samples together. */
const MOST_SCORES = 50_000_000;

export function multiLabelBuilder(
  table: LabelsTable,
): ColumnBuilder<MultiLabelRecord, MultiLabelColumns> {
  return new ColumnBuilder(table, keeper(table));
}

function keeper(table: LabelsTable): Keeper<MultiLabelRecord, MultiLabelColumns> {
  const index = new ClassIndex();
  const columns: LabelColumns[] = [];
  const begin = (names: readonly string[]) => {
    for (const name of names) {
      index.numberOf(name);
      columns.push(emptyColumns(table, name));
    }
  };
  return {
    keep(row, { labels, scores }) {
      const names = Object.keys(scores);
      if (names.length * table.size > MOST_SCORES) return "with more scores than are kept";
      if (columns.length === 0) begin(names);
      if (names.length !== columns.length) return "with other labels than the first";
      for (const [name, score] of Object.entries(scores)) {
        const own = columns[index.find(name) ?? -1];
        if (own === undefined) return "with other labels than the first";
        own.scores[row] = score;
      }
      for (const label of labels) {
        const own = columns[index.find(label) ?? -1];
        if (own === undefined) return "with a label that has no score";
        own.said[row] = 1;
      }
      const unscored = [...table.having.keys()].some((label) => index.find(label) === undefined);
      return unscored ? "with no score of a label that samples have" : undefined;
    },
    columns: (defects) => ({
      ...{ kind: "multi-label-classification", samples: table, defects },
      labels: new Map(columns.map((own, number) => [index.nameOf(number) ?? "", own])),
    }),
  };
}

function emptyColumns({ size, having }: LabelsTable, label: string): LabelColumns {
  const has = new Uint8Array(size);
  for (const row of having.get(label) ?? []) has[row] = 1;
  return { scores: new Float64Array(size), said: new Uint8Array(size), has };
}

export function selectLabelled(
  columns: MultiLabelColumns,
  rows: readonly number[],
): MultiLabelColumns {
  const labels = [...columns.labels].map(([name, { scores, said, has }]) => {
    const bytes = (own: Uint8Array) => Uint8Array.from(rows, (row) => own[row] ?? 0);
    return [name, { scores: floatsOf(rows, scores), said: bytes(said), has: bytes(has) }] as const;
  });
  return { ...columns, samples: samplesOf(rows, columns.samples), labels: new Map(labels) };
}

/** What was answered of one label, as if there were no other. */
export function ofLabel(columns: MultiLabelColumns, name: string): MultiLabelColumns | Unmeasured {
  const own = columns.labels.get(name);
  if (own !== undefined) return { ...columns, labels: new Map([[name, own]]) };
  const known = listedUpTo(NAMED, [...columns.labels.keys()].sort().map(quote));
  return { unmeasured: `the model has no label ${quote(name)}: it has ${known}` };
}

const NAMED = 10;

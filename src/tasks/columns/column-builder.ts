import type { FailedRecord } from "../../contract/record.ts";
import { type Defect, DefectList } from "./defects.ts";
import type { SampleTable } from "./sample-table.ts";

/** What a task keeps of its records, in typed arrays with a row a sample. */
export interface Keeper<Record, Columns> {
  /** Takes the numbers of a record; what is wrong with it, if something is. */
  keep(row: number, record: Record): Defect["kind"] | undefined;
  columns(defects: readonly Defect[]): Columns;
}

/** Joins the records of a variant with the samples, line by line, in any order; nothing of a line outlives it. */
export class ColumnBuilder<Record extends { readonly id: string }, Columns> {
  readonly #samples: SampleTable;
  readonly #keeper: Keeper<Record, Columns>;
  readonly #seen: Uint8Array;
  readonly #defects = new DefectList();
  #next = 0;

  constructor(samples: SampleTable, keeper: Keeper<Record, Columns>) {
    this.#samples = samples;
    this.#keeper = keeper;
    this.#seen = new Uint8Array(samples.size);
  }

  add(line: Record | FailedRecord): void {
    const row = this.#rowOf(line.id);
    if (row === undefined) this.#defects.add("unknown", line.id);
    else if (this.#seen[row] === 1) this.#defects.add("repeated", line.id);
    else {
      this.#seen[row] = 1;
      if (isFailed(line)) this.#defects.add("failed", line.id, { row, error: line.error });
      else this.#note(this.#keeper.keep(row, line), line, row);
    }
  }

  finish(): Columns {
    for (const [id, row] of this.#samples.rows) {
      if (this.#seen[row] === 0) this.#defects.add("missing", id, { row });
    }
    return this.#keeper.columns(this.#defects.all());
  }

  /** Records mostly come in the order of the samples: to compare one id is quicker than to look one up. */
  #rowOf(id: string): number | undefined {
    const { ids, rows } = this.#samples;
    const row = ids[this.#next] === id ? this.#next : rows.get(id);
    if (row !== undefined) this.#next = row + 1;
    return row;
  }

  #note(defect: Defect["kind"] | undefined, { id }: Record, row: number): void {
    if (defect !== undefined) this.#defects.add(defect, id, { row });
  }
}

function isFailed(line: object): line is FailedRecord {
  return "error" in line;
}

import { CsvError, parse } from "csv-parse/sync";
import { UserError } from "../catalog/errors.ts";

/** One record of a CSV file and the line that it begins on. */
export interface CsvRow {
  readonly line: number;
  readonly fields: readonly string[];
}

/** All records, the header among them; blank lines are skipped, spaces around fields dropped. */
export function readCsv(text: string, file: string): CsvRow[] {
  const lines: number[] = [];
  try {
    const records = parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      on_record: (fields: string[], { lines: last }) => {
        lines.push(last - breaksIn(fields));
        return fields;
      },
    });
    return records.map((fields, i) => ({ fields, line: lines[i] ?? 1 }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Math.max(1, Number(error.lines));
    throw new UserError({
      message: `is not CSV that can be read: ${error.message}`,
      at: { file, line },
    });
  }
}

function breaksIn(fields: readonly string[]): number {
  return fields.reduce((sum, field) => sum + (field.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

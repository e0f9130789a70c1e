/**
 * The part of csv-parse that is used here. Its own types bring in all of Node's, which would open the
 * pure rooms' second guard (tsconfig.pure.json).
 */
export class CsvError extends Error {
  readonly lines: number;
}

export function parse(
  input: string,
  options: {
    readonly bom: boolean;
    readonly trim: boolean;
    readonly skip_empty_lines: boolean;
    readonly relax_column_count: boolean;
    readonly record_delimiter: string[];
    readonly on_record: (record: string[], context: { readonly lines: number }) => string[];
  },
): string[][];

import { capped } from "../catalog/capped.ts";
import { type Problem, UserError } from "../catalog/errors.ts";
import { quote } from "../catalog/quote.ts";
import { type Row, readCsv } from "./csv.ts";
import { type Columns, readHeader } from "./header.ts";
import type { LabelledSample, Labels } from "./labels.ts";

interface Reading {
  readonly sliceBy?: readonly string[] | undefined;
  /** Whether a label may be empty: it is then of an example that nobody has labelled yet. */
  readonly mayLack?: boolean;
}

/** Reads a label file: `id` or `file`, `label` and the slice columns; throws all problems at once. */
export function readLabels(
  text: string,
  file: string,
  { sliceBy = [], mayLack = false }: Reading = {},
): Labels {
  const [header, ...rows] = readCsv(text, file);
  const columns = readHeader(header, file, sliceBy);
  if (rows.length === 0)
    throw new UserError({ message: "has a header but no samples", at: { file } });
  const lines = new Map<string, number>();
  const problems: Problem[] = [];
  const samples = rows.flatMap((row) => {
    const wrong = whyWrong(row, columns, lines, mayLack);
    if (wrong !== undefined) problems.push({ message: wrong, at: { file, line: row.line } });
    const sample = sampleOf(row, columns);
    if (!lines.has(sample.id)) lines.set(sample.id, row.line);
    return wrong === undefined ? [sample] : [];
  });
  if (problems.length > 0) throw new UserError(capped(problems, file));
  return { file, samples, lines };
}

function whyWrong(
  row: Row,
  columns: Columns,
  lines: ReadonlyMap<string, number>,
  mayLack: boolean,
): string | undefined {
  const { fields } = row;
  if (fields.length !== columns.count)
    return `has ${fields.length} fields where the header has ${columns.count}`;
  const { id, label } = sampleOf(row, columns);
  if (id === "") return `has no ${columns.idName}`;
  if (label === "" && !mayLack) return `${quote(id)} has no label`;
  if (columns.idName === "file" && !isBelow(id))
    return `file ${quote(id)} is not a path below the images folder`;
  const before = lines.get(id);
  if (before !== undefined) return `${columns.idName} ${quote(id)} is already in line ${before}`;
}

function sampleOf({ fields }: Row, { id, label, slices }: Columns): LabelledSample {
  const field = (column: number) => fields[column] ?? "";
  const values = slices.map(({ name, column }) => [name, field(column)]);
  return {
    id: field(id),
    ...(values.length > 0 && { slices: Object.fromEntries(values) }),
    label: field(label),
  };
}

/** Whether a path stays below its folder and is written in the one way that ids compare by. */
function isBelow(path: string): boolean {
  const odd = path.split("/").some((part) => part === "" || part === "." || part === "..");
  return !odd && !/[\p{Cc}\\]/u.test(path) && !/^[A-Za-z]:/.test(path);
}

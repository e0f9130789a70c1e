import { capped } from "../../catalog/capped.ts";
import { type Problem, UserError } from "../../catalog/errors.ts";
import { didYouMean, nearest } from "../../catalog/nearest.ts";
import { quote } from "../../catalog/quote.ts";
import { type CsvRow, readCsv } from "../../samples/csv.ts";
import { listed } from "../../words/lists.ts";
import type { Labels } from "./labels.ts";
import type { ClassificationSample } from "./lines.ts";

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
  row: CsvRow,
  columns: LabelColumns,
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

function sampleOf(
  { fields }: CsvRow,
  { id, label, slices, group: column }: LabelColumns,
): ClassificationSample {
  const field = (column: number) => fields[column] ?? "";
  const group = field(column);
  const values = slices.map(({ name, column }) => [name, field(column)]);
  return {
    id: field(id),
    ...(values.length > 0 && { slices: Object.fromEntries(values) }),
    ...(group !== "" && { group }),
    label: field(label),
  };
}

/** Whether a path stays below its folder and is written in the one way that ids compare by. */
function isBelow(path: string): boolean {
  const odd = path.split("/").some((part) => part === "" || part === "." || part === "..");
  return !odd && !/[\p{Cc}\\]/u.test(path) && !/^[A-Za-z]:/.test(path);
}

/** Where the columns that are read stand. */
export interface LabelColumns {
  readonly count: number;
  readonly idName: string;
  readonly id: number;
  readonly label: number;
  readonly slices: readonly { readonly name: string; readonly column: number }[];
  /** Below 0 where there is none. */
  readonly group: number;
}

export function readHeader(
  row: CsvRow | undefined,
  file: string,
  sliceBy: readonly string[],
): LabelColumns {
  if (row === undefined)
    throw new UserError({
      message: "is empty",
      at: { file },
      fix: "it begins with a header such as file,label",
    });
  const names = row.fields;
  const wrong = [
    ...whyNoIds(names),
    ...whyNoLabel(names),
    ...whyTwice(names),
    ...whyNoSlices(names, sliceBy),
  ];
  if (wrong.length > 0)
    throw new UserError(wrong.map((problem) => ({ ...problem, at: { file, line: row.line } })));
  const idName = names.includes("id") ? "id" : "file";
  return {
    count: names.length,
    idName,
    id: names.indexOf(idName),
    label: names.indexOf("label"),
    slices: sliceBy.map((name) => ({ name, column: names.indexOf(name) })),
    group: names.indexOf("group"),
  };
}

function whyNoIds(names: readonly string[]): Problem[] {
  const given = ["id", "file"].filter((name) => names.includes(name));
  if (given.length === 2)
    return [{ message: "has both id and file: keep the one that names the samples" }];
  return given.length === 1 ? [] : [missing("id or file", names, nearest("file", names))];
}

function whyNoLabel(names: readonly string[]): Problem[] {
  return names.includes("label") ? [] : [missing("label", names, nearest("label", names))];
}

function missing(column: string, names: readonly string[], near: string | undefined): Problem {
  const guess = near === undefined ? "" : `; is it ${quote(near)}?`;
  return {
    message: `has no column ${column}${guess}`,
    fix: `found: ${listed(names.map(quote))}`,
  };
}

function whyTwice(names: readonly string[]): Problem[] {
  const twice = names.filter((name, i) => names.indexOf(name) < i);
  return [...new Set(twice)].map((name) => ({ message: `has the column ${quote(name)} twice` }));
}

function whyNoSlices(names: readonly string[], sliceBy: readonly string[]): Problem[] {
  return sliceBy
    .filter((name) => !names.includes(name))
    .map((name) => ({
      message: `has no column ${quote(name)}, which slice-by names${didYouMean(name, names)}`,
      fix: `found: ${listed(names.map(quote))}`,
    }));
}

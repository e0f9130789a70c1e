import { capped } from "../catalog/capped.ts";
import { type Problem, UserError } from "../catalog/errors.ts";
import { didYouMean, nearest } from "../catalog/nearest.ts";
import { quote } from "../catalog/quote.ts";
import type { AnySample } from "../contract/sample.ts";
import { listed } from "../words/lists.ts";
import { type CsvRow, readCsv } from "./csv.ts";

/** What the columns of a CSV file of samples are: whatever else it has is the team's own. */
export interface Form {
  /** Columns that name a sample, of which exactly one is there. */
  readonly ids: readonly string[];
  /** Without such a column a row is named by its number: 1 for the first below the header. */
  readonly mayNumber?: boolean;
  readonly needs: readonly string[];
  /** A header that would do. */
  readonly example: string;
  readonly sliceBy?: readonly string[] | undefined;
  /** By inputs of the model, the columns that name the pictures for them. */
  readonly pictures?: Readonly<Record<string, string>> | undefined;
}

/** A row, with what every sample has. */
export interface SampleRow extends Pick<AnySample, "id" | "slices" | "group" | "files"> {
  readonly line: number;
  /** Empty where there is no such column. */
  field(column: string): string;
}

/** Samples and the line of each, by its id. */
export interface SampleRows<Sample> {
  readonly samples: readonly Sample[];
  readonly lines: ReadonlyMap<string, number>;
}

/** What is wrong with a row: told with its line. */
export interface Wrong {
  readonly wrong: string;
}

/** Whether reading a row ended in what is wrong with it; a sample may have such a key of its own, but never that alone. */
export function isWrong(found: unknown): found is Wrong {
  return typeof found === "object" && found !== null && Object.keys(found).join() === "wrong";
}

/** Reads the rows of a CSV file, each with the columns that are neither ids, groups, slices nor pictures; what is wrong with any is thrown, all of it at once. */
export function readSampleRows<Sample>(
  text: string,
  file: string,
  form: Form,
  sampleOf: (row: SampleRow, others: readonly string[]) => Sample | Wrong,
): SampleRows<Sample> {
  const [header, ...rows] = readCsv(text, file);
  const columns = readHeader(header, file, form);
  if (rows.length === 0)
    throw new UserError({ message: "has a header but no samples", at: { file } });
  const lines = new Map<string, number>();
  const problems: Problem[] = [];
  const samples: Sample[] = [];
  for (const [number, row] of rows.entries()) {
    const read = rowOf(row, columns, number + 1);
    const found = whyUnreadable(row, read, columns) ?? sampleOf(read, columns.others);
    const wrong = whyWrong(found) ?? whyUnfit(read, columns, lines);
    if (wrong !== undefined) problems.push({ message: wrong, at: { file, line: row.line } });
    else if (!isWrong(found)) samples.push(found);
    if (!lines.has(read.id)) lines.set(read.id, row.line);
  }
  if (problems.length > 0) throw new UserError(capped(problems, file));
  return { samples, lines };
}

interface Columns {
  readonly count: number;
  /** Undefined where rows are numbered. */
  readonly idName: string | undefined;
  readonly at: ReadonlyMap<string, number>;
  readonly slices: readonly string[];
  readonly pictures: Readonly<Record<string, string>>;
  readonly others: readonly string[];
}

function rowOf({ fields, line }: CsvRow, columns: Columns, number: number): SampleRow {
  const field = (column: string) => fields[columns.at.get(column) ?? -1] ?? "";
  const group = field("group");
  const values = columns.slices.map((name) => [name, field(name)]);
  const files = Object.entries(columns.pictures).map(([input, name]) => [input, field(name)]);
  return {
    id: columns.idName === undefined ? String(number) : field(columns.idName),
    ...(values.length > 0 && { slices: Object.fromEntries(values) }),
    ...(files.length > 0 && { files: Object.fromEntries(files) }),
    ...(group !== "" && { group }),
    line,
    field,
  };
}

function whyUnreadable(
  { fields }: CsvRow,
  { id }: SampleRow,
  { count, idName }: Columns,
): Wrong | undefined {
  if (fields.length !== count)
    return { wrong: `has ${fields.length} fields where the header has ${count}` };
  return id === "" ? { wrong: `has no ${idName}` } : undefined;
}

function whyUnfit(
  { id, field }: SampleRow,
  { idName = "number", pictures }: Columns,
  lines: ReadonlyMap<string, number>,
): string | undefined {
  if (idName === "file" && !isBelow(id))
    return `file ${quote(id)} is not a path below the images folder`;
  for (const column of Object.values(pictures)) {
    const file = field(column);
    if (file === "") return `has no ${column}`;
    if (!isBelow(file)) return `${column} ${quote(file)} is not a path below the images folder`;
  }
  const before = lines.get(id);
  if (before !== undefined) return `${idName} ${quote(id)} is already in line ${before}`;
}

function whyWrong(found: unknown): string | undefined {
  return isWrong(found) ? found.wrong : undefined;
}

/** Whether a path stays below its folder and is written in the one way that ids compare by. */
export function isBelow(path: string): boolean {
  const odd = path.split("/").some((part) => part === "" || part === "." || part === "..");
  return !odd && !/[\p{Cc}\\]/u.test(path) && !/^[A-Za-z]:/.test(path);
}

function readHeader(row: CsvRow | undefined, file: string, form: Form): Columns {
  const { ids, needs, example, sliceBy = [], pictures = {} } = form;
  if (row === undefined)
    throw new UserError({
      message: "is empty",
      at: { file },
      fix: `it begins with a header such as ${example}`,
    });
  const names = row.fields;
  const wrong = [
    ...whyNoIds(names, form),
    ...needs.filter((name) => !names.includes(name)).map((name) => missing(name, names, name)),
    ...whyTwice(names),
    ...whyUnnamed(names, sliceBy, "which slice-by names"),
    ...whyUnnamed(names, Object.values(pictures), "which pictures names"),
  ];
  if (wrong.length > 0)
    throw new UserError(wrong.map((problem) => ({ ...problem, at: { file, line: row.line } })));
  const taken = ["group", ...ids, ...sliceBy, ...Object.values(pictures)];
  return {
    count: names.length,
    idName: ids.find((name) => names.includes(name)),
    at: new Map(names.map((name, column) => [name, column])),
    slices: sliceBy,
    pictures,
    others: names.filter((name) => !taken.includes(name)),
  };
}

function whyNoIds(names: readonly string[], { ids, mayNumber = false }: Form): Problem[] {
  const given = ids.filter((name) => names.includes(name));
  if (given.length > 1)
    return [{ message: `has both ${given.join(" and ")}: keep the one that names the samples` }];
  if (given.length === 1 || mayNumber) return [];
  return [missing(ids.join(" or "), names, ids.at(-1) ?? "id")];
}

function missing(column: string, names: readonly string[], meant: string): Problem {
  const near = nearest(meant, names);
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

/** Columns that the policy names, and that are not there. */
function whyUnnamed(names: readonly string[], wanted: readonly string[], which: string): Problem[] {
  return wanted
    .filter((name) => !names.includes(name))
    .map((name) => ({
      message: `has no column ${quote(name)}, ${which}${didYouMean(name, names)}`,
      fix: `found: ${listed(names.map(quote))}`,
    }));
}

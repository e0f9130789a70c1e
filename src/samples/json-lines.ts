import { capped } from "../catalog/capped.ts";
import { type Problem, UserError } from "../catalog/errors.ts";
import { quote } from "../catalog/quote.ts";
import { isWrong, type SampleRow, type SampleRows, type Wrong } from "./sample-rows.ts";

/** What the lines of a file are, each a JSON object. */
interface Form {
  /** Keys that name a line, of which one is there. */
  readonly ids: readonly string[];
  /** A line that would do. */
  readonly example: string;
  readonly sliceBy?: readonly string[] | undefined;
}

/** A line, with what every sample has. */
export interface JsonRow extends Omit<SampleRow, "field"> {
  /** The line with all that it says. */
  readonly whole: Readonly<Record<string, unknown>>;
  /** Undefined where the line has no such key. */
  value(key: string): unknown;
}

/** Reads the lines of a file; what is wrong with any is thrown, all of it at once. */
export function readJsonLines<Sample>(
  text: string,
  file: string,
  form: Form,
  sampleOf: (row: JsonRow) => Sample | Wrong,
): SampleRows<Sample> {
  const lines = new Map<string, number>();
  const problems: Problem[] = [];
  const samples: Sample[] = [];
  const written = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  for (const [at, one] of written.entries()) {
    if (one.trim() === "") continue;
    const line = at + 1;
    const read = rowOf(one, line, form);
    const found = isWrong(read) ? read : (whyTwice(read, lines) ?? sampleOf(read));
    if (isWrong(found)) problems.push({ message: found.wrong, at: { file, line } });
    else samples.push(found);
    if (!isWrong(read) && !lines.has(read.id)) lines.set(read.id, line);
  }
  if (problems.length > 0) throw new UserError(capped(problems, file));
  if (samples.length > 0) return { samples, lines };
  const fix = `each line is such as ${form.example}`;
  throw new UserError({ message: "is empty", at: { file }, fix });
}

function rowOf(text: string, line: number, { ids, example, sliceBy }: Form): JsonRow | Wrong {
  const object = objectIn(text);
  if (object === undefined) return { wrong: `is no JSON object, such as ${example}` };
  const value = (key: string) => (Object.hasOwn(object, key) ? object[key] : undefined);
  const idName = ids.find((key) => value(key) !== undefined);
  const id = idName === undefined ? undefined : nameIn(value(idName));
  if (id === undefined) return { wrong: `has no ${ids.join(" or ")}` };
  const own = slicesIn(value, sliceBy);
  if (isWrong(own)) return own;
  const group = nameIn(value("group"));
  if (group === undefined && !NO_GROUP.includes(value("group")))
    return { wrong: "has a group that is no text" };
  return { id, ...own, ...(group !== undefined && { group }), line, whole: object, value };
}

/** An empty text says as little of a group as an empty field. */
const NO_GROUP: readonly unknown[] = [undefined, null, ""];

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether keys can be asked of a value that was read. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A name may be written as a number. */
export function nameIn(value: unknown): string | undefined {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** Of the values that a sample is sliced by, what each is; they lie beside its other keys, or in its `metadata`. */
export function slicesIn(
  value: (key: string) => unknown,
  sliceBy: readonly string[] = [],
): Pick<JsonRow, "slices"> | Wrong {
  if (sliceBy.length === 0) return {};
  const beside = value("metadata");
  const slices: Record<string, string> = {};
  for (const column of sliceBy) {
    const found = value(column) ?? (isObject(beside) ? beside[column] : undefined);
    if (found === undefined || found === null || isObject(found))
      return { wrong: `has no ${quote(column)}, which slice-by names` };
    slices[column] = String(found);
  }
  return { slices };
}

function whyTwice({ id }: JsonRow, lines: ReadonlyMap<string, number>): Wrong | undefined {
  const before = lines.get(id);
  return before === undefined ? undefined : { wrong: `${quote(id)} is already in line ${before}` };
}

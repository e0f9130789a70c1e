import { quote } from "../catalog/quote.ts";
import { type Part, placesOf, type TaskOptions } from "../contract/data.ts";
import { AnyJson } from "../contract/json.ts";
import { Color, Digest } from "../contract/names.ts";
import { CODE } from "../tasks/data.ts";
import type { DataRow, TaskRow, ValueRow } from "../tasks/row.ts";
import { DATA_ROWS } from "../tasks/rows.ts";
import { listed } from "../words/lists.ts";
import { checkFilePath } from "./file-path.ts";
import type { WrittenData } from "./language/data.ts";
import { readOwnData } from "./own-data.ts";
import type { DataContent, PolicyData } from "./policy.ts";
import { tellUnknown } from "./read-shape.ts";
import type { Assignment } from "./task.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";

type Rows = Readonly<Record<string, DataRow | ValueRow>>;
type Block = Readonly<Record<string, unknown>>;

export function readData(
  data: WrittenData = {},
  path: Path,
  assignment: Assignment,
  draft: Draft,
  isMeasuredElsewhere: boolean,
): PolicyData {
  const read =
    assignment.kind === "custom"
      ? readOwnData(data, path, assignment, draft, isMeasuredElsewhere)
      : readTasksData(data, path, assignment, draft, isMeasuredElsewhere);
  return { ...read, at: draft.places.key(path), partsAt: partsAt(read.parts, path, draft) };
}

/** Of each part where its key stands; the file of a task of the user's own is named by the task. */
function partsAt(
  parts: readonly Part<string>[],
  path: Path,
  { places }: Draft,
): PolicyData["partsAt"] {
  const pathTo = (name: string) =>
    name === CODE ? [...path.slice(0, -1), "task"] : [...path, ...name.split(" ")];
  return new Map(placesOf(parts).map(({ name }) => [name, places.key(pathTo(name))]));
}

function readTasksData(
  data: WrittenData,
  path: Path,
  assignment: Exclude<Assignment, { kind: "custom" }>,
  draft: Draft,
  isMeasuredElsewhere: boolean,
): DataContent {
  if (assignment.kind === "known" && draft.places.keys(path))
    checkKeys(data, path, assignment.task, draft, isMeasuredElsewhere);
  checkValues(data, DATA_ROWS, path, draft);
  const { "slice-by": sliceBy, digest } = data;
  const told = valuesIn(data);
  return {
    parts: partsIn(data, DATA_ROWS, told),
    options: optionsOf(told.filter(({ of }) => of === undefined)),
    ...(sliceBy !== undefined && { sliceBy }),
    ...(digest !== undefined && { digest }),
  };
}

/** Files and folders by their keys; what the reader of a key is told goes with it wherever it stands. */
function partsIn(data: Block, rows: Rows, told: readonly Value[]): Part<string>[] {
  return Object.entries(rows).flatMap(([key, row]): Part<string>[] => {
    const at = data[key];
    if (row.kind === "parts" && isBlock(at)) return [{ key, at: partsIn(at, row.of, told) }];
    if (row.kind !== "path" || typeof at !== "string") return [];
    const own = told.filter(({ of }) => of === key);
    return [{ key, at, ...(own.length > 0 && { options: optionsOf(own) }) }];
  });
}

/** A value that the task is told, or the reader of the part `of`. */
interface Value {
  readonly key: string;
  readonly value: TaskOptions[string];
  readonly of?: string;
}

/** In the order of the rows. */
function valuesIn(data: Block): Value[] {
  return Object.entries(DATA_ROWS).flatMap(([key, row]): Value[] => {
    if (data[key] === undefined) return [];
    switch (row.kind) {
      case "path":
      case "parts":
      case "columns":
      case "digest":
        return [];
      case "color":
        return [valueTold(key, String(data[key]).toLowerCase(), data, row.optionOf)];
      case "choice":
      case "text":
      case "count":
      case "number":
      case "numbers":
      case "text-list":
      case "flag":
      case "values":
      case "by-name":
      case "names":
      case "any":
        return [valueTold(key, data[key], data, row.optionOf)];
      default:
        return row satisfies never;
    }
  });
}

/** What is an option of a part that is not there, is told to the task. */
function valueTold(key: string, written: unknown, data: Block, of = ""): Value {
  const plain = AnyJson.safeParse(written);
  const value = plain.success ? plain.data : null;
  return { key, value, ...(typeof data[of] === "string" && { of }) };
}

function optionsOf(told: readonly Value[]): TaskOptions {
  return Object.fromEntries(told.map(({ key, value }) => [key, value]));
}

function isBlock(value: unknown): value is Block {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function checkKeys(
  data: Block,
  path: Path,
  task: TaskRow,
  draft: Draft,
  isMeasuredElsewhere: boolean,
): void {
  const known = Object.keys(task.data);
  const { needs, needsToRun = [] } = task;
  for (const key of Object.keys(data))
    if (!known.includes(key)) tellUnread(draft, [...path, key], task);
  for (const group of needs) checkGroup(group, path, task, draft);
  for (const group of needsToRun) checkGroup(group, path, task, draft, isMeasuredElsewhere);
  for (const [key, other] of Object.entries(task.together))
    if (draft.places.has([...path, key]) && !draft.wrote(path, other, known))
      draft.tellKey([...path, key], `${key} needs ${other} beside it`);
}

function tellUnread(draft: Draft, path: Path, task: TaskRow): void {
  const key = String(path.at(-1));
  const known = Object.keys(task.data);
  if (Object.hasOwn(DATA_ROWS, key))
    draft.tellKey(path, `${task.name} does not read ${key}`, `accepted: ${listed(known)}`);
  else tellUnknown(draft, path, known);
}

function checkGroup(
  group: readonly string[],
  path: Path,
  task: TaskRow,
  draft: Draft,
  mayLack = false,
): void {
  const given = group.filter((key) => draft.wrote(path, key, Object.keys(task.data)));
  if (given.length === 0 && !mayLack)
    draft.tellKey(path, `data of ${task.name} needs ${group.join(" or ")}`);
  const second = secondOf(given, task);
  if (second !== undefined)
    draft.tellKey([...path, second], `data has ${given.join(" and ")}: keep one`);
}

/** The key that is too many: only those that stand beside each other may be given together. */
function secondOf(given: readonly string[], { beside = [] }: TaskRow): string | undefined {
  return given.every((key) => beside.includes(key)) ? undefined : given[1];
}

/** What can be told of the values without looking at the project. */
function checkValues(data: Block, rows: Rows, path: Path, draft: Draft): void {
  for (const [key, row] of Object.entries(rows)) {
    const here = [...path, key];
    const value = data[key];
    if (value !== undefined) checkValue(row, value, data, here, draft);
  }
}

function checkValue(
  row: DataRow | ValueRow,
  value: unknown,
  data: Block,
  path: Path,
  draft: Draft,
): void {
  const wrong = (must: string) =>
    draft.tell(path, `${path.at(-1)} must be ${must} (found ${quote(value)})`);
  switch (row.kind) {
    case "path":
      checkFilePath(String(value), path, draft);
      break;
    case "parts":
      checkParts(row, value, data, path, draft);
      break;
    case "digest":
      if (!Digest.safeParse(value).success) wrong("sha256: and 64 hex digits");
      break;
    case "color":
      if (!Color.safeParse(String(value).toLowerCase()).success)
        wrong("# and 6 hex digits, in quotes");
      break;
    case "columns":
      if (Array.isArray(value)) checkColumns(value, path, draft);
      break;
    case "names":
      if (Array.isArray(value)) checkNames(value, path, draft);
      break;
    case "values":
      if (isBlock(value)) checkValues(value, row.of, path, draft);
      break;
    case "choice":
    case "text":
    case "count":
    case "number":
    case "numbers":
    case "text-list":
    case "flag":
    case "by-name":
    case "any":
      break;
    default:
      row satisfies never;
  }
}

type Parts = Extract<DataRow, { kind: "parts" }>;

function checkParts(row: Parts, value: unknown, data: Block, path: Path, draft: Draft): void {
  if (!isBlock(value)) return;
  checkValues(value, row.of, path, draft);
  const [within, beside] = [new Set(Object.keys(value)), new Set(Object.keys(data))];
  for (const { key, message, fix } of row.check(within, beside))
    draft.tellKey(key === undefined ? path : [...path, key], message, fix);
}

function checkNames(names: readonly unknown[], path: Path, draft: Draft): void {
  for (const [i, name] of names.entries())
    if (name === "" || names.indexOf(name) < i)
      draft.tell([...path, i], `${path.at(-1)} names each once (found ${quote(name)})`);
}

function checkColumns(columns: readonly unknown[], path: Path, draft: Draft): void {
  for (const [i, column] of columns.entries())
    if (column === "" || String(column).includes("=") || columns.indexOf(column) < i)
      draft.tell(
        [...path, i],
        `${path.at(-1)} names each column once, without = (found ${quote(column)})`,
      );
}

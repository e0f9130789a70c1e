import { DATA_KEYS, type DataKey } from "../catalog/data.ts";
import { quote } from "../catalog/quote.ts";
import { Color, Digest } from "../contract/names.ts";
import type { TaskRow } from "../tasks/row.ts";
import { listed } from "../words/lists.ts";
import { checkFilePath } from "./file-path.ts";
import type { WrittenData } from "./language/data.ts";
import type { PolicyData } from "./policy.ts";
import { tellUnknown } from "./read-shape.ts";
import type { Assignment } from "./task.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";
import { checkUnlabelled } from "./unlabelled.ts";

export function readData(
  data: WrittenData = {},
  path: Path,
  assignment: Assignment,
  draft: Draft,
): PolicyData {
  if (assignment.kind === "known" && draft.places.keys(path))
    checkKeys(data, path, assignment.task, draft);
  checkValues(data, path, draft);
  if (data.unlabelled !== undefined) checkUnlabelled(data, [...path, "unlabelled"], draft);
  const { images, labels, arrays, fit, background, digest, ...more } = data;
  const { "slice-by": sliceBy, unlabelled, ...other } = more;
  return {
    ...(images !== undefined && { images }),
    ...(labels !== undefined && { labels }),
    ...(arrays !== undefined && { arrays }),
    ...(fit !== undefined && { fit }),
    ...(background !== undefined && { background: background.toLowerCase() }),
    ...(sliceBy !== undefined && { sliceBy }),
    ...(unlabelled !== undefined && { unlabelled }),
    ...(digest !== undefined && { digest }),
    other,
    at: draft.places.key(path),
  };
}

function checkKeys(data: WrittenData, path: Path, task: TaskRow, draft: Draft): void {
  const known: readonly string[] = task.data;
  for (const key of Object.keys(data))
    if (!known.includes(key)) tellUnread(draft, [...path, key], task);
  for (const group of task.needs) checkGroup(group, path, task, draft);
  for (const [key, other] of Object.entries(task.together))
    if (draft.places.has([...path, key]) && !draft.wrote(path, other, known))
      draft.tellKey([...path, key], `${key} needs ${other} beside it`);
}

function tellUnread(draft: Draft, path: Path, task: TaskRow): void {
  const key = String(path.at(-1));
  const accepted = `accepted: ${listed(task.data)}`;
  if (Object.hasOwn(DATA_KEYS, key))
    draft.tellKey(path, `${task.name} does not read ${key}`, accepted);
  else tellUnknown(draft, path, task.data);
}

function checkGroup(group: readonly DataKey[], path: Path, task: TaskRow, draft: Draft): void {
  const given = group.filter((key) => draft.wrote(path, key, task.data));
  if (given.length === 0) draft.tellKey(path, `data of ${task.name} needs ${group.join(" or ")}`);
  const [, second] = given;
  if (second !== undefined)
    draft.tellKey([...path, second], `data has ${given.join(" and ")}: keep one`);
}

function checkValues(data: WrittenData, path: Path, draft: Draft): void {
  for (const [key, { kind }] of Object.entries(DATA_KEYS)) {
    const value = data[key];
    if (kind === "path" && typeof value === "string") checkFilePath(value, [...path, key], draft);
  }
  if (data.digest !== undefined && !Digest.safeParse(data.digest).success)
    draft.tell(
      [...path, "digest"],
      `digest must be sha256: and 64 hex digits (found ${quote(data.digest)})`,
    );
  if (data.background !== undefined && !Color.safeParse(data.background.toLowerCase()).success)
    draft.tell(
      [...path, "background"],
      `background must be # and 6 hex digits, in quotes (found ${quote(data.background)})`,
    );
  const columns = data["slice-by"] ?? [];
  for (const [i, column] of columns.entries())
    if (column === "" || column.includes("=") || columns.indexOf(column) < i)
      draft.tell(
        [...path, "slice-by", i],
        `slice-by names each column once, without = (found ${quote(column)})`,
      );
}

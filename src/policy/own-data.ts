import { quote } from "../catalog/quote.ts";
import type { Part, TaskOptions } from "../contract/data.ts";
import { AnyJson } from "../contract/json.ts";
import { CODE } from "../tasks/data.ts";
import { checkFilePath } from "./file-path.ts";
import type { WrittenData } from "./language/data.ts";
import type { DataContent } from "./policy.ts";
import type { Assignment } from "./task.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";

type Own = Extract<Assignment, { kind: "custom" }>;

/** What every task has: by what it is sliced, and that it is pinned. */
const OF_ANY_TASK = ["slice-by", "digest"];

/**
 * The data of a task of the team's own, whose class is made with them: a text names a file or a folder, which goes along
 * with the file of the task and what lies beside it; anything else is a value.
 */
export function readOwnData(
  data: WrittenData,
  path: Path,
  own: Own,
  draft: Draft,
  isMeasuredElsewhere: boolean,
): DataContent {
  const { "slice-by": sliceBy, digest } = data;
  const written = Object.entries(data).filter(([key]) => !OF_ANY_TASK.includes(key));
  const given: TaskOptions = {};
  const parts: Part<string>[] = isMeasuredElsewhere ? [] : [codeOf(own)];
  for (const [key, value] of written) {
    const here = [...path, key];
    checkKey(key, here, draft);
    if (typeof value === "string") {
      checkFilePath(value, here, draft);
      parts.push({ key, at: value });
    } else given[key] = valueAt(value, here, draft);
  }
  return {
    parts,
    options: Object.keys(given).length === 0 ? {} : { given },
    ...(sliceBy !== undefined && { sliceBy }),
    ...(digest !== undefined && { digest }),
  };
}

/** The folder of their file, or at the top of the repository the file alone: all else would come along. */
function codeOf({ name, python }: Own): Part<string> {
  const [path = "", made = ""] = name.split(/:(?=[^:]*$)/);
  const at = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  const file = path.slice(path.lastIndexOf("/") + 1);
  const options = { file, class: made, shown: path, ...(python !== undefined && { python }) };
  return { key: CODE, at: at === "" ? path : at, options };
}

/** Their class takes it as an argument, with _ for -. */
function checkKey(key: string, path: Path, draft: Draft): void {
  if (key === CODE)
    draft.tellKey(path, `${CODE} is their own file already: give this another name`);
  else if (!/^[a-z][a-z0-9-]{0,99}$/.test(key))
    draft.tellKey(
      path,
      `a key of the data is of small letters, digits and - (found ${quote(key)})`,
    );
}

function valueAt(value: unknown, path: Path, draft: Draft): TaskOptions[string] {
  const plain = AnyJson.safeParse(value);
  if (plain.success) return plain.data;
  draft.tell(path, "must be a value such as a number, a list or a map");
  return null;
}

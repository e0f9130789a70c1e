import { join } from "node:path";
import type { z } from "zod";
import { describeIssues } from "../contract/issues.ts";
import { openRegular } from "./open.ts";
import type { Json } from "./part.ts";
import { refuse } from "./refusal.ts";

/** A JSON file by its schema; undefined where there is none. Infinity, which `1e999` parses to, is refused. */
export async function readJson<Schema extends z.ZodType>(
  root: string,
  path: string,
  { schema, most }: Json<Schema>,
): Promise<z.infer<Schema> | undefined> {
  const handle = await openRegular(root, path, most);
  if (handle === undefined) return undefined;
  const text = await handle.readFile("utf8").finally(() => handle.close());
  const file = join(root, path);
  const read = schema.safeParse(parse(text, file));
  if (!read.success) throw refuse(file, describeIssues(read.error));
  return read.data;
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const line = /line (\d+)/.exec(String(error))?.[1];
    throw refuse(file, "is not JSON", line === undefined ? undefined : Number(line));
  }
}

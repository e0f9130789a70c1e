import { join } from "node:path";
import { z } from "zod";
import { describeIssues } from "../contract/issues.ts";
import { holdsMany, MANY } from "../contract/json.ts";
import { openRegular } from "./open.ts";
import type { Json } from "./part.ts";
import { OtherVersion, refuse } from "./refusal.ts";

/**
 * A JSON file by its schema; undefined where there is none. Infinity, which `1e999` parses to, is refused, and a file of
 * another version of quantgate by name.
 */
export async function readJson<Schema extends z.ZodType>(
  root: string,
  path: string,
  { schema, most, version }: Json<Schema>,
): Promise<z.infer<Schema> | undefined> {
  const handle = await openRegular(root, path, most);
  if (handle === undefined) return undefined;
  const text = await handle.readFile("utf8").finally(() => handle.close());
  const file = join(root, path);
  const value = parse(text, file);
  if (holdsMany(value)) throw refuse(file, MANY);
  if (version !== undefined) refuseOther(value, version, file);
  const read = schema.safeParse(value);
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

const Versioned = z.object({ schema: z.int() });

function refuseOther(value: unknown, version: number, file: string): void {
  const found = Versioned.safeParse(value);
  if (found.success && found.data.schema !== version)
    throw new OtherVersion(file, found.data.schema, version);
}

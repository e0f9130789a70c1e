import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { touch } from "./disk.ts";
import type { Shelf } from "./shelves.ts";

/** A text with a first line that says what it is, and by a digest that it is whole. */
export function sealed(shelf: Shelf, key: string, text: string): string {
  return `${sealOf(shelf, key, text)}\n${text}`;
}

/** The text of a file, undefined where there is none; `damaged` where it is not what was once written under this name. */
export async function readSealed(
  file: string,
  shelf: Shelf,
  key: string,
): Promise<string | undefined> {
  const bytes = await readFile(file).catch(absentOr("damaged"));
  if (bytes === undefined || bytes === "damaged") return bytes;
  const written = bytes.toString("utf8");
  const end = written.indexOf("\n");
  const text = written.slice(end + 1);
  if (end < 0 || written.slice(0, end) !== sealOf(shelf, key, text)) return "damaged";
  await touch(file);
  return text;
}

function sealOf(shelf: Shelf, key: string, text: string): string {
  return `${shelf} ${key} sha256:${createHash("sha256").update(text).digest("hex")}`;
}

function absentOr<Other>(other: Other) {
  return (error: NodeJS.ErrnoException): Other | undefined =>
    error.code === "ENOENT" || error.code === "ENOTDIR" ? undefined : other;
}

import type { z } from "zod";

/** A kind of file of the out folder: a row of its layout. */
export interface OutFile {
  /**
   * Its path in the folder, with `/`. `<model>` stands for the name of one; a path that ends with `/` is a folder, with
   * whatever lies in it.
   */
  readonly pattern: string;
  readonly holds: FileShape;
  /** The command that writes it, in the place of what it wrote before; `gate` does the work of all. */
  readonly writtenBy: Command;
  /** The commands that remove it before they know whether they will write it anew. `plan` and `gate` replace the whole folder. */
  readonly removedBy: readonly Command[];
  /** It stays behind where the folder is uploaded, unless `upload-packages` asks for it. */
  readonly uploadedIfAsked?: true;
  /** For docs/the-out-folder.md, in Markdown. */
  readonly says: string;
}

export type Command = "plan" | "measure" | "judge" | "judge --measured" | "gate";

/** What a file may hold, and how many bytes of it are read at most. */
export interface FileShape {
  readonly most: number;
}

/** A JSON file of this shape. */
export interface Json<Schema extends z.ZodType> extends FileShape {
  readonly schema: Schema;
  /** What its `schema` must be, where files of another version are about: they are refused by it. */
  readonly version?: number;
}

export function json<Schema extends z.ZodType>(schema: Schema, version?: number): Json<Schema> {
  return { schema, most: 64_000_000, ...(version !== undefined && { version }) };
}

/** No file of an out folder is larger. */
export const LARGEST_FILE = 2_000_000_000;

/** A JSON object a line; of samples and records their task knows the shape. */
export const LINES: FileShape = { most: LARGEST_FILE };

type Row<Holds extends FileShape> = Omit<OutFile, "pattern" | "holds"> & { readonly holds: Holds };

/** The one file of this path. */
export function file<const Path extends string, Holds extends FileShape>(
  path: Path,
  row: Row<Holds>,
) {
  return { ...row, pattern: path, path };
}

/** One file for each model, slot, shard …; `of` gives its path. */
export function files<const Pattern extends string, Holds extends FileShape>(
  pattern: Pattern,
  row: Row<Holds>,
) {
  return { ...row, pattern, of: (names: Names<Pattern>) => pathOf(pattern, names) };
}

/** What a pattern has placeholders for. */
export type Names<Pattern extends string> = Readonly<Record<NameIn<Pattern>, string | number>>;
type NameIn<Pattern> = Pattern extends `${string}<${infer Name}>${infer Rest}`
  ? Name | NameIn<Rest>
  : never;

export function pathOf<Pattern extends string>(pattern: Pattern, names: Names<Pattern>): string {
  const known = new Map<string, string | number>(Object.entries(names));
  return pattern.replaceAll(PLACEHOLDER, (_, name) => {
    const value = known.get(name);
    if (value === undefined) throw new Error(`${pattern} needs the name of a ${name}`);
    return String(value);
  });
}

/** What a path of this pattern names; undefined where it is no such path. */
export function namesIn(
  pattern: string,
  path: string,
): Readonly<Record<string, string>> | undefined {
  return expressionOf(pattern).exec(path)?.groups;
}

const PLACEHOLDER = /<(\w+)>/g;
const NAME = "[a-z0-9][a-z0-9._-]*";
const FORMS: Readonly<Record<string, string>> = {
  index: "\\d{1,4}",
  of: "\\d{1,4}",
  scratch: "\\w+",
  machine: "[0-9a-f]+",
  pid: "\\d{1,9}",
  start: "[0-9a-f]+",
  claim: "\\d{1,9}",
};

export function expressionOf(pattern: string): RegExp {
  const source = pattern
    .replaceAll(".", "\\.")
    .replaceAll(PLACEHOLDER, (_, name) => `(?<${name}>${FORMS[name] ?? NAME})`);
  return new RegExp(`^${source}${pattern.endsWith("/") ? "." : "$"}`, "s");
}

/** The file or folder of the out folder's own that a pattern lies in. */
export function topOf({ pattern }: Pick<OutFile, "pattern">): string {
  const [top = ""] = pattern.split("/");
  return top;
}

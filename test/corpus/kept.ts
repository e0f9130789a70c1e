import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Answer } from "./answer.ts";

export const ANSWERS = "test/corpus/answers";

/** Where an answer is kept: one text, so that it can be read and compared like any other. */
export function fileOf(name: string): string {
  return `${ANSWERS}/${name}.txt`;
}

const HEADING = "\n════════ ";
const COMMENT = "comment.md";
const SUMMARY = "summary.md";
/** The first lines of a comment that its summary lacks. */
const MARKER = "<!-- quantgate -->\n\n";
const AS_COMMENT = "(the comment without its marker)\n";

export function textOf(answer: Answer): string {
  const comment = answer.get(COMMENT);
  return [...answer]
    .map(([what, text]) => {
      const same = what === SUMMARY && comment === `${MARKER}${text}`;
      return `${HEADING}${what}\n${same ? AS_COMMENT : text}`;
    })
    .join("");
}

export function kept(name: string): string | undefined {
  const file = fileOf(name);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

export function keep(name: string, text: string): void {
  const file = fileOf(name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Of two texts the parts that differ, and the first line that does: undefined where they are the same. */
export interface Difference {
  readonly parts: readonly string[];
  readonly text: string;
}

export function differenceOf(was: string, is: string): Difference | undefined {
  if (was === is) return undefined;
  const [before, after] = [was.split("\n"), is.split("\n")];
  const at = before.findIndex((line, row) => line !== after[row]);
  const row = at < 0 ? before.length : at;
  const part = before.slice(0, row + 1).findLast((line) => line.startsWith("════════ "));
  const near = before.slice(Math.max(0, row - 3), row).map((line) => `    ${line}`);
  return {
    parts: differingParts(was, is),
    text: [
      `line ${row + 1}, in ${part?.slice(9) ?? "the beginning"}:`,
      ...near,
      `  - ${before[row] ?? "(the end)"}`,
      `  + ${after[row] ?? "(the end)"}`,
    ].join("\n"),
  };
}

function differingParts(was: string, is: string): string[] {
  const [before, after] = [partsOf(was), partsOf(is)];
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (what) => before.get(what) !== after.get(what),
  );
}

export function partOf(text: string, what: string): string | undefined {
  return partsOf(text).get(what);
}

function partsOf(text: string): Map<string, string> {
  return new Map(
    text
      .split(HEADING)
      .slice(1)
      .map((part): [string, string] => {
        const end = part.indexOf("\n");
        return [part.slice(0, end), part.slice(end + 1)];
      }),
  );
}

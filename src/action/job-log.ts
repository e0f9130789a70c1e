import { error, summary, warning } from "@actions/core";
import { describePlace, type UserError } from "../catalog/errors.ts";

/** A remark that GitHub shows beside a line. */
export interface Remark {
  readonly level: "error" | "warning";
  readonly message: string;
  readonly path: string;
  readonly line: number;
}

export function annotate(remarks: readonly Remark[]): void {
  for (const { level, message, path, line } of remarks) {
    const say = level === "error" ? error : warning;
    say(message, { title: "quantgate", file: path, startLine: line });
  }
}

/** GitHub shows ten errors of a step. */
const SHOWN = 10;

/** What could not be judged, on the lines that are wrong. */
export function annotateProblems({ problems }: UserError): void {
  for (const { message, at, fix } of problems.slice(0, SHOWN)) {
    const text = fix === undefined ? message : `${message}\n${fix}`;
    if (at?.line === undefined) error(at ? `${describePlace(at)} ${text}` : text, TITLE);
    else error(text, { ...TITLE, file: at.file, startLine: at.line, startColumn: at.column ?? 1 });
  }
}

const TITLE = { title: "quantgate" } as const;

/** False where the runner gives no file for it. */
export async function writeSummary(markdown: string): Promise<boolean> {
  return await summary
    .addRaw(markdown, true)
    .write()
    .then(
      () => true,
      () => false,
    );
}

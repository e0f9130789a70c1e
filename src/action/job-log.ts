import { error, notice, summary, warning } from "@actions/core";
import { describePlace, type UserError } from "../catalog/errors.ts";

/** What GitHub shows beside a line. */
export interface Annotation {
  readonly level: "error" | "warning";
  readonly message: string;
  readonly path: string;
  readonly line: number;
}

export function annotate(annotations: readonly Annotation[]): void {
  for (const { level, message, path, line } of annotations) {
    const say = level === "error" ? error : warning;
    say(message, { ...TITLE, file: path, startLine: line });
  }
}

/** What could not be judged, on the lines that are wrong: GitHub shows the first ten, the log has all. */
export function annotateProblems({ problems }: UserError): void {
  for (const { message, at, fix } of problems) {
    const text = fix === undefined ? message : `${message}\n${fix}`;
    if (at?.line === undefined) error(at ? `${describePlace(at)} ${text}` : text, TITLE);
    else error(text, { ...TITLE, file: at.file, startLine: at.line, startColumn: at.column ?? 1 });
  }
}

const TITLE = { title: "quantgate" } as const;

/** Something to know that changes nothing. */
export function remark(text: string): void {
  notice(text, TITLE);
}

/** A runner that gives no file for it loses nothing else. */
export async function writeSummary(markdown: string): Promise<void> {
  try {
    await summary.addRaw(markdown, true).write();
  } catch (error) {
    remark(`The job summary could not be written: ${String(error)}`);
  }
}

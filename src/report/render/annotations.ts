import type { Line } from "../node.ts";
import { plainLine } from "./terminal.ts";

/** What is said of a line of a file. */
export interface Remark {
  readonly level: "error" | "warning";
  readonly said: Line;
  readonly at: { readonly path: string; readonly line: number };
}

/** The same as GitHub takes it. */
export interface Annotation {
  readonly level: "error" | "warning";
  readonly message: string;
  readonly path: string;
  readonly line: number;
}

/** GitHub shows so many of each level for one step. */
const SHOWN = 10;

/** As many as are shown, failures first. */
export function renderAnnotations(remarks: readonly Remark[]): Annotation[] {
  return (["error", "warning"] as const).flatMap((level) =>
    remarks
      .filter((one) => one.level === level)
      .slice(0, SHOWN)
      .map(({ said, at: { path, line } }) => ({ level, message: plainLine(said), path, line })),
  );
}

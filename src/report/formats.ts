import { renderComment } from "./comment.ts";
import type { Report } from "./report.ts";
import { renderSummary } from "./summary.ts";

interface Format {
  /** The name under which it is kept. */
  readonly file: string;
  readonly render: (report: Report) => string;
}

/** What a verdict is written as; a new kind of report is one more row. */
export const FORMATS = {
  comment: { file: "comment.md", render: renderComment },
  summary: { file: "summary.md", render: renderSummary },
} as const satisfies Record<string, Format>;

import { renderComment } from "./comment.ts";
import type { Report } from "./report.ts";
import { renderSummary } from "./summary.ts";

/** What a verdict is written as; a new kind of report is one more row. */
export const FORMATS = {
  comment: renderComment,
  summary: renderSummary,
} as const satisfies Record<string, (report: Report) => string>;

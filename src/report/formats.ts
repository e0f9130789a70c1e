import { briefDocument, fullDocument, remarksOf } from "./document.ts";
import type { Document } from "./node.ts";
import { beyondComment, commentPage, SUMMARY_PAGE } from "./pages.ts";
import { renderAnnotations } from "./render/annotations.ts";
import { renderMarkdown } from "./render/markdown.ts";
import { renderTerminal } from "./render/terminal.ts";
import type { Report } from "./report.ts";

/** How a verdict is told: what is said of it, and what writes that down. */
interface Format {
  readonly document: (report: Report) => unknown;
  readonly render: (said: never, about: never) => unknown;
  readonly file?: never;
}

/** One that judging leaves in the out folder. */
interface Filed {
  readonly file: ReportFile;
  readonly document: (report: Report) => Document;
  readonly render: (said: Document, report: Report) => string;
}

export interface ReportFile {
  readonly path: string;
  /** For docs/the-out-folder.md, in Markdown. */
  readonly says: string;
}

/** A new kind of report is one more row; one that is written in a new way is one renderer more. */
export const FORMATS = {
  comment: {
    file: { path: "comment.md", says: "the report, as it is posted" },
    document: fullDocument,
    render: (said: Document, report: Report) =>
      renderMarkdown(said, commentPage(beyondComment(report))),
  },
  summary: {
    document: fullDocument,
    render: (said: Document) => renderMarkdown(said, SUMMARY_PAGE),
  },
  terminal: { document: briefDocument, render: renderTerminal },
  annotations: { document: remarksOf, render: renderAnnotations },
} as const satisfies Record<string, Format | Filed>;

const FILED = Object.values(FORMATS).flatMap((one) => ("file" in one ? [one] : []));

/** The files that judging leaves of a verdict. */
export const FILES: readonly ReportFile[] = FILED.map(({ file }) => file);

/** Those files with what stands in them. */
export function filesOf(report: Report): { readonly path: string; readonly text: string }[] {
  return FILED.map(({ file, document, render }) => ({
    path: file.path,
    text: render(document(report), report),
  }));
}

/** A report in a format that needs nothing but it. */
export function write<Said, Written>(
  format: {
    readonly document: (report: Report) => Said;
    readonly render: (said: Said, report: Report) => Written;
  },
  report: Report,
): Written {
  return format.render(format.document(report), report);
}

import type { Verdict } from "../../src/contract/verdict.ts";
import { FORMATS, write } from "../../src/report/formats.ts";
import type { Annotation } from "../../src/report/render/annotations.ts";
import type { Paint } from "../../src/report/render/terminal.ts";
import type { Report } from "../../src/report/report.ts";

/** A report in each of the formats. */
export const renderComment = (report: Report): string => write(FORMATS.comment, report);
export const renderSummary = (report: Report): string => write(FORMATS.summary, report);

export function renderTerminal(verdict: Verdict, paint: Paint): string {
  const { document, render } = FORMATS.terminal;
  return render(document({ verdict }), paint);
}

export function annotate(verdict: Verdict): Annotation[] {
  return write(FORMATS.annotations, { verdict });
}

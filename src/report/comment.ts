import { fullDocument } from "./document.ts";
import { emphasis, type Line, line, link } from "./node.ts";
import { renderMarkdown } from "./render/markdown.ts";
import type { Report } from "./report.ts";

/** The line by which the gate finds its own comment again; a reader does not see it. */
export const MARKER = "<!-- quantgate -->";

/** Each policy that judges a pull request keeps a comment of its own. */
export function markerOf(policy: string): string {
  if (policy === DEFAULT_POLICY) return MARKER;
  return MARKER.replace(" -->", `: ${encodeURIComponent(policy)} -->`);
}

const DEFAULT_POLICY = "quantgate.yml";

/** GitHub takes 65,536 characters; the rest is for whoever posts it and adds a line. */
const LIMIT = 65_000;

/** The comment on a pull request: first what must be known, then everything under folds. */
export function renderComment(report: Report): string {
  return renderMarkdown(fullDocument(report), {
    begins: MARKER,
    limit: LIMIT,
    measure: (text) => text.length,
    pointer: pointer(report),
  });
}

function pointer({ links }: Report): Line {
  const rest = link(line`the uploaded out folder`, links?.artifact);
  return [emphasis(line`Shortened to what a comment may hold: ${rest} has everything.`)];
}

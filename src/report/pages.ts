import { code, emphasis, type Line, line, link } from "./node.ts";
import type { Page } from "./render/markdown.ts";
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
const COMMENT_LIMIT = 65_000;

/** What GitHub takes as a comment; `pointer` says where the rest is. */
export function commentPage(pointer: Line): Page {
  return {
    begins: MARKER,
    limit: COMMENT_LIMIT,
    measure: (text) => text.length,
    pointer: [emphasis(pointer)],
  };
}

/** Where the rest of a verdict's comment is. */
export function beyondComment({ links }: Report): Line {
  const rest = link(line`the uploaded out folder`, links?.artifact);
  return line`Shortened to what a comment may hold: ${rest} has everything.`;
}

/** GitHub takes 1 MiB for each step, other lines of the same step included. */
const SUMMARY_LIMIT = 1_000_000;

/** The job summary has no marker, and room for all of most reports. */
export const SUMMARY_PAGE: Page = {
  limit: SUMMARY_LIMIT,
  measure: utf8Length,
  pointer: [
    emphasis(
      line`Shortened to what a job summary may hold: ${code("verdict.json")} has everything.`,
    ),
  ],
};

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

import { fullDocument } from "./document.ts";
import { code, emphasis, line } from "./node.ts";
import { renderMarkdown } from "./render/markdown.ts";
import type { Report } from "./report.ts";

/** GitHub takes 1 MiB for each step, other lines of the same step included. */
const LIMIT = 1_000_000;

/** The job summary: the comment without its marker, with room for all of it. */
export function renderSummary(report: Report): string {
  return renderMarkdown(fullDocument(report), { limit: LIMIT, measure: utf8Length, pointer });
}

const pointer = [
  emphasis(line`Shortened to what a job summary may hold: ${code("verdict.json")} has everything.`),
];

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

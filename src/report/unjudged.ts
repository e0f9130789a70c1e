import { describePlace, type Problem } from "../catalog/errors.ts";
import { code } from "./code.ts";
import { MARKER } from "./comment.ts";
import { MARKS } from "./marks.ts";
import { escapeMarkdown } from "./render/escape.ts";
import { fitInto, type Section } from "./render/fit.ts";

/** Short enough for a comment. */
const LIMIT = 65_000;

/** What stands in the place of a verdict where there is none: every problem and what to do about it. */
export function renderUnjudged(problems: readonly Problem[]): string {
  const opening = `## ${MARKS.error.mark} Quantization could not be judged`;
  const sections: Section[] = [
    { rank: 0, opening: MARKER },
    { rank: 0, opening },
    { rank: 1, opening: "", items: problems.map(item) },
  ];
  const pointer = "_There are more; the log of the job has all of them._";
  return fitInto(sections, { limit: LIMIT, measure: (text) => text.length, pointer });
}

function item({ message, at, fix }: Problem): string {
  const where = at === undefined ? "" : `${code(describePlace(at))} `;
  const remedy = fix === undefined ? "" : `\n  ${escapeMarkdown(fix)}`;
  return `- ${where}${escapeMarkdown(message)}${remedy}`;
}

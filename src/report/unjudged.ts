import { describePlace, type Problem } from "../catalog/errors.ts";
import { MARKER } from "./comment.ts";
import { code, emphasis, heading, line, list, marked, type Point } from "./node.ts";
import { renderMarkdown } from "./render/markdown.ts";

/** Short enough for a comment. */
const LIMIT = 65_000;

/** What stands in the place of a verdict where there is none: every problem and what to do about it. */
export function renderUnjudged(problems: readonly Problem[]): string {
  const document = [
    { rank: 0, node: heading(2, [marked("error", line`Quantization could not be judged`)]) },
    { rank: 1, node: list(problems.map(pointOf)) },
  ];
  return renderMarkdown(document, {
    begins: MARKER,
    limit: LIMIT,
    measure: (text) => text.length,
    pointer: [emphasis(line`There are more; the log of the job has all of them.`)],
  });
}

function pointOf({ message, at, fix }: Problem): Point {
  const where = at === undefined ? [] : line`${code(describePlace(at))} `;
  return { said: line`${where}${message}`, below: fix === undefined ? [] : [line`${fix}`] };
}

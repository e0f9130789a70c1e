import { describePlace, type Problem } from "../catalog/errors.ts";
import { code, heading, type ListItem, line, list, marked } from "./node.ts";
import { commentPage } from "./pages.ts";
import { renderMarkdown } from "./render/markdown.ts";

/** What stands in the place of a verdict where there is none: every problem and what to do about it. */
export function renderUnjudged(problems: readonly Problem[]): string {
  const document = [
    { rank: 0, node: heading(2, [marked("error", line`Nothing ships: could not be judged`)]) },
    { rank: 1, node: list(problems.map(pointOf)) },
  ];
  const pointer = line`There are more; the log of the job has all of them.`;
  return renderMarkdown(document, commentPage(pointer));
}

function pointOf({ message, at, fix }: Problem): ListItem {
  const where = at === undefined ? [] : line`${code(describePlace(at))} `;
  return { said: line`${where}${message}`, below: fix === undefined ? [] : [line`${fix}`] };
}

import { task } from "../task.ts";
import { selectTexts, textBuilder, textTable } from "./columns.ts";
import { TEXT_LINES } from "./lines.ts";
import { TEXT_GENERATION } from "./row.ts";
import { TEXT_SCORES } from "./scores.ts";
import { TEXT_ANSWERS, textsIn } from "./truth.ts";

export const textGeneration = task({
  row: TEXT_GENERATION,
  lines: TEXT_LINES,
  samples: textTable,
  records: textBuilder,
  select: selectTexts,
  scores: TEXT_SCORES,
  truth: textsIn,
  planned: TEXT_ANSWERS,
});

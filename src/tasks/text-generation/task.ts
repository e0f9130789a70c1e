import { byFamily, task } from "../task.ts";
import { selectTexts, textBuilder, textTable } from "./columns.ts";
import { TEXT } from "./lines.ts";
import { TEXT_METRICS } from "./scores.ts";

export const text = task({
  name: "text-generation",
  lines: TEXT,
  samples: textTable,
  records: textBuilder,
  select: selectTexts,
  scoreBy: byFamily(TEXT_METRICS),
});

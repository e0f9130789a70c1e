import { OUTPUT } from "../../contract/sample.ts";
import { sampleTable } from "../columns/sample-table.ts";
import { task } from "../task.ts";
import { ofOutput, parityBuilder, selectCompared } from "./columns.ts";
import { PARITY_LINES } from "./lines.ts";
import { PARITY } from "./row.ts";
import { PARITY_SCORES } from "./scores.ts";
import { INPUT_ANSWERS, inputsIn } from "./truth.ts";

export const parity = task({
  row: PARITY,
  lines: PARITY_LINES,
  samples: sampleTable,
  records: parityBuilder,
  select: selectCompared,
  scores: PARITY_SCORES,
  truth: inputsIn,
  planned: INPUT_ANSWERS,
  parts: { by: OUTPUT, names: ({ outputs }) => [...outputs.keys()], select: ofOutput },
});

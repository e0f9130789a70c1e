import { UserError } from "../../catalog/errors.ts";
import { describeIssues } from "../../contract/issues.ts";
import { readJsonLines } from "../../samples/json-lines.ts";
import { readSampleRows, type Wrong } from "../../samples/sample-rows.ts";
import { type Answers, type DataParts, type Truth, truthFrom } from "../../samples/truth.ts";
import { CustomSample } from "./lines.ts";

/** What is right, the team's own code knows. */
export const OWN_ANSWERS: Answers<CustomSample> = {
  another: "another sample",
  answerOf: ({ id: _, slices: __, group: ___, ...rest }) => JSON.stringify(rest),
};

/**
 * Which samples there are, as the code itself lists them, or where it is not run, from the file that the policy names:
 * never from what was recorded of them.
 */
export async function ownSamplesIn(data: DataParts): Promise<Truth> {
  const listed = await data.listed();
  if (listed !== undefined) return linesIn(listed.text, listed.file, data);
  const written = await data.text("samples");
  if (written === undefined)
    throw new UserError({
      message: "the data name no samples, so nothing says which of them must have a record",
      fix: "add samples: Eval/samples.csv, a CSV file with a column id",
    });
  const { file, text } = written;
  if (/\.(jsonl|ndjson|json)$/i.test(file)) return linesIn(text, file, data);
  const read = readSampleRows(
    text,
    file,
    { ids: ["id", "file"], needs: [], example: "id", sliceBy: data.sliceBy },
    ({ line: _, field: __, ...sample }): CustomSample => sample,
  );
  return truthFrom({ file, ...read }, OWN_ANSWERS);
}

/** All that a line says goes to the code that evaluates it. */
function linesIn(text: string, file: string, { sliceBy }: DataParts): Truth {
  const read = readJsonLines(
    text,
    file,
    { ids: ["id"], example: '{"id": "s1"}', sliceBy },
    ({ line: _, value: __, whole, ...sample }): CustomSample | Wrong => {
      const found = CustomSample.safeParse({ ...whole, ...sample });
      return found.success
        ? found.data
        : { wrong: `${sample.id} is no sample: ${describeIssues(found.error)}` };
    },
  );
  return truthFrom({ file, ...read }, OWN_ANSWERS);
}

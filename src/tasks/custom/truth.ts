import { UserError } from "../../catalog/errors.ts";
import type { AnySample } from "../../contract/sample.ts";
import { readJsonLines } from "../../samples/json-lines.ts";
import { readSampleRows } from "../../samples/sample-rows.ts";
import { type Answers, type DataParts, type Truth, truthFrom } from "../../samples/truth.ts";

/** What is right, the team's own code knows. */
export const OWN_ANSWERS: Answers<AnySample> = {
  another: "another answer",
  answerOf: () => "a sample",
};

/** Which samples there are, from the file that the policy names: never from what was recorded of them. */
export async function ownSamplesIn(data: DataParts): Promise<Truth> {
  const written = await data.text("samples");
  if (written === undefined)
    throw new UserError({
      message: "the data name no samples, so nothing says which of them must have a record",
      fix: "add samples: Eval/samples.csv, a CSV file with a column id",
    });
  const { file, text } = written;
  const { sliceBy } = data;
  const read = /\.(jsonl|ndjson|json)$/i.test(file)
    ? readJsonLines(
        text,
        file,
        { ids: ["id"], example: '{"id": "s1"}', sliceBy },
        ({ line: _, value: __, ...sample }): AnySample => sample,
      )
    : readSampleRows(
        text,
        file,
        { ids: ["id", "file"], needs: [], example: "id", sliceBy },
        ({ line: _, field: __, ...sample }): AnySample => sample,
      );
  return truthFrom({ file, ...read }, OWN_ANSWERS);
}

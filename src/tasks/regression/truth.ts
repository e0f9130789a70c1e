import { UserError } from "../../catalog/errors.ts";
import { quote } from "../../catalog/quote.ts";
import { checkImages } from "../../samples/check-images.ts";
import { readSampleRows, type Wrong } from "../../samples/sample-rows.ts";
import { type Answers, type DataParts, type Truth, truthFrom } from "../../samples/truth.ts";
import { imageOf, picturesIn } from "../images.ts";
import type { RegressionSample } from "./lines.ts";

export const VALUE_ANSWERS: Answers<RegressionSample> = {
  another: "another value",
  answerOf: ({ value }) => String(value),
  inputsOf: imageOf,
};

/** True values from a CSV file, of images below a folder or of the rows of arrays. */
export async function valuesIn(data: DataParts): Promise<Truth> {
  const { text = "", file = "" } = (await data.text("labels")) ?? {};
  const form = {
    ids: ["id", "file"],
    needs: ["value"],
    example: "file,value",
    sliceBy: data.sliceBy,
    pictures: picturesIn(data),
  };
  const read = readSampleRows(
    text,
    file,
    form,
    ({ line: _, field, ...sample }): RegressionSample | Wrong => {
      const written = field("value");
      if (written === "") return { wrong: `${quote(sample.id)} has no value` };
      const value = Number(written);
      if (Number.isFinite(value)) return { ...sample, value };
      return { wrong: `value ${quote(written)} of ${quote(sample.id)} is no finite number` };
    },
  );
  const images = await data.files("images");
  if (images === undefined) return truthFrom({ file, ...read }, VALUE_ANSWERS);
  const { problems, aside } = checkImages({ file, ...read }, images);
  if (problems.length > 0) throw new UserError(problems);
  return truthFrom({ file, ...read, aside }, VALUE_ANSWERS);
}

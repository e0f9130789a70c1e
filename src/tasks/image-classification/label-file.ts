import { quote } from "../../catalog/quote.ts";
import { readSampleRows, type Wrong } from "../../samples/sample-rows.ts";
import type { Labels } from "./labels.ts";
import type { ClassificationSample } from "./lines.ts";

interface Reading {
  readonly sliceBy?: readonly string[] | undefined;
  readonly pictures?: Readonly<Record<string, string>> | undefined;
  /** Whether a label may be empty: it is then of an example that nobody has labelled yet. */
  readonly mayLack?: boolean;
}

/** Reads a label file: `id` or `file`, `label` and the columns of slices and pictures; throws all problems at once. */
export function readLabels(
  text: string,
  file: string,
  { sliceBy, pictures, mayLack = false }: Reading = {},
): Labels {
  const form = {
    ...{ ids: ["id", "file"], needs: ["label"], example: "file,label" },
    ...{ sliceBy, pictures },
  };
  const read = readSampleRows(
    text,
    file,
    form,
    ({ line: _, field, ...sample }): ClassificationSample | Wrong => {
      const label = field("label");
      if (label === "" && !mayLack) return { wrong: `${quote(sample.id)} has no label` };
      return { ...sample, label };
    },
  );
  return { file, ...read };
}

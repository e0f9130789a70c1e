import { z } from "zod";
import { DIGEST, SLICE_BY } from "../../tasks/data.ts";
import type { DataRow } from "../../tasks/row.ts";
import { DATA_ROWS } from "../../tasks/rows.ts";
import {
  count,
  flag,
  keyed,
  later,
  listOf,
  named,
  number,
  numbers,
  oneOf,
  text,
} from "./shapes.ts";

/** Loose: which keys are read, the task says. Two of them every reading of the block looks at. */
export const Data = z
  .looseObject(
    {
      ...shapesOf(DATA_ROWS),
      "slice-by": columns(SLICE_BY["slice-by"]).exactOptional(),
      digest: text(DIGEST.digest.says, DIGEST.digest.example).exactOptional(),
    },
    { error: "must be a map, such as { images: Eval/images, labels: Eval/labels.csv }" },
  )
  .meta({ description: "what the model is evaluated on" });
export type WrittenData = z.infer<typeof Data>;

function shapesOf(rows: Readonly<Record<string, DataRow>>) {
  return Object.fromEntries(
    Object.entries(rows).map(([key, row]) => [key, z.exactOptional(shapeOf(row))]),
  );
}

function shapeOf(row: DataRow): z.ZodType {
  switch (row.kind) {
    case "path":
    case "text":
    case "color":
    case "digest":
      return text(row.says, row.example);
    case "choice":
      return oneOf(row.among, row.says);
    case "columns":
      return columns(row);
    case "count":
      return count(row.says, Number(row.example));
    case "parts":
      return keyed(shapesOf(row.of), row.says);
    case "number":
      return number(row.says, row.example, row.within);
    case "numbers":
      return numbers(row.says, row.example);
    case "text-list":
      return listOf(text("one of them", "cat"), row.says, row.example);
    case "flag":
      return flag(row.says);
    case "values":
      return keyed(shapesOf(row.of), row.says);
    case "names":
      return listOf(text("a name", "rain"), row.says, row.example);
    case "by-name":
      return named(
        row.of === "number" ? number(row.says, "0.5") : text(row.says, "left"),
        row.says,
        row.example,
      );
    case "any":
      return later(row.says);
    default:
      return row satisfies never;
  }
}

function columns({ says, example }: Pick<DataRow, "says" | "example">) {
  return listOf(text("a column of the labels", "lighting"), says, example);
}

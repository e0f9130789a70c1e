import { type Problem, UserError } from "../catalog/errors.ts";
import { didYouMean, nearest } from "../catalog/nearest.ts";
import { quote } from "../catalog/quote.ts";
import { listed } from "../words/lists.ts";
import type { Row } from "./csv.ts";

/** Where the columns that are read stand. */
export interface Columns {
  readonly count: number;
  readonly idName: string;
  readonly id: number;
  readonly label: number;
  readonly slices: readonly { readonly name: string; readonly column: number }[];
}

export function readHeader(
  row: Row | undefined,
  file: string,
  sliceBy: readonly string[],
): Columns {
  if (row === undefined)
    throw new UserError({
      message: "is empty",
      at: { file },
      fix: "it begins with a header such as file,label",
    });
  const names = row.fields;
  const wrong = [
    ...whyNoIds(names),
    ...whyNoLabel(names),
    ...whyTwice(names),
    ...whyNoSlices(names, sliceBy),
  ];
  if (wrong.length > 0)
    throw new UserError(wrong.map((problem) => ({ ...problem, at: { file, line: row.line } })));
  const idName = names.includes("id") ? "id" : "file";
  return {
    count: names.length,
    idName,
    id: names.indexOf(idName),
    label: names.indexOf("label"),
    slices: sliceBy.map((name) => ({ name, column: names.indexOf(name) })),
  };
}

function whyNoIds(names: readonly string[]): Problem[] {
  const given = ["id", "file"].filter((name) => names.includes(name));
  if (given.length === 2)
    return [{ message: "has both id and file: keep the one that names the samples" }];
  return given.length === 1 ? [] : [missing("id or file", names, nearest("file", names))];
}

function whyNoLabel(names: readonly string[]): Problem[] {
  return names.includes("label") ? [] : [missing("label", names, nearest("label", names))];
}

function missing(column: string, names: readonly string[], near: string | undefined): Problem {
  const guess = near === undefined ? "" : `; is it ${quote(near)}?`;
  return {
    message: `has no column ${column}${guess}`,
    fix: `found: ${listed(names.map(quote))}`,
  };
}

function whyTwice(names: readonly string[]): Problem[] {
  const twice = names.filter((name, i) => names.indexOf(name) < i);
  return [...new Set(twice)].map((name) => ({ message: `has the column ${quote(name)} twice` }));
}

function whyNoSlices(names: readonly string[], sliceBy: readonly string[]): Problem[] {
  return sliceBy
    .filter((name) => !names.includes(name))
    .map((name) => ({
      message: `has no column ${quote(name)}, which slice-by names${didYouMean(name, names)}`,
      fix: `found: ${listed(names.map(quote))}`,
    }));
}

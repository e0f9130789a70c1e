import type { Problem } from "../catalog/errors.ts";
import { didYouMean } from "../catalog/nearest.ts";
import { quote } from "../catalog/quote.ts";
import { OUTPUT } from "../contract/sample.ts";
import type { Limit, PolicyModel } from "../policy/policy.ts";
import { sliceValuesOf } from "../samples/slice-value.ts";
import type { Truth } from "../samples/truth.ts";
import { isRange } from "../tasks/rows.ts";
import { sliceName } from "../words/limits.ts";
import { listedUpTo } from "../words/lists.ts";

type Slice = NonNullable<Limit["slice"]>;

/** Limits on slices that no example of the data is in, each at its place in the policy. */
export function checkSlices(
  { variants, task, data }: PolicyModel,
  truth: Pick<Truth, "file" | "samples">,
  file: string,
): Problem[] {
  const limits = variants.flatMap((variant) => variant.limits);
  return limits.flatMap(({ slice, at }) => {
    // Which samples a range holds, the reference's answers say.
    if (slice === undefined || isRange(task, slice.column, data.sliceBy)) return [];
    const values = valuesOf(truth, slice);
    // What a model gives is not known before it is looked at.
    if (values.includes(slice.value) || (slice.column === OUTPUT && values.length === 0)) return [];
    return [
      { message: whyEmpty(slice, values, truth.file), at: { file, ...at }, ...known(values) },
    ];
  });
}

function valuesOf({ samples }: Pick<Truth, "samples">, { column }: Slice): string[] {
  const values = samples.flatMap((sample) => sliceValuesOf(sample, column));
  return [...new Set(values)].sort();
}

function whyEmpty({ column, value }: Slice, values: readonly string[], file: string): string {
  if (values.length === 0) return `${file} has no column ${quote(column)}`;
  return `no example has ${quote(sliceName({ column, value }))}${didYouMean(value, values.map(quote))}`;
}

function known(values: readonly string[]): Pick<Problem, "fix"> {
  if (values.length === 0) return {};
  return { fix: `it has: ${listedUpTo(NAMED, values.map(quote))}` };
}

const NAMED = 10;

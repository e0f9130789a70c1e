import { rangeIn } from "../../catalog/number-range.ts";
import { quote } from "../../catalog/quote.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { PlannedModel } from "../../contract/plan.ts";
import { LABEL } from "../../contract/sample.ts";
import { complete } from "../../tasks/columns/defects.ts";
import { type Columns, rangedBy, selectPart, selectRows } from "../../tasks/tasks.ts";
import { sliceName } from "../../words/limits.ts";
import { listedUpTo } from "../../words/lists.ts";
import type { Guess } from "./guess.ts";
import type { LimitSlice, Observation } from "./observation.ts";

/** One variant on one target with everything it may be compared with. */
export interface Comparison {
  readonly own: Observation;
  readonly reference: Observation | Unmeasured;
  readonly base: Base;
  /** Where the reference does no better than one answer to everything: then no drop from it tells anything. */
  readonly guess?: Guess;
  /** Where the source answers better when its pictures are shown otherwise. */
  readonly otherwise?: NonNullable<Observation["otherwise"]>;
}

/** The same variant and reference at the merge-base, or why there are none. */
export type Base =
  | {
      readonly kind: "present";
      readonly own: Observation | Unmeasured;
      readonly reference: Observation | Unmeasured;
    }
  | Exclude<PlannedModel["base"], { kind: "present" }>;

/** What was seen on the examples of a slice alone: judged as if there were no others. */
export function sliceOf(comparison: Comparison, slice: LimitSlice): Comparison | Unmeasured {
  const { own, reference, base } = comparison;
  if (isUnmeasured(own.columns)) return own.columns;
  const select = selectorOf(own.columns, slice, reference);
  if ("unmeasured" in select) return select;
  const within = (one: Observation | Unmeasured) =>
    isUnmeasured(one) ? one : one.within(slice, select);
  return {
    // A guess is told by all samples: in a slice of one class nothing is better than that class.
    ...comparison,
    own: own.within(slice, select),
    reference: within(reference),
    base:
      base.kind === "present"
        ? { ...base, own: within(base.own), reference: within(base.reference) }
        : base,
  };
}

/** How a slice is taken out of columns: the rows of some examples, or what one output answered to all. */
function selectorOf(own: Columns, slice: LimitSlice, reference: Observation | Unmeasured) {
  const values = valuesOf(own, slice);
  if (values === undefined && selectPart(own, slice) !== undefined)
    return (columns: Columns | Unmeasured) => selectPart(columns, slice) ?? columns;
  const rows = values === undefined ? rowsWithin(own, slice, reference) : rowsWith(values, slice);
  if ("unmeasured" in rows) return rows;
  return (columns: Columns | Unmeasured) => selectRows(columns, rows);
}

type Rows = readonly number[];

/** By each value that the samples have in the slice's column, their rows. */
function valuesOf({ samples }: Columns, { column }: LimitSlice) {
  return samples.slices.get(column) ?? (column === LABEL ? samples.byLabel : undefined);
}

function rowsWith(values: ReadonlyMap<string, Rows>, slice: LimitSlice): Rows | Unmeasured {
  const rows = values.get(slice.value);
  if (rows !== undefined) return rows;
  const known = listedUpTo(NAMED, [...values.keys()].sort().map(quote));
  return { unmeasured: `no example has ${quote(sliceName(slice))}: there are ${known}` };
}

/** The examples of which the reference has a number within a range. */
function rowsWithin(
  columns: Columns,
  slice: LimitSlice,
  reference: Observation | Unmeasured,
): readonly number[] | Unmeasured {
  const range = rangeIn(slice.value);
  if (range === undefined || rangedBy(slice.column, columns) === undefined)
    return { unmeasured: `the examples have no column ${quote(slice.column)} to be sliced by` };
  const theirs = isUnmeasured(reference) ? reference : complete(reference.columns);
  if (isUnmeasured(theirs))
    return { unmeasured: `the reference says which examples these are: ${theirs.unmeasured}` };
  const numbers = rangedBy(slice.column, theirs) ?? [];
  const rows = [...numbers.entries()].flatMap(([row, number]) =>
    number >= range.from && number < range.to ? [row] : [],
  );
  return rows.length > 0 ? rows : { unmeasured: `no example has ${quote(sliceName(slice))}` };
}

const NAMED = 10;

import { quote } from "../../catalog/quote.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Limit } from "../../policy/policy.ts";
import type { SliceRows } from "../../tasks/columns/sample-table.ts";
import { selectRows } from "../../tasks/tasks.ts";
import { sliceName } from "../../words/limits.ts";
import { listedUpTo } from "../../words/lists.ts";
import type { Seen } from "../evidence.ts";
import type { BaseSighting, Sighting } from "../sighting.ts";

export type Slice = NonNullable<Limit["slice"]>;

/** What was seen on the examples of a slice alone: judged as if there were no others. */
export function sliceOf(sighting: Sighting, slice: Slice): Sighting | Unmeasured {
  const { variant, reference, base } = sighting;
  if (isUnmeasured(variant.columns)) return variant.columns;
  const rows = rowsOf(variant.columns.samples.slices, slice);
  if (isUnmeasured(rows)) return rows;
  return {
    variant: within(variant, rows),
    reference: isUnmeasured(reference) ? reference : within(reference, rows),
    base: baseWithin(base, rows),
  };
}

function rowsOf(slices: SliceRows, slice: Slice): readonly number[] | Unmeasured {
  const values = slices.get(slice.column);
  if (values === undefined) {
    return { unmeasured: `the examples have no column ${quote(slice.column)} to be sliced by` };
  }
  const rows = values.get(slice.value);
  if (rows !== undefined) return rows;
  const known = listedUpTo(NAMED, [...values.keys()].sort().map(quote));
  return { unmeasured: `no example has ${quote(sliceName(slice))}: there are ${known}` };
}

const NAMED = 10;

function within(seen: Seen, rows: readonly number[]): Seen {
  return { ...seen, columns: selectRows(seen.columns, rows) };
}

function baseWithin(base: BaseSighting, rows: readonly number[]): BaseSighting {
  if (base.kind !== "present") return base;
  const { variant, reference } = base;
  return {
    ...base,
    variant: isUnmeasured(variant) ? variant : within(variant, rows),
    reference: isUnmeasured(reference) ? reference : within(reference, rows),
  };
}

import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import { drawn } from "../../statistics/drawn.ts";
import { type Columns, selectRows } from "../../tasks/tasks.ts";
import type { StopRule } from "./course.ts";
import { mayStop, type Stop } from "./may-stop.ts";
import { needsReference, turnsOf } from "./turns.ts";

/** What of a variant's answers is judged where it was stopped. */
export interface Cut {
  readonly stop: Stop;
  /** The answers to the examples before the stop, as if there were no others. */
  readonly select: (columns: Columns | Unmeasured) => Columns | Unmeasured;
}

/**
 * Where a variant stops, told by its answers alone: not by what whoever measured it says, nor by how many more there
 * are. Nothing where its limits stop it nowhere; whatever is lacking then is lacking.
 */
export function cutOf(
  rules: readonly StopRule[],
  own: Columns | Unmeasured,
  reference: Columns | Unmeasured,
): Cut | undefined {
  if (rules.length === 0 || isUnmeasured(own)) return;
  const usable = isUnmeasured(reference) ? rules.filter((one) => !needsReference(one)) : rules;
  const wanting = rowsWanting([own, ...(usable.some(needsReference) ? [reference] : [])]);
  if (wanting === undefined) return;
  const turns = usable.flatMap((rule) => turnsOf(rule, whole(own), whole(reference)) ?? []);
  if (turns.length < usable.length || turns.length === 0) return;
  const order = drawn(own.samples.ids);
  const stop = mayStop(inTurn(order, turns, wanting), usable, order.length);
  if (stop === undefined) return;
  const { ids } = own.samples;
  const before = new Set(order.slice(0, stop.after).map((row) => ids[row] ?? ""));
  return { stop, select: (columns) => selected(columns, before) };
}

/** Also of those that were stopped later, of whom all these are there. */
function selected(
  columns: Columns | Unmeasured,
  before: ReadonlySet<string>,
): Columns | Unmeasured {
  if (isUnmeasured(columns)) return columns;
  const rows = columns.samples.ids.flatMap((id, row) => (before.has(id) ? [row] : []));
  return selectRows(whole(columns), rows);
}

/** As if nothing were wrong with them: only rows are looked at with which nothing is. */
export function whole<Some extends Columns | Unmeasured>(columns: Some): Some {
  return isUnmeasured(columns) ? columns : { ...columns, defects: [] };
}

/** The rows that something is wrong with; undefined where it is wrong with all. */
export function rowsWanting(
  all: readonly (Columns | Unmeasured)[],
): ReadonlySet<number> | undefined {
  const rows = new Set<number>();
  for (const columns of all) {
    if (isUnmeasured(columns)) return;
    for (const defect of columns.defects) {
      if (defect.rows === undefined) return;
      for (const row of defect.rows) rows.add(row);
    }
  }
  return rows;
}

/** Example by example up to the first that something is wrong with. */
function* inTurn(
  order: readonly number[],
  turns: readonly Int8Array[],
  wanting: ReadonlySet<number>,
): Generator<readonly number[]> {
  for (const row of order) {
    if (wanting.has(row)) return;
    yield turns.map((one) => one[row] ?? 0);
  }
}

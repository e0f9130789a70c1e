import { selectClassified } from "./classification/select.ts";
import type { Columns, ColumnsByKind, Kind } from "./columns.ts";
import { complete } from "./complete.ts";
import { selectCustom } from "./custom/select.ts";
import { selectDetected } from "./detection/select.ts";
import { selectCompared } from "./parity/select.ts";
import { selectErrors } from "./regression/select.ts";
import { selectRankings } from "./search/select.ts";
import { selectMasks } from "./segmentation/select.ts";
import { selectPairs } from "./similarity/select.ts";
import { selectTexts } from "./text/select.ts";
import { isUnmeasured, type Unmeasured } from "./unmeasured.ts";

type Select<Of extends Kind> = (
  columns: ColumnsByKind[Of],
  rows: readonly number[],
) => ColumnsByKind[Of];

const SELECTS: { readonly [Of in Kind]: Select<Of> } = {
  classification: selectClassified,
  detection: selectDetected,
  similarity: selectPairs,
  search: selectRankings,
  text: selectTexts,
  parity: selectCompared,
  regression: selectErrors,
  segmentation: selectMasks,
  custom: selectCustom,
};

/** The answers to some of the samples. What is wrong with any record is wrong with the whole variant. */
export function selectRows(
  columns: Columns | Unmeasured,
  rows: readonly number[],
): Columns | Unmeasured {
  const whole = complete(columns);
  return isUnmeasured(whole) ? whole : select(whole.kind, whole, rows);
}

function select<Of extends Kind>(
  kind: Of,
  columns: ColumnsByKind[Of],
  rows: readonly number[],
): ColumnsByKind[Of] {
  return SELECTS[kind](columns, rows);
}

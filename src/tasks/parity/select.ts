import { floatsOf, samplesOf } from "../columns/pick.ts";
import type { ParityColumns } from "./columns.ts";

export function selectCompared(columns: ParityColumns, rows: readonly number[]): ParityColumns {
  return {
    ...columns,
    samples: samplesOf(rows, columns.samples),
    cosines: floatsOf(rows, columns.cosines),
    snrs: floatsOf(rows, columns.snrs),
    psnrs: floatsOf(rows, columns.psnrs),
    maxErrors: floatsOf(rows, columns.maxErrors),
  };
}

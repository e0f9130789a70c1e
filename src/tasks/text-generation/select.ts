import { floatsOf, samplesOf } from "../columns/pick.ts";
import type { TextColumns } from "./columns.ts";

export function selectTexts(columns: TextColumns, rows: readonly number[]): TextColumns {
  const tokens = floatsOf(rows, columns.samples.tokens);
  return {
    ...columns,
    samples: { ...samplesOf(rows, columns.samples), tokens },
    nll: floatsOf(rows, columns.nll),
    kl: floatsOf(rows, columns.kl),
    agreed: floatsOf(rows, columns.agreed),
  };
}

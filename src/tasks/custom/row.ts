import { SLICE_BY } from "../data.ts";
import type { DataRow } from "../row.ts";

/** Keys of the `data` block that say something of every task of somebody's own. */
export const OWN_DATA = {
  samples: {
    kind: "path",
    example: "Eval/samples.csv",
    says: "of records taken elsewhere: CSV with `id`, any slice columns and `group`, or JSON lines of these",
  },
  ...SLICE_BY,
} as const satisfies Record<string, DataRow>;

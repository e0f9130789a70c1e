import type { Nearness } from "../../contract/record.ts";
import { ColumnBuilder, type Keeper } from "../columns/column-builder.ts";
import type { Defect } from "../columns/defects.ts";
import { floatsOf, type Samples, type SampleTable, samplesOf } from "../columns/sample-table.ts";
import type { ParityRecord } from "./lines.ts";

/** Of each sample how near its worst output comes to the reference's. */
export interface ParityColumns {
  readonly kind: "parity";
  readonly samples: Samples;
  readonly cosines: Float64Array;
  readonly snrs: Float64Array;
  readonly psnrs: Float64Array;
  readonly maxErrors: Float64Array;
  readonly defects: readonly Defect[];
}

export function parityBuilder(samples: SampleTable): ColumnBuilder<ParityRecord, ParityColumns> {
  return new ColumnBuilder(samples, keeper(samples));
}

function keeper(samples: SampleTable): Keeper<ParityRecord, ParityColumns> {
  const numbers = () => new Float64Array(samples.size);
  const [cosines, snrs, psnrs, maxErrors] = [numbers(), numbers(), numbers(), numbers()];
  return {
    keep(row, { fidelity }) {
      const outputs = Object.values(fidelity);
      const least = (of: (one: Nearness) => number) =>
        outputs.reduce((found, one) => Math.min(found, of(one)), Number.POSITIVE_INFINITY);
      // Rounding takes a cosine a little out of its range.
      cosines[row] = Math.max(
        -1,
        Math.min(
          1,
          least(({ cosine }) => cosine),
        ),
      );
      snrs[row] = least(({ snr }) => snr);
      psnrs[row] = least(({ psnr }) => psnr);
      maxErrors[row] = -least((one) => -one["max-error"]);
      return undefined;
    },
    columns: (defects) => ({
      ...{ kind: "parity", samples, cosines, snrs, psnrs, maxErrors, defects },
    }),
  };
}

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

import { quote } from "../../catalog/quote.ts";
import type { Unmeasured } from "../../catalog/unmeasured.ts";
import type { Nearness } from "../../contract/record.ts";
import { listedUpTo } from "../../words/lists.ts";
import { ColumnBuilder, type Keeper } from "../columns/column-builder.ts";
import type { Defect } from "../columns/defects.ts";
import { floatsOf, type Samples, type SampleTable, samplesOf } from "../columns/sample-table.ts";
import type { ParityRecord } from "./lines.ts";

/** Of each sample how near its worst output comes to the reference's; and each output on its own, where there are several. */
export interface ParityColumns extends Nearnesses {
  readonly kind: "parity";
  readonly samples: Samples;
  readonly outputs: ReadonlyMap<string, Nearnesses>;
  readonly defects: readonly Defect[];
}

/** A row a sample; NaN where there is no such number. */
export interface Nearnesses {
  readonly cosines: Float64Array;
  readonly snrs: Float64Array;
  readonly psnrs: Float64Array;
  readonly maxErrors: Float64Array;
  readonly ssims: Float64Array;
  /** 1 where the largest value stands at the same place, 0 where not. */
  readonly argmaxes: Float64Array;
}

/** A model has a few outputs; a record that lists thousands is none of it. */
const MOST_OUTPUTS = 64;

export function parityBuilder(samples: SampleTable): ColumnBuilder<ParityRecord, ParityColumns> {
  return new ColumnBuilder(samples, keeper(samples));
}

function keeper(samples: SampleTable): Keeper<ParityRecord, ParityColumns> {
  const worst = nearnesses(samples.size);
  let outputs: Map<string, Nearnesses> | undefined;
  return {
    keep(row, { fidelity }) {
      const names = Object.keys(fidelity);
      if (names.length > MOST_OUTPUTS) return `with more than ${MOST_OUTPUTS} outputs`;
      outputs ??= new Map(names.map((name) => [name, nearnesses(samples.size)]));
      let known = 0;
      for (const [name, nearness] of Object.entries(fidelity)) {
        const own = outputs.get(name);
        if (own === undefined) continue;
        known += 1;
        note(own, row, nearness);
        worsen(worst, row, nearness);
      }
      if (known < names.length || known < outputs.size) return "with other outputs than the first";
      return undefined;
    },
    columns: (defects) => ({
      ...{ kind: "parity", samples, ...worst, defects },
      outputs: outputs ?? new Map(),
    }),
  };
}

function nearnesses(size: number): Nearnesses {
  const numbers = () => new Float64Array(size).fill(Number.NaN);
  return {
    ...{ cosines: numbers(), snrs: numbers(), psnrs: numbers() },
    ...{ maxErrors: numbers(), ssims: numbers(), argmaxes: numbers() },
  };
}

function note(own: Nearnesses, row: number, nearness: Nearness): void {
  for (const [key, value] of valuesIn(nearness)) own[key][row] = value;
}

/** The worst of what is there: of an error the largest, of all else the least. */
function worsen(worst: Nearnesses, row: number, nearness: Nearness): void {
  for (const [key, value] of valuesIn(nearness)) {
    const before = worst[key][row] ?? Number.NaN;
    const isWorse = key === "maxErrors" ? value > before : value < before;
    if (Number.isNaN(before) || isWorse) worst[key][row] = value;
  }
}

function valuesIn(nearness: Nearness): [keyof Nearnesses, number][] {
  const { cosine, snr, psnr, "max-error": maxError, ssim, argmax } = nearness;
  return [
    // Rounding takes a cosine a little out of its range.
    ["cosines", Math.max(-1, Math.min(1, cosine))],
    ["snrs", snr],
    ["psnrs", psnr],
    ["maxErrors", maxError],
    ...(ssim === undefined ? [] : [["ssims", ssim] satisfies [keyof Nearnesses, number]]),
    ...(argmax === undefined
      ? []
      : [["argmaxes", Number(argmax)] satisfies [keyof Nearnesses, number]]),
  ];
}

export function selectCompared(columns: ParityColumns, rows: readonly number[]): ParityColumns {
  const outputs = [...columns.outputs].map(([name, own]): [string, Nearnesses] => [
    name,
    nearnessesOf(rows, own),
  ]);
  return {
    ...columns,
    samples: samplesOf(rows, columns.samples),
    ...nearnessesOf(rows, columns),
    outputs: new Map(outputs),
  };
}

function nearnessesOf(rows: readonly number[], own: Nearnesses): Nearnesses {
  return {
    cosines: floatsOf(rows, own.cosines),
    snrs: floatsOf(rows, own.snrs),
    psnrs: floatsOf(rows, own.psnrs),
    maxErrors: floatsOf(rows, own.maxErrors),
    ssims: floatsOf(rows, own.ssims),
    argmaxes: floatsOf(rows, own.argmaxes),
  };
}

/** What one output answered, as if there were no other. */
export function ofOutput(columns: ParityColumns, name: string): ParityColumns | Unmeasured {
  const own = columns.outputs.get(name);
  if (own !== undefined) return { ...columns, ...own, outputs: new Map([[name, own]]) };
  const known = listedUpTo(NAMED, [...columns.outputs.keys()].sort().map(quote));
  return { unmeasured: `the model gives no output ${quote(name)}: it gives ${known}` };
}

const NAMED = 10;

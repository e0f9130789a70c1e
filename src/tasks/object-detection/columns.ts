import type { Curves } from "../../statistics/redrawn/curves.ts";
import { UnitStatistic } from "../../statistics/redrawn/unit-statistic.ts";
import { emptySpans, Growing } from "../columns/arrays.ts";
import { ColumnBuilder, type Keeper } from "../columns/column-builder.ts";
import type { Defect } from "../columns/defects.ts";
import { samplesOf, spansOf } from "../columns/sample-table.ts";
import { curvesOf } from "./averages.ts";
import type { DetectionRecord, Shown } from "./lines.ts";
import { type Matches, matchAll } from "./matching.ts";
import type { AreaRange } from "./protocol.ts";
import type { FoundBoxes, TrueBoxes, TruthTable } from "./samples.ts";

export interface DetectionColumns {
  readonly kind: "object-detection";
  readonly samples: TrueBoxes;
  readonly found: FoundBoxes;
  /** Of the first images, what the model was shown, where records say it. */
  readonly shown: ReadonlyMap<number, Shown>;
  readonly defects: readonly Defect[];
  /** Boxes and objects paired, once for each range of sizes. */
  readonly matches: (area: AreaRange) => Matches;
  /** What all metrics of a range of sizes are worked out from, and they themselves, drawn together. */
  readonly curves: (area: AreaRange) => Curves;
  readonly averages: (area: AreaRange) => UnitStatistic;
}

export function detectionBuilder(
  samples: TruthTable,
): ColumnBuilder<DetectionRecord, DetectionColumns> {
  return new ColumnBuilder(samples, keeper(samples));
}

function keeper(samples: TruthTable): Keeper<DetectionRecord, DetectionColumns> {
  const spans = emptySpans(samples.size);
  const boxes = new Growing((size) => new Float64Array(size));
  const classes = new Growing((size) => new Int32Array(size));
  const scores = new Growing((size) => new Float64Array(size));
  const shown = new Map<number, Shown>();
  return {
    keep(row, record) {
      if (record.shown && row < MOST_LOOKED_AT) shown.set(row, record.shown);
      spans.starts[row] = scores.length;
      for (const [at, label] of record.labels.entries()) {
        const number = samples.classes.find(label);
        // A class that no image shows has no precision to lose.
        if (number === undefined) continue;
        classes.push(number);
        scores.push(record.scores[at] ?? 0);
        for (const side of record.boxes[at] ?? []) boxes.push(side);
      }
      spans.ends[row] = scores.length;
      return undefined;
    },
    columns(defects) {
      const found = { ...spans, boxes: boxes.all(), classes: classes.all(), scores: scores.all() };
      return detectionColumns(samples, found, defects, shown);
    },
  };
}

/** Images enough to see whether a model finds anything at all. */
export const MOST_LOOKED_AT = 200;

export function detectionColumns(
  samples: TrueBoxes,
  found: FoundBoxes,
  defects: readonly Defect[],
  shown: ReadonlyMap<number, Shown> = new Map(),
): DetectionColumns {
  const matches = once((area) => matchAll(samples, found, area));
  const curves = once((area) => curvesOf(matches(area), area));
  const { size: units, seed } = samples;
  const averages = once((area) => new UnitStatistic({ statistic: curves(area), units, seed }));
  return {
    ...{ kind: "object-detection", samples, found, shown, defects },
    ...{ matches, curves, averages },
  };
}

function once<Made>(make: (area: AreaRange) => Made): (area: AreaRange) => Made {
  const known = new Map<AreaRange, Made>();
  return (area) => {
    const made = known.get(area) ?? make(area);
    known.set(area, made);
    return made;
  };
}

export function selectDetected(
  { samples, found, defects }: DetectionColumns,
  rows: readonly number[],
): DetectionColumns {
  const { truths, sizes, classes } = samples;
  return detectionColumns(
    {
      ...samplesOf(rows, samples),
      truths: { ...truths, ...spansOf(rows, truths) },
      sizes: Float64Array.from(
        rows.flatMap((row) => [sizes[2 * row] ?? 0, sizes[2 * row + 1] ?? 0]),
      ),
      classes,
    },
    { ...found, ...spansOf(rows, found) },
    defects,
  );
}

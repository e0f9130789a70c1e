import { emptySpans, Growing } from "../columns/arrays.ts";
import { ColumnBuilder, type Keeper } from "../columns/column-builder.ts";
import type { Defect } from "../columns/defects.ts";
import { samplesOf, spansOf } from "../columns/sample-table.ts";
import type { DetectionRecord } from "./lines.ts";
import { type Matches, matchAll } from "./matching.ts";
import type { AreaRange } from "./protocol.ts";
import type { FoundBoxes, TrueBoxes, TruthTable } from "./samples.ts";

export interface DetectionColumns {
  readonly kind: "object-detection";
  readonly samples: TrueBoxes;
  readonly found: FoundBoxes;
  readonly defects: readonly Defect[];
  /** Boxes and objects paired, once for each range of sizes. */
  readonly matches: (area: AreaRange) => Matches;
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
  return {
    keep(row, record) {
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
      return detectionColumns(samples, found, defects);
    },
  };
}

export function detectionColumns(
  samples: TrueBoxes,
  found: FoundBoxes,
  defects: readonly Defect[],
): DetectionColumns {
  const known = new Map<AreaRange, Matches>();
  const matches = (area: AreaRange) => {
    const matched = known.get(area) ?? matchAll(samples, found, area);
    known.set(area, matched);
    return matched;
  };
  return { kind: "object-detection", samples, found, defects, matches };
}

export function selectDetected(
  { samples, found, defects }: DetectionColumns,
  rows: readonly number[],
): DetectionColumns {
  const { truths, classes } = samples;
  return detectionColumns(
    { ...samplesOf(rows, samples), truths: { ...truths, ...spansOf(rows, truths) }, classes },
    { ...found, ...spansOf(rows, found) },
    defects,
  );
}

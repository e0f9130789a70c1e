import { randomFrom } from "../../../src/statistics/random.ts";
import { sampleTable } from "../../../src/tasks/columns/sample-table.ts";
import { customBuilder } from "../../../src/tasks/custom/columns.ts";
import {
  classificationBuilder,
  labelTable,
} from "../../../src/tasks/image-classification/columns.ts";
import {
  labelsTable,
  multiLabelBuilder,
} from "../../../src/tasks/multi-label-classification/columns.ts";
import { detectionBuilder } from "../../../src/tasks/object-detection/columns.ts";
import { truthTable } from "../../../src/tasks/object-detection/samples.ts";
import { parityBuilder } from "../../../src/tasks/parity/columns.ts";
import { regressionBuilder, valueTable } from "../../../src/tasks/regression/columns.ts";
import { maskTable, segmentationBuilder } from "../../../src/tasks/segmentation/columns.ts";
import { queryTable, searchBuilder } from "../../../src/tasks/semantic-search/columns.ts";
import { pairTable, similarityBuilder } from "../../../src/tasks/sentence-similarity/columns.ts";
import type { Columns } from "../../../src/tasks/tasks.ts";
import { textBuilder, textTable } from "../../../src/tasks/text-generation/columns.ts";
import { built } from "../../tasks/measured.ts";

/** What one variant answers to n samples; `damage` is 0 for the reference, and little for a good variant. */
export type Answers = (n: number, damage: number) => Columns;

const idsOf = (n: number) => Array.from({ length: n }, (_, row) => ({ id: `s${row}` }));

/** Of a sample, 0 to 1: the same for the same row and purpose. */
function chance(row: number, purpose: number): number {
  return randomFrom(row * 31 + purpose)(2 ** 20) / 2 ** 20;
}

type Quad = [number, number, number, number];

export const ANSWERS = {
  "image-classification": (n, damage) => {
    const table = labelTable(idsOf(n).map((sample) => ({ ...sample, label: "cat" })));
    const lines = idsOf(n).map((sample, row) => ({
      ...{ ...sample, top: [["cat", 1]] as [string, number][] },
      loss: chance(row, 1) + damage * chance(row, 2),
    }));
    return built(classificationBuilder(table), lines);
  },

  "multi-label-classification": (n, damage) => {
    const labels = (row: number) => ["a", "b", "c"].filter((_, at) => (row >> at) % 2 === 1);
    const table = labelsTable(idsOf(n).map((sample, row) => ({ ...sample, labels: labels(row) })));
    const lines = idsOf(n).map((sample, row) => {
      const score = (label: string, purpose: number) =>
        (labels(row).includes(label) ? 0.6 : 0) + (0.4 + damage) * chance(row, purpose);
      const scores = { a: score("a", 1), b: score("b", 2), c: score("c", 3) };
      const said = Object.entries(scores).filter(([, one]) => one >= 0.6);
      return { ...sample, labels: said.map(([label]) => label), scores };
    });
    return built(multiLabelBuilder(table), lines);
  },

  "object-detection": (n, damage) => {
    const box = (x: number): Quad => [x, 10, 40, 40];
    const samples = idsOf(n).map((sample, row) => ({
      ...{ ...sample, width: 640, height: 480, boxes: [box(row % 50)], labels: [`c${row % 3}`] },
      ...{ area: [1600], crowd: [0 as const] },
    }));
    const lines = idsOf(n).map((sample, row) => {
      const missed = chance(row, 1) < 0.1 + damage;
      return {
        ...{ ...sample, labels: [`c${row % 3}`], scores: [chance(row, 2)] },
        boxes: [box((row % 50) + (missed ? 300 : 2))],
      };
    });
    return built(detectionBuilder(truthTable(samples)), lines);
  },

  "sentence-similarity": (n, damage) => {
    const table = pairTable(idsOf(n).map((sample, row) => ({ ...sample, score: row % 6 })));
    const lines = idsOf(n).map((sample, row) => ({
      ...{ ...sample, cosine: (row % 6) / 6 + chance(row, 1) + damage * chance(row, 2) },
    }));
    return built(similarityBuilder(table), lines);
  },

  "semantic-search": (n, damage) => {
    const table = queryTable(idsOf(n).map((sample) => ({ ...sample, relevant: { a: 2, b: 1 } })));
    const lines = idsOf(n).map((sample, row) => {
      const order = chance(row, 1) < 0.2 + damage ? ["c", "b", "a"] : ["a", "b", "c"];
      const ranking = order.map((name, at): [string, number] => [name, -at]);
      return { ...sample, ranking, indexed: ranking };
    });
    return built(searchBuilder(table), lines);
  },

  "text-generation": (n, damage) => {
    const table = textTable(idsOf(n).map((sample, row) => ({ ...sample, tokens: 3 + (row % 3) })));
    const lines = idsOf(n).map((sample, row) => {
      const tokens = Array.from({ length: 3 + (row % 3) }, (_, at) => row * 7 + at);
      return {
        ...sample,
        nll: tokens.map((at) => 1 + chance(at, 1) + damage * chance(at, 2)),
        kl: tokens.map((at) => damage * chance(at, 2)),
        agree: tokens.map((at) => (chance(at, 3) < damage ? (0 as const) : (1 as const))),
      };
    });
    return built(textBuilder(table), lines);
  },

  parity: (n, damage) => {
    const lines = idsOf(n).map((sample, row) => {
      const off = damage * (0.5 + chance(row, 1) / 2);
      const out = { cosine: 1 - off, snr: 60 - 100 * off, psnr: 70 - 100 * off, "max-error": off };
      return { ...sample, fidelity: { out: { ...out, ssim: 1 - off, argmax: off < 0.2 } } };
    });
    return built(parityBuilder(sampleTable(idsOf(n))), lines);
  },

  regression: (n, damage) => {
    const table = valueTable(idsOf(n).map((sample, row) => ({ ...sample, value: row })));
    const lines = idsOf(n).map((sample, row) => ({
      ...{ ...sample, value: row + 1 + chance(row, 1) + damage * chance(row, 2) },
    }));
    return built(regressionBuilder(table), lines);
  },

  segmentation: (n, damage) => {
    const lines = idsOf(n).map((sample, row) => {
      const shared = (purpose: number) => Math.round(900 - damage * 900 * chance(row, purpose));
      const overlap = (purpose: number): [number, number] => [shared(purpose), 1000];
      return { ...sample, classes: { road: overlap(1), sky: overlap(2) } };
    });
    return built(segmentationBuilder(maskTable(idsOf(n))), lines);
  },

  "words.py:Words": (n, damage) => {
    const lines = idsOf(n).map((sample, row) => ({
      ...{ ...sample, values: { "word-errors": 0.1 * chance(row, 1) + damage * chance(row, 2) } },
    }));
    return built(customBuilder(sampleTable(idsOf(n))), lines);
  },
} as const satisfies Record<string, Answers>;

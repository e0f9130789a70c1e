import type { Made } from "./folder.ts";

const CLASSES = Array.from({ length: 100 }, (_, at) => `class-${at}`);

/** Of a hundred classes; each variant turns one answer in two hundred more than the one before. */
export const CLASSIFIED: Made = {
  task: "image-classification",
  data: "{ images: Eval }",
  sampleOf: (id, row) => ({ id, label: CLASSES[row % CLASSES.length] ?? "" }),
  recordOf(id, row, at) {
    const wrong = noise(row, 7) < 0.08 + 0.005 * at * noise(row, 8 + at);
    const first = (row + (wrong ? 1 : 0)) % CLASSES.length;
    const top = [0.62, 0.21, 0.08, 0.03, 0.01].map((score, place) => [
      CLASSES[(first + place) % CLASSES.length],
      score + noise(row, place) * 0.001,
    ]);
    return { id, top, loss: 0.2 + noise(row, at) };
  },
};

/** Pairs of sentences, how alike people find them, and a cosine that is a little off. */
export const PAIRED: Made = {
  task: "sentence-similarity",
  data: "{ pairs: Eval/pairs.csv, tokenizer: Eval/tokenizer.json }",
  sampleOf: (id, row) => ({ id, score: noise(row, 0) * 5 }),
  recordOf: (id, row, at) => ({
    id,
    cosine: Math.min(1, noise(row, 0) * 0.8 + noise(row, 1 + at) * 0.2),
  }),
};

/** Numbers from 0 to 1 without a pattern that matters. */
function noise(row: number, stream: number): number {
  const hash = Math.imul(Math.imul(row + 1, 0x9e3779b1) ^ (stream * 0x85ebca6b), 0xc2b2ae35);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

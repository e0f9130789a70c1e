import fc from "fast-check";

type Box = [number, number, number, number];

export interface Scene {
  readonly images: readonly {
    readonly boxes: Box[];
    readonly labels: string[];
    readonly area: number[];
    readonly crowd: (0 | 1)[];
  }[];
  readonly found: readonly {
    readonly boxes: Box[];
    readonly labels: string[];
    readonly scores: number[];
  }[];
}

/** Boxes of all three sizes, on a coarse grid so that many overlap. */
const box = fc
  .tuple(fc.nat(12), fc.nat(12), fc.constantFrom(12, 20, 28, 50, 60, 90, 120, 160), fc.nat(40))
  .map(([x, y, side, more]): Box => [x * 9, y * 9, side, side + more / 4]);

const object = fc.record({
  box,
  label: fc.constantFrom("1", "2", "3"),
  crowd: fc.constantFrom(0 as const, 0 as const, 0 as const, 1 as const),
  share: fc.constantFrom(0.4, 0.7, 1),
});

/** A box near an object, or anywhere. */
function guessNear(objects: readonly { box: Box; label: string }[]) {
  const anywhere = fc.record({ box, label: fc.constantFrom("1", "2", "3", "4") });
  if (objects.length === 0) return anywhere;
  const near = fc
    .tuple(fc.constantFrom(...objects), fc.integer({ min: -6, max: 6 }), fc.nat(8))
    .map(([{ box, label }, shift, more]) => ({ box: shifted(box, shift, more), label }));
  return fc.oneof(near, near, anywhere);
}

function shifted([x, y, width, height]: Box, by: number, more: number): Box {
  return [x + by, y - by / 2, width + more, height];
}

export function sceneOf(): fc.Arbitrary<Scene> {
  // Of few scores many are equal, in an image as between images.
  const score = fc.integer({ min: 1, max: 12 }).map((twelfth) => twelfth / 12);
  const image = fc.array(object, { maxLength: 6 }).chain((objects) =>
    fc.record({
      objects: fc.constant(objects),
      guesses: fc.array(fc.record({ guess: guessNear(objects), score }), { maxLength: 10 }),
    }),
  );
  return fc.array(image, { minLength: 1, maxLength: 8 }).map((images) => ({
    images: images.map(({ objects }) => ({
      boxes: objects.map((one) => one.box),
      labels: objects.map(({ label }) => label),
      area: objects.map((one) => one.box[2] * one.box[3] * one.share),
      crowd: objects.map(({ crowd }) => crowd),
    })),
    found: images.map(({ guesses }) => ({
      boxes: guesses.map(({ guess }) => guess.box),
      labels: guesses.map(({ guess }) => guess.label),
      scores: guesses.map((one) => one.score),
    })),
  }));
}

/** One image with a hundred and fifty boxes of one class. */
export function crowdedScene(): fc.Arbitrary<Scene> {
  const place = fc.tuple(fc.nat(9), fc.nat(9)).map(([x, y]): Box => [x * 50, y * 50, 44, 46]);
  const score = fc.double({ min: 0, max: 1, noNaN: true });
  const guess = fc.record({ place, score, off: fc.nat(12) });
  return fc
    .tuple(fc.array(place, { minLength: 30, maxLength: 60 }), fc.array(guess, manyOf(150)))
    .map(([boxes, guesses]) => ({
      images: [
        {
          ...{ boxes, labels: boxes.map(() => "1") },
          ...{ area: boxes.map(() => 44 * 46), crowd: boxes.map(() => 0 as const) },
        },
      ],
      found: [
        {
          boxes: guesses.map(({ place: [x, y, w, h], off }): Box => [x + off, y, w, h]),
          labels: guesses.map(() => "1"),
          scores: guesses.map((one) => one.score),
        },
      ],
    }));
}

function manyOf(count: number) {
  return { minLength: count, maxLength: count };
}

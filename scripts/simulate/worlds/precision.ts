import type { Resampled } from "../../../src/statistics/scores.ts";
import { findMetric } from "../../../src/tasks/rows.ts";
import { random } from "../random.ts";
import type { Random, World } from "../world.ts";

/** A box that was found: how sure, and whether there is an object. */
interface Found {
  readonly image: number;
  readonly score: number;
  readonly hit: boolean;
}

interface Images {
  readonly before: readonly Found[];
  readonly after: readonly Found[];
  readonly objects: Float64Array;
}

/** Damage at which the drop is exactly what is allowed. */
const BOUNDARY = 0.3;

/** Average precision over images of several objects each: no mean of anything an image has. */
export function precision(images: number): World {
  return {
    name: `average precision of ${images} images`,
    ...{ metric: "map", operator: "max-drop", allowed: dropAt(1), most: 0.08 },
    shares: [0, 1],
    method: {
      kind: "drawn",
      sample(chance, share) {
        const { before, after, objects } = draw(chance, images, share);
        return { before: scores(before, objects), after: scores(after, objects) };
      },
    },
  };
}

/** What so much damage costs, of so many images that chance plays no part to speak of. */
export function dropAt(share: number): number {
  const { before, after, objects } = draw(random(99), 200_000, share);
  const once = new Uint32Array(objects.length).fill(1);
  const drop = scores(before, objects).of(once) - scores(after, objects).of(once);
  return Math.round(drop * 1e5) / 1e5;
}

function draw(chance: Random, images: number, share: number): Images {
  const objects = Float64Array.from({ length: images }, () => 1 + Math.floor(4 * chance.uniform()));
  const [before, after]: Found[][] = [[], []];
  objects.forEach((count, image) => {
    const hard = 0.6 * chance.normal();
    for (let box = 0; box < count + 2; box += 1) {
      const object = box < count;
      const clear = (object ? 1 : -0.4) - hard + 0.7 * chance.normal();
      before?.push({ image, score: clear + OWN * chance.normal(), hit: object });
      after?.push({
        image,
        score: clear + (OWN + share * BOUNDARY) * chance.normal(),
        hit: object,
      });
    }
  });
  return { before: before ?? [], after: after ?? [], objects };
}

const OWN = 0.1;

function scores(found: readonly Found[], objects: Float64Array): Resampled {
  const sorted = found.toSorted((a, b) => b.score - a.score);
  const image = Uint32Array.from(sorted, (one) => one.image);
  const hit = Uint8Array.from(sorted, (one) => (one.hit ? 1 : 0));
  return {
    ...{ kind: "resampled", units: objects.length, within: [0, 1] },
    passFrom: findMetric("map")?.passFrom ?? 0,
    ...{ rare: true, seed: 1 },
    of: (counts) => averagePrecision(image, hit, objects, counts),
  };
}

/** The mean over all objects of the precision at which each is found. */
function averagePrecision(
  image: Uint32Array,
  hit: Uint8Array,
  objects: Float64Array,
  counts: Uint32Array,
): number {
  let [taken, right, sum, all] = [0, 0, 0, 0];
  for (let at = 0; at < objects.length; at += 1) all += (objects[at] ?? 0) * (counts[at] ?? 0);
  for (let at = 0; at < image.length; at += 1) {
    const times = counts[image[at] ?? 0] ?? 0;
    if (times === 0) continue;
    taken += times;
    if (hit[at] === 0) continue;
    right += times;
    sum += (times * right) / taken;
  }
  return sum / all;
}

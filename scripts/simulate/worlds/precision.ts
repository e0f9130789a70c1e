import { onlyNumber } from "../../../src/statistics/redrawn/unit-statistic.ts";
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
        const { before, after } = draw(chance, images, share);
        return { before: scores(before, images), after: scores(after, images) };
      },
    },
  };
}

/** What so much damage costs, of so many images that chance plays no part to speak of. */
export function dropAt(share: number): number {
  const { before, after } = draw(random(99), MANY, share);
  const value = ({ statistic, which }: Resampled) => statistic.observed(which);
  const drop = value(scores(before, MANY)) - value(scores(after, MANY));
  return Math.round(drop * 1e5) / 1e5;
}

const MANY = 200_000;

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
  return { before: before ?? [], after: after ?? [] };
}

const OWN = 0.1;

/** Every object is found, sooner or later: so the mean over those that are found is that over all. */
function scores(found: readonly Found[], images: number): Resampled {
  const sorted = found.toSorted((a, b) => b.score - a.score);
  const ranking = {
    rows: Int32Array.from(sorted, (one) => one.image),
    right: Uint8Array.from(sorted, (one) => (one.hit ? 1 : 0)),
    ends: new Uint8Array(sorted.length).fill(1),
  };
  const rankings = { kind: "rankings", rankings: [ranking] } as const;
  return {
    ...{ kind: "resampled", ...onlyNumber(rankings, { size: images, seed: 1 }) },
    ...{ within: [0, 1], passFrom: findMetric("map")?.passFrom ?? 0, rare: true },
  };
}

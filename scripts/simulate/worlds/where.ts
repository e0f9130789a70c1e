import { normalQuantile } from "../../../src/statistics/distributions/normal.ts";

const QUANTILES = Float64Array.from({ length: 20_000 }, (_, at) =>
  normalQuantile((at + 0.5) / 20_000),
);

const known = new Map<string, number>();

/** Where a place has to lie, from −20 to 1, for harm that rises with it to have a mean of so much over a normal draw. */
export function placeFor(
  name: string,
  mean: number,
  harm: (place: number, z: number) => number,
): number {
  const key = `${name} ${mean}`;
  const found = known.get(key) ?? sought(mean, harm);
  known.set(key, found);
  return found;
}

function sought(mean: number, harm: (place: number, z: number) => number): number {
  let [low, high] = [-20, 1];
  while (high - low > 1e-9) {
    const place = (low + high) / 2;
    const sum = QUANTILES.reduce((all, z) => all + harm(place, z), 0);
    if (sum / QUANTILES.length > mean) high = place;
    else low = place;
  }
  return low;
}

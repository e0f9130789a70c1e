/** Counts less likely than the likeliest by this factor are left out: together they are nothing. */
const NEGLIGIBLE = 1e-17;

/** The counts of successes in `n` trials that matter, each with its probability, in no fixed order. */
export function binomial(n: number, p: number): { count: number; probability: number }[] {
  const weighed: { count: number; weight: number }[] = [];
  const total = weigh(n, p, (count, weight) => weighed.push({ count, weight }));
  return weighed.map(({ count, weight }) => ({ count, probability: weight / total }));
}

/** The chance of at most `most` successes. */
export function chanceOfAtMost(most: number, n: number, p: number): number {
  let sum = 0;
  const total = weigh(n, p, (count, weight) => {
    if (count <= most) sum += weight;
  });
  return sum / total;
}

/** The chance of `least` successes or more. */
export function atLeast(least: number, n: number, p: number): number {
  let sum = 0;
  const total = weigh(n, p, (count, weight) => {
    if (count >= least) sum += weight;
  });
  return sum / total;
}

/** Weighs counts by ratios outward from the likeliest: no factorials, so nothing to lose digits in. */
function weigh(n: number, p: number, take: (count: number, weight: number) => void): number {
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  let total = 1;
  take(mode, 1);
  for (let count = mode, weight = 1; count < n; ) {
    weight *= ((n - count) / (count + 1)) * odds;
    if (!(weight > NEGLIGIBLE)) break;
    count += 1;
    total += weight;
    take(count, weight);
  }
  for (let count = mode, weight = 1; count > 0; ) {
    weight *= count / ((n - count + 1) * odds);
    if (!(weight > NEGLIGIBLE)) break;
    count -= 1;
    total += weight;
    take(count, weight);
  }
  return total;
}

/** Of `total` things `drawn` are taken at random: the chance that `least` or more are among the `marked`. */
export function chanceOfSoMany(
  least: number,
  { marked, drawn, total }: { marked: number; drawn: number; total: number },
): number {
  const highest = Math.min(marked, drawn);
  const lowest = Math.max(0, marked + drawn - total);
  const mode = Math.floor(((marked + 1) * (drawn + 1)) / (total + 2));
  const odds = (count: number) =>
    ((marked - count) * (drawn - count)) / ((count + 1) * (total - marked - drawn + count + 1));
  let [all, some] = [0, 0];
  const take = (count: number, weight: number) => {
    all += weight;
    if (count >= least) some += weight;
  };
  // By ratios outward from the likeliest: no factorials, so nothing to lose digits in.
  for (let count = mode, weight = 1; count <= highest; weight *= odds(count), count += 1)
    take(count, weight);
  for (let count = mode - 1, weight = 1; count >= lowest; count -= 1) {
    weight /= odds(count);
    take(count, weight);
  }
  return some / all;
}

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

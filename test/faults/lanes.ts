/** A few at a time: most of them wait for a server. */
export async function sideBySide<T>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<void> {
  const waiting = [...all];
  const lane = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: 4 }, lane));
}

/** Every eleventh: of rows of twenty faults, one a call, that is another fault in each. All with QUANTGATE_FAULTS=all. */
export function sampled<T>(all: readonly T[]): T[] {
  return all.filter((_, at) => process.env.QUANTGATE_FAULTS === "all" || at % 11 === 0);
}

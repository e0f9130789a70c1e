/** Below it a measurement is what starting it costs, and whatever else the process did meanwhile. */
const FLOOR_MS = 5;
const MOST_ROUNDS = 4;

/** Between four, where work grows as its input does, and sixteen, where it grows as the square of it. */
export const LINEAR = 9;

type Work = (share: 1 | 4) => unknown;

/**
 * How many times as much of the processor's time something takes with four times as much to do, of this thread alone:
 * neither a slow machine nor a busy one makes a difference. What seems to grow too much is measured again, and the least
 * of all rounds counts. `spent` is the clock, in milliseconds.
 */
export function growth(work: Work, spent: () => number = ofThisThread): number {
  const timeOf = (share: 1 | 4) => {
    const before = spent();
    work(share);
    return spent() - before;
  };
  work(1);
  let [less, more] = [timeOf(1), timeOf(4)];
  for (let round = 1; round < MOST_ROUNDS && ratioOf(more, less) >= LINEAR; round += 1)
    [less, more] = [Math.min(less, timeOf(1)), Math.min(more, timeOf(4))];
  return ratioOf(more, less);
}

function ratioOf(more: number, less: number): number {
  return (more + FLOOR_MS) / (less + FLOOR_MS);
}

function ofThisThread(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

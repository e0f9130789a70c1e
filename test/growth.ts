/** Below it a measurement is what starting it costs, and whatever else the process did meanwhile. */
const FLOOR_MS = 5;
const MOST_ROUNDS = 4;

/** Between four, where work grows as its input does, and sixteen, where it grows as the square of it. */
export const LINEAR = 9;

/**
 * How many times as much of the processor's time something takes with four times as much to do, of this thread alone:
 * neither a slow machine nor a busy one makes a difference. What seems to grow too much is measured again, and the least
 * of all rounds counts.
 */
export function growth(work: (share: 1 | 4) => unknown): number {
  work(1);
  let [less, more] = [timeOf(work, 1), timeOf(work, 4)];
  for (let round = 1; round < MOST_ROUNDS && ratioOf(more, less) >= LINEAR; round += 1)
    [less, more] = [Math.min(less, timeOf(work, 1)), Math.min(more, timeOf(work, 4))];
  return ratioOf(more, less);
}

function ratioOf(more: number, less: number): number {
  return (more + FLOOR_MS) / (less + FLOOR_MS);
}

function timeOf(work: (share: 1 | 4) => unknown, share: 1 | 4): number {
  const before = process.threadCpuUsage();
  work(share);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

import type { Metric } from "../../catalog/metrics.ts";
import type { Moved } from "../../contract/explanation.ts";
import type { Mean } from "../../statistics/scores.ts";
import type { Samples } from "../../tasks/columns/sample-table.ts";

/** Examples whose own score changed: how many for the better, and those for the worse, the worst first. */
export function movedOf(
  { direction }: Metric,
  { ids }: Samples,
  before: Mean,
  after: Mean,
): { worse: Moved[]; better: number } {
  const sign = direction === "higher" ? 1 : -1;
  const moved = ids.map((id, row) => ({
    ...{ id, before: before.values[row] ?? 0, after: after.values[row] ?? 0 },
  }));
  const loss = (one: Moved) => sign * (one.before - one.after);
  const worse = moved.filter((one) => loss(one) > 0);
  return {
    worse: worse.sort((a, b) => loss(b) - loss(a) || (a.id < b.id ? -1 : 1)),
    better: moved.filter((one) => loss(one) < 0).length,
  };
}

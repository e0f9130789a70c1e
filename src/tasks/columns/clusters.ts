import type { AnySample } from "../../contract/sample.ts";
import type { RowClusters } from "../../statistics/redrawn/places.ts";

/**
 * Which samples tell of one thing: those whose inputs are equal, those of one group or of one cluster that their task
 * has found, and whatever hangs together by any of these. Undefined where each stands alone.
 */
export function clustersOf(
  samples: readonly (Pick<AnySample, "input" | "group"> & { readonly cluster?: string })[],
): RowClusters | undefined {
  const above = Int32Array.from(samples, (_, row) => row);
  const topOf = (row: number): number => {
    let top = row;
    while (above[top] !== top) top = above[top] ?? top;
    above[row] = top;
    return top;
  };
  const first = new Map<string, number>();
  let joined = false;
  for (const [row, { input, group, cluster }] of samples.entries()) {
    const names = [
      input && `input ${input}`,
      group && `group ${group}`,
      cluster && `cluster ${cluster}`,
    ];
    for (const name of names) {
      if (!name) continue;
      const other = first.get(name);
      if (other === undefined) {
        first.set(name, row);
        continue;
      }
      above[topOf(row)] = topOf(other);
      joined = true;
    }
  }
  return joined ? above.map((_, row) => topOf(row)) : undefined;
}

import { type DrawnUnits, evaluatorOf } from "./drawing.ts";
import { placesOf, type RowClusters } from "./places.ts";
import { Redraws } from "./redraws.ts";
import type { Statistic } from "./statistic.ts";

/** A statistic of one variant's units; whoever asks for the same again finds it worked out, and drawn. */
export class UnitStatistic {
  readonly units: number;
  readonly redraws: Redraws;
  readonly #drawn: DrawnUnits;
  readonly #observed = new Map<number, number>();
  readonly #clustered = new Map<RowClusters, UnitStatistic>();

  constructor(drawn: Omit<DrawnUnits, "kind">) {
    this.#drawn = { kind: "units", ...drawn };
    this.units = drawn.units;
    this.redraws = new Redraws(this.#drawn);
  }

  /** One of its numbers when unit i was drawn `counts[i]` times; NaN where such a draw has none. */
  over(which: number, counts: Uint32Array): number {
    return evaluatorOf(this.#drawn, [which])(counts)[0] ?? Number.NaN;
  }

  /** One of its numbers over the set as it is. */
  observed(which: number): number {
    const known = this.#observed.get(which);
    if (known !== undefined) return known;
    const found = this.over(which, new Uint32Array(this.units).fill(1));
    this.#observed.set(which, found);
    return found;
  }

  /** The same statistic of clusters, which are drawn as a whole. What is made of clusters already stays as it is. */
  inClusters(clusters: RowClusters): UnitStatistic {
    if (this.units !== clusters.length) return this;
    const known = this.#clustered.get(clusters);
    if (known !== undefined) return known;
    const { of: places, count: units } = placesOf(clusters);
    const made = new UnitStatistic({ ...this.#drawn, units, places });
    this.#clustered.set(clusters, made);
    return made;
  }
}

/** Where a variant has one such number and no more. */
export function onlyNumber(
  statistic: Statistic,
  { size: units, seed }: { readonly size: number; readonly seed: number },
): { readonly statistic: UnitStatistic; readonly which: 0 } {
  return { statistic: new UnitStatistic({ statistic, units, seed }), which: 0 };
}

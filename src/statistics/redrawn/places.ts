/** Of each row the number of its cluster. */
export type RowClusters = Int32Array;

/** Of each row the place of its cluster, and how many there are. */
export interface Places {
  readonly of: Int32Array;
  readonly count: number;
}

/** In the order in which rows show them, without gaps: a slice holds some of them alone. */
export function placesOf(clusters: RowClusters): Places {
  const known = new Map<number, number>();
  const of = clusters.map((cluster) => {
    const place = known.get(cluster) ?? known.size;
    known.set(cluster, place);
    return place;
  });
  return { of, count: known.size };
}

/** One label: its samples from the highest score to the lowest, with a mark where a score ends. */
export interface Ranking {
  readonly rows: Int32Array;
  /** 1 at the last of equal scores: between equals there is no order. */
  readonly ends: Uint8Array;
  readonly has: Uint8Array;
}

export function rankingOf(scores: Float64Array, has: Uint8Array): Ranking {
  const rows = Int32Array.from(scores.keys()).sort(
    (one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other,
  );
  const ends = Uint8Array.from(rows, (row, at) =>
    Number(at + 1 === rows.length || scores[rows[at + 1] ?? 0] !== scores[row]),
  );
  return { rows, ends, has };
}

/**
 * The precision at each score, weighed by how much recall it adds: scikit-learn's average precision, when sample i counts
 * `counts[i]` times. NaN where none of them has the label.
 */
export function averagePrecision({ rows, ends, has }: Ranking, counts: Uint32Array): number {
  let [right, before, seen, sum] = [0, 0, 0, 0];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    const times = counts[row] ?? 0;
    seen += times;
    if (has[row] === 1) right += times;
    if (ends[at] === 1 && right > before) {
      sum += ((right - before) * right) / seen;
      before = right;
    }
  }
  return sum / right;
}

/** What is ranked by how sure a model was, once for each label. */
export interface Rankings {
  readonly kind: "rankings";
  readonly rankings: readonly Ranking[];
}

/** From the highest score to the lowest. */
export interface Ranking {
  /** The unit at each place, and whether it is what was looked for. */
  readonly rows: Int32Array;
  readonly right: Uint8Array;
  /** 1 at the last of equal scores: between equals there is no order. */
  readonly ends: Uint8Array;
}

/** Of one label: of each unit its score, and 1 where it has the label. */
export function rankingOf(scores: Float64Array, has: Uint8Array): Ranking {
  const rows = Int32Array.from(scores.keys()).sort(
    (one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other,
  );
  const ends = Uint8Array.from(rows, (row, at) =>
    Number(at + 1 === rows.length || scores[rows[at + 1] ?? 0] !== scores[row]),
  );
  return { rows, right: Uint8Array.from(rows, (row) => has[row] ?? 0), ends };
}

/** The mean of the average precisions of the rankings that a draw has something of to find. */
export function meanPrecisionOver({ rankings }: Rankings) {
  return (counts: Uint32Array): number => {
    let [sum, present] = [0, 0];
    for (const ranking of rankings) {
      const own = averagePrecision(ranking, counts);
      if (Number.isNaN(own)) continue;
      sum += own;
      present += 1;
    }
    return sum / present;
  };
}

/**
 * The precision at each score, weighed by how much recall it adds: scikit-learn's average precision, when unit i counts
 * `counts[i]` times. NaN where none of them is what was looked for.
 */
function averagePrecision({ rows, right: is, ends }: Ranking, counts: Uint32Array): number {
  let [right, before, seen, sum] = [0, 0, 0, 0];
  for (let at = 0; at < rows.length; at += 1) {
    const times = counts[rows[at] ?? 0] ?? 0;
    seen += times;
    if (is[at] === 1) right += times;
    if (ends[at] === 1 && right > before) {
      sum += ((right - before) * right) / seen;
      before = right;
    }
  }
  return sum / right;
}

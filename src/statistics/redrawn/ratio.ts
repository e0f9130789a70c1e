/** A sum over the units divided by another: word errors by words. */
export interface Ratio {
  readonly kind: "ratio";
  readonly above: Float64Array;
  readonly below: Float64Array;
}

export function ratioOver({ above, below }: Ratio) {
  return (counts: Uint32Array): number => {
    let [sum, size] = [0, 0];
    for (let row = 0; row < above.length; row += 1) {
      const drawn = counts[row] ?? 0;
      sum += drawn * (above[row] ?? 0);
      size += drawn * (below[row] ?? 0);
    }
    return sum / size;
  };
}

export interface RootMeanSquare {
  readonly kind: "root mean square";
  readonly errors: Float64Array;
}

export function rootMeanSquareOver({ errors }: RootMeanSquare) {
  return (counts: Uint32Array): number => {
    let [sum, of] = [0, 0];
    for (let row = 0; row < errors.length; row += 1) {
      const [times, error] = [counts[row] ?? 0, errors[row] ?? 0];
      sum += times * error * error;
      of += times;
    }
    return Math.sqrt(sum / of);
  };
}

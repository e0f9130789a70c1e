/** Of each row, where its numbers lie in arrays that hold those of all rows. */
export interface Spans {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export function emptySpans(size: number): Spans {
  return { starts: new Int32Array(size), ends: new Int32Array(size) };
}

export function spanOf({ starts, ends }: Spans, row: number): [number, number] {
  return [starts[row] ?? 0, ends[row] ?? 0];
}

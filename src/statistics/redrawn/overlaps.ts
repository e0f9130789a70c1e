/** Of each image and class the pixels that both name it, and those that either does. */
export interface Overlaps {
  readonly kind: "overlaps";
  /** Where an image's classes stand in the columns. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly classes: Int32Array;
  readonly shared: Float64Array;
  readonly either: Float64Array;
  /** How many classes there are. */
  readonly size: number;
}

/** The mean over the classes of the share of pixels that both name; a class that no pixel has does not count. */
export function meanOverlapOver(overlaps: Overlaps) {
  const [shared, either] = [new Float64Array(overlaps.size), new Float64Array(overlaps.size)];
  return (counts: Uint32Array): number => {
    shared.fill(0);
    either.fill(0);
    for (let row = 0; row < overlaps.starts.length; row += 1)
      addImage(overlaps, row, counts[row] ?? 0, shared, either);
    return meanOfPresent(shared, either);
  };
}

function addImage(
  overlaps: Overlaps,
  row: number,
  times: number,
  shared: Float64Array,
  either: Float64Array,
): void {
  if (times === 0) return;
  const end = overlaps.ends[row] ?? 0;
  for (let at = overlaps.starts[row] ?? 0; at < end; at += 1) {
    const number = overlaps.classes[at] ?? 0;
    shared[number] = (shared[number] ?? 0) + times * (overlaps.shared[at] ?? 0);
    either[number] = (either[number] ?? 0) + times * (overlaps.either[at] ?? 0);
  }
}

function meanOfPresent(shared: Float64Array, either: Float64Array): number {
  let [sum, present] = [0, 0];
  for (const [number, pixels] of either.entries()) {
    if (pixels === 0) continue;
    sum += (shared[number] ?? 0) / pixels;
    present += 1;
  }
  return sum / present;
}

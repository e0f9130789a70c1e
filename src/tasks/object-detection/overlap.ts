/** How much two boxes (x, y, width, height, at index `at`) share: of both, or with a crowd of the first alone. */
export function overlapOf(
  first: Float64Array,
  at: number,
  second: Float64Array,
  to: number,
  crowd: boolean,
): number {
  const [x = 0, y = 0, width = 0, height = 0] = first.subarray(4 * at, 4 * at + 4);
  const [left = 0, top = 0, across = 0, down = 0] = second.subarray(4 * to, 4 * to + 4);
  const wide = Math.min(x + width, left + across) - Math.max(x, left);
  const high = Math.min(y + height, top + down) - Math.max(y, top);
  if (wide <= 0 || high <= 0) return 0;
  const shared = wide * high;
  return shared / (crowd ? width * height : width * height + across * down - shared);
}

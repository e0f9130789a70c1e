/** A number from 0 to below 1 that only these decide: no clock, no state, no machine. */
export function noise(row: number, stream: string): number {
  let hash = 0x811c9dc5 ^ row;
  for (const character of stream) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Near 0, seldom beyond 1 either way. */
export function bell(row: number, stream: string): number {
  return noise(row, `${stream} 1`) + noise(row, `${stream} 2`) + noise(row, `${stream} 3`) - 1.5;
}

/** So that sums which machines round differently do not reach a file. */
export function round(value: number, digits = 4): number {
  return Number(value.toFixed(digits));
}

/** The rows in an order of their own. */
export function shuffled(count: number, stream: string): number[] {
  const rows = Array.from({ length: count }, (_, row) => row);
  return rows.sort((a, b) => noise(a, stream) - noise(b, stream) || a - b);
}

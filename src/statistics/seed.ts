/** A number for drawing these samples again, the same for the same ids in whatever order. */
export function seedOf(ids: Iterable<string>): number {
  let seed = 0;
  for (const id of ids) seed = (seed + hashOf(id)) >>> 0;
  return seed;
}

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

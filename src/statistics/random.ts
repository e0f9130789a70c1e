/** Whole numbers from 0 to below `under`, each as likely, the same ones again for the same seed. */
export type Draw = (under: number) => number;

/**
 * Doty-Humphrey's small fast counter (sfc32): what it draws repeats after 2^32 draws at the earliest, and
 * no number is likelier than another by more than `under`/2^32.
 */
export function randomFrom(seed: number): Draw {
  let [a, b, c, counter] = [seed | 0, ~seed, 0x9e3779b9, 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < WARM_UP; round += 1) next();
  return (under) => Math.floor((next() * under) / 2 ** 32);
}

/** Rounds after which neighbouring seeds have nothing in common. */
const WARM_UP = 20;

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

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

import type { Cost } from "./costs.ts";

/** Work that machines may share: so many examples, unless it is to stay whole. */
export interface Piece extends Cost {
  readonly count: number;
  readonly whole: boolean;
}

/** What one machine does of a piece: the examples from one to before another. */
export interface Portion {
  readonly piece: number;
  readonly begin: number;
  readonly end: number;
}

/**
 * So many machines, each with its portions: as whole as can be, and so that the machine that takes longest takes as
 * little as can be. The same pieces are always divided in the same way.
 */
export function portionsOf(pieces: readonly Piece[], machines: number): Portion[][] {
  const order = pieces
    .map((piece, at) => ({ ...piece, at }))
    .sort((a, b) => costOfAll(b) - costOfAll(a) || a.at - b.at);
  let found = filled(order, machines, Number.POSITIVE_INFINITY);
  if (found === undefined) throw new Error(`${machines} machines have room for nothing`);
  let [tooShort, enough] = [0, longest(pieces, found)];
  for (let step = 0; step < STEPS; step += 1) {
    const time = (enough + tooShort) / 2;
    const fits = filled(order, machines, time);
    if (fits === undefined) tooShort = time;
    else [found, enough] = [fits, time];
  }
  return found;
}

/** How long the machine takes that takes longest. */
export function longest(pieces: readonly Piece[], machines: readonly (readonly Portion[])[]) {
  return Math.max(0, ...machines.map((portions) => timeOf(pieces, portions)));
}

export function timeOf(pieces: readonly Piece[], portions: readonly Portion[]): number {
  return portions.reduce((sum, { piece, begin, end }) => {
    const one = pieces[piece];
    return one === undefined ? sum : sum + costOfPart(one, begin, end);
  }, 0);
}

/** Every step halves how far the time may be from the shortest. */
const STEPS = 40;

function costOfPart({ once, first, each }: Cost, begin: number, end: number): number {
  return once + (begin === 0 ? first : 0) + each * (end - begin);
}

function costOfAll(piece: Piece): number {
  return costOfPart(piece, 0, piece.count);
}

interface Machine {
  readonly portions: Portion[];
  time: number;
}

/** The heaviest first, each to the machine that has least; what takes longer than there is room for is divided. */
function filled(
  pieces: readonly (Piece & { readonly at: number })[],
  machines: number,
  most: number,
): Portion[][] | undefined {
  const filling = Array.from({ length: machines }, (): Machine => ({ portions: [], time: 0 }));
  for (const piece of pieces) {
    let begin = 0;
    do {
      const machine = filling.reduce((least, one) => (one.time < least.time ? one : least));
      const end = placeTo(piece, begin, most - machine.time);
      if (end === undefined) return;
      machine.portions.push({ piece: piece.at, begin, end });
      machine.time += costOfPart(piece, begin, end);
      begin = end;
    } while (begin < piece.count);
  }
  return filling.map(({ portions }) => portions);
}

/** Before which example a machine has no more room; undefined where it has none for any. */
function placeTo(piece: Piece, begin: number, room: number): number | undefined {
  if (costOfPart(piece, begin, piece.count) <= room) return piece.count;
  if (piece.whole || piece.each === 0) return;
  const rows = Math.floor((room - costOfPart(piece, begin, begin)) / piece.each);
  return rows < 1 ? undefined : begin + rows;
}

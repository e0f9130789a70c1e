/** A written piece of a document: left out whole, or shortened by items, never cut inside one. */
export interface Piece {
  readonly opening: string;
  /** Lines that follow, each worth having without the next: rows of a table, points of a list. */
  readonly items?: readonly string[];
  readonly closing?: string;
}

export interface Ranked extends Piece {
  /** 0 must be said; where there is not room for all, the highest ranks go first. */
  readonly rank: number;
}

export interface Room {
  readonly limit: number;
  readonly measure: (text: string) => number;
  /** Said at the end when something had to go: where the rest is. */
  readonly pointer: string;
}

export const BETWEEN = "\n\n";

/** The pieces in their order, as much of them as there is room for, the most important first. */
export function fitInto(pieces: readonly Ranked[], room: Room): string {
  const whole = document(pieces.map(assemble));
  if (room.measure(whole) <= room.limit) return whole;
  const kept = choose(pieces, room).filter((text) => text !== "");
  return document([...kept, room.pointer]);
}

function document(parts: readonly string[]): string {
  return `${parts.join(BETWEEN)}\n`;
}

function choose(pieces: readonly Ranked[], { limit, measure, pointer }: Room): string[] {
  const kept = pieces.map(() => "");
  let left = limit - measure(document([pointer]));
  const importance = pieces.map((piece, at) => ({ piece, at }));
  for (const { piece, at } of importance.sort((a, b) => a.piece.rank - b.piece.rank)) {
    const text = shortened(piece, left - BETWEEN.length, measure);
    kept[at] = text;
    left -= text === "" ? 0 : measure(text) + BETWEEN.length;
  }
  return kept;
}

/** The piece with as many of its items as fit; nothing where not even one does. */
function shortened(piece: Ranked, left: number, measure: Room["measure"]): string {
  const items = piece.items ?? [];
  let used = measure(assemble({ ...piece, items: [] }));
  const fitting = items.findIndex((item) => {
    used += measure(item) + 1;
    return used > left;
  });
  if (used <= left) return assemble(piece);
  return fitting > 0 ? assemble({ ...piece, items: items.slice(0, fitting) }) : "";
}

/** The whole of a piece. */
export function assemble({ opening, items = [], closing }: Piece): string {
  return [opening, ...items, ...(closing === undefined ? [] : [closing])]
    .filter((part) => part !== "")
    .join("\n");
}

/** A piece of a document: left out whole, or shortened by items, never cut inside one. */
export interface Block {
  readonly opening: string;
  /** Lines that follow, each worth having without the next: rows of a table, points of a list. */
  readonly items?: readonly string[];
  readonly closing?: string;
}

export interface Section extends Block {
  /** 0 must be said; where there is not room for all, the highest ranks go first. */
  readonly rank: number;
}

export interface Room {
  readonly limit: number;
  readonly measure: (text: string) => number;
  /** Said at the end when something had to go: where the rest is. */
  readonly pointer: string;
}

const BETWEEN = "\n\n";

/** The sections in their order, as much of them as there is room for, the most important first. */
export function fitInto(sections: readonly Section[], room: Room): string {
  const whole = document(sections.map(assemble));
  if (room.measure(whole) <= room.limit) return whole;
  const kept = choose(sections, room).filter((text) => text !== "");
  return document([...kept, room.pointer]);
}

function document(parts: readonly string[]): string {
  return `${parts.join(BETWEEN)}\n`;
}

function choose(sections: readonly Section[], { limit, measure, pointer }: Room): string[] {
  const kept = sections.map(() => "");
  let left = limit - measure(document([pointer]));
  const importance = sections.map((section, at) => ({ section, at }));
  for (const { section, at } of importance.sort((a, b) => a.section.rank - b.section.rank)) {
    const text = shortened(section, left - BETWEEN.length, measure);
    kept[at] = text;
    left -= text === "" ? 0 : measure(text) + BETWEEN.length;
  }
  return kept;
}

/** The section with as many of its items as fit; nothing where not even one does. */
function shortened(section: Section, left: number, measure: Room["measure"]): string {
  const items = section.items ?? [];
  let used = measure(assemble({ ...section, items: [] }));
  const fitting = items.findIndex((item) => {
    used += measure(item) + 1;
    return used > left;
  });
  if (used <= left) return assemble(section);
  return fitting > 0 ? assemble({ ...section, items: items.slice(0, fitting) }) : "";
}

function assemble({ opening, items = [], closing }: Block): string {
  return [opening, ...items, ...(closing === undefined ? [] : [closing])]
    .filter((part) => part !== "")
    .join("\n");
}

import type { Position } from "./lines.ts";

/** The keys and indices that lead to something in the policy: `["models", "food", "task"]`. */
export type Path = readonly (string | number)[];

interface Spot {
  readonly value: Position;
  readonly key: Position;
  /** A scalar as written, so that no digit is lost in a binary number. */
  readonly text: string | undefined;
  /** Of a map, as written. */
  readonly keys: readonly string[] | undefined;
}

/** Where everything in the policy stands. */
export class Places {
  readonly #spots = new Map<string, Spot>();

  add(path: Path, spot: Spot): void {
    this.#spots.set(JSON.stringify(path), spot);
  }

  has(path: Path): boolean {
    return this.#spots.has(JSON.stringify(path));
  }

  /** Of the value, or of the nearest thing around it that is written. */
  value(path: Path): Position {
    return this.#nearest(path).value;
  }

  key(path: Path): Position {
    return this.#nearest(path).key;
  }

  text(path: Path): string | undefined {
    return this.#spots.get(JSON.stringify(path))?.text;
  }

  keys(path: Path): readonly string[] | undefined {
    return this.#spots.get(JSON.stringify(path))?.keys;
  }

  #nearest(path: Path): Spot {
    const spot = this.#spots.get(JSON.stringify(path));
    if (spot !== undefined) return spot;
    return path.length === 0 ? START : this.#nearest(path.slice(0, -1));
  }
}

const BEGINNING = { line: 1, column: 1 };
const START: Spot = { value: BEGINNING, key: BEGINNING, text: undefined, keys: undefined };

export function compare(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}

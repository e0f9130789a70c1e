import { type Problem, UserError } from "../../catalog/errors.ts";
import { nearest } from "../../catalog/nearest.ts";
import type { Position } from "./lines.ts";
import { parseYaml } from "./parse-yaml.ts";
import { compare, type Path, type Places } from "./places.ts";
import { toPlain } from "./plain.ts";

/** More would only bury the first. */
const MOST_PROBLEMS = 100;

/** A policy while it is read: what it says, where it says it, and what is wrong with it so far. */
export class Draft {
  readonly file: string;
  readonly value: unknown;
  readonly places: Places;
  readonly #problems: Problem[];

  constructor(text: string, file: string) {
    const { document, lines } = parseYaml(text, file);
    const { value, places, problems } = toPlain(document, lines, file);
    this.file = file;
    this.value = value;
    this.places = places;
    this.#problems = [...problems];
  }

  /** Something is wrong with a value. */
  tell(path: Path, message: string, fix?: string): void {
    this.#add(this.places.value(path), message, fix);
  }

  /** Something is wrong with a key. */
  tellKey(path: Path, message: string, fix?: string): void {
    this.#add(this.places.key(path), message, fix);
  }

  /** Whether a map has a key, be it misspelt: a misspelling is told as one, not as a missing key too. */
  wrote(path: Path, key: string, known: readonly string[]): boolean {
    const meant = (word: string) => (known.includes(word) ? word : nearest(word, known));
    return this.places.keys(path)?.some((word) => meant(word) === key) ?? false;
  }

  /** The entries of a map in the order written: an object would put `1` before `b`. */
  inOrder<T>(
    path: Path,
    map: Readonly<Record<string, T>> = {},
  ): [name: string, value: T, path: Path][] {
    return Object.entries(map)
      .map(([name, value]): [string, T, Path] => [name, value, [...path, name]])
      .sort(([, , a], [, , b]) => compare(this.places.key(a), this.places.key(b)));
  }

  /** Throws where anything is wrong: everything at once, in the order of the file. */
  finish(): void {
    if (this.#problems.length === 0) return;
    const sorted = this.#problems.toSorted((a, b) => compare(place(a), place(b)));
    const more = sorted.length - MOST_PROBLEMS;
    const rest =
      more > 0 ? [{ message: `and ${more} more problems`, at: { file: this.file } }] : [];
    throw new UserError([...sorted.slice(0, MOST_PROBLEMS), ...rest]);
  }

  #add(at: Position, message: string, fix: string | undefined): void {
    const where = { file: this.file, line: at.line, column: at.column };
    this.#problems.push({ message, at: where, ...(fix !== undefined && { fix }) });
  }
}

function place({ at }: Problem): Position {
  return { line: at?.line ?? 0, column: at?.column ?? 0 };
}

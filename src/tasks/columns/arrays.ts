/** Room to begin with; there may be one of these for each of a thousand classes. */
const FIRST = 64;

/** Numbers whose count is not known before the last: twice the room whenever it is full. */
export class Growing<Numbers extends Float64Array | Int32Array | Uint16Array> {
  readonly #make: (size: number) => Numbers;
  #numbers: Numbers;
  #length = 0;

  constructor(make: (size: number) => Numbers) {
    this.#make = make;
    this.#numbers = make(FIRST);
  }

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) this.#numbers = this.#copy(this.#length * 2);
    this.#numbers[this.#length] = number;
    this.#length += 1;
  }

  /** All of them, in an array as long as they are many. */
  all(): Numbers {
    return this.#copy(this.#length);
  }

  #copy(size: number): Numbers {
    const copy = this.#make(size);
    copy.set(this.#numbers.subarray(0, this.#length));
    return copy;
  }
}

/** Of each row, where its numbers lie in arrays that hold those of all rows. */
export interface Spans {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export function emptySpans(size: number): Spans {
  return { starts: new Int32Array(size), ends: new Int32Array(size) };
}

export function spanOf({ starts, ends }: Spans, row: number): [number, number] {
  return [starts[row] ?? 0, ends[row] ?? 0];
}

/** Numbers names as they are met, the same for every variant, so that answers compare as numbers. */
export class ClassIndex {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];

  get size(): number {
    return this.#numbers.size;
  }

  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#names.length);
    return this.#names.push(name) - 1;
  }

  /** Of a name that was met before. */
  find(name: string): number | undefined {
    return this.#numbers.get(name);
  }

  nameOf(number: number): string | undefined {
    return this.#names[number];
  }
}

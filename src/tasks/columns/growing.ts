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

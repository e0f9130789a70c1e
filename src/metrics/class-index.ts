/** Numbers class names as they are met, the same for every variant, so that answers compare as numbers. */
export class ClassIndex {
  readonly #numbers = new Map<string, number>();

  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  nameOf(number: number): string | undefined {
    return [...this.#numbers.keys()][number];
  }
}

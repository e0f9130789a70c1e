/** From one number on, to before another. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** As policies write it, `0..0.02`; undefined where it is none, or holds nothing. */
export function rangeIn(text: string): NumberRange | undefined {
  const [, from, to] = RANGE.exec(text) ?? [];
  const range = { from: Number(from), to: Number(to) };
  return range.from < range.to ? range : undefined;
}

const RANGE = /^(-?\d{1,9}(?:\.\d{1,9})?)\.\.(-?\d{1,9}(?:\.\d{1,9})?)$/;

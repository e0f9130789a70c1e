/** A value that there is none of, and why: never a number that means nothing. */
export interface Unmeasured {
  readonly unmeasured: string;
}

export function isUnmeasured(value: object): value is Unmeasured {
  return "unmeasured" in value;
}

/** What a limit was found to be. */
export const STATES = ["pass", "fail", "inconclusive", "unmeasured", "not-applicable"] as const;
export type State = (typeof STATES)[number];

/** What follows from it, mildest first: a variant is its worst limit, a model its worst enforced variant. */
export const OUTCOMES = ["pass", "warn", "fail", "error"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export function worst(outcomes: readonly Outcome[]): Outcome {
  const rank = Math.max(0, ...outcomes.map((outcome) => OUTCOMES.indexOf(outcome)));
  return OUTCOMES[rank] ?? "pass";
}

/** The process ends with these; anything thrown that is not a `UserError` is our own bug: 3. */
export const EXIT_STATUS = { pass: 0, warn: 0, fail: 1, error: 2 } as const satisfies Record<
  Outcome,
  number
>;
export const EXIT_BUG = 3;

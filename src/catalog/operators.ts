/** What a limit compares: `absolute` the value itself, `reference` at head, `base` across commits. */
export type Against = "absolute" | "reference" | "base";

export const OPERATORS = {
  min: { against: "absolute", says: "the value may not be below this" },
  max: { against: "absolute", says: "the value may not be above this" },
  "max-drop": { against: "reference", says: "it may fall by at most this against the reference" },
  "max-increase": {
    against: "reference",
    says: "it may rise by at most this against the reference",
  },
  "max-ratio": { against: "reference", says: "it may be at most this times the reference" },
  "max-regression": {
    against: "base",
    says: "it may be at most this much worse than at the merge-base",
  },
} as const satisfies Record<string, { against: Against; says: string }>;

export type Operator = keyof typeof OPERATORS;

/** What the recommended variant is chosen by, among those that keep every limit: by the first unless told. */
export const OBJECTIVES = ["size", "latency", "accuracy"] as const;
export type Objective = (typeof OBJECTIVES)[number];

import type { Outcome, State } from "../catalog/states.ts";
import type { GateSettings } from "../policy/policy.ts";
import type { Standing } from "./judgement.ts";

type Settings = Pick<GateSettings, "onInconclusive" | "onUnmeasured">;

interface Row {
  readonly outcome: (standing: Standing, settings: Settings) => Outcome;
  /** Of an enforced limit; absent where a waiver changes nothing. */
  readonly waived?: "warn";
}

/**
 * What follows from a state. A doubt that leans beyond the limit fails under every setting. A waiver was granted for a
 * number that somebody saw: where there is none, it covers nothing.
 */
const OUTCOME_OF: Readonly<Record<State, Row>> = {
  pass: { outcome: () => "pass" },
  "not-applicable": { outcome: () => "pass" },
  fail: { outcome: () => "fail", waived: "warn" },
  inconclusive: {
    outcome: ({ leans }, { onInconclusive }) => (leans === "pass" ? onInconclusive : "fail"),
    waived: "warn",
  },
  unmeasured: {
    outcome: ({ informs }, { onUnmeasured }) => (informs ? "warn" : onUnmeasured),
  },
};

/** Only what is enforced is in the way of anything, and so can be waived. */
interface Waiving {
  readonly enforced: boolean;
  readonly waived: boolean;
}

export function outcomeOf(
  standing: Standing,
  settings: Settings,
  { enforced, waived }: Waiving = { enforced: true, waived: false },
): Outcome {
  const row = OUTCOME_OF[standing.state];
  return (enforced && waived ? row.waived : undefined) ?? row.outcome(standing, settings);
}

/** Whether a waiver would change what follows. */
export function isWaivable({ state }: Standing): boolean {
  return OUTCOME_OF[state].waived !== undefined;
}

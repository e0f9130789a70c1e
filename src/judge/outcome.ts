import type { Outcome, State } from "../catalog/states.ts";
import type { GateSettings } from "../policy/policy.ts";
import type { Standing } from "./judgement.ts";

type Settings = Pick<GateSettings, "onInconclusive" | "onUnmeasured">;

/** What follows from a state. A doubt that leans beyond the limit fails under every setting. */
const OUTCOME_OF = {
  pass: () => "pass",
  "not-applicable": () => "pass",
  fail: () => "fail",
  inconclusive: ({ leans }, { onInconclusive }) => (leans === "pass" ? onInconclusive : "fail"),
  unmeasured: (_, { onUnmeasured }) => onUnmeasured,
} as const satisfies Record<State, (standing: Standing, settings: Settings) => Outcome>;

export function outcomeOf(standing: Standing, settings: Settings): Outcome {
  return OUTCOME_OF[standing.state](standing, settings);
}

import type { Test } from "../../catalog/metrics.ts";
import type { Operator } from "../../catalog/operators.ts";
import type { Judgement } from "../judgement.ts";
import { exactCeiling, exactFloor, exactIncrease, exactRatio, exactRegression } from "./exact.ts";
import { decideScored } from "./scored.ts";
import type { Trial } from "./trial.ts";

type Decisions = Partial<Record<Operator, (trial: Trial) => Judgement>>;

const EXACT: Decisions = {
  min: exactFloor,
  max: exactCeiling,
  "max-increase": exactIncrease,
  "max-ratio": exactRatio,
  "max-regression": exactRegression,
};

const SHARE: Decisions = {
  min: decideScored,
  max: decideScored,
  "max-drop": decideScored,
  "max-increase": decideScored,
  "max-regression": decideScored,
};

const SCORED: Decisions = { ...SHARE, "max-ratio": decideScored };

/** Metric × operator → what decides. What has no entry is not decided, and says so. */
export const DECISIONS: Readonly<Record<Test, Decisions>> = {
  exact: EXACT,
  rate: SHARE,
  mean: SCORED,
  clustered: SCORED,
  resampled: SCORED,
  quantile: SHARE,
  rounds: SCORED,
  screen: SCORED,
  "not-yet": {},
};

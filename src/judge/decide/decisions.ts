import type { Test } from "../../catalog/metrics.ts";
import type { Operator } from "../../catalog/operators.ts";
import type { Judgement } from "../judgement.ts";
import { exactCeiling, exactFloor, exactIncrease, exactRatio, exactRegression } from "./exact.ts";
import { rateCeiling, rateDrop, rateFloor, rateRegression } from "./rates.ts";
import type { Trial } from "./trial.ts";

/** Metric × operator → what decides. What has no entry is not decided, and says so. */
export const DECISIONS: Readonly<
  Record<Test, Partial<Record<Operator, (trial: Trial) => Judgement>>>
> = {
  rate: {
    min: rateFloor,
    max: rateCeiling,
    "max-drop": rateDrop,
    "max-regression": rateRegression,
  },
  exact: {
    min: exactFloor,
    max: exactCeiling,
    "max-increase": exactIncrease,
    "max-ratio": exactRatio,
    "max-regression": exactRegression,
  },
  mean: {},
  clustered: {},
  resampled: {},
  quantile: {},
  rounds: {},
  screen: {},
  "not-yet": {},
};

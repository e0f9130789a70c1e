import { asking, openOracle } from "../../oracles/bridge.ts";

/** scipy, statsmodels and numpy on the questions of planning. */
export const oracle = openOracle("planning", "scipy", "statsmodels");

export const ask = asking(oracle);

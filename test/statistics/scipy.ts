import { asking, openOracle } from "../oracles/bridge.ts";

/** scipy on shares of right answers. */
export const oracle = openOracle("shares", "scipy.optimize", "scipy.stats");

export const ask = asking(oracle);

import type { World } from "./world.ts";
import { texts } from "./worlds/clusters.ts";
import { copiedRates } from "./worlds/copies.ts";
import { correlations } from "./worlds/correlation.ts";
import { boundedMeans, skewedMeans } from "./worlds/means.ts";
import { precision } from "./worlds/precision.ts";
import { lognormalLosses, rareLosses, ruinedTexts } from "./worlds/rare.ts";
import { drawnRates, enumeratedRates, enumeratedShares } from "./worlds/rates.ts";
import { times } from "./worlds/times.ts";

/** What the judge is played over: one or more worlds for each test that decides limits. */
export const WORLDS: readonly (() => World)[] = [
  () => enumeratedRates({ n: 60, allowed: 0.05, flips: 0.06 }),
  () => enumeratedRates({ n: 150, allowed: 0.02, flips: 0.03 }),
  () => enumeratedRates({ n: 300, allowed: 0.01, flips: 0.02 }),
  () => enumeratedRates({ n: 300, allowed: 0.02, flips: 0.05 }),
  () => drawnRates({ n: 800, allowed: 0.01, flips: 0.02 }),
  () => drawnRates({ n: 1000, allowed: 0.02, flips: 0.3 }),
  () => drawnRates({ n: 5000, allowed: 0.005, flips: 0.06 }),
  () => copiedRates({ pictures: 60, copies: 5, allowed: 0.06, flips: 0.08 }),
  () => copiedRates({ pictures: 300, copies: 3, allowed: 0.03, flips: 0.05 }),
  () => enumeratedShares({ n: 50, allowed: 0.01 }),
  () => enumeratedShares({ n: 300, allowed: 0.02 }),
  () => enumeratedShares({ n: 800, allowed: 0.1 }),
  () => boundedMeans(300),
  () => boundedMeans(1000),
  () => skewedMeans(300),
  () => texts(30),
  () => texts(100),
  () => texts(300),
  () => rareLosses(100, "mean"),
  () => rareLosses(134, "mean"),
  () => rareLosses(300, "mean"),
  () => rareLosses(100, "share"),
  () => rareLosses(300, "share"),
  () => lognormalLosses(100, "mean"),
  () => lognormalLosses(300, "mean"),
  () => lognormalLosses(100, "share"),
  () => lognormalLosses(300, "share"),
  () => ruinedTexts(130, "mean"),
  () => ruinedTexts(300, "mean"),
  () => ruinedTexts(100, "share"),
  () => ruinedTexts(300, "share"),
  () => correlations(200),
  () => precision(300),
  () => times(5),
  () => times(10),
];

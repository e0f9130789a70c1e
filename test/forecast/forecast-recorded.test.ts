import { expect, test } from "vitest";
import { toDecimal } from "../../src/catalog/decimal.ts";
import { forecastRecorded, type Held } from "../../src/forecast/forecast.ts";

const NUMBER: Held = { kind: "number" };
const of = (n: number): Held => ({ kind: "number", n });
const answers = (n: number): Held => ({ kind: "answers", n });
const rounds = (n: number): Held => ({ kind: "rounds", n });
const NOTHING: Held = { kind: "nothing", why: "int8.json is not there" };

test.each([
  ["top-1", "min", "0.9", NUMBER, undefined, "never", 0],
  ["top-1", "min", "0.9", of(6000), undefined, "likely", 6000],
  ["top-1", "max-drop", "0.01", of(6000), of(6000), "never", 0],
  ["top-1", "max-drop", "0.01", answers(6000), NUMBER, "never", 0],
  ["top-1", "max-drop", "0.01", answers(6000), answers(298), "too-few", 298],
  ["top-1", "max-drop", "0.01", answers(1397), answers(1397), "likely", 1397],
  ["top-1", "max-drop", "0.01", answers(1397), NOTHING, "never", 0],
  ["true-class-probability", "min", "0.9", of(6000), undefined, "never", 0],
  ["latency-p50", "max", "10", NUMBER, undefined, "never", 0],
  ["latency-p50", "max", "10", rounds(4), undefined, "too-few", 4],
  ["latency-p50", "max-ratio", "1", rounds(9), rounds(5), "unknown", 5],
  ["peak-memory", "max", "10", NUMBER, undefined, "never", 0],
  ["size", "max-ratio", "0.3", NUMBER, NUMBER, "always", 0],
  ["size", "max", "5", NOTHING, undefined, "never", 0],
] as const)("%s %s %s of %j beside %j: %s", (metric, operator, target, own, other, decides, n) => {
  const limit = { metric, operator, target: toDecimal(target), text: "" };
  const found = forecastRecorded({ limit, alpha: 0.05, own, ...(other && { other }) });
  expect(found).toMatchObject({ decides, n });
});

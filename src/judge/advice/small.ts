import type { Advice } from "../../contract/counsel.ts";
import { amount } from "../../words/amounts.ts";
import { type AdviceBasis, type Known, nominalBits } from "./basis.ts";

const SMALL = 5_000_000;

/** A model under 5 MB at 8 bits: there is little left to save, and few weights to take up an error. */
export function smallModel({ known }: AdviceBasis): Advice[] {
  const eight = known.find(({ recipe, seen }) => nominalBits(recipe, seen) === 8);
  if (eight === undefined || eight.seen.package.bytes >= SMALL) return [];
  const { bytes } = eight.seen.package;
  const text = `it is ${amount(bytes, "bytes")} already; going lower saves at most ${amount(bytes / 2, "bytes")}`;
  return [{ variant: eight.name, topic: "small-model", text }];
}

const TINY = 1_000_000;

/** A model under 1 MB bound for the Neural Engine: handing it over may cost more than it saves. */
export function neuralEngine({ known, model }: AdviceBasis): Advice[] {
  const bound = known
    .filter(({ comparison }) => comparison !== undefined)
    .filter(boundFor(model.targets));
  const tiny = bound.find(({ seen }) => seen.package.bytes < TINY);
  if (tiny === undefined) return [];
  const text = `at ${amount(tiny.seen.package.bytes, "bytes")} it may run faster on the CPU than on the Neural Engine: handing over so small a model can take longer than running it (a classifier of 26 kB took 0.8 ms there, 0.15 ms on the CPU); measure both`;
  return [{ variant: tiny.name, topic: "neural-engine", text }];
}

const TARGETS = ["coreml-ane", "coreml-all"];

/** By the policy's targets, or by what a measurement taken elsewhere says it ran on. */
function boundFor(targets: readonly string[]): (known: Known) => boolean {
  const wanted = targets.some((target) => TARGETS.includes(target));
  return ({ seen }) => wanted || NEURAL.test(seen.fingerprint.computeUnits);
}

/** As Core ML names the choice (`CPU_AND_NE`, `ALL`), or as people write it. */
const NEURAL = /\b(ane|neural engine|all)\b|_NE\b/i;

import type { Fingerprint } from "../contract/measurement.ts";
import type { EngineFound, Hello } from "../contract/protocol.ts";
import { listed } from "../words/lists.ts";
import { Lost } from "./refusal.ts";

/** The engine that runs a target here; none is the reason why nothing of a request is measured. */
export function engineFor(target: string, { engines }: Hello): EngineFound {
  const engine = engines[target];
  if (engine === undefined)
    throw new Lost(`no engine of this worker runs ${target} (${listed(Object.keys(engines))})`);
  if ("unavailable" in engine) throw new Lost(`${engine.unavailable}; ${engine.remedy}`);
  return engine;
}

/** What numbers depend on besides model and data. */
export function fingerprintOf(target: string, hello: Hello): Fingerprint {
  const { name, units } = engineFor(target, hello);
  const { coremltools, os, chip, evaluator } = hello;
  return { engine: name, coremltools, os, chip, computeUnits: units, evaluator };
}

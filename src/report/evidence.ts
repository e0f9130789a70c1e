import { findTarget } from "../catalog/targets.ts";
import type { Measurement } from "../contract/measurement.ts";
import type { JudgedModel } from "../contract/verdict.ts";
import { listed } from "../words/lists.ts";
import { code, foreign, joined, type Line, line, type Node, paragraph } from "./node.ts";
import type { Report } from "./report.ts";

/** What ran the models. An engine of our own is not Core ML, and that is said each time. */
export function engineSentence({ verdict, measurements = [] }: Report): Node[] {
  const named = [...new Set(verdict.models.flatMap(targetsOf))];
  const targets = named.filter((target) => findTarget(target) !== undefined);
  const recorded = named.filter((target) => !targets.includes(target)).map((one) => [code(one)]);
  const elsewhere = recorded.length === 0 ? [] : [line`Recorded elsewhere: ${joined(recorded)}.`];
  const sentences = [...measured(targets, measurements), ...elsewhere];
  return sentences.length === 0 ? [] : [paragraph(joined(sentences, " "))];
}

function measured(targets: readonly string[], measurements: readonly Measurement[]): Line[] {
  if (targets.length === 0) return [];
  const seen = [...new Set(measurements.flatMap(environment))];
  const environments = seen.map((one) => [foreign(one)]);
  const where = seen.length === 0 ? [] : line`: ${joined(environments, "; ")}`;
  const isOurs = targets.some((name) => findTarget(name)?.engine !== undefined);
  const caution = isOurs ? line` Core ML itself was not run.` : [];
  return [line`Measured with ${joined(targets.map(engineName))}${where}.${caution}`];
}

/** Also those that single limits name: a phone beside the engine that runs here. */
function targetsOf({ targets, variants }: JudgedModel): string[] {
  const limits = variants.flatMap((variant) => variant.limits);
  return [...targets, ...limits.filter(({ from }) => from !== undefined).map(({ on }) => on)];
}

function engineName(target: string): Line {
  const engine = findTarget(target)?.engine;
  return engine === undefined ? [code(target)] : line`the ${engine}`;
}

/** Numbers are comparable only where this is equal, so each is named once. */
function environment({ fingerprint }: Measurement): string[] {
  if (fingerprint === undefined) return [];
  const { engine, coremltools, os, chip, computeUnits } = fingerprint;
  return [listed([engine, `coremltools ${coremltools}`, os, chip, computeUnits])];
}

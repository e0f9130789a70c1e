import { findTarget } from "../catalog/targets.ts";
import type { Measurement } from "../contract/measurement.ts";
import type { JudgedModel } from "../contract/verdict.ts";
import { listed } from "../words/lists.ts";
import { code } from "./code.ts";
import { escapeMarkdown } from "./render/escape.ts";
import type { Block } from "./render/fit.ts";
import type { Report } from "./report.ts";

/** What ran the models. The portable engine is not Core ML, and that is said each time. */
export function engineSentence({ verdict, measurements = [] }: Report): Block[] {
  const named = [...new Set(verdict.models.flatMap(targetsOf))];
  const targets = named.filter((target) => findTarget(target) !== undefined);
  const recorded = named.filter((target) => !targets.includes(target)).map((one) => code(one));
  const elsewhere = recorded.length === 0 ? [] : [`Recorded elsewhere: ${listed(recorded)}.`];
  const sentences = [...measured(targets, measurements), ...elsewhere];
  return sentences.length === 0 ? [] : [{ opening: sentences.join(" ") }];
}

function measured(targets: readonly string[], measurements: readonly Measurement[]): string[] {
  if (targets.length === 0) return [];
  const seen = [...new Set(measurements.flatMap(environment))];
  const where = seen.length === 0 ? "" : `: ${seen.map(escapeMarkdown).join("; ")}`;
  const caution = targets.includes("portable") ? " Core ML itself was not run." : "";
  return [`Measured with ${listed(targets.map(engineName))}${where}.${caution}`];
}

/** Also those that single limits name: a phone beside the engine that runs here. */
function targetsOf({ targets, variants }: JudgedModel): string[] {
  const limits = variants.flatMap((variant) => variant.limits);
  return [...targets, ...limits.filter(({ from }) => from !== undefined).map(({ on }) => on)];
}

function engineName(target: string): string {
  return target === "portable" ? "the portable engine" : code(target);
}

/** Numbers are comparable only where this is equal, so each is named once. */
function environment({ fingerprint }: Measurement): string[] {
  if (fingerprint === undefined) return [];
  const { engine, coremltools, os, chip, computeUnits } = fingerprint;
  return [listed([engine, `coremltools ${coremltools}`, os, chip, computeUnits])];
}

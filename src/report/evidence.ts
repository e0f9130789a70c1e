import { findTarget } from "../catalog/targets.ts";
import type { Measurement } from "../contract/measurement.ts";
import { code } from "./code.ts";
import { escapeMarkdown } from "./escape.ts";
import type { Block } from "./fit.ts";
import type { Report } from "./report.ts";

/** What ran the models. The portable engine is not Core ML, and that is said each time. */
export function engineSentence({ verdict, measurements = [] }: Report): Block[] {
  const targets = [...new Set(verdict.models.flatMap((model) => model.targets))];
  if (targets.length === 0) return [];
  const seen = [...new Set(measurements.flatMap(environment))];
  const where = seen.length === 0 ? "" : `: ${seen.map(escapeMarkdown).join("; ")}`;
  const caution = targets.includes("portable") ? " Core ML itself was not run." : "";
  return [{ opening: `Measured with ${targets.map(engineName).join(", ")}${where}.${caution}` }];
}

function engineName(target: string): string {
  if (target === "portable") return "the portable engine";
  return findTarget(target) === undefined ? `what was recorded on ${code(target)}` : code(target);
}

/** Numbers are comparable only where this is equal, so each is named once. */
function environment({ fingerprint }: Measurement): string[] {
  if (fingerprint === undefined) return [];
  const { engine, coremltools, os, chip, computeUnits } = fingerprint;
  return [[engine, `coremltools ${coremltools}`, os, chip, computeUnits].join(", ")];
}

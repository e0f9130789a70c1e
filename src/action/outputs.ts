import { setOutput } from "@actions/core";
import type { Verdict } from "../contract/verdict.ts";

/** Every step output; `action.yml` says what each is. */
export interface Outputs {
  readonly outcome: Verdict["outcome"];
  readonly recommended: string;
  readonly "at-fault": string;
  readonly matrix: string;
  readonly out: string;
  readonly verdict: string;
  readonly report: string;
  readonly "attestation-url": string;
  readonly "artifact-url": string;
  readonly "comment-url": string;
}

/** Writes those that are known by now. */
export function writeOutputs(outputs: Partial<Outputs>): void {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}

/** The recommended variant of each model, as JSON: `{"food":"int8"}`, null where there is none. */
export function recommendedOf(verdict: Verdict): string {
  return JSON.stringify(
    Object.fromEntries(verdict.models.map(({ name, recommended }) => [name, recommended])),
  );
}

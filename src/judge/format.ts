import { Verdict } from "../contract/verdict.ts";
import { steady } from "../words/rounding.ts";

/** `verdict.json`, the same bytes for the same verdict; the schema sets the order of keys. */
export function formatVerdict(verdict: Verdict): string {
  return `${JSON.stringify(Verdict.parse(verdict), (_, value) => shortened(value), 2)}\n`;
}

function shortened(value: unknown): unknown {
  if (typeof value !== "number" || Number.isInteger(value)) return value;
  return steady(value);
}

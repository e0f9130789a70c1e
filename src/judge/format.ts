import { Verdict } from "../contract/verdict.ts";

/** `verdict.json`, the same bytes for the same verdict; the schema sets the order of keys. */
export function formatVerdict(verdict: Verdict): string {
  return `${JSON.stringify(Verdict.parse(verdict), (_, value) => shortened(value), 2)}\n`;
}

/** Twelve digits: what machines compute differently lies beyond them. */
function shortened(value: unknown): unknown {
  if (typeof value !== "number" || Number.isInteger(value)) return value;
  return Number(value.toPrecision(12));
}

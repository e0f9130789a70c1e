import type { PastRun, PastVariant } from "../../src/contract/past.ts";

export const HERE = {
  ...{ engine: "portable 1", coremltools: "9.0", os: "Linux", chip: "x86_64" },
  ...{ computeUnits: "cpu", evaluator: "image-classification 1" },
};

/** A push on a day, with what its one model's int8 was measured to be. */
export function pastRun(day: string, given: Partial<PastRun> = {}): PastRun {
  return {
    schema: 1,
    commit: day.replaceAll("-", "").padEnd(40, "0"),
    committed: `${day}T12:00:00Z`,
    branch: "main",
    outcome: "pass",
    environments: [HERE],
    models: [{ name: "digits", outcome: "pass", variants: [pastVariant()] }],
    ...given,
  };
}

export function pastVariant(given: Partial<PastVariant> = {}): PastVariant {
  return {
    name: "int8",
    outcome: "pass",
    environment: 0,
    weightsDigest: `sha256:${"ab".repeat(32)}`,
    metrics: { "top-1": { value: 0.931, n: 997 }, size: { value: 13_200 } },
    ...given,
  };
}

export function textOf(...lines: readonly unknown[]): string {
  const written = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)));
  return written.map((line) => `${line}\n`).join("");
}

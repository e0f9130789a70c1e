import type { Unmeasured } from "./unmeasured.ts";

/** How near one output comes to another engine's: its mean cosine, and the share of examples whose largest value agrees. */
interface OutputParity {
  readonly cosine: number;
  readonly agreement?: number;
}

/** How near a target's outputs come to another engine's for the same package and inputs; there is always one. */
export interface Parity {
  readonly n: number;
  readonly outputs: Readonly<Record<string, OutputParity>>;
}

export type MaybeParity = Parity | Unmeasured;

export interface WorstOutput extends OutputParity {
  readonly name: string;
}

/** The output that is farthest from the other engine's. */
export function worstOutput({ outputs }: Parity): WorstOutput {
  const [first, ...others] = Object.entries(outputs).map(([name, one]) => ({ name, ...one }));
  if (first === undefined) throw new Error("a parity always has an output");
  return others.reduce((worst, one) => (one.cosine < worst.cosine ? one : worst), first);
}

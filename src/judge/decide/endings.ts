import type { Standing } from "../judgement.ts";

/** How a sentence on `min` or `max` calls its bounds. */
export const EDGES = {
  min: { pass: "at least", fail: "at most", worst: "as low as", best: "as high as" },
  max: { pass: "at most", fail: "at least", worst: "as high as", best: "as low as" },
} as const;

interface Endings {
  readonly pass: string;
  readonly fail: string;
  readonly leansPass: string;
  readonly leansFail: string;
}

/** What a limit was found to be, at the end of a sentence. */
export function ending({ state, leans }: Standing, endings: Endings): string {
  if (state === "pass") return endings.pass;
  if (state === "fail") return endings.fail;
  return leans === "fail" ? endings.leansFail : endings.leansPass;
}

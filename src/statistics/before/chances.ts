/** How sure an answer must be, and how often an honest variant should get it. */
export interface Aim {
  readonly alpha: number;
  readonly power: number;
}

/** In how many of all runs an honest variant should pass, for a limit to be worth setting. */
export const POWER = 0.8;

/** How often a limit gets each answer, as shares of 1. The two leans are inconclusive. */
export interface Chances {
  readonly pass: number;
  readonly leansPass: number;
  readonly leansFail: number;
  readonly fail: number;
}

/** From the chances of ever more answers: of a pass, of that or a lean to pass, of all but a fail. */
export function chancesUpTo(pass: number, kept: number, doubtful: number): Chances {
  return {
    pass,
    leansPass: Math.max(0, kept - pass),
    leansFail: Math.max(0, doubtful - kept),
    fail: Math.max(0, 1 - doubtful),
  };
}

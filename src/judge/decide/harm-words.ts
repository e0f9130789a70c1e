import { type Asked, atLeastAmount, atMostAmount, plainAmount } from "./amounts.ts";

/** `fell by 0.4 points`, `rose by 2 %`: what a metric did, from how much worse it got. */
export function movedBy(asked: Asked, harm: number): string {
  if (harm === 0) return "did not change";
  const amount = plainAmount(asked, Math.abs(harm)).replace(/^0 /, "less than 0.01 ");
  return `${(harm > 0) === isBetterHigh(asked) ? "fell" : "rose"} by ${amount}`;
}

/** `a drop of at most 0.4 points`; where even the worst is better than before, `a rise of at least 2 points`. */
export function harmAtMost(asked: Asked, harm: number): string {
  if (harm >= 0) return `${harmNoun(asked)} of at most ${atMostAmount(asked, harm)}`;
  return `${isBetterHigh(asked) ? "a rise" : "a drop"} of at least ${atLeastAmount(asked, -harm)}`;
}

export function harmNoun(asked: Asked): string {
  return isBetterHigh(asked) ? "a drop" : "a rise";
}

function isBetterHigh({ metric }: Asked): boolean {
  return metric.direction === "higher";
}

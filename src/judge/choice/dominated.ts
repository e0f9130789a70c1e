import { type Candidate, latencyOf, lossOf } from "./candidate.ts";

/** The candidate that is at least as small, as fast and as good, and in one of these better; nothing where none is. */
export function dominatorOf(
  candidate: Candidate,
  others: readonly Candidate[],
): Candidate | undefined {
  return others.find((other) => {
    const orders = [
      Math.sign(candidate.bytes - other.bytes),
      orderOfLatency(candidate, other),
      orderOfLoss(candidate, other),
    ];
    return orders.every((order) => order >= 0) && orders.some((order) => order > 0);
  });
}

/** Where one of the two was not timed, it may be the faster. */
function orderOfLatency(one: Candidate, other: Candidate): number {
  const [own, theirs] = [latencyOf(one), latencyOf(other)];
  if (own === undefined && theirs === undefined) return 0;
  if (own === undefined || theirs === undefined) return -1;
  return own[0] > theirs[1] ? 1 : own[1] < theirs[0] ? -1 : 0;
}

/** By the worst that the data allows. */
function orderOfLoss(one: Candidate, other: Candidate): number {
  const [own, theirs] = [lossOf(one), lossOf(other)];
  if (own === undefined || theirs === undefined) return own === theirs ? 0 : -1;
  return Math.sign(own[1] - theirs[1]);
}

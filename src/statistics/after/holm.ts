/**
 * Holm's step-down: which of several claims hold at `alpha` for all of them together. `holds` tells whether
 * one would at a level of its own: first at alpha/m, then what is left at alpha/(m − those that held), …
 */
export function holm<Claim>(
  claims: readonly Claim[],
  alpha: number,
  holds: (claim: Claim, alpha: number) => boolean,
): Set<Claim> {
  const held = new Set<Claim>();
  for (let before = -1; held.size > before && held.size < claims.length; ) {
    before = held.size;
    const share = alpha / (claims.length - before);
    for (const claim of claims) if (!held.has(claim) && holds(claim, share)) held.add(claim);
  }
  return held;
}

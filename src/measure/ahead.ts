import type { Packages } from "./packages.ts";
import type { Placed } from "./placed.ts";
import { isLacking, type Way } from "./ways.ts";

/** What is to be run: what lacks something, and whoever its outputs are compared with. */
export function toRun(ways: readonly Way[], placed: Placed): Way[] {
  const ahead = aheadIn(ways, placed);
  const lacking = ways.filter((way) => isLacking(way));
  return lacking.length === 0 || ahead === undefined ? lacking : withAhead(lacking, ahead);
}

export function withAhead(ways: readonly Way[], ahead: Way | undefined): Way[] {
  return ahead === undefined || ways.includes(ahead) ? [...ways] : [ahead, ...ways];
}

export function aheadIn(ways: readonly Way[], { planned }: Placed): Way | undefined {
  const { ahead } = planned;
  return ways.find(({ lane }) => ahead !== undefined && lane.variants.includes(ahead));
}

/** Without what their outputs are compared with there is nothing to run the others for. */
export function loseTheCompared(
  ways: readonly Way[],
  packages: Packages,
  { planned }: Placed,
): void {
  const { ahead } = planned;
  if (ahead === undefined) return;
  const one = packages.get(ahead);
  const own = ways.find(({ lane }) => lane.variants.includes(ahead));
  if (own !== undefined && own.lost === undefined) return;
  const why =
    own?.lost?.reason ?? (one?.kind === "made" ? undefined : one?.reason) ?? "is not there";
  const reason = `its outputs are compared with those of '${ahead}', of which there are none: ${why}`;
  for (const way of ways.filter((way) => isLacking(way)))
    if (way !== own) way.lost = { reason, mistaken: false };
}

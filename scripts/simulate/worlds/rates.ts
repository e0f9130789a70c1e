import { binomial } from "../../../src/statistics/distributions/discrete.ts";
import type { Rate } from "../../../src/statistics/scores.ts";
import type { Outcome, Random, Sides, World } from "../world.ts";

interface Setting {
  readonly n: number;
  readonly allowed: number;
  /** The share of answers that turn, either way. */
  readonly flips: number;
}

const SHARES = [0, 0.5, 1, 1.5, 3];
const EXACT = 0.055;

/** Top-1 of few samples: every number of lost and gained answers, with its chance. */
export function enumeratedRates(setting: Setting): World {
  return {
    ...about(setting),
    method: { kind: "enumerated", outcomes: (share) => outcomes(setting, share) },
  };
}

/** Top-1 of many. */
export function drawnRates(setting: Setting): World {
  return {
    ...about(setting),
    method: { kind: "drawn", sample: (random, share) => drawn(setting, random, share) },
  };
}

/** A share of few samples under its own `max`, a small one: every count there can be. */
export function enumeratedShares({ n, allowed }: Pick<Setting, "n" | "allowed">): World {
  const name = `a share of ${n} under its max of ${Math.round(allowed * 1000) / 10} %`;
  return {
    ...{ name, metric: "top-1", operator: "max", allowed, most: 0.05, shares: [0.5, 1, 1.5] },
    method: { kind: "enumerated", outcomes: (share) => counts(n, allowed * share) },
  };
}

function* counts(n: number, rate: number): Generator<Outcome> {
  for (const { count, probability: chance } of binomial(n, rate)) {
    const after: Rate = { kind: "rate", right: new Uint8Array(n).fill(1, 0, count) };
    if (chance > 1e-12) yield { chance, before: after, after, name: String(count) };
  }
}

function about({ n, allowed, flips }: Setting): Omit<World, "method"> {
  const name = `top-1 of ${n}, ${Math.round(flips * 1000) / 10} % flips`;
  return { name, metric: "top-1", operator: "max-drop", allowed, most: EXACT, shares: SHARES };
}

function* outcomes(setting: Setting, share: number): Generator<Outcome> {
  const { n } = setting;
  const [lose, gain] = chances(setting, share);
  for (let lost = 0; lost <= n; lost += 1) {
    for (let gained = 0; lost + gained <= n; gained += 1) {
      const chance = trinomial(n, lost, gained, lose, gain);
      if (chance > 1e-9) yield { chance, ...sides(n, lost, gained) };
      else if (gained > n * gain) break;
    }
  }
}

function drawn(setting: Setting, random: Random, share: number): Sides {
  const [lose, gain] = chances(setting, share);
  let [lost, gained] = [0, 0];
  for (let sample = 0; sample < setting.n; sample += 1) {
    const at = random.uniform();
    if (at < lose) lost += 1;
    else if (at < lose + gain) gained += 1;
  }
  return sides(setting.n, lost, gained);
}

/** No drop is larger than what turns. */
function chances({ allowed, flips }: Setting, share: number): [number, number] {
  const drop = allowed * share;
  const turn = Math.max(flips, drop);
  return [(turn + drop) / 2, (turn - drop) / 2];
}

function sides(n: number, lost: number, gained: number): Sides {
  const before: Rate = { kind: "rate", right: new Uint8Array(n).fill(1, 0, n - gained) };
  const after: Rate = { kind: "rate", right: new Uint8Array(n).fill(1, lost, n) };
  return { before, after, name: `${lost} ${gained}` };
}

function trinomial(n: number, lost: number, gained: number, lose: number, gain: number): number {
  const same = n - lost - gained;
  const ways = logFactorial(n) - logFactorial(lost) - logFactorial(gained) - logFactorial(same);
  return Math.exp(ways + power(lose, lost) + power(gain, gained) + power(1 - lose - gain, same));
}

function power(chance: number, count: number): number {
  return count === 0 ? 0 : count * Math.log(chance);
}

/** The logarithms of factorials. */
const LOGS = new Float64Array(2000);
for (let n = 1; n < LOGS.length; n += 1) LOGS[n] = (LOGS[n - 1] ?? 0) + Math.log(n);

function logFactorial(n: number): number {
  return LOGS[n] ?? Number.NaN;
}

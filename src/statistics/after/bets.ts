/** A truth within the limit loses against such odds no oftener than once in so many courses, however long it is watched. */
export const ODDS = 300;

/**
 * The shares of its money that each player stakes on every unit, of the most that it may: the larger ones tell a large
 * harm at once, the smaller ones a small one in the end. Together they win what they win on average.
 */
const STAKES = [0.1, 0.137, 0.187, 0.256, 0.351, 0.48, 0.657, 0.9] as const;

/**
 * Bets that the mean of `harms`, each from 0 to 1, is above `allowed`, taken unit by unit in an order that was drawn. If
 * it is not, nobody can expect to win at such a game, so by Ville's inequality the chance ever to have won `odds` times
 * what was staked is 1/odds at most: whoever looks after every unit and stops at the first sight of it errs no oftener.
 *
 * Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting" (2024); their stakes follow the
 * variance seen so far, ours are eight at once, which need no estimate and win sooner where few answers change.
 */
export class Bets {
  readonly #allowed: number;
  readonly #money = STAKES.map(() => 1 / STAKES.length);
  #most = 1;

  constructor(allowed: number) {
    this.#allowed = allowed;
  }

  take(harm: number): void {
    const allowed = this.#allowed;
    // Where any harm is too much, or all is allowed, there is no game.
    if (allowed <= 0 || allowed >= 1) return;
    let sum = 0;
    for (const [at, stake] of STAKES.entries()) {
      const money = (this.#money[at] ?? 0) * (1 + (stake / allowed) * (harm - allowed));
      this.#money[at] = money;
      sum += money;
    }
    if (sum > this.#most) this.#most = sum;
  }

  /** The most that they ever had, of 1 at the start. */
  get most(): number {
    return this.#most;
  }
}

import { Course, type Proof, type Seen, type StopRule } from "./course.ts";

/** Where the measuring of a variant ends before the last example. */
export interface Stop {
  /** So many examples were taken, in the order in which they were drawn. */
  readonly after: number;
  readonly of: number;
  /** What every limit had seen by then, and what proves those broken that are. */
  readonly found: readonly {
    readonly rule: StopRule;
    readonly seen: Seen;
    readonly proof?: Proof;
  }[];
}

/**
 * Follows the limits of one variant from example to example, in drawn order, and says where it may stop: at the first
 * example after which one of them is proven to be broken. So it depends on nothing that comes later, be it at hand or not.
 */
export class Following {
  readonly #courses: readonly Course[];
  readonly #of: number;
  #taken = 0;
  #stop: Stop | undefined;

  constructor(rules: readonly StopRule[], of: number) {
    this.#courses = rules.map((rule) => new Course(rule, of));
    this.#of = of;
  }

  /** What became of the next example, by each of the rules. */
  take(turns: readonly number[]): void {
    if (this.#stop !== undefined) return;
    this.#taken += 1;
    let isProven = false;
    for (const [at, course] of this.#courses.entries()) {
      course.take(turns[at] ?? 0);
      isProven ||= course.proof !== undefined;
    }
    // With the last example there is nothing left to stop.
    if (!isProven || this.#taken >= this.#of) return;
    const found = this.#courses.map(({ rule, seen, proof }) => ({
      ...{ rule, seen },
      ...(proof && { proof }),
    }));
    this.#stop = { after: this.#taken, of: this.#of, found };
  }

  get stop(): Stop | undefined {
    return this.#stop;
  }
}

/** Where it may stop of all that is told of it so far, example by example. */
export function mayStop(
  turns: Iterable<readonly number[]>,
  rules: readonly StopRule[],
  of: number,
): Stop | undefined {
  const following = new Following(rules, of);
  for (const one of turns) {
    following.take(one);
    if (following.stop) return following.stop;
  }
}

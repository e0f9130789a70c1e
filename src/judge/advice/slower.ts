import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { Advice } from "../../contract/counsel.ts";
import { amount } from "../../words/amounts.ts";
import { latencyOf, timeOf } from "../choice/order.ts";
import { comparable } from "../evidence/comparable.ts";
import { observe } from "../numbers.ts";
import type { AdviceBasis, Known } from "./basis.ts";

/** Smaller but slower: weights are unpacked before they are used, and that can take longer than reading more of them. */
export function slower({ known, alpha }: AdviceBasis): Advice[] {
  const timed = known.flatMap((one) => timedOf(one, alpha));
  return timed.flatMap((one) => {
    const [faster] = timed
      .filter((other) => isFaster(other, one))
      .sort((a, b) => a.milliseconds - b.milliseconds);
    return faster === undefined ? [] : [adviceOn(one, faster)];
  });
}

interface Timed {
  readonly known: Known;
  readonly milliseconds: number;
  readonly range: readonly [number, number];
}

function timedOf(known: Known, alpha: number): Timed[] {
  const metrics = observe(known.seen, { unmeasured: "not asked for" }, [], alpha);
  const range = latencyOf({ metrics });
  const milliseconds = timeOf(metrics)?.value;
  return range === undefined || milliseconds === undefined ? [] : [{ known, milliseconds, range }];
}

/** Larger, in the same place, and faster beyond doubt: ranges that overlap are a tie. */
function isFaster(other: Timed, one: Timed): boolean {
  return (
    other.known.target === one.known.target &&
    other.known.seen.package.bytes > one.known.seen.package.bytes &&
    other.range[1] < one.range[0] &&
    !isUnmeasured(comparable(one.known.seen, other.known.seen, other.known.name))
  );
}

function adviceOn({ known, milliseconds }: Timed, faster: Timed): Advice {
  const [own, theirs] = [known, faster.known].map(({ seen }) =>
    amount(seen.package.bytes, "bytes"),
  );
  const text = `smaller but slower: ${own} and ${amount(milliseconds, "duration")} on ${known.target}, ${faster.known.name} ${theirs} and ${amount(faster.milliseconds, "duration")}; take it for its size alone`;
  return { variant: known.name, topic: "smaller-but-slower", text };
}

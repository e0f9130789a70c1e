import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { Advice } from "../../contract/counsel.ts";
import type { OffEngine, Placement } from "../../contract/placement.ts";
import { amount } from "../../words/amounts.ts";
import type { AdviceBasis, Known } from "./basis.ts";

/** What is bound for the Neural Engine and is not expected there, and what would help. Each reason is told once. */
export function fallsBack({ known }: AdviceBasis): Advice[] {
  const found = known.flatMap(({ name, target, seen }) => {
    const text = reasonIn(seen.placement, target);
    return text === undefined ? [] : [{ variant: name, topic: "placement", text }];
  });
  const first = (text: string) => found.find((one) => one.text === text);
  return found.filter((one) => one === first(one.text));
}

function reasonIn(placement: Known["seen"]["placement"], target: string): string | undefined {
  if (placement === undefined || isUnmeasured(placement)) return;
  if (placement.full)
    return `it computes in 32 bits, so Core ML expects none of it on the Neural Engine of ${target}: cast it to FP16 (the preset fp16), and it can go there`;
  return costliest(placement, target);
}

/** Less than this of the cost is not worth a change of the model. */
const WORTH = 0.1;

function costliest({ off }: Placement, target: string): string | undefined {
  const [first] = off;
  if (first === undefined || first.cost < WORTH) return;
  const share = amount(first.cost, "rate");
  return `Core ML expects ${whichOf(first)} on the ${first.on.toUpperCase()} of ${target}, ${share} of the cost: ${first.why ?? "it does not say why the Neural Engine does not run it"}`;
}

function whichOf({ op, count, example }: OffEngine): string {
  return count === 1 ? `${op} ${example}` : `${count} × ${op} (the first is ${example})`;
}

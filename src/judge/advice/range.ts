import { quote } from "../../catalog/quote.ts";
import type { Advice } from "../../contract/counsel.ts";
import { magnitude } from "../../words/counts.ts";
import type { AdviceBasis, Known } from "./basis.ts";

type Audit = NonNullable<Known["seen"]["range"]>;

/** An audit of the values inside a model: past 65,504 FP16 has no more numbers, past half of it the Neural Engine may not. */
export function range({ known }: AdviceBasis): Advice[] {
  const audited = known.flatMap(({ name, seen }) =>
    seen.range ? [{ name, audit: seen.range }] : [],
  );
  const [told] = audited.flatMap(({ name, audit }) => {
    const text = remedy(audit);
    return text === undefined ? [] : [{ variant: name, topic: "range", text }];
  });
  return told === undefined ? [] : [told];
}

function remedy({ overflows, products }: Audit): string | undefined {
  const [over] = overflows.ops;
  if (over !== undefined)
    return `${which(over)} passes 65,504, the largest number that FP16 holds: leave it in FP32 (an op_selector in the cast), or scale its input down and its output up again`;
  const [product] = products.ops;
  if (product !== undefined)
    return `${which(product)} passes 32,768, half of what FP16 holds, where the Neural Engine may overflow: compare the answers there with the CPU's`;
}

function which({ op, name, largest }: Audit["overflows"]["ops"][number]): string {
  const reached = largest > 0 ? ` (${magnitude(largest)})` : "";
  return `${quote(op)} ${quote(name)}${reached}`;
}

import { quote } from "../catalog/quote.ts";
import { isUnmeasured } from "../catalog/unmeasured.ts";
import { REFERENCE } from "../contract/names.ts";
import type { RangeAudit, ValueReach } from "../contract/range.ts";
import { counted, magnitude } from "../words/counts.ts";
import { listed } from "../words/lists.ts";
import type { Case } from "./tree.ts";

/** Which programs of a model reach values that 16 bits or the Neural Engine cannot hold. It informs and never gates. */
export function rangeNotes(modelCase: Case): string[] {
  const names = [REFERENCE, ...modelCase.model.variants.map(({ name }) => name)];
  const notes = modelCase.targets.flatMap((target) =>
    names.flatMap((variant) => {
      const whose = variant === REFERENCE ? "the source" : quote(variant);
      return auditsOf(modelCase, variant, target)
        .flatMap(({ range, of }) => [...rangeSentences(range), ...onSome(range, of)])
        .map((sentence) => `${whose}: ${sentence}`);
    }),
  );
  return [...new Set(notes)];
}

/** With how many examples each was audited, and how many there were. */
interface Audited {
  readonly range: RangeAudit;
  readonly of: number;
}

function auditsOf({ evidence, model }: Case, variant: string, target: string): Audited[] {
  const seen = evidence.measurement({ model: model.name, side: "head", variant, target });
  if (isUnmeasured(seen) || seen.status === "failed" || seen.range === undefined) return [];
  return [{ range: seen.range, of: seen.evaluated?.of ?? seen.range.examples }];
}

/** What was found on some examples is less than what all would show. */
function onSome(range: RangeAudit, of: number): string[] {
  const { examples } = range;
  if (examples >= of || rangeSentences(range).length === 0) return [];
  return [`ranges were audited on ${examples} of ${counted(of, "example", "examples")}`];
}

type Op = RangeAudit["unseen"]["ops"][number];
type Listed<Item> = { readonly count: number; readonly ops: readonly Item[] };
/** What stands before the names: of one op, of several, and what follows either. */
type Wording = readonly [one: string, several: string, rest: string];

const OVERFLOWS = {
  fp16: ["op passes", "ops pass", " 65,504, more than FP16 holds"],
  fp32: ["op passes", "ops pass", " 65,504 in FP32, more than FP16 would hold"],
} as const satisfies Record<RangeAudit["precision"], Wording>;
const PRODUCTS = [
  "matrix product passes",
  "matrix products pass",
  " 32,768, where the Neural Engine may overflow",
] as const;
const NAN = ["op gives", "ops give", " NaN"] as const;
const UNSEEN = ["op", "ops", " could not be audited inside"] as const;

/** What an audit found, a sentence each; none where every value fits. */
export function rangeSentences(audit: RangeAudit): string[] {
  const { precision, examples, overflows, products, nan, unseen } = audit;
  const among = ({ examples: n }: { examples: number }) => `in ${n} of ${examples} examples`;
  const reached = (reach: ValueReach) => `${extent(reach)} ${among(reach)}`;
  const found = [
    ...sentence(overflows, OVERFLOWS[precision], reached),
    ...sentence(products, PRODUCTS, reached),
    ...sentence(nan, NAN, among),
  ];
  return found.length === 0 ? [] : [...found, ...sentence(unseen, UNSEEN)];
}

function sentence<Item extends Op>(
  { count, ops }: Listed<Item>,
  [one, several, rest]: Wording,
  detail?: (item: Item) => string,
): string[] {
  if (count === 0) return [];
  const named = ops.slice(0, NAMED).map((item) => {
    const name = `${quote(item.op)} ${quote(item.name)}`;
    return detail === undefined ? name : `${name} (${detail(item)})`;
  });
  return [`${counted(count, one, several)}${rest}: ${listed(named, count - named.length)}`];
}

const NAMED = 3;

/** Rounded up: what passes a limit must not read as if it kept it. */
function extent({ largest, infinite }: ValueReach): string {
  const number = magnitude(largest);
  return [...(largest > 0 ? [number] : []), ...(infinite ? ["infinite"] : [])].join(" and ");
}

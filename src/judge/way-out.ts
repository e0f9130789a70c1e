import { toNumber } from "../catalog/decimal.ts";
import { isAgainstReference, type Metric } from "../catalog/metrics.ts";
import { countsUnlabelled } from "../catalog/operators.ts";
import type { Limit } from "../policy/policy.ts";
import { POWER } from "../statistics/before/chances.ts";
import { dropChances, type Supposed } from "../statistics/before/drops.ts";
import { rateChances } from "../statistics/before/rates.ts";
import { grouped } from "../words/counts.ts";
import type { ChangeQuestion, RateQuestion } from "./question/question.ts";
import type { SettledLimit } from "./settle.ts";

/** So many examples without a label, of which the fewest that do are offered. */
const OFFERS = [200, 500, 1000, 2000, 5000, 10_000, 20_000];

/**
 * The cheapest way out of a doubt that leans to pass: examples that nobody has labelled, since only those that the two
 * answer differently need a label, and of agreement none does. Nothing where they do not count, where some wait for
 * labels already, or where what was lost is so near the limit that they would not help.
 */
export function wayOut(
  { question, limit, metric, judgement }: SettledLimit,
  alpha: number,
): string | undefined {
  const isDoubt = judgement.state === "inconclusive" && judgement.leans === "pass";
  if (!isDoubt || limit.slice !== undefined || metric === undefined) return;
  if (!countsUnlabelled(metric, limit.operator)) return;
  const more =
    question.kind === "change"
      ? moreOfPairs(question, { limit, metric, alpha })
      : question.kind === "rate"
        ? moreOfRate(question, alpha)
        : undefined;
  return more && offerOf(more);
}

/** What more examples like those seen would do. */
interface More {
  readonly n: number;
  /** How often so many pass in all. */
  readonly passes: (examples: number) => number;
  /** The share of those without a label that need one, and which they are. */
  readonly toLabel: number;
  readonly where: string;
}

interface Asked {
  readonly limit: Limit;
  readonly metric: Metric;
  readonly alpha: number;
}

function moreOfPairs(
  { pairs, unlike = 0, clusters }: ChangeQuestion,
  { limit, metric, alpha }: Asked,
): More | undefined {
  const { n, lost, gained, open } = pairs;
  if (open > 0 || clusters !== undefined) return;
  const agreed = isAgainstReference(metric);
  // One change more than was seen: where none was there may be some. With itself a reference agrees on everything, so
  // that there it can only be a loss.
  const one = agreed && limit.operator === "max-drop" ? 1 : 0;
  const supposed: Supposed = {
    flips: Math.min(1, (lost + gained + 1) / n),
    drop: Math.max(0, (lost - gained + one) / n),
  };
  if (supposed.drop >= toNumber(limit.target)) return;
  const toLabel = agreed ? 0 : Math.max(supposed.flips, unlike / n);
  const passes = (examples: number) =>
    dropChances({ n: examples, limit: limit.target, alpha })(supposed).pass;
  const { k = 1 } = metric;
  const where =
    k === 1
      ? "where the two answers differ"
      : `where the two do not name the same ${k} best classes`;
  return { n, passes, toLabel, where };
}

/** Of answers that are compared with another model's, and so need no label. */
function moreOfRate({ limit, right, n, clusters }: RateQuestion, alpha: number): More | undefined {
  if (clusters !== undefined) return;
  const operator = limit.operator === "min" ? "min" : "max";
  const passes = (examples: number) =>
    rateChances({ operator, n: examples, limit: limit.target, alpha })(right / n).pass;
  return { n, passes, toLabel: 0, where: "" };
}

function offerOf({ n, passes, toLabel, where }: More): string | undefined {
  const offer = OFFERS.find((more) => passes(n + more) >= POWER);
  if (offer === undefined) return;
  const [now, then] = [passes(n), passes(n + offer)].map((share) => Math.round(100 * share));
  return [
    `The cheapest way out: ${grouped(offer)} more examples without labels (data: unlabelled).`,
    labelsOf(offer, toLabel, where),
    `One like this then passes ${then} times in 100 instead of ${now}.`,
  ].join(" ");
}

function labelsOf(offer: number, toLabel: number, where: string): string {
  if (toLabel === 0) return "None of them needs a label.";
  const labels = Math.max(1, Math.ceil(offer * toLabel));
  const need =
    labels === 1 ? "Only one of them needs" : `Only about ${grouped(labels)} of them need`;
  return `${need} a label, ${where}.`;
}

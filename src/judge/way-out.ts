import { toNumber } from "../catalog/decimal.ts";
import { isAgainstReference } from "../catalog/metrics.ts";
import { OPERATORS } from "../catalog/operators.ts";
import type { ObservedMetric } from "../contract/verdict.ts";
import { POWER } from "../statistics/before/chances.ts";
import { dropChances } from "../statistics/before/drops.ts";
import { findMetric } from "../tasks/rows.ts";
import { grouped } from "../words/counts.ts";
import type { SettledLimit } from "./settle.ts";

/** So many examples without a label, of which the fewest that do are offered. */
const OFFERS = [200, 500, 1000, 2000, 5000, 10_000, 20_000];

/**
 * The cheapest way out of a doubt that leans to pass: examples that nobody has labelled, since only those that the two
 * answer differently need a label. Nothing where they do not count, where some wait for labels already, or where what was
 * lost is so near the limit that they would not help.
 */
export function wayOut(
  finding: SettledLimit,
  metrics: Readonly<Record<string, ObservedMetric>>,
  alpha: number,
): string | undefined {
  const { question, limit, metric, judgement } = finding;
  const isDoubt = judgement.state === "inconclusive" && judgement.leans === "pass";
  if (question.kind !== "change" || limit.slice !== undefined || !isDoubt) return;
  const { n, lost, gained, open } = question.pairs;
  if (metric?.countsUnlabelled !== true || open > 0) return;
  // One change more than was seen: where none was there may be some.
  const supposed = {
    flips: Math.min(1, (lost + gained + 1) / n),
    drop: Math.max(0, (lost - gained) / n),
  };
  if (supposed.drop >= toNumber(limit.target)) return;
  const passes = (examples: number) =>
    dropChances({ n: examples, limit: limit.target, alpha })(supposed).pass;
  const offer = OFFERS.find((more) => passes(n + more) >= POWER);
  if (offer === undefined) return;
  const labels = Math.max(1, Math.ceil(offer * unlikeIn(finding, metrics, supposed.flips)));
  const [now, then] = [passes(n), passes(n + offer)].map((share) => Math.round(100 * share));
  const need =
    labels === 1 ? "Only one of them needs" : `Only about ${grouped(labels)} of them need`;
  return [
    `The cheapest way out: ${grouped(offer)} more examples without labels (data: unlabelled).`,
    `${need} a label, where the two answers differ.`,
    `One like this then passes ${then} times in 100 instead of ${now}.`,
  ].join(" ");
}

/** The share of examples that the two answer differently, which is more than those that turned right or wrong. */
function unlikeIn(
  { limit }: SettledLimit,
  metrics: Readonly<Record<string, ObservedMetric>>,
  turned: number,
): number {
  if (OPERATORS[limit.operator].against !== "reference") return turned;
  const [agreed] = Object.entries(metrics).flatMap(([name, { value }]) => {
    const metric = findMetric(name);
    return metric?.test === "rate" && isAgainstReference(metric) ? [value] : [];
  });
  return Math.max(turned, 1 - (agreed ?? 1));
}

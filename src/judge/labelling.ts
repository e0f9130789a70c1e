import { countsUnlabelled } from "../catalog/operators.ts";
import { isUnmeasured } from "../catalog/unmeasured.ts";
import type { Limit } from "../policy/policy.ts";
import { openBeside } from "../statistics/pairs.ts";
import { hashOf } from "../statistics/random.ts";
import { findMetric } from "../tasks/rows.ts";
import { counted } from "../words/counts.ts";
import type { Comparison } from "./evidence/comparison.ts";
import { beforeAndAfter, beforeOf } from "./explain/before-and-after.ts";
import type { Branch, CaseTree } from "./tree.ts";

/** Examples of a model whose labels would settle its limits: those that two models answer differently. */
export interface ToLabel {
  readonly model: string;
  /** In an order that tells nothing of who answered what. */
  readonly names: readonly string[];
}

/** Only for variants that are enforced: nobody should label what decides nothing. */
export function toLabel({ models }: CaseTree): ToLabel[] {
  return models.flatMap((one) => {
    if (one.kind === "left out" || one.planned.samples?.unlabelled === undefined) return [];
    const enforced = one.branches.filter(({ enforced }) => enforced);
    const names = new Set(enforced.flatMap(openIn));
    if (names.size === 0) return [];
    return [{ model: one.planned.name, names: [...names].sort(byHash) }];
  });
}

/** How many labels are missing of a model, and where to fill them in. */
export function labellingNote({ names }: ToLabel, path: string): string {
  const what = counted(names.length, "unlabelled example is", "unlabelled examples are");
  return `${what} answered differently by two of its models, and only their labels matter: ${path} lists them to be filled in`;
}

function openIn({ variant, targets, on }: Branch): string[] {
  const seen = targets.flatMap((target) => on.get(target) ?? []);
  const compared = seen.flatMap((one) => (isUnmeasured(one) ? [] : [one]));
  return variant.limits.flatMap((limit) => compared.flatMap((one) => openFor(limit, one)));
}

/** What a limit would see in full if only it had a label; none where a side has not all answers. */
function openFor(limit: Limit, comparison: Comparison): readonly string[] {
  const metric = findMetric(limit.metric);
  if (limit.slice !== undefined || metric === undefined) return [];
  if (!countsUnlabelled(metric, limit.operator)) return [];
  const sides = beforeAndAfter(comparison, beforeOf(limit));
  const [before, after] = [sides?.before.scores(metric), sides?.after.scores(metric)];
  if (before === undefined || isUnmeasured(before) || before.kind !== "rate") return [];
  if (after === undefined || isUnmeasured(after) || after.kind !== "rate") return [];
  return openBeside(before, after);
}

function byHash(a: string, b: string): number {
  return mixed(hashOf(a)) - mixed(hashOf(b)) || (a < b ? -1 : 1);
}

/** Murmur3's last step: names that follow each other would else stay in order. */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const most = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return (most ^ (most >>> 16)) >>> 0;
}

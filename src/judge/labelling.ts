import { OPERATORS } from "../catalog/operators.ts";
import { isUnmeasured } from "../catalog/unmeasured.ts";
import type { Limit } from "../policy/policy.ts";
import { hashOf } from "../statistics/random.ts";
import { findMetric } from "../tasks/rows.ts";
import { unlikeBetween } from "../tasks/tasks.ts";
import { counted } from "../words/counts.ts";
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
  return variant.limits.filter(compares).flatMap((limit) =>
    compared.flatMap((comparison) => {
      const sides = beforeAndAfter(comparison, beforeOf(limit));
      return sides === undefined ? [] : unlikeBetween(sides.before.columns, sides.after.columns);
    }),
  );
}

function compares({ metric, operator, slice }: Limit): boolean {
  const counts = findMetric(metric)?.countsUnlabelled === true;
  return counts && slice === undefined && OPERATORS[operator].against !== "absolute";
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

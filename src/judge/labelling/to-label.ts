import { OPERATORS } from "../../catalog/operators.ts";
import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { Limit } from "../../policy/policy.ts";
import { hashOf } from "../../statistics/random.ts";
import { unlikeBetween } from "../../tasks/tasks.ts";
import { beforeAndAfter, beforeOf } from "../explain/before-and-after.ts";
import { caseOf, type JudgeInput } from "../judge.ts";
import { isLeftOut } from "../left-out.ts";
import type { ModelCase } from "../model-case.ts";
import { sightingOf } from "../sighting.ts";

/** Examples of a model whose labels would settle its limits: those that two models answer differently. */
export interface ToLabel {
  readonly model: string;
  /** In an order that tells nothing of who answered what. */
  readonly names: readonly string[];
}

/** Only for variants that are enforced: nobody should label what decides nothing. */
export function toLabel(input: JudgeInput): ToLabel[] {
  return input.plan.models.flatMap((planned) => {
    if (planned.samples?.unlabelled === undefined || isLeftOut(planned)) return [];
    const names = new Set(openIn(caseOf(planned, input).modelCase));
    if (names.size === 0) return [];
    return [{ model: planned.name, names: [...names].sort(byHash) }];
  });
}

function openIn(modelCase: ModelCase): string[] {
  const { variants, ship } = modelCase.model;
  return variants
    .filter(({ name }) => ship === null || ship === name)
    .flatMap(({ name, limits }) =>
      limits.filter(compares).flatMap((limit) =>
        modelCase.targets.flatMap((target) => {
          const sighting = sightingOf(modelCase, name, target);
          const sides = isUnmeasured(sighting)
            ? undefined
            : beforeAndAfter(sighting, beforeOf(limit));
          return sides === undefined
            ? []
            : unlikeBetween(sides.before.columns, sides.after.columns);
        }),
      ),
    );
}

function compares({ metric, operator, slice }: Limit): boolean {
  return metric === "top-1" && slice === undefined && OPERATORS[operator].against !== "absolute";
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

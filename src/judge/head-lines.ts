import { REFERENCE } from "../contract/names.ts";
import type { JudgedLimit, JudgedModel, JudgedVariant } from "../contract/verdict.ts";
import type { Policy } from "../policy/policy.ts";
import { limitName } from "../words/limits.ts";

/**
 * Marks of each limit of the target's policy where the head's version of the file has it: GitHub shows a remark only
 * beside a line of the head. What the head removes is marked where it stood in.
 */
export function withHeadLines(models: readonly JudgedModel[], head?: Policy): JudgedModel[] {
  if (head === undefined) return [...models];
  return models.map((model) => {
    const marked = <Part extends JudgedVariant>(part: Part): Part => ({
      ...part,
      limits: part.limits.map((limit) => {
        const line = lineIn(head, model.name, part.name, limit);
        if (line === limit.at.line) return limit;
        return { ...limit, at: { ...limit.at, headLine: line } };
      }),
    });
    const itself = model.itself && { itself: marked(model.itself) };
    return { ...model, ...itself, variants: model.variants.map(marked) };
  });
}

function lineIn({ models }: Policy, model: string, variant: string, limit: JudgedLimit): number {
  const own = models.find(({ name }) => name === model);
  const itself = own && { limits: own.referenceLimits, at: own.at };
  const made = variant === REFERENCE ? itself : own?.variants.find(({ name }) => name === variant);
  const kept = made?.limits.find((one) => limitName(one) === limitName(limit));
  return (kept ?? made ?? own)?.at.line ?? 1;
}

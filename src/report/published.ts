import type { Published } from "../contract/published.ts";
import type { Verdict } from "../contract/verdict.ts";
import {
  code,
  group,
  type Inline,
  joined,
  type Line,
  line,
  link,
  list,
  type Node,
  paragraph,
  strong,
} from "./node.ts";
import type { Links, Report } from "./report.ts";

/** What rests on the word of a run that code of the pull request ran in, and what does not. */
export function publishedList({ verdict, links = {} }: Report): Node[] {
  const { published } = verdict;
  if (published === undefined) return [];
  const points = [...forgeable(verdict, published), REBUILT, ...differing(verdict, published)];
  const title = strong(line`Measured without rights, judged here.`);
  const run = runName(published, links);
  return [group(paragraph(line`${title} ${run} ran the pull request's code.`), list(points))];
}

function runName({ run, attempt }: Published, { repository }: Links): Inline {
  const url = repository && `${repository}/actions/runs/${run}/attempts/${attempt}`;
  return link(line`Run ${run}${attempt > 1 ? line`, attempt ${attempt},` : []}`, url);
}

function forgeable(verdict: Verdict, { taken }: Published): Line[] {
  if (taken === 0) return [line`Nothing of it was taken: no number here comes from it.`];
  const count = taken === 1 ? "One measurement comes" : `${taken} measurements come`;
  const forged = strong(line`Whoever wrote that code could have forged them:`);
  const what = line`${count} from it, of head and base alike. ${forged} answers, scores, times, sizes, and which weights were measured.`;
  const waived = waivedVariants(verdict);
  if (waived.length === 0) return [what];
  return [
    what,
    line`So could they the digest by which a waiver counts: ${joined(waived.map((one) => [code(one)]))}. Compare it before you merge.`,
  ];
}

function waivedVariants({ models }: Verdict): string[] {
  return models.flatMap(({ name, variants }) =>
    variants
      .filter(({ limits }) => limits.some(({ waived }) => waived !== undefined))
      .map((variant) => `${name}/${variant.name}`),
  );
}

const REBUILT = line`Made anew from git, by the tip of the target branch, and not from it: policy, limits and waivers, data and labels, the day, what the head would change of these, measurements taken elsewhere, and this verdict.`;

function differing({ outcome }: Verdict, { said, taken }: Published): Line[] {
  if (said === outcome) return [];
  if (said === undefined) return [line`Its own verdict could not be read.`];
  const why =
    taken === 0 ? [] : line`: the target branch has moved on since, or it said what is not so`;
  return [line`Its own verdict was ${code(said)}, and this one is not${why}.`];
}

import type { Published } from "../contract/published.ts";
import type { Verdict } from "../contract/verdict.ts";
import { listed } from "../words/lists.ts";
import { code } from "./code.ts";
import { link } from "./markdown.ts";
import type { Block } from "./render/fit.ts";
import type { Links, Report } from "./report.ts";

/** What rests on the word of a run that code of the pull request ran in, and what does not. */
export function publishedList({ verdict, links = {} }: Report): Block[] {
  const { published } = verdict;
  if (published === undefined) return [];
  const items = [...forgeable(verdict, published), REBUILT, ...differing(verdict, published)];
  const run = runName(published, links);
  return [
    {
      opening: `**Measured without rights, judged here.** ${run} ran the pull request's code.\n`,
      items: items.map((item) => `- ${item}`),
    },
  ];
}

function runName({ run, attempt }: Published, { repository }: Links): string {
  const url = repository && `${repository}/actions/runs/${run}/attempts/${attempt}`;
  return link(`Run ${run}${attempt > 1 ? `, attempt ${attempt},` : ""}`, url);
}

function forgeable(verdict: Verdict, { taken }: Published): string[] {
  if (taken === 0) return ["Nothing of it was taken: no number here comes from it."];
  const count = taken === 1 ? "One measurement comes" : `${taken} measurements come`;
  const what = `${count} from it, of head and base alike. **Whoever wrote that code could have forged them:** answers, scores, times, sizes, and which weights were measured.`;
  const waived = waivedVariants(verdict);
  if (waived.length === 0) return [what];
  return [
    what,
    `So could they the digest by which a waiver counts: ${listed(waived.map(code))}. Compare it before you merge.`,
  ];
}

function waivedVariants({ models }: Verdict): string[] {
  return models.flatMap(({ name, variants }) =>
    variants
      .filter(({ limits }) => limits.some(({ waived }) => waived !== undefined))
      .map((variant) => `${name}/${variant.name}`),
  );
}

const REBUILT =
  "Made anew from git, by the tip of the target branch, and not from it: policy, limits and waivers, data and labels, the day, what the head would change of these, measurements taken elsewhere, and this verdict.";

function differing({ outcome }: Verdict, { said, taken }: Published): string[] {
  if (said === outcome) return [];
  if (said === undefined) return ["Its own verdict could not be read."];
  const why =
    taken === 0 ? "" : ": the target branch has moved on since, or it said what is not so";
  return [`Its own verdict was ${code(said)}, and this one is not${why}.`];
}

import type { Cliff } from "../contract/counsel.ts";
import type { JudgedModel } from "../contract/verdict.ts";
import { brief, factor } from "../words/amounts.ts";
import { listed } from "../words/lists.ts";

/** The whole answer in one line, where there is a cliff to tell of: `ship int8; cliff at int4: 8.7 points for 6 MB`. */
export function answerOf({ recommended, cliff }: JudgedModel): string | undefined {
  if (cliff === undefined) return undefined;
  const { variant, drop, saved } = cliff;
  const step = `cliff at ${variant}: ${brief(drop, "points")} for ${brief(saved, "bytes")}`;
  return `ship ${recommended ?? "none"}; ${step}${gap(cliff)}`;
}

function gap({ missing = [] }: Cliff): string {
  return missing.length === 0 ? "" : ` (no numbers of ${listed(missing)}: it may be several steps)`;
}

/** What the cliff is made of, in two sentences. */
export function cliffWords(cliff: Cliff): string {
  const { certainty, metric, variant, after, drop, saved, ratio } = cliff;
  const step = `the step from ${after} loses ${brief(drop, "points")} of ${metric} for ${brief(saved, "bytes")}`;
  const costs = listed([each(cliff), ...errors(cliff)]);
  const steep = `It is ${factor(ratio)} times as steep as the step before`;
  return `A ${certainty} cliff at ${variant}: ${step} (${costs}). ${steep}${sure(cliff)}.`;
}

function sure({ atLeast, certainty }: Cliff): string {
  if (atLeast === undefined) return ", by point estimates alone";
  const least = `; the loss is at least ${brief(atLeast, "points", "down")}`;
  return certainty === "confirmed" ? `${least}, and the step before not much steeper` : least;
}

/** In the unit that gives a number a reader can picture. */
function each({ saved, perMegabyte }: Cliff): string {
  if (saved >= 100_000) return `${factor(perMegabyte * 100)} points a MB`;
  return `${factor(perMegabyte * 0.1)} points a kB`;
}

function errors({ errorRatio }: Cliff): string[] {
  return errorRatio === null ? [] : [`${factor(errorRatio)} times as many errors`];
}

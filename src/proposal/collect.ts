import type { Recognised } from "../tasks/recognised.ts";
import { about } from "../words/counts.ts";
import { listed } from "../words/lists.ts";
import { examplesFor } from "./limit.ts";

/** What to collect for a model that there are no examples of, and how many. */
export function whatToCollect(name: string, { collect, aim }: Recognised, alpha: number): string[] {
  const many = examplesFor(aim, alpha).map(
    ({ limit, n }) => `${about(n)} decide a limit of ${limit}`,
  );
  return [
    "examples with the right answers, that it was not trained on:",
    ...collect(name),
    `How many: ${listed(many)}.`,
  ];
}

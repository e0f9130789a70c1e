import { z } from "zod";
import { taskLines } from "../../contract/lines.ts";
import { recordBase } from "../../contract/record.ts";
import { sampleBase } from "../../contract/sample.ts";

/** A query, the documents judged for it and their grades; one at least is above 0, or nothing could be found. */
export const SearchSample = z.strictObject({
  ...sampleBase,
  text: z.string().exactOptional(),
  relevant: z.record(z.string(), z.int()).refine((grades) => Object.values(grades).some(isFound), {
    error: "no document is relevant (a grade above 0)",
  }),
});
export type SearchSample = z.infer<typeof SearchSample>;

const Ranking = z
  .array(z.tuple([z.string(), z.number()]))
  .min(1)
  .max(10_000);

/**
 * `[document, score]` best first: at least 1,000, or the whole corpus. `indexed`: the first ones of the documents as
 * another model has embedded them.
 */
export const SearchRecord = z.object({
  ...recordBase,
  ranking: Ranking,
  indexed: Ranking.exactOptional(),
});
export type SearchRecord = z.infer<typeof SearchRecord>;

export const SEARCH_LINES = taskLines(SearchSample, SearchRecord);

function isFound(grade: number): boolean {
  return grade > 0;
}

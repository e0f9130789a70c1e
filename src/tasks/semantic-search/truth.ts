import { capped } from "../../catalog/capped.ts";
import { type Problem, UserError } from "../../catalog/errors.ts";
import { quote } from "../../catalog/quote.ts";
import type { SetAside } from "../../contract/plan.ts";
import { type Answers, type DataParts, type Truth, truthFrom } from "../../samples/truth.ts";
import { listed } from "../../words/lists.ts";
import { readDocuments, readQueries } from "./corpus.ts";
import type { SearchSample } from "./lines.ts";
import { type Judgements, readJudgements } from "./qrels.ts";

export const SEARCH_ANSWERS: Answers<SearchSample> = {
  another: "other relevant documents or another text",
  answerOf: ({ text, relevant }) => {
    const graded = Object.entries(relevant).map(
      ([document, grade]) => `${quote(document)} ${grade}`,
    );
    return [...(text === undefined ? [] : [`${quote(text)}:`]), listed(graded)].join(" ");
  },
  // What asks by example is a file of its own, or a row of an archive.
  inputsOf: (sample) => ("text" in sample ? [] : [{ part: "queries", file: sample.id }]),
};

/**
 * Queries that some document answers. Those that nobody has judged are set aside, as collections judge some of their
 * queries alone; what the judgements name has to be there.
 */
export async function judgedQueriesIn(data: DataParts): Promise<Truth> {
  const written = (await data.text("qrels")) ?? { file: "", text: "" };
  const judgements = readJudgements(written.text, written.file);
  const { file, samples: queries, lines, aside = [] } = await readQueries(data, judgements.keys());
  const corpus = await readDocuments(data);
  const problems = [
    ...unknownQueries(judgements, written.file, { file, ids: queries.map(({ id }) => id) }),
    ...unknownDocuments(judgements, written.file, corpus),
  ];
  if (problems.length > 0) throw new UserError(problems);
  const judged = (id: string) => judgements.get(id)?.documents ?? new Map<string, number>();
  const isAnswered = (id: string) => [...judged(id).values()].some((grade) => grade > 0);
  const samples = queries
    .filter(({ id }) => isAnswered(id))
    .map((query) => ({ ...query, relevant: Object.fromEntries(judged(query.id)) }));
  if (samples.length === 0)
    throw new UserError({
      message: `judges no document relevant to any query of ${file}`,
      at: { file: written.file },
      fix: "a grade above 0 is relevant",
    });
  const without = queries.map(({ id }) => id).filter((id) => !isAnswered(id));
  const all = [...aside, ...unjudged(file, without)];
  return truthFrom({ file, samples, lines, aside: all }, SEARCH_ANSWERS);
}

const SHOWN = 5;

function unjudged(file: string, ids: readonly string[]): SetAside[] {
  if (ids.length === 0) return [];
  const byKind = { unjudged: ids.length };
  return [{ folder: file, count: ids.length, byKind, examples: ids.slice(0, SHOWN) }];
}

function unknownQueries(
  judgements: Judgements,
  file: string,
  queries: { readonly file: string; readonly ids: readonly string[] },
): Problem[] {
  const known = new Set(queries.ids);
  const strange = [...judgements].filter(([id]) => !known.has(id));
  const problems = strange.map(([id, { line }]) => ({
    message: `${queries.file} has no query ${quote(id)}`,
    at: { file, line },
  }));
  return capped(problems, file);
}

/** What is relevant and not among the documents could never be found. */
function unknownDocuments(
  judgements: Judgements,
  file: string,
  corpus: { readonly file: string; readonly ids: ReadonlySet<string> } | undefined,
): Problem[] {
  if (corpus === undefined) return [];
  const problems: Problem[] = [];
  for (const { documents, lines } of judgements.values())
    for (const [id, grade] of documents)
      if (grade > 0 && !corpus.ids.has(id))
        problems.push({
          message: `${corpus.file} has no document ${quote(id)}, which is relevant`,
          at: { file, line: lines.get(id) ?? 1 },
        });
  return capped(problems, file);
}

import { describe, expect, test } from "vitest";
import { judgedQueriesIn } from "../../../src/tasks/semantic-search/truth.ts";
import { partsOf, wrongIn } from "../parts.ts";

const lines = (...values: readonly object[]) => values.map((one) => JSON.stringify(one)).join("\n");
const CORPUS = lines(
  { _id: "d1", title: "one", text: "first" },
  { _id: "d2", title: "", text: "second" },
);
const QUERIES = lines({ _id: "q1", text: "what?" }, { _id: "q2", text: "why?" });
const BEIR = "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\nq2\td2\t1\n";

const read = (held: Record<string, string>, sliceBy?: string[]) =>
  judgedQueriesIn(partsOf({ corpus: CORPUS, queries: QUERIES, qrels: BEIR, ...held }, sliceBy));

describe("judged queries", () => {
  test.each([
    ["BEIR", BEIR],
    ["BEIR without its header", "q1\td1\t2\nq1\td2\t0\nq2\td2\t1"],
    ["TREC", "q1 0 d1 2\nq1 0 d2 0\n\nq2  0 d2\t1\r\n".replace("\t", " ")],
  ])("are read from %s", async (_, qrels) => {
    const { samples, lines } = await read({ qrels });
    expect(samples).toEqual([
      { id: "q1", text: "what?", relevant: { d1: 2, d2: 0 } },
      { id: "q2", text: "why?", relevant: { d2: 1 } },
    ]);
    expect(lines.get("q2")).toBe(2);
  });

  test("that no document answers are set aside, and counted", async () => {
    const queries = `${QUERIES}\n${lines({ _id: "q3", text: "who?" }, { _id: 4, text: "when?" })}`;
    const { samples, aside } = await read({ queries, qrels: `${BEIR}q3\td1\t0\n` });
    expect(samples.map(({ id }) => id)).toEqual(["q1", "q2"]);
    expect(aside).toEqual([
      { folder: "queries", count: 2, byKind: { unjudged: 2 }, examples: ["q3", "4"] },
    ]);
  });

  test("are sliced by their keys, or by those of their metadata", async () => {
    const queries = lines(
      { _id: "q1", text: "what?", kind: "short" },
      { _id: "q2", text: "why?", metadata: { kind: "long" } },
    );
    const { samples } = await read({ queries }, ["kind"]);
    expect(samples.map(({ slices }) => slices)).toEqual([{ kind: "short" }, { kind: "long" }]);
  });

  test("need no corpus where nothing runs here", async () => {
    const { samples } = await judgedQueriesIn(partsOf({ queries: QUERIES, qrels: BEIR }));
    expect(samples).toHaveLength(2);
  });

  test.each<[string, Record<string, string>, string[]]>([
    [
      "a query or a relevant document that is not there",
      { qrels: `${BEIR}q9\td1\t1\nq1\td9\t1\nq2\td8\t0\n` },
      ["qrels:5 queries has no query q9", "qrels:6 corpus has no document d9, which is relevant"],
    ],
    [
      "judgements that cannot be read",
      { qrels: "q1\td1\tmuch\nq1\nq1\td1\t1\nq1\td1\t2\n\td1\t1\nq1\td1\t1.5" },
      [
        "qrels:1 grade much is no whole number",
        "qrels:2 has 1 fields, where a judgement has three (BEIR) or four (TREC)",
        "qrels:4 document d1 of query q1 is already in line 3",
        "qrels:5 has no query",
        "qrels:6 grade 1.5 is no whole number",
      ],
    ],
    [
      "queries that cannot be read",
      { queries: `${QUERIES}\n{"_id":"q1","text":"again"}\n{"text":"x"}\n{"_id":"q5"}\nnot json` },
      [
        "queries:3 q1 is already in line 1",
        "queries:4 has no _id or id",
        "queries:5 has no text",
        'queries:6 is no JSON object, such as {"_id": "q1", "text": "what is asked"}',
      ],
    ],
    [
      "an empty corpus",
      { corpus: "" },
      [
        "corpus is empty",
        '  each line is such as {"_id": "d1", "title": "its title", "text": "what it says"}',
      ],
    ],
    [
      "nothing relevant at all",
      { qrels: "q1\td1\t0" },
      [
        "qrels judges no document relevant to any query of queries",
        "  a grade above 0 is relevant",
      ],
    ],
    [
      "no judgement",
      { qrels: "query-id\tcorpus-id\tscore\n" },
      [
        "qrels judges no document",
        "  each line is query-id, corpus-id and score (BEIR), or query, 0, document and grade (TREC)",
      ],
    ],
  ])("are refused with %s", async (_, held, why) => {
    expect(await wrongIn(read(held))).toBe(why.join("\n"));
  });
});

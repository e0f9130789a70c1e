import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { openOracle } from "../../oracles/bridge.ts";
import { measured } from "../measured.ts";
import { columnsOf, type Query, tableOf } from "./rankings.ts";

const oracle = openOracle("retrieval", "pytrec_eval");
afterAll(() => "close" in oracle && oracle.close());

const DOCUMENTS = Array.from({ length: 40 }, (_, at) => `d${at}`);

/** Scores of few values, so that many documents tie; exact in the 32 bits that trec_eval keeps. */
const scored = fc
  .shuffledSubarray(DOCUMENTS, { minLength: 25 })
  .chain((names) =>
    fc
      .array(fc.integer({ min: 0, max: 12 }), { minLength: names.length, maxLength: names.length })
      .map((eighths) =>
        names
          .map((name, at): [string, number] => [name, (eighths[at] ?? 0) / 8])
          .sort(([, a], [, b]) => b - a),
      ),
  );
const grades = fc
  .dictionary(fc.constantFrom(...DOCUMENTS, "unseen"), fc.integer({ min: -1, max: 3 }), {
    noNullPrototype: true,
  })
  .filter((relevant) => Object.values(relevant).some((grade) => grade > 0));
const query: fc.Arbitrary<Query> = fc.record({ relevant: grades, ranking: scored });

describe.skipIf("absent" in oracle)("pytrec_eval, run now, agrees to 1e-9", () => {
  test.each([1, 3, 10, 25])("on the first %i of rankings with ties and grades", async (k) => {
    if ("absent" in oracle) throw new Error(oracle.absent);
    const queries = fc.sample(query, { numRuns: 1000, seed: k });
    const answers = await oracle.ask(
      "evaluate",
      queries.map(({ relevant, ranking }) => [relevant, ranking, k]),
    );
    for (const [at, one] of queries.entries()) {
      const columns = columnsOf([one], tableOf([one]));
      const ours = ["ndcg", "recall", "mrr", "map"].map((name) => [
        name,
        measured(`${name}@${k}`, columns),
      ]);
      const theirs = Object.entries(Object.assign({}, answers[at]));
      for (const [name, value] of theirs) {
        const own = Object.fromEntries(ours)[name];
        expect(own, `${name}@${k} of query ${at}`).toBeCloseTo(Number(value), 9);
      }
      expect(theirs).toHaveLength(4);
    }
  });
});

import { expect, test } from "vitest";
import { inputsIn } from "../../../src/tasks/parity/truth.ts";
import { partsOf, wrongIn } from "../parts.ts";

test.each<[string, Record<string, string | string[] | number>, string[]]>([
  ["images", { images: ["10.png", "2.png", "x.txt"] }, ["2.png", "10.png"]],
  ["rows of arrays, from 0", { arrays: 3 }, ["0", "1", "2"]],
  ["pairs", { pairs: "a,b\nx,y\nu,v" }, ["1", "2"]],
  ["texts", { texts: '{"id":"t","text":"x","tokens":3}' }, ["t"]],
  ["documents", { corpus: '{"_id":"d","text":"x"}', queries: "" }, ["d"]],
])("inputs are %s", async (_, held, ids) => {
  const { samples } = await inputsIn(partsOf(held));
  expect(samples).toEqual(ids.map((id) => ({ id })));
});

test.each<[Record<string, string | string[] | number>, string]>([
  [{ images: ["x.txt"] }, "images has no images"],
  [{ arrays: 0 }, "arrays has arrays without a row"],
  [{ pairs: "a,b\nx," }, "pairs:2 has no b"],
  [{ corpus: '{"_id":"d"}' }, "corpus:1 d has no text"],
])("inputs are refused: %j", async (held, why) => {
  expect(await wrongIn(inputsIn(partsOf(held)))).toContain(why);
});

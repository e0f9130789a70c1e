import { expect, test } from "vitest";
import { inputsIn } from "../../../src/tasks/parity/truth.ts";
import { partsOf, wrongIn } from "../parts.ts";

test.each<[string, Record<string, string | string[] | number>, string[]]>([
  ["images", { images: ["10.png", "2.png", "x.txt"] }, ["2.png", "10.png"]],
  ["rows of arrays, from 0", { arrays: 3 }, ["0", "1", "2"]],
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

test("texts go along, of lines, of files and of pairs", async () => {
  const samplesOf = async (held: Record<string, string | string[]>, texts = {}) =>
    (await inputsIn(partsOf(held, undefined, { texts }))).samples;
  expect(await samplesOf({ texts: '{"id":"t","text":"x","tokens":3}' })).toEqual([
    { id: "t", text: "x" },
  ]);
  const files = ["b.txt", "a/c.TXT", "photo.png"];
  expect(await samplesOf({ texts: files }, { "b.txt": "one", "a/c.TXT": "two" })).toEqual([
    { id: "a/c.TXT", text: "two" },
    { id: "b.txt", text: "one" },
  ]);
  expect(await samplesOf({ pairs: "a,b\nx,y\nu,v" })).toEqual([
    { id: "1", a: "x", b: "y" },
    { id: "2", a: "u", b: "v" },
  ]);
  const truth = await inputsIn(partsOf({ pairs: "a,b\nx,y" }));
  expect(truth.answerOf("1")).toBe("x, y");
});

test("an empty file is refused as an empty line is", async () => {
  const held = partsOf({ texts: ["a.txt", "b.txt"] }, undefined, { texts: { "a.txt": "x" } });
  expect(await wrongIn(inputsIn(held))).toBe("texts/b.txt has no text");
});

import { describe, expect, test } from "vitest";
import { textsIn } from "../../../src/tasks/text-generation/truth.ts";
import { partsOf, wrongIn } from "../parts.ts";

describe("texts", () => {
  test("are the .txt files of a folder, in the order in which people count; the rest is set aside", async () => {
    const files = ["b/10.txt", "b/2.txt", "a.TXT", "notes.md", ".hidden.txt", ".DS_Store"];
    const { samples, aside, inputsOf } = await textsIn(partsOf({ texts: files }));
    expect(samples.map(({ id }) => id)).toEqual(["a.TXT", "b/2.txt", "b/10.txt"]);
    expect(aside).toMatchObject([{ count: 2, byKind: { hidden: 1, other: 1 } }]);
    expect(inputsOf({ id: "a.TXT" })).toEqual([{ part: "texts", file: "a.TXT" }]);
  });

  test("are JSON lines, with how many tokens they have where the line says so", async () => {
    const texts = '{"id":"t1","text":"a","tokens":7}\n{"id":2,"text":"b","language":"de"}\n';
    const { samples } = await textsIn(partsOf({ texts }));
    expect(samples).toEqual([{ id: "t1", tokens: 7 }, { id: "2" }]);
  });

  test("that are equal tell of one thing", async () => {
    const texts = ["a", "b", "a"].map((text, id) => JSON.stringify({ id, text })).join("\n");
    const { samples } = await textsIn(partsOf({ texts }));
    expect(samples).toEqual([{ id: "0", input: "0" }, { id: "1" }, { id: "2", input: "0" }]);
  });

  test.each<[string, string | string[], string[] | undefined, string]>([
    ["no text", ["a.md"], undefined, "texts has no texts"],
    [
      "columns of a folder",
      ["a.txt"],
      ["kind"],
      "texts is a folder of texts, which have no columns",
    ],
    ["an empty text", '{"id":"t","text":""}', undefined, "texts:1 t has no text"],
    [
      "half a token",
      '{"id":"t","text":"x","tokens":1.5}',
      undefined,
      "texts:1 tokens must be a whole number above 0 (found 1.5)",
    ],
    [
      "a slice that lacks",
      '{"id":"t","text":"x"}',
      ["kind"],
      "texts:1 has no kind, which slice-by",
    ],
  ])("are refused with %s", async (_, texts, sliceBy, why) => {
    expect(await wrongIn(textsIn(partsOf({ texts }, sliceBy)))).toContain(why);
  });
});

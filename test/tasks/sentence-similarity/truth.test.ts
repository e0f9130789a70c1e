import { describe, expect, test } from "vitest";
import { scoredPairsIn } from "../../../src/tasks/sentence-similarity/truth.ts";
import { partsOf, wrongIn } from "../parts.ts";

const read = (pairs: string, sliceBy?: string[]) => scoredPairsIn(partsOf({ pairs }, sliceBy));

describe("a file of pairs", () => {
  test("names a pair by its row where it has no id, and says the line of each", async () => {
    const { samples, lines } = await read('a,b,score\none,"two, three",4.5\n\nfour,five,0\n');
    expect(samples).toEqual([
      { id: "1", score: 4.5, a: "one", b: "two, three" },
      { id: "2", score: 0, a: "four", b: "five" },
    ]);
    expect([...lines]).toEqual([
      ["1", 2],
      ["2", 4],
    ]);
  });

  test("has ids, slices and groups where its columns say so", async () => {
    const { samples } = await read("id,group,a,b,score,kind\np1,g,x,y,1,news", ["kind"]);
    expect(samples).toEqual([
      { id: "p1", group: "g", slices: { kind: "news" }, score: 1, a: "x", b: "y" },
    ]);
  });

  test("makes one cluster of what hangs together by shared texts, and none of a pair alone", async () => {
    const { samples } = await read("a,b,score\nx,y,1\nu,v,1\nz,y,2\nq,r,3\nw,z,1\nu,v,2");
    const clusters = samples.map((one) => ("cluster" in one ? one.cluster : undefined));
    expect(clusters).toEqual(["1", "2", "1", undefined, "1", "2"]);
  });

  test("joins clusters that a later pair brings together", async () => {
    const { samples } = await read("a,b,score\na,b,1\nc,d,1\ne,f,1\nc,b,1\nf,d,1");
    expect(new Set(samples.map((one) => ("cluster" in one ? one.cluster : "")))).toEqual(
      new Set(["1"]),
    );
  });

  test("tells what is wrong with any line, all at once", async () => {
    const text = "id,a,b,score\n1,x,y,inf\n2,,y,1\n3,x,,1\n3,x,y,\n3,x,y,2\n4,x,y,1e999\n5,x,y";
    expect(await wrongIn(read(text))).toBe(
      [
        "pairs:2 score inf is no finite number",
        "pairs:3 has no a",
        "pairs:4 has no b",
        "pairs:5 has no score",
        "pairs:6 id 3 is already in line 4",
        "pairs:7 score 1e999 is no finite number",
        "pairs:8 has 3 fields where the header has 4",
      ].join("\n"),
    );
  });

  test.each([
    ["", "pairs is empty\n  it begins with a header such as a,b,score"],
    ["a,b,scroe\nx,y,1", "pairs:1 has no column score; is it scroe?\n  found: a, b, scroe"],
    ["a,b,score\n", "pairs has a header but no samples"],
  ])("is refused: %j", async (text, why) => {
    expect(await wrongIn(read(text))).toBe(why);
  });

  test("shows a pair with its score, by its id", async () => {
    const truth = await read("a,b,score\nx,y,1");
    expect(truth.answerOf("1")).toBe("1 for x and y");
    expect(truth.inputsOf({ id: "1" })).toEqual([]);
  });
});

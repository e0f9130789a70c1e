import { expect, test } from "vitest";
import { ownSamplesIn } from "../../../src/tasks/custom/truth.ts";
import { partsOf, wrongIn } from "../parts.ts";

test("samples of a team's own task are ids with slices and groups", async () => {
  const { samples } = await ownSamplesIn(
    partsOf({ samples: "id,group,noise,more\nc1,g,loud,x" }, ["noise"]),
  );
  expect(samples).toEqual([{ id: "c1", group: "g", slices: { noise: "loud" } }]);
});

test("they may be JSON lines, by the name of the file, of which nothing is lost", async () => {
  const data = partsOf({}, ["noise"]);
  const text = async () => ({ file: "ids.jsonl", text: '{"id":"c1","noise":"loud"}' });
  const { samples } = await ownSamplesIn({ ...data, text });
  expect(samples).toEqual([{ id: "c1", noise: "loud", slices: { noise: "loud" } }]);
});

/** Samples of a file of JSON lines. */
async function linesOf(...lines: object[]) {
  const file = { file: "ids.jsonl", text: lines.map((one) => JSON.stringify(one)).join("\n") };
  return await ownSamplesIn({ ...partsOf({}), text: async () => file });
}

test("what a sample calls wrong is its own", async () => {
  const { samples } = await linesOf({ id: "s1", wrong: "he go", right: "he goes" });
  expect(samples).toEqual([{ id: "s1", wrong: "he go", right: "he goes" }]);
});

test("a group is a text or a number, and no other is passed over", async () => {
  const { samples } = await linesOf({ id: "a", group: 7 }, { id: "b" });
  expect(samples.map(({ group }) => group)).toEqual(["7", undefined]);
  expect(await wrongIn(linesOf({ id: "a", group: ["x"] }))).toContain("a group that is no text");
});

test("data that name none are told what to add", async () => {
  expect(await wrongIn(ownSamplesIn(partsOf({ images: ["a.png"] })))).toContain("add samples:");
});

import { expect, test } from "vitest";
import { ownSamplesIn } from "../../../src/tasks/custom/truth.ts";
import { partsOf, wrongIn } from "../parts.ts";

test("samples of a team's own task are ids with slices and groups", async () => {
  const { samples } = await ownSamplesIn(
    partsOf({ samples: "id,group,noise,more\nc1,g,loud,x" }, ["noise"]),
  );
  expect(samples).toEqual([{ id: "c1", group: "g", slices: { noise: "loud" } }]);
});

test("they may be JSON lines, by the name of the file", async () => {
  const data = partsOf({}, ["noise"]);
  const text = async () => ({ file: "ids.jsonl", text: '{"id":"c1","noise":"loud"}' });
  const { samples } = await ownSamplesIn({ ...data, text });
  expect(samples).toEqual([{ id: "c1", slices: { noise: "loud" } }]);
});

test("data that name none are told what to add", async () => {
  expect(await wrongIn(ownSamplesIn(partsOf({ images: ["a.png"] })))).toContain("add samples:");
});

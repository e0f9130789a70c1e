import { expect, test } from "vitest";
import { readableTask } from "../../../src/tasks/tasks.ts";

test("an example names the file that it reads, by the part that has it, and is told without its slices", async () => {
  const lines = [
    { id: "soup/17.jpg", label: "soup", slices: { light: "dim" } },
    { id: "new-1", unlabelled: "new/1.jpg" },
  ];
  const found = await readableTask("image-classification")?.examples(async function* (check) {
    yield lines.flatMap((line) => {
      const checked = check(line);
      return "line" in checked ? [checked.line] : [];
    });
  });
  expect(found).toEqual([
    {
      line: { id: "soup/17.jpg", label: "soup" },
      files: [{ part: "images", file: "soup/17.jpg" }],
    },
    {
      line: { id: "new-1", unlabelled: "new/1.jpg" },
      files: [{ part: "unlabelled images", file: "new/1.jpg" }],
    },
  ]);
});

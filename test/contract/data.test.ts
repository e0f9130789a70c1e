import { expect, test } from "vitest";
import { z } from "zod";
import { inPlaces, type Part, partsAt, placesOf } from "../../src/contract/data.ts";

const PARTS: Part<string>[] = [
  { key: "images", at: "Eval", options: { fit: "scale-fit" } },
  { key: "unlabelled", at: [{ key: "images", at: "More" }] },
];
const Parts = partsAt(z.string());

test("every place is known by the keys that lead to it", () => {
  expect(placesOf(PARTS)).toEqual([
    { name: "images", key: "images", at: "Eval", options: { fit: "scale-fit" } },
    { name: "unlabelled images", key: "images", at: "More", options: {} },
  ]);
});

test("in other places the parts are the same, with what their readers are told", async () => {
  const moved = await inPlaces(PARTS, async ({ at, name }) => `/tmp/${at}: ${name}`);
  expect(moved).toEqual([
    { key: "images", at: "/tmp/Eval: images", options: { fit: "scale-fit" } },
    { key: "unlabelled", at: [{ key: "images", at: "/tmp/More: unlabelled images" }] },
  ]);
});

test("a file of parts gives them back as they were written", () => {
  expect(Parts.parse(JSON.parse(JSON.stringify(PARTS)))).toEqual(PARTS);
});

test.each([
  ["a key twice", [...PARTS, ...PARTS], "has a key twice"],
  [
    "a key twice inside a part",
    [{ key: "a", at: [...PARTS.slice(0, 1), ...PARTS.slice(0, 1)] }],
    "",
  ],
  ["parts of parts of parts", [{ key: "a", at: PARTS }], ""],
  ["a key that is none", [{ key: "__proto__", at: "Eval" }], ""],
  ["no place", [{ key: "images" }], ""],
  ["options that are no map", [{ key: "images", at: "Eval", options: "fit" }], ""],
])("%s is refused", (_, parts, why) => {
  const read = Parts.safeParse(parts);
  expect(read.success).toBe(false);
  expect(read.error?.message).toContain(why);
});

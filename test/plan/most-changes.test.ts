import { expect, test } from "vitest";
import type { Change } from "../../src/contract/change.ts";
import { mostChanges } from "../../src/plan/most-changes.ts";

function changes(count: number, direction: Change["direction"]): Change[] {
  return Array.from({ length: count }, (_, at) => ({
    ...{ direction, about: `${direction} ${at}`, before: null, after: "1" },
  }));
}

test("what is looser comes first, else in the order given", () => {
  const mixed = [...changes(2, "changes"), ...changes(1, "tightens"), ...changes(2, "loosens")];
  expect(mostChanges(mixed).map(({ about }) => about)).toEqual([
    ...["loosens 0", "loosens 1", "tightens 0", "changes 0", "changes 1"],
  ]);
});

test("no loosening is hidden behind any number of other changes, and what is left out is counted", () => {
  const listed = mostChanges([...changes(9000, "changes"), ...changes(3, "loosens")]);
  expect(listed).toHaveLength(501);
  expect(listed.slice(0, 3).every(({ direction }) => direction === "loosens")).toBe(true);
  expect(listed.at(-1)).toMatchObject({
    direction: "changes",
    says: "8503 more that are not listed",
  });
});

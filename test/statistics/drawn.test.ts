import fc from "fast-check";
import { expect, test } from "vitest";
import { drawn } from "../../src/statistics/drawn.ts";

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 60 });

test("every sample is drawn once, in an order that does not depend on the one they come in", () => {
  fc.assert(
    fc.property(ids, (some) => {
      const sorted = some.toSorted();
      const named = (list: readonly string[]) => drawn(list).map((at) => list[at]);
      expect(named(sorted).toSorted()).toEqual(sorted);
      expect(named(some)).toEqual(named(sorted));
    }),
  );
});

test("one more sample leaves the others in their order", () => {
  const some = Array.from({ length: 200 }, (_, at) => `soup/${at}.jpg`);
  const more = [...some, "soup/new.jpg"];
  const order = drawn(more).map((at) => more[at]);
  expect(order.filter((id) => id !== "soup/new.jpg")).toEqual(drawn(some).map((at) => some[at]));
});

test("names that run from 1 to 10,000, class by class, are drawn as chance would have it", () => {
  const some = Array.from(
    { length: 10_000 },
    (_, at) => `${at < 5000 ? "cat" : "dog"}/${String(at).padStart(5, "0")}.jpg`,
  );
  const order = drawn(some);
  // Of each thousand, about half are of either class, and their numbers rise as often as they fall.
  for (let from = 0; from < 10_000; from += 1000) {
    const thousand = order.slice(from, from + 1000);
    const dogs = thousand.filter((at) => at >= 5000).length;
    expect(Math.abs(dogs - 500)).toBeLessThan(65);
    const rises = thousand.filter((at, place) => at > (thousand[place - 1] ?? -1)).length;
    expect(Math.abs(rises - 500)).toBeLessThan(65);
  }
});

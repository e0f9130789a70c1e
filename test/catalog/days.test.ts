import fc from "fast-check";
import { expect, test } from "vitest";
import { daysBetween } from "../../src/catalog/days.ts";

const DAY_MS = 24 * 3600 * 1000;
const dates = fc.date({
  min: new Date("0001-01-01"),
  max: new Date("9999-12-31"),
  noInvalidDate: true,
});

test("days are counted as the calendar counts them, whatever the hour", () => {
  fc.assert(
    fc.property(dates, dates, (from, to) => {
      const days = Math.floor(to.getTime() / DAY_MS) - Math.floor(from.getTime() / DAY_MS);
      expect(daysBetween(from.toISOString(), to.toISOString())).toBe(days);
    }),
  );
  expect(daysBetween("2024-02-28", "2024-03-01T23:59:59Z")).toBe(2);
});

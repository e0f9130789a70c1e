import { expect, test } from "vitest";
import { auditedRows } from "../../src/measure/audited-rows.ts";

const samples = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `picture-${at}` }));

const idsOf = (count: number, audit?: number | "all" | "off") =>
  auditedRows(samples(count), audit === undefined ? {} : { audit }).flatMap(([begin, end]) =>
    samples(count)
      .slice(begin, end)
      .map(({ id }) => id),
  );

test("as many examples as are told are drawn, 256 unless told, each once and in ascending order", () => {
  expect(new Set(idsOf(1000)).size).toBe(256);
  expect(new Set(idsOf(1000, 10)).size).toBe(10);
  const flat = auditedRows(samples(1000), {}).flat();
  expect(flat).toEqual([...flat].sort((one, other) => one - other));
});

test("all are taken where all are wanted or there are no more, and none where it is off", () => {
  expect(auditedRows(samples(1000), { audit: "all" })).toEqual([[0, 1000]]);
  expect(auditedRows(samples(256), {})).toEqual([[0, 256]]);
  expect(auditedRows(samples(1000), { audit: "off" })).toEqual([]);
  expect(auditedRows([], {})).toEqual([]);
});

test("they come from everywhere: a hundred of a thousand are in every tenth", () => {
  const rows = auditedRows(samples(1000), { audit: 100 }).flatMap(([begin, end]) =>
    Array.from({ length: end - begin }, (_, at) => begin + at),
  );
  const tenths = Array.from(
    { length: 10 },
    (_, at) => rows.filter((row) => row / 100 >= at && row / 100 < at + 1).length,
  );
  expect(Math.min(...tenths)).toBeGreaterThan(0);
});

test("they are drawn by name: one example more takes the place of one at the most", () => {
  const [before, after] = [new Set(idsOf(1000)), new Set(idsOf(1001))];
  expect([...before].filter((id) => !after.has(id)).length).toBeLessThanOrEqual(1);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitInto, type Ranked } from "../../../src/report/render/fit.ts";

const pointer = "the rest is elsewhere";
const room = (limit: number) => ({ limit, measure: (text: string) => text.length, pointer });

const ROWS = [1, 2, 3].map((at) => `row ${at} ${".".repeat(20)}`);

const SECTIONS: Ranked[] = [
  { rank: 0, opening: "verdict" },
  { rank: 2, opening: "head", items: ROWS, closing: "end" },
  { rank: 1, opening: "failures" },
];

describe("fitting sections into a limit", () => {
  test("keeps everything in reading order where there is room", () => {
    expect(fitInto(SECTIONS, room(1000))).toBe(
      `verdict\n\nhead\n${ROWS.join("\n")}\nend\n\nfailures\n`,
    );
  });

  test("shortens the least important by whole rows, keeps its end and points to the rest", () => {
    expect(fitInto(SECTIONS, room(90))).toBe(
      `verdict\n\nhead\n${ROWS[0]}\nend\n\nfailures\n\nthe rest is elsewhere\n`,
    );
  });

  test("leaves a section out whole where not one row of it fits", () => {
    expect(fitInto(SECTIONS, room(50))).toBe("verdict\n\nfailures\n\nthe rest is elsewhere\n");
  });

  test("keeps to the limit, never parts a line, and prefers lower ranks", () => {
    const line = fc.stringMatching(/^[a-z]{1,40}$/);
    const section = fc.record({
      rank: fc.nat(5),
      opening: line,
      items: fc.array(line, { maxLength: 8 }),
      closing: line,
    });
    fc.assert(
      fc.property(
        fc.array(section, { minLength: 1 }),
        fc.integer({ min: 30, max: 600 }),
        (sections, limit) => {
          const text = fitInto(sections, room(limit));
          expect(text.length).toBeLessThanOrEqual(limit);
          const known = new Set([pointer, "", ...sections.flatMap(lines)]);
          expect(text.split("\n").filter((one) => !known.has(one))).toEqual([]);
        },
      ),
    );
  });
});

function lines({ opening, items = [], closing = "" }: Ranked): string[] {
  return [opening, ...items, closing];
}

import { describe, expect, test } from "vitest";
import { newestOf, signatureOf, signed } from "../../src/github/written-by.ts";

const OWN = { head: "a".repeat(40), run: 20, attempt: 2 };

describe("the line that says which run wrote a comment", () => {
  test.each(["<!-- quantgate -->\n# text\n$& $1\n", "<!-- quantgate -->"])(
    "is the second, is read back and changes nothing else: %j",
    (body) => {
      const lines = signed(body, OWN).split("\n");
      expect(lines[0]).toBe("<!-- quantgate -->");
      expect(signatureOf(lines.join("\n"))).toEqual(OWN);
      expect(signatureOf(lines.join("\r\n"))).toEqual(OWN);
      const [first, , ...rest] = lines;
      expect([first, ...rest].join("\n").trim()).toBe(body.trim());
    },
  );

  test.each([
    "<!-- quantgate -->\n# of an earlier version",
    `<!-- quantgate -->\n\n<!-- of ${OWN.head}, run 1, attempt 1 -->\n`,
    `<!-- quantgate -->\n<!-- of ${OWN.head}, run 1e9, attempt 1 -->\n`,
    `<!-- quantgate -->\n<!-- of ${OWN.head}, run ${"9".repeat(20)}, attempt 1 -->\n`,
    "",
  ])("is missing where it is not as it was written: %j", (body) => {
    expect(signatureOf(body)).toBeNull();
  });
});

test.each([
  ["a newer run", { run: 21, attempt: 1 }, true],
  ["a later attempt", { run: 20, attempt: 3 }, true],
  ["this very run", {}, false],
  ["an earlier attempt", { attempt: 1 }, false],
  ["a later attempt of an older run", { run: 19, attempt: 9 }, false],
  ["a newer run of another commit", { run: 21, head: "b".repeat(40) }, false],
])("%s has the word: %s", (_, change, word) => {
  const other = { id: 1, by: { ...OWN, ...change } };
  expect(newestOf([{ id: 2, by: null }, other], OWN)).toEqual(word ? other : null);
});

test("Of several newer runs the newest counts", () => {
  const others = [23, 25, 24].map((run) => ({ by: { ...OWN, run } }));
  expect(newestOf(others, OWN)?.by.run).toBe(25);
});

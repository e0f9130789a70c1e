import { describe, expect, test } from "vitest";
import type { Verdict } from "../../src/contract/verdict.ts";
import { findings } from "../../src/report/findings.ts";
import { openingOf } from "../../src/report/opening.ts";
import { seesSentence, shipsWords, whySentence } from "../../src/report/opening-words.ts";
import { CORPUS } from "./corpus.ts";
import { kept, partOf } from "./kept.ts";

/** Every verdict of the corpus with the comment on it. */
const CASES = [...CORPUS.keys()].flatMap((name): [string, Verdict, string][] => {
  const text = kept(name) ?? "";
  const [verdict, comment] = ["verdict.json", "comment.md"].map((part) => partOf(text, part));
  if (verdict === undefined || comment === undefined) return [];
  return [[name, JSON.parse(verdict), comment.replaceAll("\\", "")]];
});

/** The first lines of a comment: what stands above its first list, table or heading of a model. */
function linesOf(comment: string): string[] {
  const [first = "", ...rest] = comment
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("<!--"));
  const end = rest.findIndex((line) => /^(- |\*\*|\||### |<|⚠️ |Measured)/.test(line));
  return [first, ...(end < 0 ? rest : rest.slice(0, end))];
}

test("there are more than a hundred of them", () => {
  expect(CASES.length).toBeGreaterThan(100);
});

describe("the first lines of", () => {
  test.each(CASES)("%s agree with the outcome, the table and each other", (_, verdict, comment) => {
    const { ships, why, sees } = openingOf(verdict);
    const [title = "", ...lines] = linesOf(comment);

    // What ships is what the outcome lets through, and a mark says the same.
    const isStopped = verdict.outcome === "fail" || verdict.outcome === "error";
    expect(ships.kind === "nothing").toBe(isStopped);
    expect(title).toContain(`${shipsWords(ships)}`);
    const mark =
      ships.kind === "untouched"
        ? "➖"
        : { pass: "✅", warn: "⚠️", fail: "❌", error: "❌" }[verdict.outcome];
    if (ships.kind !== "untouched") expect(title.startsWith(`## ${mark}`)).toBe(true);
    if (isStopped) expect(comment).not.toMatch(/^\*\*.*: ship (?!none)/m);

    // A variant that may ship is one that the policy enforces, and the table does not stop it.
    for (const { model, variant } of ships.kind === "may" ? ships.what : []) {
      const own = verdict.models.find(({ name }) => name === model);
      const shown = own?.variants.filter(({ name }) => variant === null || name === variant) ?? [];
      expect(shown.length).toBeGreaterThan(0);
      expect(own?.ships ?? null).toBe(variant);
      for (const { enforced, outcome } of shown)
        expect(!enforced || outcome === "pass" || outcome === "warn").toBe(true);
    }

    // Why: nothing is to blame where all is kept, and who is to blame shows in the limits.
    expect(why.cause === "kept").toBe(verdict.outcome === "pass");
    const sentence = whySentence(why);
    if (sentence !== undefined) expect(lines[0]).toContain(sentence);
    const decisive = findings(verdict.models).filter(
      ({ limit }) => limit.outcome === verdict.outcome,
    );
    const states = new Set(decisive.map(({ limit }) => limit.state));
    if (why.leans !== undefined) {
      expect([...states]).toEqual(["inconclusive"]);
      expect(decisive.some(({ limit }) => limit.leans === why.leans)).toBe(true);
    }
    if (verdict.fault !== undefined) expect(why.cause).toBe(verdict.fault);
    if (why.cause === "model")
      expect(decisive.some(({ variant }) => variant.name === "reference")).toBe(true);
    if (why.cause === "data") expect(states.has("fail")).toBe(false);
    if (why.cause === "either") expect(states.has("fail")).toBe(true);
    if (why.waived) expect(verdict.outcome).toBe("warn");

    // What the data can see: a larger loss is stopped more often, and the numbers are of a limit in the table.
    for (const one of sees) {
      expect(lines.join("\n")).toContain(seesSentence(one, verdict.models.length));
      if (one.kind !== "chances") continue;
      const { stops, passes, variant, metric, operator, limit, n } = one.sight;
      const shares = [...stops.map(({ share }) => share), 1 - passes];
      for (const share of shares) expect(share >= 0 && share <= 1).toBe(true);
      const [most, less = { share: 0, drop: 0 }] = stops;
      expect(most?.share).toBeGreaterThanOrEqual(less.share);
      expect(most?.drop).toBeGreaterThan(less.drop);
      const own = verdict.models
        .find(({ name }) => name === one.model)
        ?.variants.find(({ name }) => name === variant);
      expect(own?.enforced).toBe(true);
      expect(
        own?.limits.some(
          (of) =>
            of.metric === metric && of.operator === operator && of.limit === limit && of.n === n,
        ),
      ).toBe(true);
    }
  });
});

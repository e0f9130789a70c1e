import { expect, test } from "vitest";
import type { Verdict } from "../../src/contract/verdict.ts";
import { origins } from "../../src/report/origins.ts";
import { measurement, verdict } from "./sample.ts";
import { written } from "./written.ts";

const BASE = "b".repeat(40);

function lastLine(given: Pick<Verdict, "head" | "base">): string {
  return written(origins({ verdict: { ...verdict(), ...given } }));
}

test("The last line says when base and head were committed, and how much older the base is", () => {
  const head = { commit: "a".repeat(40), committed: "2027-03-02T00:10:00Z" };
  const line = (committed: string) => lastLine({ head, base: { commit: BASE, committed } });
  expect(line("2026-05-03T23:59:59Z")).toContain(
    "head `aaaaaaa` of 2027-03-02 · base `bbbbbbb` of 2026-05-03 · the base is 303 days older than the head",
  );
  expect(line("2027-03-01T23:59:59Z")).toContain("the base is 1 day older");
  expect(line("2027-03-02T00:00:00Z")).not.toContain("older");
});

test("Commits that tell no date are shown without one", () => {
  const line = lastLine({ head: { commit: null }, base: { commit: BASE } });
  expect(line).toContain("head the working tree · base `bbbbbbb`</sub>");
});

test("A base that this run has measured is said to be", () => {
  const ofBase = { ...verdict(), head: { commit: null }, base: { commit: BASE } };
  const line = (side: "head" | "base") =>
    written(origins({ verdict: ofBase, measurements: [measurement({ side })] }));
  expect(line("base")).toContain("base `bbbbbbb`, measured anew in this run");
  expect(line("head")).not.toContain("anew");
});

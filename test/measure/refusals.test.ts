import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/**
 * Every place in which measuring may end with a mistake of the user's, and where `check` learns of it before. Whoever
 * adds one finds it here; what it says stands as a row in test/commands/refusals.test.ts, through the command line.
 */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  // `inspect` alone asks here.
  "examine.ts": ["new UserError(sight.problems)"],
  // `check` greets the worker itself.
  "greet.ts": ["new UserError("],
  // `check` takes what `surveyed` finds, and says all of it.
  "survey.ts": ["new UserError(heads)"],
  // `check` asks `unopenable`, too: the data and every package, opened up to the first prediction.
  "request.ts": ["refuseMistakes(planned, [end.message])", "refuse(answer, opening.planned)"],
  // `check` asks `unmakeable`, which has the same requests answered.
  "packages.ts": ["refuseMistakes(planned, mistakesIn(now()))", "refuse(answer, placed.planned)"],
  // An evaluation opens its data and lanes as `unopenable` has them opened.
  "evaluate.ts": ["refuse(answer, placed.planned)"],
  // Of the requests, what the places above have said; and of lanes, what their opening has.
  "measure.ts": ["new UserError(mistakes)", "refuseMistakes("],
  // What these are made of.
  "refusal.ts": [
    "refuseMistakes(planned, [answer.message])",
    "new UserError(messages.map((message) => mistake(planned, message)))",
  ],
};

test("no step of measuring refuses what check does not ask about", () => {
  const folder = new URL("../../src/measure/", import.meta.url);
  const found = readdirSync(folder).flatMap((name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    const calls = text.match(/(?<!function )\b(new UserError|refuse|refuseMistakes)\(.*$/gm) ?? [];
    const said = calls.map((call) => call.replace(/;.*$|\{ message:.*$/, ""));
    return said.length === 0 ? [] : [[name, said] as const];
  });
  expect(Object.fromEntries(found)).toEqual(PLACES);
});

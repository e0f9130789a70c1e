import { expect, test } from "vitest";
import { plain } from "../../src/terminal/plain.ts";
import type { Progress } from "../../src/terminal/progress.ts";
import { progressFor } from "../../src/terminal/progress-for.ts";

/** What a terminal got to show when this was told. */
function shown(
  tell: (progress: Progress) => void,
  { isTTY = false, env = {} }: { isTTY?: boolean; env?: Record<string, string> } = {},
): string {
  const written: string[] = [];
  const terminal = { isTTY, columns: 80, write: (text: string) => void written.push(text) };
  tell(progressFor(terminal, env));
  return written.join("");
}

function evaluation(progress: Progress): void {
  progress.stage("digits on portable");
  for (let done = 0; done <= 997; done++) progress.update("evaluate", done, 997);
  progress.say("a warning");
  progress.stage("food on portable");
  progress.update("convert", 0, 2, "int8");
  progress.end();
}

test("a log tells each task at its quarters, however often it moves", () => {
  expect(shown(evaluation)).toBe(
    `${[
      "digits on portable",
      "  evaluate: 0 of 997",
      "  evaluate: 250 of 997",
      "  evaluate: 499 of 997",
      "  evaluate: 748 of 997",
      "  evaluate: 997 of 997",
      "  a warning",
      "food on portable",
      "  convert: 0 of 2, int8",
    ].join("\n")}\n`,
  );
});

test("an Actions log folds each stage, and closes the last", () => {
  const text = shown(evaluation, { env: { GITHUB_ACTIONS: "true" }, isTTY: true });
  expect(text.match(/^::.*$/gm)).toEqual([
    "::group::digits on portable",
    "::endgroup::",
    "::group::food on portable",
    "::endgroup::",
  ]);
});

test("a screen shows a bar with the task, and the sentences above it", () => {
  const text = shown(evaluation, { isTTY: true });
  expect(text).toContain("digits on portable\n");
  expect(text).toContain("█".repeat(24));
  expect(text).toContain("997/997 evaluate");
  expect(text).toContain("  a warning\n");
});

test.each([{ isTTY: true }, { isTTY: false }, { env: { GITHUB_ACTIONS: "true" } }])(
  "what a model brings is no command and moves no cursor: %o",
  (kind) => {
    const foreign = "::error::x\n\u001b[2J##[error]y\u202e";
    const text = shown((progress) => {
      progress.stage(foreign);
      progress.say(foreign);
      progress.update(foreign, 1, 2, foreign);
      progress.end();
    }, kind);
    const dangers = ["::error", "##[", "\u001b[2J", "\u202e"];
    expect(dangers.filter((danger) => text.includes(danger))).toEqual([]);
  },
);

test.each([
  ["tab\there", "tab here"],
  ["red \u001b[31mtext\u001b[0m", "red text"],
  ["  ::set-output name=a::b", "  : :set-output name=a: :b"],
  ["über ✅ 数字", "über ✅ 数字"],
])("%j is shown as %j", (line, expected) => {
  expect(plain(line)).toBe(expected);
});

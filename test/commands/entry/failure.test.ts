import { CommanderError } from "commander";
import { expect, test } from "vitest";
import { UserError } from "../../../src/catalog/errors.ts";
import { describeFailure } from "../../../src/commands/entry/failure.ts";

test("a user's mistake is told as it is, with status 2", () => {
  const error = new UserError({
    message: "no such file",
    at: { file: "a.yml", line: 3 },
    fix: "x",
  });
  expect(describeFailure(error)).toEqual({ text: "a.yml:3 no such file\n  x", status: 2 });
});

test("what a mistake quotes is no command to the runner", () => {
  const error = new UserError({ message: "op\n::set-output name=a::b\n\u001b[2J##[error]c" });
  expect(describeFailure(error).text).toBe("op\n: :set-output name=a: :b\n## [error]c");
});

test("anything else is our bug, with its stack and status 3", () => {
  const { text, status } = describeFailure(new TypeError("undefined is no model"));
  expect(text).toMatch(/^This is a bug in quantgate.*\nTypeError: undefined is no model\n {4}at /);
  expect(status).toBe(3);
});

test("what the command line has said already is not said again", () => {
  expect(describeFailure(new CommanderError(1, "x", "said"))).toEqual({ text: "", status: 2 });
  expect(describeFailure(new CommanderError(0, "help", "help"))).toEqual({ text: "", status: 0 });
});

import { expect, test } from "vitest";
import { uncommanding } from "../../src/terminal/uncommanding.ts";

test.each([
  ["a line of its own", "::error::x\n", ": :error::x\n"],
  ["an indented line", "why:\n  ::add-mask::x\n", "why:\n  : :add-mask::x\n"],
  ["a line indented by U+0085", "why:\n\u0085::error::x\n", "why:\n\u0085: :error::x\n"],
  ["a line after a carriage return", "x\r::set-output name=a::b", "x\r: :set-output name=a::b"],
  ["a group amid other text", "x\n::endgroup::\n", "x\n: :endgroup::\n"],
  ["the older form", "x ##[error]y", "x ## [error]y"],
  ["two colons in a line", "std::vector", "std::vector"],
  ["a group alone", "::group::Looking\n", "::group::Looking\n"],
  ["the end of a group", "::endgroup::\n", "::endgroup::\n"],
])("%s is written as the runner may see it", (_, text, expected) => {
  const written: string[] = [];
  uncommanding({ write: (one) => written.push(one) }).write(text);
  expect(written).toEqual([expected]);
});

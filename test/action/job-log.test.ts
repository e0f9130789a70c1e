import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/** What the runner would read: the code runs in a process of its own, whose output is looked at. */
function logOf(code: string): string {
  const source = `
    import { annotate, annotateProblems, writeSummary } from "./src/action/job-log.ts";
    import { UserError } from "./src/catalog/errors.ts";
    ${code}`;
  const options = { encoding: "utf8", env: { PATH: process.env.PATH } } as const;
  return spawnSync(process.execPath, ["--input-type=module", "-e", source], options).stdout;
}

test("A remark stands on its line of its file", () => {
  const log = logOf(
    `annotate([{ level: "warning", message: "close to the limit", path: "a.yml", line: 4 }]);`,
  );
  expect(log).toBe("::warning title=quantgate,file=a.yml,line=4::close to the limit\n");
});

test("A remark cannot end its own command and begin another", () => {
  const log = logOf(
    `annotate([{ level: "error", message: "x\\n::set-output name=a::b", path: "a,line=9::b", line: 4 }]);`,
  );
  expect(log.trim().split("\n")).toHaveLength(1);
  expect(log).toContain("file=a%2Cline=9%3A%3Ab,line=4::x%0A::set-output");
});

test("Problems without a line still name their file", () => {
  const log = logOf(`annotateProblems(new UserError([
      { message: "unknown key", at: { file: "quantgate.yml", line: 3, column: 5 }, fix: "drop it" },
      { message: "is a pointer", at: { file: "weight.bin" } },
    ]));`);
  const lines = log.trim().split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toBe(
    "::error title=quantgate,file=quantgate.yml,line=3,col=5::unknown key%0Adrop it",
  );
  expect(lines[1]).toBe("::error title=quantgate::weight.bin is a pointer");
});

test("A runner without a file for the summary is told of it, and loses nothing else", () => {
  const log = logOf(`await writeSummary("# verdict"); console.log("goes on");`);
  expect(log).toMatch(
    /^::notice title=quantgate::The job summary could not be written: .*\ngoes on\n$/,
  );
});

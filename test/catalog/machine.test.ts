import { expect, test } from "vitest";
import { faultAt, machineProblem } from "../../src/catalog/machine.ts";

const PLACES = [{ what: "results", root: "/out", instead: "name another folder" }];

function refused(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: it says no`), { code, path, syscall: "open" });
}

test.each([
  ["EMFILE", "/out/a", "let more files be open at once: ulimit -n 4096"],
  ["EMFILE", "/elsewhere/a", "let more files be open at once: ulimit -n 4096"],
  ["ENOSPC", "/out/a", "name another folder"],
  ["ENOSPC", "/elsewhere/a", "quantgate writes below /out (results): look which is at fault"],
])("what helps against %s at %s is what the system lacks", (code, path, fix) => {
  const error = refused(code, path);
  expect(machineProblem(error, PLACES)).toMatchObject({ at: { file: path }, fix });
  const told = faultAt({ file: path }, error, "name another folder");
  const isFolders = code === "ENOSPC";
  expect(told).toMatchObject({ problems: [{ fix: isFolders ? "name another folder" : fix }] });
});

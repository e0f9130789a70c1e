import { execa } from "execa";
import { expect, test } from "vitest";
import { commandTimed, costIn, costTable } from "../../scripts/test/cost.ts";

/** Runs Node code as a step, and gives how it ended and what it cost. */
async function stepOf(code: string) {
  const [file, ...args] = commandTimed([process.execPath, "-e", code]);
  const stdio = ["ignore", "pipe", "pipe", "pipe"] as const;
  const ended = await execa(file, args, { stdio: [...stdio], reject: false });
  return { status: ended.exitCode, said: ended.stdout, cost: costIn(ended.stdio[3]) };
}

test("a step costs what it and its children took of the processor, and says and ends as it does", async () => {
  const busy =
    "const until = process.cpuUsage().user + 300_000; while (process.cpuUsage().user < until);";
  const child = `require("node:child_process").execFileSync(process.execPath, ["-e", ${JSON.stringify(busy)}])`;
  const { status, said, cost } = await stepOf(
    `${busy} ${child}; console.log("done"); process.exit(7)`,
  );
  expect([status, said]).toEqual([7, "done"]);
  expect(cost.user).toBeGreaterThan(0.59);
});

test("minutes count as such, as bash writes them and as dash does", () => {
  expect(costIn("0m0.001s 0m0.002s\n2m3.250s 1m0.500s\n")).toEqual({ user: 123.25, system: 60.5 });
  expect(costIn("0m0.0s 0m0.0s\n0m3.250000s 0m0.500000s\n")).toEqual({ user: 3.25, system: 0.5 });
});

test("the dearest step comes first, and all of them last", () => {
  const steps = [
    { name: "lint", cost: { wall: 9, user: 2, system: 0.5 } },
    { name: "tests", cost: { wall: 8, user: 10, system: 2 } },
  ];
  expect(costTable(steps, 9.5).split("\n")).toEqual([
    "    CPU s     user   system  clock s",
    "     12.0     10.0      2.0      8.0  tests",
    "      2.5      2.0      0.5      9.0  lint",
    "     14.5     12.0      2.5      9.5  all",
  ]);
});

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";

/** How a test file ended: by an assertion, or by something that shows nothing. */
export type Ended =
  | { readonly kind: "passed"; readonly tests: number }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "broken"; readonly message: string };

/** Runs one test file in a copy of the tree, against the copy's own sources. */
export async function runTest(copy: string, test: string, python: string): Promise<Ended> {
  const report = join(copy, "behaviour.json");
  const { all } = await execa(
    "vitest",
    ["run", test, "--no-cache", "--reporter=json", `--outputFile=${report}`],
    {
      ...{ cwd: copy, all: true, reject: false, stdin: "ignore", preferLocal: true },
      env: { QUANTGATE_ACTION: join(copy, "src/main.ts"), QUANTGATE_PYTHON: python },
    },
  );
  const text = await readFile(report, "utf8").catch(() => null);
  return text === null ? { kind: "broken", message: all } : endOf(JSON.parse(text));
}

interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly failureMessages?: readonly string[] | null }[];
  }[];
}

function endOf({ success, numPassedTests: tests, testResults }: Report): Ended {
  const failures = testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ failureMessages }) => failureMessages ?? []),
  );
  const crash = failures.find((message) => !message.startsWith("AssertionError"));
  if (crash !== undefined) return { kind: "broken", message: crash };
  const [message] = failures;
  if (message !== undefined) return { kind: "failed", message };
  if (success && tests > 0) return { kind: "passed", tests };
  const [file] = testResults;
  return { kind: "broken", message: file?.message || "no test ran" };
}

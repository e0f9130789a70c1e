import { join } from "node:path";
import { countJunit, countVitest } from "./counts.ts";
import type { Step } from "./run.ts";

interface Where {
  /** The interpreter of the project's own environment, with the test tools in it. */
  readonly python: string;
  /** Where programs are. */
  readonly path: string;
  /** A folder for the test runners' result files. */
  readonly results: string;
}

/** What is checked: the TypeScript lane and the Python lane run at the same time. */
export function lanes({ python, path, results }: Where): Step[][] {
  const vitest = join(results, "vitest.json");
  const junit = join(results, "pytest.xml");
  const env = { QUANTGATE_PYTHON: python };
  const worker = { cwd: "worker", env };
  const ruff = [python, "-m", "ruff"];
  return [
    [
      step("lint and guards", ["biome", "check", "--error-on-warnings"]),
      step("unused code", ["knip"]),
      step("types", ["tsc", "-p", "tsconfig.json"]),
      step("types of the pure rooms", ["tsc", "-p", "tsconfig.pure.json"]),
      step("dist is what a rebuild gives", ["node", "scripts/test/dist.ts"]),
      {
        ...step("TypeScript tests", [
          ...["vitest", "run", "--reporter=default", "--reporter=json"],
          `--outputFile.json=${vitest}`,
        ]),
        // What is started a thousand times is compiled once.
        env: { ...env, PATH: path, NODE_COMPILE_CACHE: join(results, "compiled") },
        count: () => countVitest(vitest),
      },
    ],
    [
      { ...step("Python lint", [...ruff, "check", ...PYTHON_CODE]), ...worker },
      { ...step("Python format", [...ruff, "format", "--check", ...PYTHON_CODE]), ...worker },
      { ...step("Python types", [python, "-m", "mypy", "quantgate_worker"]), ...worker },
      {
        ...step("Python tests", [python, "-m", "pytest", `--junitxml=${junit}`]),
        ...worker,
        count: () => countJunit(junit),
      },
    ],
  ];
}

/** All of it, from the folder whose settings rule it. */
const PYTHON_CODE = [".", "../test/worker", "../test/oracles", "../fixtures", "../bench"];

function step(name: string, command: string[]): Step {
  return { name, command };
}

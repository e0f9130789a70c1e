/** The Pythons that coremltools 9.0 has builds for, in the order they are preferred. */
export const PYTHONS = ["3.12", "3.13", "3.11", "3.10"] as const;

/** What an interpreter says of itself. */
export interface PythonFacts {
  readonly version: string;
  readonly implementation: string;
  readonly freeThreaded: boolean;
  readonly bits: number;
  readonly system: string;
  readonly machine: string;
  /** What wheels are built for: `glibc 2.36`, `macOS 15.1`; empty for another C library. */
  readonly base: string;
}

interface Obstacle {
  readonly message: string;
  readonly fix: string;
}

const INSTALL =
  "Install Python 3.12 (in a workflow: actions/setup-python with python-version: '3.12'), or name one of 3.10 to 3.13 with --python.";
const MOVE =
  "Run on Linux x86-64 with glibc 2.28 or newer, or on macOS 14 or newer with an arm64 Python.";

/** Why an interpreter cannot run coremltools 9.0: the first that holds is told. */
const OBSTACLES: readonly ((facts: PythonFacts) => Obstacle | undefined)[] = [
  ({ system, machine }) =>
    PLATFORMS.has(`${system} ${machine}`)
      ? undefined
      : { message: `coremltools 9.0 has no build for ${system} ${machine}`, fix: MOVE },
  ({ bits }) => (bits === 64 ? undefined : { message: `it is a ${bits}-bit build`, fix: INSTALL }),
  ({ base }) =>
    newEnough(base)
      ? undefined
      : { message: `the locked packages have no build for ${base || "this C library"}`, fix: MOVE },
  ({ implementation, freeThreaded }) =>
    implementation === "cpython" && !freeThreaded
      ? undefined
      : { message: "only standard CPython has builds of coremltools 9.0", fix: INSTALL },
  ({ version }) =>
    PYTHONS.some((minor) => version.startsWith(`${minor}.`))
      ? undefined
      : { message: `coremltools 9.0 has no build for Python ${version}`, fix: INSTALL },
];

const PLATFORMS = new Set(["Linux x86_64", "Darwin arm64"]);

export function obstacleOf(facts: PythonFacts): Obstacle | undefined {
  for (const obstacle of OBSTACLES) {
    const found = obstacle(facts);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What to say where there is no interpreter at all. */
export const NO_PYTHON: Obstacle = { message: "no Python 3.10 to 3.13 was found", fix: INSTALL };

/** The oldest that all locked wheels are built for. */
const OLDEST: Readonly<Record<string, readonly [number, number]>> = {
  glibc: [2, 28],
  macOS: [14, 0],
};

function newEnough(base: string): boolean {
  const [, name = "", major, minor] = /^(\w+) (\d+)(?:\.(\d+))?/.exec(base) ?? [];
  const oldest = OLDEST[name];
  if (oldest === undefined) return false;
  const difference = Number(major) - oldest[0] || Number(minor ?? 0) - oldest[1];
  return difference >= 0;
}

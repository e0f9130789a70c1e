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
  /** `glibc 2.36`; empty on macOS. */
  readonly libc: string;
}

interface Obstacle {
  readonly message: string;
  readonly fix: string;
}

const INSTALL =
  "Install Python 3.12 (in a workflow: actions/setup-python with python-version: '3.12'), or name one of 3.10 to 3.13 with --python.";
const MOVE = "Run on Linux x86-64 with glibc 2.28 or newer, or on macOS arm64.";

/** Why an interpreter cannot run coremltools 9.0: the first that holds is told. */
const OBSTACLES: readonly ((facts: PythonFacts) => Obstacle | undefined)[] = [
  ({ system, machine }) =>
    PLATFORMS.has(`${system} ${machine}`)
      ? undefined
      : { message: `coremltools 9.0 has no build for ${system} ${machine}`, fix: MOVE },
  ({ bits }) => (bits === 64 ? undefined : { message: `it is a ${bits}-bit build`, fix: INSTALL }),
  ({ system, libc }) =>
    system !== "Linux" || newEnough(libc)
      ? undefined
      : { message: `coremltools 9.0 has no build for ${libc || "this C library"}`, fix: MOVE },
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

/** The locked wheels are built for glibc 2.28 and newer. */
function newEnough(libc: string): boolean {
  const [, major, minor] = /^glibc (\d+)\.(\d+)/.exec(libc) ?? [];
  return Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 28);
}

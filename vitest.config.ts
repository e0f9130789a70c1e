import { defineConfig } from "vitest/config";

/** Most tests wait for processes that they start: on two cores one worker would leave one idle. */
const maxWorkers = "100%";

/** Ends what hangs, and nothing else: a test that asks how long something takes counts what is done. */
const HANGING = 15 * 60_000;

/**
 * The tests of rooms that know nothing of the world leave nothing behind in a process: what one has loaded serves the
 * next. Those of the statistics share a Python among files, which the last of a file ends.
 */
const PURE = [
  "attestation",
  "catalog",
  "contract",
  "forecast",
  "history",
  "judge",
  "plan",
  "policy",
  "proposal",
  "report",
  "samples",
  "tasks",
  "words",
].map((room) => `test/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    maxWorkers,
    testTimeout: HANGING,
    hookTimeout: HANGING,
    expect: { poll: { timeout: HANGING / 3 } },
    // As on a runner: nothing that earlier runs have kept is used, or kept for later ones.
    env: { CI: "true" },
    projects: [
      { extends: true, test: { name: "pure", include: PURE, isolate: false } },
      {
        extends: true,
        test: {
          name: "all else",
          include: ["test/**/*.test.ts"],
          exclude: [...PURE, "test/worker/**"],
        },
      },
    ],
  },
});

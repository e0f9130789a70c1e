import { defineConfig } from "vitest/config";

/** Most tests wait for processes that they start: on two cores one worker would leave one idle. */
const maxWorkers = "100%";

/** Ends what hangs, and nothing else: a test that asks how long something takes counts what is done. */
const HANGING = 15 * 60_000;

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/worker/**"],
    maxWorkers,
    testTimeout: HANGING,
    hookTimeout: HANGING,
    expect: { poll: { timeout: HANGING / 3 } },
    // As on a runner: nothing that earlier runs have kept is used, or kept for later ones.
    env: { CI: "true" },
  },
});

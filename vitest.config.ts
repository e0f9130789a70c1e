import { defineConfig } from "vitest/config";

/** Most tests wait for processes that they start: on two cores one worker would leave one idle. */
const maxWorkers = "100%";

export default defineConfig({
  test: {
    ...{ include: ["test/**/*.test.ts"], exclude: ["test/worker/**"] },
    ...{ maxWorkers, testTimeout: 60_000 },
    // As on a runner: nothing that earlier runs have kept is used, or kept for later ones.
    env: { CI: "true" },
  },
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { COMMIT, planOf, run, states } from "./fake-run.ts";

const PREPROCESS = { layout: "nchw", color: "rgb", scale: 1 / 255 };

/** One of two is answered rightly, so that another way may be the better one. */
async function shownTwice(source: string) {
  const home = await mkdtemp(join(tmpdir(), "quantgate-home-"));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const shown = async () => {
    const made = await planOf({
      source: { path: `Models/${source}`, commit: COMMIT },
      data: [
        {
          ...{ key: "images", at: { path: "Images", commit: COMMIT } },
          options: { preprocess: PREPROCESS },
        },
      ],
    });
    const { asked, told } = await run(made, { home });
    const tried = asked.filter((line) => /^evaluate reference: \d+-\d+$/.test(line));
    return { tried, told: told.join("\n"), states: await states(made) };
  };
  return [await shown(), await shown()] as const;
}

const MEASURED = { "head reference": "measured", "head int8": "measured" };

test("each other way to show pictures is tried, and what comes of it is kept", async () => {
  const [first, second] = await shownTwice("Food.mlpackage");
  expect(first.tried).toEqual([0, 1, 2, 3].map((way) => `evaluate reference: ${way}-2`));
  expect(second.tried).toEqual([]);
  expect(first.states).toEqual(MEASURED);
});

test("where the worker dies of one, that is said and not kept, and takes nothing from what was measured", async () => {
  const [first, second] = await shownTwice("Shy.mlpackage");
  expect(first.told).toMatch(
    /nobody could try every other way .*: the worker was killed by SIGKILL/,
  );
  expect(second.tried).toEqual(first.tried);
  expect([first.states, second.states]).toEqual([MEASURED, MEASURED]);
});

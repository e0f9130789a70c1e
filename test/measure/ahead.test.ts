import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { COMMIT, planOf, run, states } from "./fake-run.ts";

const SOURCE = { path: join(process.cwd(), "fixtures/digits/Digits.mlpackage"), commit: COMMIT };

function compared(ahead: string, ...names: string[]) {
  return planOf({ source: SOURCE, ahead, names: [...new Set([ahead, ...names])] });
}

describe("variants whose outputs are compared with another's", () => {
  test("run behind it, in one evaluation", async () => {
    const { asked } = await run(await compared("reference", "int8"));
    expect(asked.at(-1)).toBe("evaluate reference ahead, reference int8: 0");
  });

  test("run behind it also where its own records are there already", async () => {
    const home = await mkdtemp(join(tmpdir(), "quantgate-home-"));
    onTestFinished(() => rm(home, { recursive: true, force: true }));
    await run(await compared("fp16", "reference"), { home });
    const again = await run(await compared("fp16", "reference"), { home });
    expect(again.asked).toEqual([]);
    const more = await run(await compared("fp16", "reference", "int8"), { home });
    expect(more.asked.slice(1)).toEqual(["convert int8", "evaluate fp16 ahead, fp16 int8: 0"]);
    // What is compared with another is another record.
    const other = await run(await compared("reference", "fp16", "int8"), { home });
    expect(other.asked.at(-1)).toBe("evaluate reference ahead, reference fp16 int8: 0");
  });

  test("are not run without it: what became of it is their reason", async () => {
    const made = await compared("stuck", "int8");
    const { asked } = await run(made);
    expect(await states(made)).toEqual({
      "head stuck": "no space left",
      "head int8":
        "its outputs are compared with those of 'stuck', of which there are none: no space left",
    });
    expect(asked.at(-1)).toBe("convert stuck int8");
  });

  test("are run again with it, each in a process of its own, where one of them kills the worker", async () => {
    const made = await compared("reference", "monster", "killer");
    const { asked } = await run(made);
    expect(asked.filter((one) => one.startsWith("evaluate"))).toEqual([
      "evaluate reference ahead, reference monster killer: 0",
      "evaluate reference ahead, reference monster killer: 0",
      "evaluate reference ahead, reference monster: 0",
    ]);
    expect(await states(made)).toMatchObject({ "head reference": "measured" });
  });

  test("are lost with it where it kills the worker alone", async () => {
    const made = await compared("monster", "hanger");
    await run(made);
    const found = await states(made);
    expect(found["head monster"]).toMatch(/^the worker was killed by SIGKILL/);
    expect(found["head hanger"]).toMatch(
      /^its outputs are compared with those of 'monster', of which there are none: the worker was killed/,
    );
  });
});

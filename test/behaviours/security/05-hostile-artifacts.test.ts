import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { disposableFolder } from "../../git/disposable.ts";
import { openFlowers, PATHS } from "../../publish/flowers.ts";
import { limitOf } from "../../publish/seen.ts";
import { hostileZip } from "../../unpack/hostile-zip.ts";

test("an artifact writes nothing outside of its folder", async () => {
  const fork = await openFlowers();
  const outside = join(disposableFolder(), "written-by-an-artifact");
  onTestFinished(() => rmSync(outside, { force: true }));
  const climbing = `${"../".repeat(20)}${outside.slice(1)}`;
  const result = await fork.publish(hostileZip([{ name: climbing, content: "hello" }]));
  expect(existsSync(outside)).toBe(false);
  expect(result, result.log).toMatchObject({ status: 2, outputs: { outcome: "error" } });
  expect(result.summary).toContain("leads out of its folder");
});

test("an artifact neither fills the disk nor brings a number that is none", async () => {
  const fork = await openFlowers();
  const bomb = [{ name: PATHS.measurement, content: Buffer.alloc(70_000_000) }];
  expect((await fork.publish(hostileZip(bomb))).summary).toContain("unpacks to more than the");
  const many = hostileZip([{ name: "plan.json" }], 1_000_000);
  expect((await fork.publish(many)).summary).toContain("claims to hold 1000000 files");
  const text = String(fork.files[PATHS.measurement]);
  for (const none of ["NaN", "1e999"]) {
    const forged = text.replace('"bytes":1000000', `"bytes":${none}`);
    const result = await fork.publish({ ...fork.files, [PATHS.measurement]: forged });
    expect(result, result.log).toMatchObject({ status: 1 });
    expect(limitOf(result, "max")).toMatchObject({ state: "unmeasured" });
  }
});

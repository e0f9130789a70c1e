import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startCacheService } from "../emulator/caches.ts";
import { disposableFolder } from "../git/disposable.ts";
import { cached, KEY } from "./cached.ts";

function environment(): string {
  const folder = join(disposableFolder(), "environment");
  mkdirSync(join(folder, "venv"), { recursive: true });
  writeFileSync(join(folder, "venv/lib.py"), "x = 1\n");
  return folder;
}

test("A folder that one run saved is there in the next", async () => {
  const { url, archives } = await startCacheService();
  const folder = environment();
  await cached("saveFolder", folder, { url });
  expect([...archives.keys()]).toEqual([KEY]);
  rmSync(folder, { recursive: true });
  expect(await cached("restoreFolder", folder, { url })).toEqual({ result: true, said: [] });
  expect(readFileSync(join(folder, "venv/lib.py"), "utf8")).toBe("x = 1\n");
});

test("A cache whose key only begins alike is not the same environment", async () => {
  const { url, archives } = await startCacheService();
  const folder = environment();
  await cached("saveFolder", folder, { url });
  archives.set(`${KEY}-of-another`, archives.get(KEY) ?? Buffer.alloc(0));
  archives.delete(KEY);
  rmSync(folder, { recursive: true });
  expect(await cached("restoreFolder", folder, { url })).toMatchObject({ result: false });
  expect(existsSync(folder)).toBe(false);
});

test("Without a cache service nothing is restored and nothing goes wrong", async () => {
  const folder = environment();
  expect(await cached("saveFolder", folder)).toEqual({ said: [] });
  expect(await cached("restoreFolder", folder)).toEqual({ result: false, said: [] });
  expect(existsSync(folder)).toBe(true);
});

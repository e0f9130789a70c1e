import { mkdir, mkdtemp, realpath, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { workerPlaces } from "../../src/measure/places.ts";

const food = { path: "Models/Food.mlpackage", commit: null };

test("what the worker says of a place is told with the repository's path, at any depth", async () => {
  const { locate, retell } = workerPlaces(async () => "/tmp/scratch/abc/Models/Food.mlpackage");
  await locate(food);
  const said = {
    kind: "error",
    message: "/tmp/scratch/abc/Models/Food.mlpackage/Data/weight.bin: cut short",
    stderr: ["reading /tmp/scratch/abc/Models/Food.mlpackage", 7, null],
  };
  expect(retell(said)).toEqual({
    kind: "error",
    message: "Models/Food.mlpackage/Data/weight.bin: cut short",
    stderr: ["reading Models/Food.mlpackage", 7, null],
  });
});

test("of two places the one inside the other is told as itself", async () => {
  const { locate, retell } = workerPlaces(async ({ path }) => `/tmp/${path}`);
  await locate({ path: "Models", commit: null });
  await locate({ path: "Models/Food.mlpackage", commit: null });
  expect(retell("/tmp/Models/Food.mlpackage/x")).toBe("Models/Food.mlpackage/x");
});

test("a place that a link leads to, such as macOS's /tmp, is known by both names", async () => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "quantgate-places-")));
  await mkdir(join(folder, "real"));
  await symlink(join(folder, "real"), join(folder, "link"));
  const { locate, retell } = workerPlaces(async () => join(folder, "link"));
  await locate(food);
  expect(retell(join(folder, "real", "x"))).toBe("Models/Food.mlpackage/x");
});

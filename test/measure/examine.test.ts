import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { UserError } from "../../src/catalog/errors.ts";
import { examine } from "../../src/measure/examine.ts";
import { openWorker } from "../../src/worker/worker.ts";

const FAKE = fileURLToPath(new URL("fake-worker.ts", import.meta.url));
const ports = {
  openWorker: async () =>
    openWorker({ command: [process.execPath, FAKE], cwd: tmpdir(), env: process.env }),
};

function examined(name: string) {
  return examine(name, `/somewhere/${name}`, ports);
}

test("tells what a package is", async () => {
  expect(await examined("Food.mlpackage")).toMatchObject({ kind: "mlprogram", bytes: 10 });
});

test.each([
  ["Text.mlpackage", "Text.mlpackage is not a Core ML package"],
  ["Cut.mlpackage", "Cut.mlpackage/weight.bin cut short"],
  ["Bare.mlpackage", "Bare.mlpackage it has no Manifest.json"],
])(
  "%s, which cannot be read, is the user's mistake, by the path that was given",
  async (name, said) => {
    const refusal = examined(name);
    await expect(refusal).rejects.toBeInstanceOf(UserError);
    await expect(refusal).rejects.toThrow(new RegExp(`^${said}$`));
  },
);

test("a worker that dies is told with its signal", async () => {
  await expect(examined("Deadly.mlpackage")).rejects.toThrow(/the worker was killed by SIGKILL/);
});

test("a bug of the worker's is ours and not the user's", async () => {
  const refusal = examined("Odd.mlpackage");
  await expect(refusal).rejects.toThrow("cannot inspect Odd.mlpackage: AttributeError: type");
  await expect(refusal).rejects.not.toBeInstanceOf(UserError);
});

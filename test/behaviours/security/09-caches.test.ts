import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { dispatchStep } from "../../action/events.ts";
import { INTERPRETER } from "../../commands/python.ts";
import { startCacheService } from "../../emulator/caches.ts";
import { startGitHub } from "../../emulator/github.ts";
import { ENTRY } from "../../emulator/runner.ts";
import { disposableFolder } from "../../git/disposable.ts";
import { foodProject } from "../food.ts";

test("a package that somebody altered in the cache is refused and downloaded anew, and its code never runs", async () => {
  const [caches, github, project] = [await startCacheService(), await startGitHub(), foodProject()];
  const [index, home] = [disposableFolder(), join(project.root, "home")];
  const entry = actionWith(lockOf(makePackage(index, "")));
  const run = async () => {
    rmSync(home, { recursive: true, force: true });
    const { log } = await dispatchStep({
      ...{ project, github, entry },
      inputs: { run: "inspect", package: ".", python: INTERPRETER },
      env: {
        ...{ QUANTGATE_HOME: home, PIP_NO_INDEX: "1", PIP_FIND_LINKS: index },
        ...{ ACTIONS_CACHE_SERVICE_V2: "true", ACTIONS_RUNTIME_TOKEN: "token" },
        ACTIONS_RESULTS_URL: `${caches.url}/`,
      },
    });
    return log;
  };
  expect(await run()).toContain("The Python environment is ready.");
  const [[key = "", archive = Buffer.alloc(0)] = []] = caches.archives;

  const proof = join(disposableFolder(), "it-ran");
  caches.archives.set(key, altered(archive, proof));
  const log = await run();
  expect(log).toContain("Cache restored successfully");
  expect(existsSync(proof), "the altered package ran").toBe(false);
  expect(log).toContain(`::notice title=quantgate::The cache ${key} was thrown away: it is not`);
  expect(log).toContain("The Python environment is ready.");
});

/** The action with a lock of its own: what it really installs takes half a gigabyte. */
function actionWith(lock: string): string {
  const root = disposableFolder();
  const from = dirname(ENTRY);
  cpSync(from, join(root, basename(from)), { recursive: true });
  cpSync("package.json", join(root, "package.json"));
  symlinkSync(resolve("node_modules"), join(root, "node_modules"));
  mkdirSync(join(root, "worker"));
  writeFileSync(join(root, "worker/requirements.txt"), lock);
  return join(root, basename(from), basename(ENTRY));
}

function lockOf(wheel: string): string {
  const digest = createHash("sha256").update(readFileSync(wheel)).digest("hex");
  return `coremltools==9.0 --hash=sha256:${digest}\n`;
}

/** Stands for all that the action looks for; `code` runs wherever it is imported. */
function makePackage(folder: string, code: string): string {
  const wheel = join(folder, "coremltools-9.0-py3-none-any.whl");
  execFileSync(INTERPRETER, ["-c", PACKAGE, wheel, code]);
  return wheel;
}

const PACKAGE = `
import sys, zipfile
wheel, code = sys.argv[1:]
modules = ["coremltools/libmilstoragepython", "coremltools/libmodelpackage", "onnx", "onnxruntime", "PIL", "sklearn"]
info = "coremltools-9.0.dist-info"
with zipfile.ZipFile(wheel, "w") as held:
    held.writestr("coremltools/__init__.py", code)
    for module in modules:
        held.writestr(f"{module}.py", "")
    held.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: coremltools\\nVersion: 9.0\\n")
    held.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
    held.writestr(f"{info}/RECORD", "")
`;

/** The archive with another package of the same name in the place of the right one. */
function altered(archive: Buffer, proof: string): Buffer {
  const folder = disposableFolder();
  const [packed, repacked] = [join(folder, "packed"), join(folder, "repacked")];
  writeFileSync(packed, archive);
  const listed = execFileSync("tar", ["-tPf", packed, "--use-compress-program", "zstd -d"]);
  const paths = listed.toString().trim().split("\n");
  const path = join(folder, paths.find((one) => one.endsWith(".whl")) ?? "");
  mkdirSync(dirname(path), { recursive: true });
  makePackage(dirname(path), `open(${JSON.stringify(proof)}, "w").close()\n`);
  const zstd = ["--use-compress-program", "zstd"];
  execFileSync("tar", ["-cPf", repacked, "-C", folder, ...zstd, "home"]);
  return readFileSync(repacked);
}

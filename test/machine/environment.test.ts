import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join, resolve } from "node:path";
import { execa } from "execa";
import { describe, expect, test } from "vitest";
import { unseen } from "../../src/terminal/progress.ts";
import { damageOf } from "../../src/worker/damage.ts";
import { environmentPlace } from "../../src/worker/environment.ts";
import { findPython } from "../../src/worker/python.ts";
import { quantgate } from "../commands/command.ts";
import { makeHome } from "../commands/home.ts";
import { INTERPRETER } from "../commands/python.ts";
import { disposableFolder } from "../git/disposable.ts";
import { digits } from "./digits.ts";
import { ASIDE, CAN_MOUNT, remount, smallDisk } from "./disk.ts";

const RECORD = `stub/__init__.py,sha256=x,6
"stub/a,b.py",,3
stub/__pycache__/later.pyc,,
stub-1.0.dist-info/RECORD,,
`;
const LOCK = `stub==1.0 \\\n    --hash=sha256:0\nelsewhere==2.0 ; sys_platform == 'win32'\n`;

/** An environment with one package, as pip would leave it. */
function environment(venv = disposableFolder()): { venv: string; packages: string } {
  const packages = join(venv, "lib/python3.12/site-packages");
  for (const folder of ["stub", "stub-1.0.dist-info"])
    mkdirSync(join(packages, folder), { recursive: true });
  mkdirSync(join(venv, "bin"), { recursive: true });
  writeFileSync(join(venv, "bin/python"), "");
  writeFileSync(join(venv, "pyvenv.cfg"), "home = /usr/bin\n");
  writeFileSync(join(packages, "stub/__init__.py"), "x = 1\n");
  writeFileSync(join(packages, "stub/a,b.py"), "y\n\n");
  writeFileSync(join(packages, "stub-1.0.dist-info/RECORD"), RECORD);
  return { venv, packages };
}

describe("an environment", () => {
  test("is whole where all that its packages have installed is there", async () => {
    expect(await damageOf(environment().venv, [LOCK])).toBeUndefined();
  });

  test.each<[string, (at: { venv: string; packages: string }) => void, string]>([
    [
      "a file is cut short",
      ({ packages }) => truncateSync(join(packages, "stub/__init__.py"), 2),
      "stub/__init__.py has 2 bytes, not 6",
    ],
    [
      "a file is gone",
      ({ packages }) => rmSync(join(packages, "stub/a,b.py")),
      "stub/a,b.py is gone",
    ],
    [
      "a package's own list is empty",
      ({ packages }) => truncateSync(join(packages, "stub-1.0.dist-info/RECORD"), 0),
      "stub-1.0.dist-info/RECORD is not whole",
    ],
    [
      "a package's own list is cut short",
      ({ packages }) => truncateSync(join(packages, "stub-1.0.dist-info/RECORD"), 10),
      "stub-1.0.dist-info/RECORD is not whole",
    ],
    ["the interpreter is gone", ({ venv }) => rmSync(join(venv, "bin/python")), "its interpreter"],
    [
      "its settings are empty",
      ({ venv }) => truncateSync(join(venv, "pyvenv.cfg"), 0),
      "its pyvenv.cfg is not whole",
    ],
  ])("is damaged where %s", async (_, spoil, says) => {
    const made = environment();
    spoil(made);
    expect(await damageOf(made.venv, [LOCK])).toContain(says);
  });

  test("is damaged where a package of the locks has left nothing", async () => {
    const { venv } = environment();
    expect(await damageOf(venv, [LOCK, "Other_Name==1.0\n"])).toBe("Other_Name is gone");
    expect(await damageOf(venv, [LOCK.replace("stub", "Stub")])).toBeUndefined();
  });
});

/** A wheel with one file of its own, and all that the tests' own Python has. */
async function wheelIn(folder: string): Promise<{ lock: string }> {
  const { stdout: packages } = await execa(INTERPRETER, [
    "-c",
    "import sysconfig; print(sysconfig.get_path('purelib'))",
  ]);
  const name = "stub-1.0-py3-none-any.whl";
  await execa(INTERPRETER, ["-c", WHEEL, join(folder, name), packages]);
  const sha256 = createHash("sha256")
    .update(readFileSync(join(folder, name)))
    .digest("hex");
  return { lock: `stub==1.0 --hash=sha256:${sha256}\n` };
}

const WHEEL = `
import sys, zipfile
path, packages = sys.argv[1:]
files = {
    "stub.py": "whole = True\\n",
    "stub.pth": packages + "\\n",
    "stub-1.0.dist-info/METADATA": "Metadata-Version: 2.1\\nName: stub\\nVersion: 1.0\\n",
    "stub-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\\nGenerator: x\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
}
record = "stub-1.0.dist-info/RECORD"
files[record] = "".join(f"{name},,{len(text)}\\n" for name, text in files.items()) + f"{record},,\\n"
with zipfile.ZipFile(path, "w") as wheel:
    for name, text in files.items():
        wheel.writestr(name, text)
`;

test("A damaged environment is named and made anew, once, and the run goes on", async () => {
  const program = disposableFolder();
  for (const part of ["dist", "worker", "fixtures/oddities"])
    await cp(part, join(program, part), { recursive: true });
  const { lock } = await wheelIn(program);
  writeFileSync(join(program, "worker/requirements.txt"), lock);
  const home = join(program, "home");
  const inspect = () =>
    quantgate(["inspect", "GivesBack.mlpackage", "--python", INTERPRETER], {
      cwd: join(program, "fixtures/oddities"),
      cli: join(program, "dist/cli.js"),
      env: {
        ...{ QUANTGATE_HOME: home, PIP_NO_INDEX: "1", PIP_FIND_LINKS: program },
        PIP_CONFIG_FILE: "/dev/null",
      },
    });
  const files = () =>
    readdirSync(home, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\/lib\/python[^/]*\/site-packages\/stub\.py$/.test(name),
    );
  const spoilt = await spoiltIn(home, program);

  const mended = await inspect();
  expect(mended.status, mended.stderr).toBe(0);
  expect(mended.stderr).toContain(
    "is damaged: stub/__init__.py has 3 bytes, not 6. It is made anew.",
  );
  expect(files()).toHaveLength(1);
  expect(files()[0]).not.toContain(spoilt);
  expect(readdirSync(home, { recursive: true })).not.toContain(spoilt);
});

/** Puts there what an earlier run would have made, with a file that is cut short. */
async function spoiltIn(home: string, program: string): Promise<string> {
  const path = process.env.PATH ?? "";
  const order = {
    python: await findPython({ asked: INTERPRETER, path }, { PATH: path }),
    locks: [join(program, "worker/requirements.txt")],
    ...{ home, env: {}, progress: unseen },
  };
  const place = await environmentPlace(order);
  const { venv } = environment(join(place.path, "venv-0123"));
  truncateSync(join(venv, "lib/python3.12/site-packages/stub/__init__.py"), 3);
  writeFileSync(join(place.path, "ready"), "venv-0123");
  return "venv-0123";
}

describe("a home folder that is read-only", () => {
  test.skipIf(!CAN_MOUNT)(
    `is enough where the environment is there: nothing is kept, which is said once${ASIDE}`,
    async () => {
      const [cwd, disk] = [await digits(), smallDisk(64)];
      const home = join(disk, "home");
      await makeHome(home);
      remount(disk, "ro");
      const env = { CI: "", QUANTGATE_HOME: home };
      const { status, stderr } = await quantgate(["check"], { cwd, env });
      expect(status, stderr).toBe(0);
      expect(stderr.match(/Nothing is kept for later runs: .*EROFS/g)).toHaveLength(1);
    },
  );

  test.skipIf(!CAN_MOUNT)(
    `ends a run with what to do where the environment is not there${ASIDE}`,
    async () => {
      const disk = smallDisk(64);
      remount(disk, "ro");
      const { status, stderr } = await quantgate(["inspect", resolve("fixtures/digits")], {
        env: { HOME: disk, QUANTGATE_HOME: "", XDG_CACHE_HOME: "" },
      });
      expect(stderr).toMatch(/the folder cannot be made: EROFS[^\n]*\n[^\n]*QUANTGATE_HOME/);
      expect(status).toBe(2);
    },
  );

  test.skipIf(!CAN_MOUNT)(`that has no room for an environment says so${ASIDE}`, async () => {
    const disk = smallDisk(512);
    const { status, stderr } = await quantgate(["inspect", resolve("fixtures/digits")], {
      env: { QUANTGATE_HOME: disk },
    });
    expect(stderr).toMatch(/the disk is full.*QUANTGATE_HOME/s);
    expect(stderr).not.toMatch(/python3-venv/);
    expect(status).toBe(2);
    expect(
      readdirSync(disk, { recursive: true }).filter((name) => /venv/.test(String(name))),
    ).toEqual([]);
  });
});

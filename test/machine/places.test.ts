import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { execa } from "execa";
import { describe, expect, test } from "vitest";
import { environmentHome } from "../../src/commands/entry/home.ts";
import { candidates } from "../../src/worker/candidates.ts";
import { quantgate } from "../commands/command.ts";
import { disposableFolder } from "../git/disposable.ts";
import { digits } from "./digits.ts";
import { ASIDE, CAN_MOUNT, fill, remount, smallDisk } from "./disk.ts";

describe("a folder for temporary files", () => {
  test.each([
    ["that is not there", "/nowhere/at/all", /^\/nowhere\/at\/all is not there$/m],
    ["that is a file", resolve("package.json"), /package\.json is no folder/],
  ])("%s ends a run with what to do", async (_, folder, says) => {
    const cwd = await digits();
    const { status, stderr } = await quantgate(["plan"], { cwd, env: { TMPDIR: folder } });
    expect(stderr).toMatch(says);
    expect(stderr).toMatch(/name another folder for temporary files: TMPDIR/);
    expect(stderr).not.toMatch(/bug/);
    expect(status).toBe(2);
    expect(existsSync(join(cwd, "quantgate-out"))).toBe(false);
  });

  test("that is relative is one from where the run stands, also for those that stand elsewhere", async () => {
    const cwd = await digits();
    mkdirSync(join(cwd, "temp"));
    const { status, stderr } = await quantgate(["plan"], { cwd, env: { TMPDIR: "temp" } });
    expect(status, stderr).toBe(0);
    expect(readdirSync(join(cwd, "temp"))).toEqual([]);
  });

  test.skipIf(!CAN_MOUNT)(
    `without room ends a run with what to do, and leaves nothing${ASIDE}`,
    async () => {
      const [cwd, disk] = [await digits(), smallDisk(256)];
      fill(disk);
      const { status, stderr } = await quantgate(["plan"], { cwd, env: { TMPDIR: disk } });
      expect(stderr).toMatch(/No space left on device|does not fit on the disk/);
      expect(stderr).toContain(disk);
      expect(stderr).toMatch(/TMPDIR/);
      expect(stderr).not.toMatch(/bug/);
      expect(status).toBe(2);
      expect(readdirSync(disk)).toEqual(["fills-it"]);
    },
  );
});

describe("an out folder", () => {
  test.skipIf(!CAN_MOUNT)(
    `without room ends a run with what to do, and keeps what an earlier run left${ASIDE}`,
    async () => {
      const [cwd, disk] = [await digits(), smallDisk(512)];
      const out = join(disk, "out");
      const plan = () => quantgate(["plan", "--out", out], { cwd });
      const first = await plan();
      expect(first.status, first.stderr).toBe(0);
      const before = readFileSync(join(out, "plan.json"), "utf8");
      fill(disk);
      const { status, stderr } = await plan();
      expect(stderr).toMatch(/does not fit on the disk\n {2}name another folder with --out/);
      expect(status).toBe(2);
      expect(readFileSync(join(out, "plan.json"), "utf8")).toBe(before);
      expect(readdirSync(disk).sort()).toEqual(["fills-it", "out"]);
    },
  );

  test.skipIf(!CAN_MOUNT)(`on a disk that is read-only is named${ASIDE}`, async () => {
    const [cwd, disk] = [await digits(), smallDisk(64)];
    remount(disk, "ro");
    const { status, stderr } = await quantgate(["plan", "--out", join(disk, "out")], { cwd });
    expect(stderr).toMatch(/read-only.*\n {2}name another folder with --out/);
    expect(status).toBe(2);
  });

  test.each([
    ["a name that no disk takes", "x".repeat(300), /ENAMETOOLONG/],
    ["a file for a name", "labels.csv", /cannot be the out folder/],
  ])("with %s is named", async (_, name, says) => {
    const cwd = await digits();
    const { status, stderr } = await quantgate(["plan", "--out", name], { cwd });
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/bug/);
    expect(status).toBe(2);
  });
});

test.skipIf(process.platform !== "linux")(
  `Where what is printed has no room, that is said with status 2${process.platform === "linux" ? "" : " (skipped: only Linux has /dev/full)"}`,
  async () => {
    const cwd = await digits();
    const script = '"$0" "$1" plan > /dev/full';
    const { exitCode, stderr } = await execa(
      "sh",
      ["-c", script, process.execPath, resolve("dist/cli.js")],
      { cwd, reject: false },
    );
    expect(stderr).toMatch(/does not fit on the disk/);
    expect(stderr).not.toMatch(/bug/);
    expect(exitCode).toBe(2);
  },
);

describe("a home folder", () => {
  const mac = (env: Record<string, string>) => environmentHome(env, "darwin");
  const linux = (env: Record<string, string>) => environmentHome(env, "linux");

  test("is never taken from where the run stands but where somebody says so", () => {
    for (const found of [linux({ XDG_CACHE_HOME: "caches" }), linux({}), mac({})])
      expect(found).toMatch(/^\//);
    expect(linux({ XDG_CACHE_HOME: "caches" })).not.toContain(resolve("."));
    expect(linux({ XDG_CACHE_HOME: "/caches" })).toBe("/caches/quantgate");
    expect(linux({ QUANTGATE_HOME: "own" })).toBe(resolve("own"));
  });

  test.each(["", "somewhere"])("that HOME gives as %j is the system's", async (HOME) => {
    const script = `import { environmentHome } from ${JSON.stringify(resolve("src/commands/entry/home.ts"))};
      console.log(environmentHome({}, "linux"));`;
    const { stdout } = await execa(process.execPath, ["--input-type=module", "-e", script], {
      ...{ env: { HOME }, cwd: disposableFolder() },
    });
    expect(stdout).toMatch(/^\/.*\.cache\/quantgate$/);
    expect(stdout).not.toContain("somewhere");
  });
});

describe("a PATH of a thousand folders that are not there", () => {
  const missing = Array.from({ length: 1000 }, (_, at) => `/nowhere/${at}`).join(":");

  test("has Pythons looked for where there are any", async () => {
    const folder = disposableFolder();
    for (const name of ["python3.12", "python3"]) writeFileSync(join(folder, name), "");
    const found = await candidates({ path: `${missing}:${folder}:${missing}:${folder}` });
    expect(found).toEqual([join(folder, "python3.12"), join(folder, "python3")]);
  });

  test("starts no program more than one without them", async () => {
    const folder = disposableFolder();
    const counting = join(folder, "count.cjs");
    const started = join(folder, "started");
    writeFileSync(counting, COUNTING);
    writeFileSync(join(folder, "python3"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    const env = { STARTED: started, NODE_OPTIONS: `--require ${counting}` };
    const { status, stderr } = await quantgate(["inspect", "Model.mlpackage"], {
      ...{ cwd: folder, env: { ...env, PATH: `${missing}:${folder}` } },
    });
    expect(stderr).toMatch(/no Python 3\.10 to 3\.13 was found/);
    expect(status).toBe(2);
    expect(readFileSync(started, "utf8")).toBe(`${join(folder, "python3")}\n`);
  });
});

const COUNTING = `
const processes = require("node:child_process");
const { appendFileSync } = require("node:fs");
const { spawn } = processes;
processes.spawn = (file, ...rest) => {
  appendFileSync(process.env.STARTED, file + "\\n");
  return spawn(file, ...rest);
};
require("node:module").syncBuiltinESMExports();
`;

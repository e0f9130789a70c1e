import { spawn } from "node:child_process";
import { once } from "node:events";
import { lstatSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { execa } from "execa";
import { describe, expect, test } from "vitest";
import { alone } from "../../src/out/alone.ts";
import { isAlive, thisProcess } from "../../src/process/identity.ts";
import { quantgate } from "../commands/command.ts";
import { disposableFolder } from "../git/disposable.ts";
import { digits } from "./digits.ts";
import { ASIDE, CAN_MOUNT, smallDisk } from "./disk.ts";

const RESULTS = ["plan.json", "samples"];
const silent = { say: () => undefined };

/** Another process that works in a folder until it is killed. */
async function atWorkIn(folder: string) {
  const script = `
    import { alone } from ${JSON.stringify(resolve("src/out/alone.ts"))};
    await alone(${JSON.stringify(folder)}, { say() {} }, async () => {
      console.log("at work");
      await new Promise((go) => setTimeout(go, 3_600_000));
    });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

const claimsIn = (folder: string) =>
  readdirSync(folder).filter((name) => name.startsWith(".at-work"));

describe("a second run in an out folder", () => {
  test("says whose end it waits for, and goes on when that comes", async () => {
    const cwd = await digits();
    const out = join(cwd, "quantgate-out");
    const { promise: until, resolve: release } = Promise.withResolvers<void>();
    const working = alone(out, silent, () => until);
    await expect.poll(() => claimsIn(out)).toHaveLength(1);
    const second = execa(process.execPath, [resolve("dist/cli.js"), "plan"], { cwd });
    const [said] = await once(second.stderr, "data");
    expect(String(said)).toContain(`Process ${process.pid} is at work in ${out}`);
    expect(readdirSync(out).filter((name) => RESULTS.includes(name))).toEqual([]);
    release();
    await working;
    const { exitCode } = await second;
    expect(exitCode).toBe(0);
    expect(readdirSync(out).sort()).toEqual(RESULTS);
  });

  test("waits for none that was killed, and tidies up after it", async () => {
    const cwd = await digits();
    const out = join(cwd, "quantgate-out");
    const killed = await atWorkIn(out);
    expect(claimsIn(out)).toHaveLength(1);
    killed.kill("SIGKILL");
    await once(killed, "exit");
    mkdirSync(join(out, ".fresh"));
    writeFileSync(join(out, ".fresh/plan.json"), "half");
    const { status, stderr } = await quantgate(["plan"], { cwd });
    expect(status, stderr).toBe(0);
    expect(stderr).not.toContain("at work");
    expect(readdirSync(out).sort()).toEqual(RESULTS);
  });

  test("that is told to stop while it waits stops", async () => {
    const folder = join(disposableFolder(), "out");
    const other = await atWorkIn(folder);
    const stop = new AbortController();
    const waiting = alone(
      folder,
      { say: () => stop.abort(new Error("told to stop")), signal: stop.signal },
      async () => undefined,
    );
    await expect(waiting).rejects.toThrow("told to stop");
    other.kill("SIGKILL");
    await once(other, "exit");
    expect(claimsIn(folder)).toHaveLength(1);
  });

  test("waits for one on another machine as long as it gives a sign, and no longer", async () => {
    const folder = disposableFolder();
    const { pid, start } = thisProcess();
    const theirs = join(folder, `.at-work-0123456789ab-${pid}-${start}-1`);
    writeFileSync(theirs, "");
    const waited: string[] = [];
    const quick = { say: (text: string) => waited.push(text), everyMs: 2, looks: 3 };
    await alone(folder, quick, async () => undefined);
    expect(waited).toHaveLength(1);
    expect(readdirSync(folder)).toEqual([]);
  });
});

test("However many come at once, they work one after the other", async () => {
  const folder = join(disposableFolder(), "out");
  const seen: string[] = [];
  const work = async (name: number) => {
    seen.push(`${name} in`);
    await new Promise((go) => setTimeout(go, 3));
    seen.push(`${name} out`);
  };
  const all = Array.from({ length: 8 }, (_, name) => name);
  await Promise.all(all.map((one) => alone(folder, { ...silent, everyMs: 3 }, () => work(one))));
  expect(seen).toHaveLength(16);
  for (let at = 0; at < seen.length; at += 2)
    expect(seen[at + 1]).toBe(seen[at]?.replace("in", "out"));
});

test("A process is told from another that has its number", () => {
  const own = thisProcess();
  expect(isAlive(own)).toBe(true);
  expect(isAlive({ ...own, start: "0123456789ab" })).toBe(false);
  expect(isAlive({ ...own, pid: 4_194_305 })).toBe(false);
  expect(isAlive({ ...own, machine: "0123456789ab" })).toBeUndefined();
});

test("A folder that is removed while a run is at work in it is named, as no bug", async () => {
  const folder = join(disposableFolder(), "out");
  const working = alone(folder, silent, async () => {
    rmSync(folder, { recursive: true });
    throw Object.assign(new Error("ENOENT"), { code: "ENOENT" });
  });
  await expect(working).rejects.toThrow(`${folder} was removed while the run was at work`);
});

test.skipIf(!CAN_MOUNT)(
  `An out folder that is a disk of its own is filled, and filled anew${ASIDE}`,
  async () => {
    const [cwd, out] = [await digits(), smallDisk(1024)];
    for (const _ of ["first", "again"]) {
      const { status, stderr } = await quantgate(["plan", "--out", out], { cwd });
      expect(status, stderr).toBe(0);
      expect(readdirSync(out).sort()).toEqual(RESULTS);
    }
  },
);

test("An out folder that is a link stays one, and what is there goes where it leads", async () => {
  const [cwd, elsewhere] = [await digits(), disposableFolder()];
  const link = join(cwd, "quantgate-out");
  symlinkSync(elsewhere, link);
  const { status, stderr } = await quantgate(["plan"], { cwd });
  expect(status, stderr).toBe(0);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readdirSync(elsewhere).sort()).toEqual(RESULTS);
});

test("A run that ends before it has anything leaves no folder behind", async () => {
  const cwd = await digits();
  const { status } = await quantgate(["plan", "--policy", "none.yml"], { cwd });
  expect(status).toBe(2);
  expect(readdirSync(cwd)).not.toContain("quantgate-out");
});

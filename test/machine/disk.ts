import { spawnSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A disk of its own, as small as one likes, at a new folder; it goes away with its test. */
export function smallDisk(kilobytes: number): string {
  const disk = newFolder();
  if (!mounted(disk, `size=${kilobytes}k`)) throw new Error("no disk can be mounted here");
  onTestFinished(() => leave(disk));
  return disk;
}

/** Makes a disk read-only, or writable again. */
export function remount(disk: string, how: "ro" | "rw"): void {
  const { status, stderr } = spawnSync("mount", ["-o", `remount,${how}`, disk]);
  if (status !== 0) throw new Error(stderr.toString());
}

/** Leaves no room on a disk. */
export function fill(disk: string): void {
  try {
    writeFileSync(join(disk, "fills-it"), Buffer.alloc(64 * 2 ** 20));
  } catch {}
}

/** Whether this machine lets its tests mount disks. */
export const CAN_MOUNT = canMount();

/** What a test's title says where it cannot be made for real. */
export const ASIDE = CAN_MOUNT ? "" : " (skipped: no disk can be mounted here)";

function canMount(): boolean {
  const folder = newFolder();
  const can = mounted(folder, "size=64k");
  leave(folder);
  return can;
}

function mounted(folder: string, options: string): boolean {
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder]);
  return status === 0;
}

function newFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "quantgate-disk-")));
}

function leave(folder: string): void {
  spawnSync("umount", ["--lazy", folder]);
  rmSync(folder, { recursive: true, force: true });
}

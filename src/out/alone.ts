import { lstat, readdir, rm, rmdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "../catalog/errors.ts";
import { MachineFault, unusable } from "../catalog/machine.ts";
import { type Identity, isAlive, thisProcess } from "../process/identity.ts";
import { isThere } from "./is-there.ts";
import { CLAIM } from "./layout.ts";
import { makeFolder } from "./make-folder.ts";
import { namesIn, pathOf } from "./part.ts";

export interface AloneOptions {
  /** Tells a person whom it is waited for. */
  readonly say: (text: string) => void;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds between two looks, and after how many looks a process that cannot be asked is taken for gone. */
  readonly everyMs?: number;
  readonly looks?: number;
}

/**
 * Works in a folder while no other process does, and waits for one that does. Each says by a file of its own that it
 * wants to; who finds no other's beside its own may. What a process that died has left holds nobody up.
 */
export async function alone<T>(
  root: string,
  { say, signal, everyMs = 200, looks = 300 }: AloneOptions,
  work: () => Promise<T>,
): Promise<T> {
  const wasThere = await isThere(root);
  const claim = join(root, nameOf(thisProcess()));
  const told = new Set<number>();
  const seen = new Map<string, { readonly changed: number; readonly times: number }>();
  for (let tried = 1; ; tried++) {
    await put(claim, root);
    const others = await othersIn(root, claim);
    if (others.length === 0) break;
    await rm(claim, { force: true });
    for (const { pid } of others) {
      if (!told.has(pid)) say(`Process ${pid} is at work in ${root}: waiting until it is done.`);
      told.add(pid);
    }
    // Two that came at once, and have both made way, do not come again at once.
    const pause = everyMs + ((tried * process.pid) % everyMs);
    await sleep(pause, undefined, signal && { signal }).catch(() => undefined);
    signal?.throwIfAborted();
  }
  const beating = setInterval(() => void beat(claim), everyMs * BEATS).unref();
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError || (await isThere(claim))) throw error;
    throw new MachineFault({
      ...{ message: "was removed while the run was at work", at: { file: root } },
      fix: "run it again, and let nothing remove the folder meanwhile",
    });
  } finally {
    clearInterval(beating);
    await rm(claim, { force: true });
    // What nothing was put into need not stay.
    if (!wasThere) await rmdir(root).catch(() => undefined);
  }

  async function othersIn(folder: string, own: string): Promise<Identity[]> {
    const found: Identity[] = [];
    for (const name of await readdir(folder)) {
      const other = identityIn(name);
      const file = join(folder, name);
      if (other === undefined || file === own) continue;
      if (await isAtWork(other, file)) found.push(other);
      // Nobody gets this name again.
      else await rm(file, { recursive: true, force: true });
    }
    return found;
  }

  /** Whoever cannot be asked shows by the time of its file that it is there. */
  async function isAtWork(other: Identity, file: string): Promise<boolean> {
    const alive = isAlive(other);
    if (alive !== undefined) return alive;
    const changed = await lstat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => Number.NaN,
    );
    if (Number.isNaN(changed)) return false;
    const before = seen.get(file);
    const times = before?.changed === changed ? before.times + 1 : 0;
    seen.set(file, { changed, times });
    return times < looks;
  }
}

/** It shows so often, in looks of others, that it is there. */
const BEATS = 10;

let claims = 0;

function nameOf({ machine, pid, start }: Identity): string {
  return pathOf(CLAIM, { machine, pid, start, claim: ++claims });
}

function identityIn(name: string): Identity | undefined {
  const { machine, pid, start } = namesIn(CLAIM, name) ?? {};
  if (machine === undefined || pid === undefined || start === undefined) return;
  return { machine, pid: Number(pid), start };
}

async function put(claim: string, root: string): Promise<void> {
  for (;;) {
    await makeFolder(root);
    try {
      return await writeFile(claim, "", { flag: "wx" });
    } catch (error) {
      // Whoever was here before has taken its folder away.
      if (!(await isThere(root))) continue;
      throw unusable({ file: root }, error, "name another folder with --out");
    }
  }
}

async function beat(claim: string): Promise<void> {
  const now = new Date();
  await utimes(claim, now, now).catch(() => undefined);
}

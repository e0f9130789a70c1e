import { createHash, hash } from "node:crypto";
import { createReadStream, readFileSync, statSync } from "node:fs";
import { sep } from "node:path";
import { z } from "zod";
import type { Store } from "./store.ts";

/** What a file holds. */
export interface Hashed {
  /** SHA-256, in hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

/** What files hold, each read once for as long as it stays as it is. */
export interface Hashes {
  /** Refuses what is not there, and what is no plain file, which may never end. */
  of(file: string): Promise<Hashed>;
  /** Leaves to later runs what this one has read. */
  keep(): Promise<void>;
}

export interface HashesOptions {
  readonly store: Pick<Store, "keeps" | "read" | "keep">;
  /** Where the run was started: what it has read is kept for runs from there. */
  readonly cwd: string;
  /** Folders of which nothing is kept: what lies there is this run's alone. */
  readonly except: readonly string[];
}

/** Of each file its path, what it held, and what it was known by. */
const Kept = z.array(z.tuple([z.string(), z.string().regex(/^[0-9a-f]{64}$/), z.string()]));

/** Until a file has been left alone for so long, another write may get the same time of change. */
const SETTLED_MS = 5_000n;

/** More than are looked at in one run, and a bound for what is read at its start. */
const MOST_KEPT = 500_000;

export function hashesOf({ store, cwd, except }: HashesOptions): Hashes {
  const found = new Map<string, { readonly identity: string; readonly sha256: string }>();
  const key = hash("sha256", cwd);
  let before: Promise<void> | undefined;
  let isNews = false;

  async function recall(): Promise<void> {
    const text = await store.read("files", key);
    if (text === undefined) return;
    for (const [path, sha256, identity] of Kept.parse(JSON.parse(text)))
      found.set(path, { sha256, identity });
  }

  return {
    async of(file) {
      before ??= recall();
      await before;
      const now = seen(file);
      const known = found.get(file);
      if (known?.identity === now.identity) return { sha256: known.sha256, bytes: now.bytes };
      const sha256 = await read(file, now.bytes);
      // What was written to meanwhile is another file by now.
      if (seen(file).identity === now.identity && isSettled(now)) {
        found.set(file, { sha256, identity: now.identity });
        isNews ||= isKept(file);
      }
      return { sha256, bytes: now.bytes };
    },
    async keep() {
      if (!store.keeps || !isNews) return;
      const kept = [...found].flatMap(([path, { sha256, identity }]) =>
        isKept(path) ? [[path, sha256, identity] as const] : [],
      );
      await store.keep("files", key, JSON.stringify(kept.slice(-MOST_KEPT)));
    },
  };

  function isKept(path: string): boolean {
    return !except.some((folder) => path.startsWith(`${folder}${sep}`));
  }
}

interface Seen {
  readonly bytes: number;
  /** Whoever writes to the file changes it: the time of change, the last of it, nobody can set. */
  readonly identity: string;
  readonly changedMs: bigint;
}

/** To ask a disk a thousand times takes threads that wait for each other far longer than it takes to wait here. */
function seen(file: string): Seen {
  const found = statSync(file, { bigint: true });
  if (!found.isFile()) throw new Error("no plain file");
  const { dev, ino, size, mtimeNs, ctimeNs, ctimeMs } = found;
  const identity = [dev, ino, size, mtimeNs, ctimeNs].join(" ");
  return { bytes: Number(size), identity, changedMs: ctimeMs };
}

function isSettled({ changedMs }: Seen): boolean {
  return BigInt(Date.now()) - changedMs > SETTLED_MS;
}

/** Of what is small all at once. */
const SMALL = 4 * 2 ** 20;

async function read(file: string, bytes: number): Promise<string> {
  if (bytes <= SMALL) return hash("sha256", readFileSync(file));
  const whole = createHash("sha256");
  for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 })) whole.update(chunk);
  return whole.digest("hex");
}

import { rm } from "node:fs/promises";
import { type Waiting, within } from "./within.ts";

/** A folder and the key that names its content: equal keys, equal contents. */
export interface Cached {
  readonly path: string;
  readonly key: string;
}

type Say = (text: string) => void;

/** Brings the folder back from an earlier run. Without it the run is slower, never different. */
export async function restoreFolder(folder: Cached, waiting: Waiting, say: Say): Promise<boolean> {
  return await within(
    waiting,
    () => restore(folder),
    (why) => {
      say(`The cache could not be read: ${why}`);
      return false;
    },
  );
}

async function restore({ path, key }: Cached): Promise<boolean> {
  const cache = await import("@actions/cache");
  if (!cache.isFeatureAvailable()) return false;
  const found = await cache.restoreCache([path], key);
  if (found === undefined || found === key) return found === key;
  // The service finds keys by their beginning, and has unpacked what it found.
  await rm(path, { recursive: true, force: true });
  return false;
}

/** Brings the newest folder back whose key begins so. */
export async function restoreNewest(
  { path, prefix }: { readonly path: string; readonly prefix: string },
  waiting: Waiting,
  say: Say,
): Promise<boolean> {
  return await within(
    waiting,
    async () => {
      const cache = await import("@actions/cache");
      if (!cache.isFeatureAvailable()) return false;
      return (await cache.restoreCache([path], prefix, [prefix])) !== undefined;
    },
    (why) => {
      say(`The cache could not be read: ${why}`);
      return false;
    },
  );
}

export async function saveFolder(folder: Cached, waiting: Waiting, say: Say): Promise<void> {
  await within(
    waiting,
    () => save(folder),
    (why) => say(`The cache could not be written: ${why}`),
  );
}

async function save({ path, key }: Cached): Promise<void> {
  const cache = await import("@actions/cache");
  if (cache.isFeatureAvailable()) await cache.saveCache([path], key);
}

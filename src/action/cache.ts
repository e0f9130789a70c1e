import { rm } from "node:fs/promises";

/** A folder and the key that names its content: equal keys, equal contents. */
export interface Cached {
  readonly path: string;
  readonly key: string;
}

type Say = (text: string) => void;

/** Brings the folder back from an earlier run. Without it the run is slower, never different. */
export async function restoreFolder({ path, key }: Cached, say: Say): Promise<boolean> {
  try {
    const cache = await import("@actions/cache");
    if (!cache.isFeatureAvailable()) return false;
    const found = await cache.restoreCache([path], key);
    if (found === undefined || found === key) return found === key;
    // The service finds keys by their beginning, and has unpacked what it found.
    await rm(path, { recursive: true, force: true });
    return false;
  } catch (error) {
    say(`The cache could not be read: ${reason(error)}`);
    return false;
  }
}

export async function saveFolder({ path, key }: Cached, say: Say): Promise<void> {
  try {
    const cache = await import("@actions/cache");
    if (cache.isFeatureAvailable()) await cache.saveCache([path], key);
  } catch (error) {
    say(`The cache could not be written: ${reason(error)}`);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

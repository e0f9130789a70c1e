import { restoreFolder, saveFolder } from "../../action/cache.ts";
import type { Inputs } from "../../action/inputs.ts";
import { UserError } from "../../catalog/errors.ts";
import { unseen } from "../../terminal/progress.ts";
import { placeOf } from "../../worker/environment.ts";
import { environmentFolder } from "../../worker/environment-folder.ts";
import type { Host } from "../entry/host.ts";
import { environmentOrder } from "../interpreter.ts";

/** Does the work with the Python environment brought from the cache, and leaves one there that it made. */
export async function withCachedPython<T>(
  inputs: Inputs,
  host: Host,
  work: () => Promise<T>,
): Promise<T> {
  const place = await placeOfEnvironment(inputs, host);
  if (place === undefined || (await environmentFolder(place.path).ready())) return await work();
  const waiting = { seconds: inputs.patience, signal: host.signal };
  const say = (text: string) => void host.out.write(`${text}\n`);
  const restored = await restoreFolder(place, waiting, say);
  const result = await work();
  if (!restored) await saveFolder(place, waiting, say);
  return result;
}

/** Without a Python there is nothing to cache; the work itself will say so. */
async function placeOfEnvironment({ python }: Inputs, host: Host) {
  try {
    const wanted = python === undefined ? {} : { python };
    return await placeOf(await environmentOrder(wanted, host, unseen));
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

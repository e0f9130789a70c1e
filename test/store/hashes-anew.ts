import { type Hashes, hashesOf } from "../../src/store/hashes.ts";
import { NO_STORE } from "../../src/store/store.ts";

/** Those of a run that nothing is kept for. */
export function hashesAnew(): Hashes {
  return hashesOf({ store: NO_STORE, cwd: ".", except: [] });
}

import { type FSWatcher, watch } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { UserError } from "../../catalog/errors.ts";
import { areSame, type Behind, foldersOf, type Identities, identitiesOf } from "./lying.ts";

/** What lay there when it was looked at. */
export interface Seen {
  /** The paths of which something is otherwise by now; undefined where waiting was ended. */
  readonly change: Promise<readonly string[] | undefined>;
}

export interface WatchedFiles {
  /** Looks at what lies there, and from now on waits until it is otherwise. */
  look(behind: Behind): Seen;
  /** Waits until nothing is written any more. */
  settled(behind: Behind): Promise<void>;
  close(): void;
}

/**
 * The system tells that something in a folder has changed, and says little of what: that is found out by looking again,
 * and nothing is missed that happened while folders came and went. One watch is held a folder, not one a file.
 */
export function watchFiles(signal?: AbortSignal, quiet = aMoment): WatchedFiles {
  let open: readonly FSWatcher[] = [];
  let woken = Promise.withResolvers<void>();
  const wake = () => woken.resolve();
  signal?.addEventListener("abort", wake);

  function look(behind: Behind): Seen {
    // Watched first and looked at then: what happens between the two wakes for nothing, and is not missed.
    const before = open;
    open = [...foldersOf(behind)].flatMap(([folder, names]) => opened(folder, names, wake));
    for (const watcher of before) watcher.close();
    return { change: changeSince(identitiesOf(behind), behind) };
  }

  async function changeSince(before: Identities, behind: Behind) {
    for (;;) {
      await woken.promise;
      if (signal?.aborted) return undefined;
      woken = Promise.withResolvers();
      const now = identitiesOf(behind);
      const changed = behind.paths.filter((path) => now.get(path) !== before.get(path));
      if (changed.length > 0) return changed;
    }
  }

  async function settled(behind: Behind): Promise<void> {
    let [before, now]: Identities[] = [];
    do {
      before = now ?? identitiesOf(behind);
      await quiet(signal);
      now = identitiesOf(behind);
    } while (!areSame(before, now));
  }

  function close(): void {
    signal?.removeEventListener("abort", wake);
    for (const watcher of open) watcher.close();
  }

  return { look, settled, close };
}

/** For so long nothing may have been written: a save takes several steps, and so does copying a package. */
async function aMoment(signal?: AbortSignal): Promise<void> {
  await setTimeout(300, undefined, { ...(signal && { signal }) }).catch(() =>
    signal?.throwIfAborted(),
  );
}

/** Nothing where there is no such folder now: the one above tells when it comes. */
function opened(folder: string, names: ReadonlySet<string> | "all", wake: () => void): FSWatcher[] {
  try {
    const watcher = watch(folder, (_, name) => {
      if (names === "all" || name === null || names.has(name)) wake();
    });
    // One that goes away says so.
    return [watcher.on("error", wake)];
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw new UserError({
      message: `cannot be watched: ${error instanceof Error ? error.message : error}`,
      at: { file: folder },
      fix: "run gate without --watch; or raise the system's limit, on Linux fs.inotify.max_user_watches",
    });
  }
}

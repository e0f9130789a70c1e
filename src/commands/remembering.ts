import type { Project } from "../git/repository.ts";
import type { Ports } from "../measure/ports.ts";
import { NO_STORE, onlyWriting, openStore, type Store } from "../store/store.ts";
import type { Progress } from "../terminal/progress.ts";
import type { Host } from "./entry/host.ts";
import type { Options } from "./options.ts";
import { withProject, withScratch } from "./with-project.ts";
import { keyOfWorker } from "./workers.ts";

/** What measuring needs besides workers: who would answer, and what earlier runs have kept of the answers. */
export type Remembering = Pick<Ports, "workerKey" | "store" | "hashes">;

/** Opens the project, and with it what earlier runs have kept. */
export async function withRemembering<T>(
  options: Pick<Options, "python" | "fresh">,
  host: Host,
  progress: Pick<Progress, "say">,
  work: (project: Project, scratch: string, remembering: Remembering) => Promise<T>,
): Promise<T> {
  const workerKey = keyOfWorker(options, host);
  return await withStore(options, host, progress, (store) =>
    withProject(
      host,
      (project, scratch, hashes) => work(project, scratch, { workerKey, store, hashes }),
      store,
    ),
  );
}

type Keeping = Pick<Host, "home" | "env" | "temp" | "kept">;

/**
 * Works with what earlier runs have kept. On a runner nothing that lies there is reused, for it may be a stranger's: a
 * store of this run alone begins with what is vouched for, where there is such.
 */
export async function withStore<T>(
  { fresh = false }: Pick<Options, "fresh">,
  { home, env, temp, kept }: Keeping,
  progress: Pick<Progress, "say">,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const isRunner = Boolean(env.CI || env.GITHUB_ACTIONS);
  if (!isRunner) {
    const only = fresh ? onlyWriting : (store: Store) => store;
    return await withOpen(home, progress, (store) => work(only(store)));
  }
  if (kept === undefined) return await work(NO_STORE);
  return await withScratch(temp, async (own) => {
    await kept.bring(own);
    const since = Date.now() - CLOCKS_MS;
    const done = await withOpen(own, progress, work);
    await kept.leave(own, since);
    return done;
  });
}

/** By so much the times of files may lie behind. */
const CLOCKS_MS = 2_000;

async function withOpen<T>(
  home: string,
  { say }: Pick<Progress, "say">,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openStore({ home, say });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

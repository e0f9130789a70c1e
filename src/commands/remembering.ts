import type { Project } from "../git/repository.ts";
import type { Ports } from "../measure/ports.ts";
import { NO_STORE, onlyWriting, openStore, type Store } from "../store/store.ts";
import type { Progress } from "../terminal/progress.ts";
import type { Host } from "./entry/host.ts";
import type { Options } from "./options.ts";
import { withProject } from "./with-project.ts";
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

/** Works with what earlier runs have kept. On a runner nothing is reused: what lies there may be a stranger's. */
export async function withStore<T>(
  { fresh = false }: Pick<Options, "fresh">,
  { home, env }: Pick<Host, "home" | "env">,
  progress: Pick<Progress, "say">,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  if (env.CI || env.GITHUB_ACTIONS) return await work(NO_STORE);
  const store = await openStore({ home, say: progress.say });
  try {
    return await work(fresh ? onlyWriting(store) : store);
  } finally {
    await store.close();
  }
}

import { a as openStore, i as onlyWriting, r as NO_STORE, t as withProject } from "./with-project.js";
import { t as keyOfWorker } from "./workers.js";
// src/commands/remembering.ts
/** Opens the project, and with it what earlier runs have kept. */
async function withRemembering(options, host, progress, work) {
	const workerKey = keyOfWorker(options, host);
	return await withStore(options, host, progress, (store) => withProject(host, (project, scratch, hashes) => work(project, scratch, {
		workerKey,
		store,
		hashes
	}), store));
}
/** Works with what earlier runs have kept. On a runner nothing is reused: what lies there may be a stranger's. */
async function withStore({ fresh = false }, { home, env }, progress, work) {
	if (env.CI || env.GITHUB_ACTIONS) return await work(NO_STORE);
	const store = await openStore({
		home,
		say: progress.say
	});
	try {
		return await work(fresh ? onlyWriting(store) : store);
	} finally {
		await store.close();
	}
}
export { withRemembering as t };

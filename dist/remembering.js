import { a as onlyWriting, i as NO_STORE, n as withScratch, o as openStore, t as withProject } from "./with-project.js";
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
/**
* Works with what earlier runs have kept. On a runner nothing that lies there is reused, for it may be a stranger's: a
* store of this run alone begins with what is vouched for, where there is such.
*/
async function withStore({ fresh = false }, { home, env, temp, kept }, progress, work) {
	if (!Boolean(env.CI || env.GITHUB_ACTIONS)) {
		const only = fresh ? onlyWriting : (store) => store;
		return await withOpen(home, progress, (store) => work(only(store)));
	}
	if (kept === void 0) return await work(NO_STORE);
	return await withScratch(temp, async (own) => {
		await kept.bring(own);
		const since = Date.now() - CLOCKS_MS;
		const done = await withOpen(own, progress, work);
		await kept.leave(own, since);
		return done;
	});
}
/** By so much the times of files may lie behind. */
const CLOCKS_MS = 2e3;
async function withOpen(home, { say }, work) {
	const store = await openStore({
		home,
		say
	});
	try {
		return await work(store);
	} finally {
		await store.close();
	}
}
export { withRemembering as t };

import { join } from "node:path";
import { mkdtemp, rm } from "node:fs/promises";
// src/process/variables.ts
/** Those of these names that are set: a child sees only what it needs, for a runner's hold tokens. */
function keep(from, names) {
	const kept = names.flatMap((name) => {
		const value = from[name];
		return value === void 0 ? [] : [[name, value]];
	});
	return Object.fromEntries(kept);
}
// src/process/leash.ts
/** Holds the process group of a detached child, so that none of it outlives this process or the child. */
function leashOn(child, abort) {
	const { signal } = abort;
	let first;
	const kill = () => killGroup(child.pid);
	const stop = (cause) => {
		first ??= cause;
		kill();
	};
	const cancel = () => stop(abort.cause);
	const release = () => {
		signal?.removeEventListener("abort", cancel);
		process.off("exit", kill);
		kill();
	};
	child.once("exit", release).once("error", release);
	process.once("exit", kill);
	signal?.addEventListener("abort", cancel, { once: true });
	if (signal?.aborted) cancel();
	return {
		stop,
		cause: () => first
	};
}
/** One that is gone already is no error. */
function killGroup(pid) {
	if (pid === void 0) return;
	try {
		process.kill(-pid, "SIGKILL");
	} catch {}
}
// src/commands/with-scratch.ts
/** Gives the work a folder of its own below `temp`, and removes it afterwards with all that is in it. */
async function withScratch(temp, work) {
	const scratch = await mkdtemp(join(temp, "quantgate-"));
	try {
		return await work(scratch);
	} finally {
		await rm(scratch, {
			recursive: true,
			force: true,
			maxRetries: 5
		});
	}
}
export { leashOn as n, keep as r, withScratch as t };

import { join } from "node:path";
import { mkdtemp, rm } from "node:fs/promises";
// src/commands/with-scratch.ts
/** Gives the work a folder of its own below `temp`, and removes it afterwards with all that is in it. */
async function withScratch(temp, work) {
	const scratch = await mkdtemp(join(temp, "quantgate-"));
	try {
		return await work(scratch);
	} finally {
		await rm(scratch, {
			recursive: true,
			force: true
		});
	}
}
export { withScratch as t };

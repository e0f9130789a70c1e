import { u as UserError } from "./machine.js";
import { p as inPlaces } from "./shelves.js";
import { d as withCrew, r as describeDeath } from "./workers.js";
import { i as plannedData } from "./prepare.js";
import { n as locatingIn, t as bringData } from "./locate.js";
import { join } from "node:path";
import { mkdtemp, readFile } from "node:fs/promises";
// src/commands/listing.ts
/** Has a worker ask the code of a team's own task for its samples, in a process of its own. */
function listingIn(project, scratch, workers) {
	return async (model, parts) => {
		const { task } = model;
		const found = await plannedData(model, parts);
		await bringData(project, [{ data: found }]);
		const into = join(await mkdtemp(join(scratch, "samples-")), "samples.jsonl");
		const answer = await withCrew({
			...workers,
			locate: locatingIn(project, scratch)
		}, async (crew) => crew.ask({
			do: "samples",
			task,
			options: model.data.options,
			into,
			data: await inPlaces(found, ({ at }) => crew.locate(at))
		}));
		switch (answer.kind) {
			case "result": return {
				file: `samples() of ${task}`,
				text: await readFile(into, "utf8")
			};
			case "death": throw new UserError({ message: `${task} cannot list its samples: ${describeDeath(answer)}` });
			case "error":
				if (answer.error !== "bug") throw new UserError({ message: answer.message });
				throw new Error([`cannot list the samples of ${task}: ${answer.message}`, ...answer.stderr].join("\n"));
			default: return answer;
		}
	};
}
export { listingIn as t };

import { mkdtemp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../catalog/errors.ts";
import { inPlaces } from "../contract/data.ts";
import type { Project } from "../git/repository.ts";
import { withCrew } from "../measure/crew.ts";
import type { Workers } from "../measure/ports.ts";
import { plannedData } from "../project/data.ts";
import { bringData, locatingIn } from "../project/locate.ts";
import type { OwnSamples } from "../project/own-samples.ts";
import { describeDeath } from "../worker/answer.ts";

/** Has a worker ask the code of a team's own task for its samples, in a process of its own. */
export function listingIn(project: Project, scratch: string, workers: Workers): OwnSamples {
  return async (model, parts) => {
    const { task } = model;
    const found = await plannedData(model, parts);
    await bringData(project, [{ data: found }]);
    const into = join(await mkdtemp(join(scratch, "samples-")), "samples.jsonl");
    const answer = await withCrew(
      { ...workers, locate: locatingIn(project, scratch) },
      async (crew) =>
        crew.ask({
          ...{ do: "samples", task, options: model.data.options, into },
          data: await inPlaces(found, ({ at }) => crew.locate(at)),
        }),
    );
    switch (answer.kind) {
      case "result":
        return { file: `samples() of ${task}`, text: await readFile(into, "utf8") };
      case "death":
        throw new UserError({
          message: `${task} cannot list its samples: ${describeDeath(answer)}`,
        });
      case "error":
        if (answer.error !== "bug") throw new UserError({ message: answer.message });
        throw new Error(
          [`cannot list the samples of ${task}: ${answer.message}`, ...answer.stderr].join("\n"),
        );
      default:
        return answer satisfies never;
    }
  };
}

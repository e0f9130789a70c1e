import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { allOf, UserError } from "../../catalog/errors.ts";
import { inPlaces } from "../../contract/data.ts";
import type { PlannedRequest } from "../../contract/plan.ts";
import type { Crew } from "../../measure/crew.ts";
import { PATIENCE, sharedBy } from "../../measure/request.ts";
import { linesText } from "../../out/write.ts";
import { type Prepared, truthsIn } from "../../project/prepare.ts";
import { describeDeath } from "../../worker/answer.ts";

/** Has the worker open each model's data, and runs nothing: what a run would refuse, all of it is thrown here. */
export async function refuseMisfits(
  prepared: Prepared,
  crew: Crew,
  scratch: string,
): Promise<void> {
  const models = new Map<string, PlannedRequest>();
  for (const request of prepared.plan.requests)
    if (request.side === "head" && !request.packagesOnly && !models.has(request.model))
      models.set(request.model, request);
  await allOf([...models.values()], (request) => opened(request, prepared, crew, scratch));
}

async function opened(
  planned: PlannedRequest,
  prepared: Prepared,
  crew: Crew,
  scratch: string,
): Promise<void> {
  const samples = join(scratch, `${planned.model}.jsonl`);
  await writeFile(samples, linesText((await truthsIn(prepared)(planned.model)).samples));
  const path = await crew.locate(planned.source);
  const data = await inPlaces(planned.data, ({ at }) => crew.locate(at));
  const request = {
    ...sharedBy({ planned, source: { path }, data, samples }),
    lanes: [],
    chunks: [],
  };
  const answer = await crew.ask(request, undefined, PATIENCE);
  if (answer.kind === "result") return;
  const why = answer.kind === "death" ? describeDeath(answer) : answer.message;
  const at = { file: planned.source.path };
  throw new UserError({ message: `model ${planned.model}: ${why}`, at });
}

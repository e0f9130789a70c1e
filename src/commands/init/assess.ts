import { posix } from "node:path";
import { describeProblem } from "../../catalog/errors.ts";
import { autoOn } from "../../catalog/targets.ts";
import type { Project } from "../../git/repository.ts";
import { withCrew } from "../../measure/crew.ts";
import { lookerOf, type PackageLook } from "../../measure/look.ts";
import { obstaclesOf } from "../../measure/obstacles.ts";
import { locatingIn } from "../../project/locate.ts";
import { type DataSearch, type FoundData, searchData } from "../../proposal/data.ts";
import { whyNothing } from "../../proposal/fitness.ts";
import { namesFor } from "../../proposal/names.ts";
import { type Proposal, propose } from "../../proposal/propose.ts";
import type { Naming } from "../../samples/class-names.ts";
import type { Files } from "../../samples/files.ts";
import type { Recognised } from "../../tasks/recognised.ts";
import { progressFor } from "../../terminal/progress-for.ts";
import type { Host } from "../entry/host.ts";
import type { Options } from "../options.ts";
import { workersFor } from "../workers.ts";
import type { RepositoryFiles } from "./files.ts";

/** What became of a model that lies in the repository. */
export type Assessed = { readonly path: string; readonly name: string } & (
  | { readonly kind: "proposed"; readonly proposal: Proposal; readonly search: DataSearch }
  | { readonly kind: "without-data"; readonly recognised: Recognised; readonly search: DataSearch }
  | { readonly kind: "refused"; readonly why: string; readonly fix?: string }
);

/** The project that holds the models, and how the command was called. */
interface Surroundings {
  readonly project: Project;
  readonly scratch: string;
  readonly options: Options;
  readonly host: Host;
}

/** Has a worker look at each model of a repository; `policy` is where the policy will lie, from the root. */
export async function assessAll(
  { models, ...files }: RepositoryFiles,
  policy: string,
  { project, scratch, options, host }: Surroundings,
): Promise<Assessed[]> {
  const progress = progressFor(host.errors, host.env);
  const workers = workersFor(options, host, scratch, progress);
  const names = namesFor(models);
  try {
    return await withCrew({ ...workers, locate: locatingIn(project, scratch) }, async (crew) => {
      const look = lookerOf(crew);
      progress.stage("Looking at the models");
      const found: Assessed[] = [];
      for (const [at, path] of models.entries()) {
        const sight = await look({ path, commit: null });
        found.push(await assess({ path, name: names[at] ?? path }, sight, files, { policy, host }));
      }
      return found;
    });
  } finally {
    progress.end();
  }
}

/** Whether a policy can be proposed for a model. */
async function assess(
  model: { readonly path: string; readonly name: string },
  sight: PackageLook,
  files: Files,
  { policy, host }: { readonly policy: string; readonly host: Host },
): Promise<Assessed> {
  if (sight.kind === "unseen")
    return { ...model, kind: "refused", why: sight.problems.map(describeProblem).join("; ") };
  const obstacles = (naming: Naming) => obstaclesOf(sight.found, autoOn(host), naming);
  // What labels that are numbers would do away with depends on the data.
  const [obstacle] = obstacles({ by: "number", words: sight.found.classes ?? [] });
  if (obstacle !== undefined)
    return { ...model, kind: "refused", why: obstacle.message, fix: obstacle.fix };
  const nothing = whyNothing(sight.found);
  if (nothing !== undefined) return { ...model, kind: "refused", why: nothing };
  const search = await searchData(sight.found, files, (naming) => {
    const [found] = obstacles(naming);
    return found && `the model ${found.message}. ${found.fix}`;
  });
  const [first] = search.tasks.values();
  if (first === undefined) return { ...model, kind: "refused", why: OF_NO_KIND };
  const [best] = search.found;
  const from = (path: string) => posix.relative(posix.dirname(policy), path);
  const recognised = (best && search.tasks.get(best.task)) ?? first;
  const proposal =
    best && propose(model.name, from(model.path), sight.found, relocated(best, from), recognised);
  if (proposal === undefined) return { ...model, kind: "without-data", recognised, search };
  return { ...model, kind: "proposed", proposal, search };
}

const OF_NO_KIND =
  "is of no kind that is recognised here, and others need a policy by hand: docs/policy.md has the whole language";

/** A policy's paths start from its own folder. */
function relocated(data: FoundData, from: (path: string) => string): FoundData {
  const moved = Object.entries(data.places).map(([key, path]) => [key, from(path)]);
  return { ...data, places: Object.fromEntries(moved) };
}

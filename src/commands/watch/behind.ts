import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { placesOf } from "../../contract/data.ts";
import type { Project } from "../../git/repository.ts";
import { besidePolicy } from "../../plan/paths.ts";
import type { Policy, PolicyData } from "../../policy/policy.ts";
import { readPolicy } from "../../policy/read.ts";
import type { Host } from "../entry/host.ts";
import type { Options } from "../options.ts";
import { withProject } from "../with-project.ts";
import type { Behind } from "./lying.ts";

/**
 * The policy, and what it names: models, packages made by hand, data, measurements taken elsewhere. With a base also where
 * git keeps the tips of branches. As long as the policy does not read, what it named before.
 */
export async function behindVerdict(
  options: Pick<Options, "policy" | "base" | "out">,
  host: Host,
  before: readonly string[],
): Promise<Behind> {
  return await withProject(host, async (project) => {
    const { root } = project;
    const policy = project.pathOf(options.policy);
    const named = await namedBy(join(root, policy), policy);
    const tips = options.base === undefined ? [] : await tipsOf(project);
    const paths = [
      ...[join(root, policy), ...(named?.map((path) => join(root, path)) ?? before)],
      ...tips,
    ];
    return { root, tips, paths: [...new Set(paths)], out: resolve(host.cwd, options.out) };
  });
}

async function namedBy(file: string, path: string): Promise<string[] | undefined> {
  try {
    return namedIn(readPolicy(await readFile(file, "utf8"), path)).map((written) =>
      besidePolicy(path, written),
    );
  } catch {
    // Judging says what is wrong with it.
    return undefined;
  }
}

function namedIn({ models, branches }: Policy): string[] {
  const dataIn = ({ parts }: PolicyData) => placesOf(parts).map(({ at }) => at);
  return [
    ...models.flatMap(({ source, variants, data, recorded }) => [
      ...(source === null ? [] : [source]),
      ...variants.flatMap(({ recipe }) => (recipe.kind === "source" ? [recipe.path] : [])),
      ...dataIn(data),
      ...Object.values(recorded),
    ]),
    ...branches.flatMap(({ data }) => [...data.values()].flatMap(dataIn)),
  ];
}

async function tipsOf(project: Project): Promise<string[]> {
  return project.kind === "folder" ? [] : await project.tips();
}

import { basename, dirname, resolve } from "node:path";
import { verifyWeights } from "../attestation/verify-weights.ts";
import { UserError } from "../catalog/errors.ts";
import { EXIT_STATUS } from "../catalog/states.ts";
import type { Verdict } from "../contract/verdict.ts";
import { LAYOUT } from "../out/layout.ts";
import { readJson } from "../out/read-json.ts";
import { renderVerification } from "../report/verification.ts";
import type { Host } from "./entry/host.ts";
import { inspectPackage } from "./inspect.ts";
import type { Options } from "./options.ts";

/** Tells whether a package is one that a verdict let through. */
export async function verify(path: string, options: Options, host: Host): Promise<number> {
  const verdict = await readVerdict(resolve(host.cwd, options.verdict ?? inOut(options)));
  const { weightsDigest: weights } = await inspectPackage(path, options, host);
  const found = verifyWeights({ path, weights }, verdict);
  host.out.write(options.json ? `${JSON.stringify(found, null, 2)}\n` : renderVerification(found));
  return isLetThrough(found.outcome) ? EXIT_STATUS.pass : EXIT_STATUS.fail;
}

function isLetThrough(outcome: Verdict["outcome"] | null): boolean {
  return outcome === "pass" || outcome === "warn";
}

function inOut({ out }: Pick<Options, "out">): string {
  return `${out}/${LAYOUT.verdict.path}`;
}

async function readVerdict(file: string): Promise<Verdict> {
  const verdict = await readJson(dirname(file), basename(file), LAYOUT.verdict.holds);
  if (verdict?.part !== undefined)
    throw new UserError({
      message: "this verdict is of a part of what its policy asks, and lets nothing through",
      at: { file },
      fix: "name that of a gate without --model and --variant",
    });
  if (verdict !== undefined) return verdict;
  throw new UserError({
    message: "there is no such verdict to hold the package against",
    at: { file },
    fix: "name the verdict.json of the run that judged the release with --verdict",
  });
}

import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { restoreNewest, saveFolder } from "../../action/cache.ts";
import { remark } from "../../action/job-log.ts";
import { within } from "../../action/within.ts";
import { unsignedKept, vouchedBy } from "../../attestation/kept.ts";
import type { Trusted } from "../../attestation/signer.ts";
import { openRegular } from "../../out/open.ts";
import { pack, take } from "../../store/carried.ts";
import type { Host, Kept } from "../entry/host.ts";
import type { ActionRun } from "./action-run.ts";
import { verifierFor, workflowOf } from "./attested.ts";

/**
 * What runs on the target branch leave to those of pull requests. The cache brings bytes, which anybody's run may have
 * written; which of them count, an index says that the named workflow has signed on that branch.
 */
export function keptOf(run: ActionRun): Pick<Host, "kept"> {
  const { inputs } = run;
  if (inputs.reuse === undefined || inputs.run !== "gate" || !inputs.cache) return {};
  const trusted = trustedIn(run, inputs.reuse);
  if (trusted === undefined) return {};
  const kept: Kept = {
    bring: (home) => bring(run, trusted, home),
    leave: (home, since) => leave(run, trusted, home, since),
  };
  return { kept };
}

function trustedIn({ event, runner }: ActionRun, workflow: string): Trusted | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = runner;
  const on = (branch: string) => ({ server, repository, workflow, branch });
  if (event.kind === "pull-request" || event.kind === "merge-group") return on(event.base.branch);
  return event.kind === "push" && event.ref.kind === "branch" ? on(event.ref.name) : undefined;
}

const BUNDLE = "index.sigstore.json";
const LARGEST_BUNDLE = 2 ** 20;
const ANEW = "All of it is measured here; the verdict is the same.";

async function bring(run: ActionRun, trusted: Trusted, home: string): Promise<void> {
  const { host, patience } = run;
  const folder = folderIn(host);
  const say = (text: string) => void host.out.write(`${text}\n`);
  try {
    await rm(folder, { recursive: true, force: true });
    if (!(await restoreNewest({ path: folder, prefix: PREFIX }, patience, say)))
      return say("No earlier run has left anything to reuse.");
    const working = async () => await taken(run, trusted, folder, home);
    say(await within(patience, working, (why) => `Nothing is reused: ${why}. ${ANEW}`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function taken(
  run: ActionRun,
  trusted: Trusted,
  folder: string,
  home: string,
): Promise<string> {
  const bundle = await openRegular(folder, BUNDLE, LARGEST_BUNDLE);
  if (bundle === undefined) throw new Error("what the cache brings is not signed");
  const text = await bundle.readFile("utf8").finally(() => bundle.close());
  const verify = await verifierFor(run);
  const vouched = vouchedBy(verify(JSON.parse(text)), trusted);
  if ("refused" in vouched) throw new Error(vouched.refused);
  const { taken, refused } = await take(folder, home, vouched.sha256);
  const lost =
    refused > 0 ? `; ${refused} are not as they were signed, and are found out anew` : "";
  return `What ${trusted.workflow} has found out on ${trusted.branch} may be reused: ${taken} results${lost}.`;
}

/** A run on the branch itself leaves what it has found out or used. */
async function leave(
  run: ActionRun,
  { workflow }: Trusted,
  home: string,
  since: number,
): Promise<void> {
  const { event, host, inputs, patience, runner } = run;
  if (event.kind !== "push" || workflowOf(run) !== workflow) return;
  const { token } = inputs;
  if (token === undefined || !host.env.ACTIONS_ID_TOKEN_REQUEST_URL)
    return remark("Nothing is left for later runs to reuse: the job lacks `id-token: write`.");
  const folder = folderIn(host);
  const say = (text: string) => void host.out.write(`${text}\n`);
  try {
    const { count, sha256 } = await pack(home, folder, since);
    if (count === 0) return;
    const signed = await within<string | undefined>(
      patience,
      async () => await signedBy(sha256, token),
      (why) => void remark(`Nothing is left for later runs to reuse: ${why}.`),
    );
    if (signed === undefined) return;
    await writeFile(join(folder, BUNDLE), signed);
    const key = `${PREFIX}${runner.GITHUB_SHA}-${runner.GITHUB_RUN_ID}-${runner.GITHUB_RUN_ATTEMPT}`;
    await saveFolder({ path: folder, key }, patience, say);
    say(`${count} results are left for later runs to reuse.`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function signedBy(sha256: string, token: string): Promise<string> {
  const { sign } = await import("../../sigstore/sign.ts");
  return JSON.stringify(await sign(unsignedKept(sha256), token));
}

/** One form, one kind of machine: another's is not asked for. */
const PREFIX = `quantgate-kept-1-${process.platform}-${process.arch}-`;

/** The same in every run, since a cache is of one path; what lies there is removed before it is used and after. */
function folderIn({ temp }: Host): string {
  return join(temp, "quantgate-kept");
}

import { resolve } from "node:path";
import { z } from "zod";
import { readPayload } from "../../action/runner.ts";
import { within } from "../../action/within.ts";
import type { Inquiry } from "../../attestation/answer.ts";
import { believe } from "../../attestation/believe.ts";
import type { Trusted } from "../../attestation/signer.ts";
import { findAttestations } from "../../github/attestations.ts";
import { describeApiFailure } from "../../github/retries.ts";
import { thisMachine } from "../../worker/machine.ts";
import type { Attested, Host } from "../entry/host.ts";
import type { ActionRun } from "./action-run.ts";

/** How an attested verdict is asked for: on pushes to a branch and in its merge queue, by jobs that attest. */
export function attestedOf(run: ActionRun): Pick<Host, "attested"> {
  const { inputs, runner, host } = run;
  const [branch, workflow] = [branchOf(run), workflowOf(run)];
  const mayAttest = inputs.attest && Boolean(host.env.ACTIONS_ID_TOKEN_REQUEST_URL);
  if (!mayAttest || branch === undefined || workflow === undefined) return {};
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = runner;
  const trusted = { server, repository, workflow, branch };
  const asking = (question: string) => () => answerTo(question, trusted, run);
  const failed = (why: string): Attested => ({ kind: "none", refused: [why] });
  return { attested: (question) => within(run.patience, asking(question), failed) };
}

function branchOf({ event }: ActionRun): string | undefined {
  if (event.kind === "merge-group") return event.base.branch;
  return event.kind === "push" && event.ref.kind === "branch" ? event.ref.name : undefined;
}

export function workflowOf({ runner }: ActionRun): string | undefined {
  const [path = ""] = runner.GITHUB_WORKFLOW_REF.split("@");
  const prefix = `${runner.GITHUB_REPOSITORY}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

/** The newest that answers. Why the others do not is told: somebody may have tried. */
async function answerTo(question: string, trusted: Trusted, run: ActionRun): Promise<Attested> {
  const bundles = await bundlesAbout(question, run);
  if (bundles.length === 0) return { kind: "none", refused: [] };
  const verify = await verifierFor(run);
  const asked = { question, machine: await thisMachine() };
  const refused = new Set<string>();
  for (const bundle of bundles) {
    const belief = beliefIn(bundle, { verify, trusted, asked });
    if (belief.kind === "answers") return { kind: "found", predicate: belief.predicate };
    refused.add(belief.why);
  }
  return { kind: "none", refused: [...refused] };
}

async function bundlesAbout(question: string, { reach }: ActionRun): Promise<unknown[]> {
  if (reach === undefined) throw new Error("there is no token to ask for it");
  return await findAttestations(await reach(), question).catch((error: unknown) => {
    throw new Error(`GitHub was asked for it: ${describeApiFailure(error)}`);
  });
}

type Verify = (bundle: unknown) => Parameters<typeof believe>[0];

/** The libraries are large, and most questions were never answered. */
export async function verifierFor({ inputs, runner, host }: ActionRun): Promise<Verify> {
  const { trustRoots } = await import("../../sigstore/trust-roots.ts");
  const { verifyBundle } = await import("../../sigstore/verify-bundle.ts");
  const file = inputs["trusted-root"];
  const roots = await trustRoots({
    file: file === undefined ? undefined : resolve(host.cwd, file),
    isPublic: isPublic(await readPayload(runner)),
    checkout: host.env.GITHUB_WORKSPACE ?? host.cwd,
    temp: host.temp,
  });
  return (bundle) => verifyBundle(bundle, roots);
}

const Visible = z.object({ repository: z.object({ visibility: z.literal("public") }) });

/** By the word that those who sign go by too. */
function isPublic(payload: unknown): boolean {
  return Visible.safeParse(payload).success;
}

interface Means {
  readonly verify: Verify;
  readonly trusted: Trusted;
  readonly asked: Inquiry;
}

function beliefIn(bundle: unknown, { verify, trusted, asked }: Means) {
  try {
    return believe(verify(bundle), trusted, asked);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: "refused", why: `its signature does not hold: ${why}` } as const;
  }
}

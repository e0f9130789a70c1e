import { remark } from "../../action/job-log.ts";
import { writeOutputs } from "../../action/outputs.ts";
import { within } from "../../action/within.ts";
import { unsignedStatement } from "../../attestation/unsigned-statement.ts";
import { knownWeights } from "../../attestation/verify-weights.ts";
import { storeAttestation } from "../../github/attestations.ts";
import type { Event } from "../../github/event.ts";
import { describeApiFailure } from "../../github/retries.ts";
import type { Report } from "../../report/report.ts";
import type { ActionRun } from "./action-run.ts";

/** Where what was judged is what may ship. A pull request's word would be signed by code that it brings. */
const ATTESTED: ReadonlySet<Event["kind"]> = new Set(["push", "merge-group"]);

/** Signs the verdict and keeps it with the repository. That it cannot be done changes nothing else. */
export async function attestVerdict(
  run: ActionRun,
  report: Report,
  question: string | undefined,
): Promise<void> {
  const { verdict } = report;
  const { inputs, event, host, reach, patience } = run;
  // What was taken over is attested already, and what could not be judged is no verdict.
  if (!ATTESTED.has(event.kind) || !inputs.attest || verdict.reused) return;
  if (verdict.outcome === "error" || question === undefined) return;
  if (knownWeights(verdict).length === 0) return;
  if (!host.env.ACTIONS_ID_TOKEN_REQUEST_URL)
    return remark(`${NOT} the job lacks ${RIGHT}. ${SAME}`);
  const { token } = inputs;
  if (token === undefined || reach === undefined)
    return remark(`${NOT} there is no token. ${SAME}`);
  const failed = (why: string) => remark(`${NOT} ${why}. ${SAME}`);
  await within(patience, () => signAndStore(run, report, { question, token, reach }), failed);
}

const NOT = "The verdict was not attested:";
const RIGHT = "`id-token: write`";
const SAME = "The verdict is the same.";

interface Means {
  readonly question: string;
  readonly token: string;
  readonly reach: NonNullable<ActionRun["reach"]>;
}

async function signAndStore(run: ActionRun, report: Report, means: Means): Promise<void> {
  const { runner, event } = run;
  const { verdict, measurements = [] } = report;
  const { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt, GITHUB_SHA: sha } = runner;
  const head = verdict.head.commit ?? sha;
  const about = { id: Number(id), attempt: Number(attempt), event: event.kind, head };
  const statement = unsignedStatement({
    verdict,
    measurements,
    question: means.question,
    run: about,
  });
  // Large, and needed here alone.
  const { sign } = await import("../../sigstore/sign.ts");
  const bundle = await sign(statement, means.token);
  const reach = await means.reach();
  const number = await storeAttestation(reach, bundle).catch((error: unknown) => {
    throw new Error(`GitHub did not keep it: ${describeApiFailure(error)}`);
  });
  const url = `${runner.GITHUB_SERVER_URL}/${runner.GITHUB_REPOSITORY}/attestations/${number}`;
  run.host.out.write(`The verdict is attested: ${url}\n`);
  writeOutputs({ "attestation-url": url });
}

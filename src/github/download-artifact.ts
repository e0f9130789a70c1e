import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { UserError } from "../catalog/errors.ts";
import { cappedAt } from "../unpack/at-most.ts";
import type { Reach } from "./reach.ts";
import { withRetries } from "./retries.ts";

interface Download {
  readonly id: number;
  readonly file: string;
  /** Bytes. */
  readonly most: number;
}

/** Brings an artifact's zip into a file; memory holds a piece of it. */
export async function downloadArtifact(reach: Reach, download: Download): Promise<void> {
  const refused = await withRetries(() => tryDownload(reach, download), reach.patience);
  if (refused !== undefined) throw refused;
}

/** That it is too large is an answer: asking again would not make it smaller. */
async function tryDownload(
  reach: Reach,
  { id, file, most }: Download,
): Promise<UserError | undefined> {
  const address = await addressOf(reach, id);
  const { seconds } = reach.patience;
  // A plain request: the token is GitHub's, and the storage is another host.
  const response = await fetch(address, { signal: AbortSignal.timeout(1000 * seconds) });
  const { status, body } = response;
  if (!response.ok || body === null)
    throw Object.assign(new Error("the artifact's storage refused"), { status });
  const tooMany = () =>
    new UserError({ message: `the artifact has more than the ${most} bytes that are read` });
  try {
    await pipeline(body, cappedAt(most, tooMany), createWriteStream(file));
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/** GitHub answers with an address that is good for a minute. */
async function addressOf({ octokit, place }: Reach, id: number): Promise<string> {
  const { headers } = await octokit.rest.actions.downloadArtifact({
    ...{ ...place, artifact_id: id, archive_format: "zip" },
    request: { redirect: "manual", parseSuccessResponseBody: false },
  });
  if (headers.location === undefined) throw new Error("GitHub gave no address of the artifact");
  return headers.location;
}

import { z } from "zod";
import type { Reach } from "./reach.ts";
import { withRetries } from "./retries.ts";

const Stored = z.object({ id: z.union([z.int(), z.string()]) });

/** Keeps a bundle with the repository, and gives its number. */
export async function storeAttestation(
  { octokit, place, patience }: Reach,
  bundle: object,
): Promise<string> {
  const asked = { ...place, bundle: { ...bundle } };
  return await withRetries(async () => {
    const { data } = await octokit.request("POST /repos/{owner}/{repo}/attestations", asked);
    return String(Stored.parse(data).id);
  }, patience);
}

const Found = z.object({ attestations: z.array(z.object({ bundle: z.unknown() })) });

/** The newest bundles about a digest; that there are none is an answer. */
export async function findAttestations(
  { octokit, place, patience }: Reach,
  digest: string,
): Promise<unknown[]> {
  const path = "GET /repos/{owner}/{repo}/attestations/{digest}";
  const asked = { ...place, digest, per_page: 30 };
  return await withRetries(async () => {
    const { data } = await octokit.request(path, asked).catch(none);
    return Found.parse(data).attestations.map(({ bundle }) => bundle);
  }, patience);
}

function none(error: Error & { status?: number }): { data: unknown } {
  if (error.status === 404) return { data: { attestations: [] } };
  throw error;
}

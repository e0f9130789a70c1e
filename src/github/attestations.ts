import { z } from "zod";
import type { Octokit } from "./octokit.ts";

interface Repository {
  readonly owner: string;
  readonly repo: string;
}

const Stored = z.object({ id: z.union([z.int(), z.string()]) });

/** Keeps a bundle with the repository, and gives its number. */
export async function storeAttestation(
  octokit: Octokit,
  repository: Repository,
  bundle: object,
): Promise<string> {
  const answer = await octokit.request("POST /repos/{owner}/{repo}/attestations", {
    ...repository,
    bundle: { ...bundle },
  });
  return String(Stored.parse(answer.data).id);
}

const Found = z.object({ attestations: z.array(z.object({ bundle: z.unknown() })) });

/** The newest bundles about a digest; that there are none is an answer. */
export async function findAttestations(
  octokit: Octokit,
  repository: Repository,
  digest: string,
): Promise<unknown[]> {
  const path = "GET /repos/{owner}/{repo}/attestations/{digest}";
  const { data } = await octokit.request(path, { ...repository, digest, per_page: 30 }).catch(none);
  return Found.parse(data).attestations.map(({ bundle }) => bundle);
}

function none(error: Error & { status?: number }): { data: unknown } {
  if (error.status === 404) return { data: { attestations: [] } };
  throw error;
}

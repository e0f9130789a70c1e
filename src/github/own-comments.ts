import { z } from "zod";
import { answered } from "./answer.ts";
import type { Reach } from "./reach.ts";
import { signatureOf, type WrittenBy } from "./written-by.ts";

export interface OwnComment {
  readonly id: number;
  /** Its name in GraphQL. */
  readonly node: string;
  readonly by: WrittenBy | null;
}

/** All of ours, the earliest first. The marker alone proves nothing: anyone can write it. */
export async function ownComments(
  { octokit, place }: Reach,
  issue_number: number,
  { login, marker }: { readonly login: string; readonly marker: string },
): Promise<OwnComment[]> {
  const page = { ...place, issue_number, per_page: 100 };
  const all = await octokit.paginate(octokit.rest.issues.listComments, page);
  return answered(Comments, { data: all })
    .filter(({ user, body }) => user?.login === login && body?.startsWith(marker))
    .map(({ id, node_id: node, body }) => ({ id, node, by: signatureOf(body ?? "") }))
    .sort((one, other) => one.id - other.id);
}

const Comments = z.array(
  z.object({
    id: z.int(),
    node_id: z.string(),
    body: z.string().nullish(),
    user: z.object({ login: z.string() }).nullish(),
  }),
);

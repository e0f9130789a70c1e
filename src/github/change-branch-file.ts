import { z } from "zod";
import { answered } from "./answer.ts";
import { type BranchContent, type BranchFile, readBranchFile } from "./branch-file.ts";
import type { Reach } from "./reach.ts";
import { withRetries } from "./retries.ts";

/** What became of a change. */
export type Changed =
  | { readonly kind: "written" | "unneeded" }
  | { readonly kind: "refused"; readonly why: string };

export interface FileChange {
  /** The text that the file should have instead, or why it is left as it is. */
  readonly edit: (text: string) => { readonly text: string } | { readonly refused: string };
  readonly message: string;
}

/**
 * Changes one file and nothing else, by a commit on top of what is there and never by force. Where others push
 * in between, what they wrote is read and changed instead; a branch that does not exist begins without a past.
 */
export async function changeBranchFile(
  reach: Reach,
  file: BranchFile,
  change: FileChange,
): Promise<Changed> {
  // The whole of it is tried again, not each call: after an answer that was lost, the change may be there.
  return await withRetries(async () => {
    for (let races = RACES; ; races -= 1) {
      const changed = await tryOnce(reach, file, change);
      if (changed.kind !== "overtaken") return changed;
      if (races === 0) throw changed.by;
      await reach.patience.sleep(1);
    }
  }, reach.patience);
}

/** How often others may be faster. */
const RACES = 8;

type Overtaken = { readonly kind: "overtaken"; readonly by: unknown };

async function tryOnce(
  reach: Reach,
  file: BranchFile,
  { edit, message }: FileChange,
): Promise<Changed | Overtaken> {
  const found = await readBranchFile(reach, file);
  if (found.kind === "foreign") return { kind: "refused", why: found.why };
  const before = found.kind === "text" ? found.text : "";
  const edited = edit(before);
  if ("refused" in edited) return { kind: "refused", why: edited.refused };
  if (edited.text === before) return { kind: "unneeded" };
  try {
    const write = found.kind === "no-branch" ? begin(reach, file) : put(reach, file, found);
    await write(edited.text, message);
    return { kind: "written" };
  } catch (error) {
    if (Refused.safeParse(error).success) return { kind: "overtaken", by: error };
    throw error;
  }
}

/** What GitHub says where branch or file are no longer what was read. */
const Refused = z.object({ status: z.literal([409, 422]) });

type Write = (text: string, message: string) => Promise<unknown>;

/** Naming what was read, so that it replaces nothing else. */
function put({ octokit, place }: Reach, file: BranchFile, found: BranchContent): Write {
  const sha = found.kind === "text" ? { sha: found.oid } : {};
  return async (text, message) => {
    const content = Buffer.from(text).toString("base64");
    return await octokit.rest.repos.createOrUpdateFileContents({
      ...place,
      ...file,
      message,
      content,
      ...sha,
    });
  };
}

/** A first commit of this file alone; the branch must not have come to be meanwhile. */
function begin({ octokit, place }: Reach, { branch, path }: BranchFile): Write {
  const { git } = octokit.rest;
  return async (content, message) => {
    const entry = { path, mode: "100644", type: "blob", content } as const;
    const tree = answered(Made, await git.createTree({ ...place, tree: [entry] })).sha;
    const first = { ...place, message, tree, parents: [] };
    const { sha } = answered(Made, await git.createCommit(first));
    return await git.createRef({ ...place, ref: `refs/heads/${branch}`, sha });
  };
}

const Made = z.object({ sha: z.string() });

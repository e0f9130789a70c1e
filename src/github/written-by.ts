/** Which run wrote a comment, and of which commit: it orders runs, and says nothing of what they found. */
export interface WrittenBy {
  readonly head: string;
  readonly run: number;
  readonly attempt: number;
}

/** The text with a second hidden line. The first stays what it was, so that versions find each other's comments. */
export function signed(body: string, { head, run, attempt }: WrittenBy): string {
  const line = `<!-- of ${head}, run ${run}, attempt ${attempt} -->`;
  return body.replace(/\n|$/, () => `\n${line}\n`);
}

const SIGNATURE = /^[^\n]*\n<!-- of ([0-9a-f]+), run (\d{1,15}), attempt (\d{1,9}) -->\r?\n/;

/** Null where an earlier version wrote it, or somebody has edited the line. */
export function signatureOf(body: string): WrittenBy | null {
  const [, head, run, attempt] = SIGNATURE.exec(body) ?? [];
  return head === undefined ? null : { head, run: Number(run), attempt: Number(attempt) };
}

/** The newest run of the same commit among others, if newer than this one. Of other commits, the pull request itself says which counts. */
export function newestOf<T extends { readonly by: WrittenBy | null }>(
  others: readonly T[],
  own: WrittenBy,
): (T & { readonly by: WrittenBy }) | null {
  const newer = others.filter(
    (other): other is T & { readonly by: WrittenBy } =>
      other.by !== null && other.by.head === own.head && order(other.by, own) > 0,
  );
  return newer.sort((one, other) => order(other.by, one.by))[0] ?? null;
}

export function isSameRun(one: WrittenBy | null, other: WrittenBy): boolean {
  return one !== null && one.head === other.head && order(one, other) === 0;
}

function order(one: WrittenBy, other: WrittenBy): number {
  return one.run - other.run || one.attempt - other.attempt;
}

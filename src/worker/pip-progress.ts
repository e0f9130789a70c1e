/** How far an installation is, in words; `done` of `total` packages are at hand. */
export interface PipStep {
  readonly text: string;
  readonly done: number;
  readonly total: number;
}

/** Follows what pip prints, a line at a time; undefined for a line that is no step. */
export function pipFollower(lock: string): (line: string) => PipStep | undefined {
  let total = lock.match(/^[A-Za-z0-9][^\n]*==/gm)?.length ?? 0;
  let done = 0;
  return (line) => {
    if (/^Ignoring \S+: markers /.test(line)) total -= 1;
    const collected = /^(?:Collecting (\S+?)==|Processing \S*\/([^/\s]+?)-\d\S* )/.exec(line);
    if (collected) done += 1;
    const text = collected ? (collected[1] ?? collected[2]) : describe(line);
    return text === undefined ? undefined : { text, done: Math.min(done, total), total };
  };
}

function describe(line: string): string | undefined {
  const download = /^\s+Downloading (\S+?)-\d\S*\.whl \(([^)]+)\)/.exec(line);
  if (download) return `downloading ${download[1]} (${download[2]})`;
  if (line.startsWith("Installing collected packages:")) return "installing";
  return undefined;
}

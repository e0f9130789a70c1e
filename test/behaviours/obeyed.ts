/** Lines of a log that a runner would obey, less those that the action gives itself: groups, and remarks with its title. */
export function obeyed(log: string): string[] {
  const own = /^::(group|endgroup)::|^::(error|warning|notice) title=quantgate\b/;
  return log.split(/[\r\n]+/).filter((line) => /^\s*::\w|##\[/.test(line) && !own.test(line));
}

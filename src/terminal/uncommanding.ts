import type { Terminal } from "./terminal.ts";

/**
 * An Actions log that no text can give commands through: the runner obeys `::name` where a line begins and `##[name`
 * anywhere; what it takes for white space includes U+0085. Log groups are let through, which are written one at a time.
 */
export function uncommanding(log: Terminal): Terminal {
  return {
    ...(log.isTTY !== undefined && { isTTY: log.isTTY }),
    ...(log.columns !== undefined && { columns: log.columns }),
    write: (text) => log.write(GROUP.test(text) ? text : disarmed(text)),
  };
}

const GROUP = /^::(group::.*|endgroup::)\n$/;

function disarmed(text: string): string {
  return text.replace(/^([\s\u0085]*):(?=:)/gm, "$1: ").replaceAll("##[", "## [");
}

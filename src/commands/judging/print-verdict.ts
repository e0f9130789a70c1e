import { styleText } from "node:util";
import type { Verdict } from "../../contract/verdict.ts";
import { formatVerdict } from "../../judge/verdict.ts";
import { FORMATS } from "../../report/formats.ts";
import type { Paint, Style } from "../../report/render/terminal.ts";
import type { Host } from "../entry/host.ts";
import type { Options } from "../options.ts";

/** The verdict on standard output: for a person, or as the file's own JSON. */
export function printVerdict(verdict: Verdict, { json, out }: Options, host: Host): void {
  const { document, render } = FORMATS.terminal;
  if (json) host.out.write(formatVerdict(verdict));
  else host.out.write(`\n${render(document({ verdict }), paintFor(host))}\n\nResults: ${out}/\n`);
}

const COLOURS = {
  strong: "bold",
  faint: "dim",
  good: "green",
  doubtful: "yellow",
  bad: "red",
} as const satisfies Record<Style, string>;

/** Colours on a screen, and on an Actions log, which shows them; none where `NO_COLOR` asks for none. */
function paintFor({ out, env }: Host): Paint {
  const wanted = (out.isTTY || env.GITHUB_ACTIONS === "true") && !env.NO_COLOR;
  if (!wanted) return (_, text) => text;
  return (style, text) => styleText(COLOURS[style], text, { validateStream: false });
}

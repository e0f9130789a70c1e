import type { Verdict } from "../../src/contract/verdict.ts";
import { briefDocument } from "../../src/report/document.ts";
import * as terminal from "../../src/report/render/terminal.ts";

/** A verdict as a terminal shows it. */
export function renderTerminal(verdict: Verdict, paint: terminal.Paint): string {
  return terminal.renderTerminal(briefDocument({ verdict }), paint);
}

import { Composer, type Document, LineCounter, Parser } from "yaml";
import { UserError } from "../catalog/errors.ts";
import { checkDepth } from "./depth.ts";
import { position } from "./places.ts";

const MEGABYTE = 1_000_000;

/** One YAML document, and lines for its offsets; throws what keeps it from being one. */
export function parseYaml(text: string, file: string): { document: Document; lines: LineCounter } {
  if (text.length > MEGABYTE)
    throw new UserError({ message: "is larger than 1 MB, too large for a policy", at: { file } });
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  checkDepth(tokens, lines, file);
  // Duplicate keys are found by the walk: here the search for them would take the square of their number.
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false });
  const [document, second] = [...composer.compose(tokens, true, text.length)];
  if (document === undefined) throw new UserError({ message: "holds no document", at: { file } });
  const wrong = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    message: `this is not YAML that can be read: ${message}`,
    at: { file, ...position(lines, pos[0]) },
  }));
  if (second !== undefined)
    wrong.push({
      message: "a policy is one YAML document: remove the second one that `---` begins",
      at: { file, ...position(lines, second.range[0]) },
    });
  if (wrong.length > 0) throw new UserError(wrong.slice(0, MOST_ERRORS));
  return { document, lines };
}

/** After the first few, YAML's errors only follow from each other. */
const MOST_ERRORS = 5;

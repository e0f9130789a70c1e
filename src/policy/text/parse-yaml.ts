import { Composer, type Document, Parser } from "yaml";
import { type Problem, UserError } from "../../catalog/errors.ts";
import { quoteUpTo } from "../../catalog/quote.ts";
import { checkDepth } from "./depth.ts";
import { Lines } from "./lines.ts";

const MEGABYTE = 1_000_000;

/** One YAML document, and lines for its offsets; throws what keeps it from being one. */
export function parseYaml(text: string, file: string): { document: Document; lines: Lines } {
  if (text.length > MEGABYTE)
    throw new UserError({ message: "is larger than 1 MB, too large for a policy", at: { file } });
  const lines = new Lines(text);
  const tokens = tokensOf(text, file);
  checkDepth(tokens, lines, file);
  // Duplicate keys are found by the walk: here the search for them would take the square of their number.
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false });
  const [document, second] = [...composer.compose(tokens, true, text.length)];
  if (document === undefined) throw new UserError({ message: "holds no document", at: { file } });
  const at = (offset: number) => ({ file, ...lines.at(offset) });
  const wrong = whatIsWrong(document, at);
  if (second !== undefined) wrong.push({ message: ONE, at: at(second.range[0]) });
  if (wrong.length > 0) throw new UserError(wrong);
  return { document, lines };
}

/** The parser calls itself again for what is left open, and a text can leave open as much as it likes. */
function tokensOf(text: string, file: string) {
  try {
    return [...new Parser().parse(text)];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError({
      message: "this is not YAML that can be read: too much of it is left open",
      at: { file, line: 1, column: 1 },
    });
  }
}

const ONE = "a policy is one YAML document: remove the second one that `---` begins";

/** After the first few, YAML's errors only follow from each other. */
const MOST_ERRORS = 3;

/** Some of them repeat what they found, however much that is. */
const LONGEST = 300;

function whatIsWrong(
  { errors, warnings }: Document,
  at: (offset: number) => NonNullable<Problem["at"]>,
): Problem[] {
  const problems = [...errors, ...warnings].map(({ message, pos }) => ({
    message: `this is not YAML that can be read: ${quoteUpTo(LONGEST, message)}`,
    at: at(pos[0]),
  }));
  const different = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...different.values()].slice(0, MOST_ERRORS);
}

import { quote } from "../../catalog/quote.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { NotFinite } from "../../contract/range.ts";
import type { Columns } from "../../tasks/tasks.ts";
import { listed } from "../../words/lists.ts";

type Culprit = NotFinite["culprits"][number];

/** Columns whose samples failed for an output that is not finite, with the op that began it in the reason. */
export function blamed(
  columns: Columns | Unmeasured,
  notFinite: NotFinite | undefined,
): Columns | Unmeasured {
  if (isUnmeasured(columns) || notFinite === undefined) return columns;
  const cause = causeOf(notFinite);
  if (cause === undefined) return columns;
  const defects = columns.defects.map((one) => (one.kind === "failed" ? { ...one, cause } : one));
  return { ...columns, defects };
}

function causeOf({ examples, culprits }: NotFinite): string | undefined {
  const [first, ...rest] = culprits;
  if (first === undefined) return;
  const others = rest.slice(0, OTHERS).map(named);
  const more = others.length > 0 ? `, in others ${listed(others)}` : "";
  return `it begins with ${named(first)}, which ${does(first)}, in ${first.examples} of ${examples} examples${more}`;
}

const OTHERS = 2;

/** `name` is as the variant's package has it. */
function named({ op, name, source }: Culprit): string {
  const before = source === undefined ? "" : ` (${quote(source)} in the source)`;
  return `${op === INPUT ? "the input" : `op ${quote(op)}`} ${quote(name)}${before}`;
}

/** What the worker calls an input of the model. */
const INPUT = "input";

const GIVES = { nan: "NaN", infinite: "infinity" } as const satisfies Record<
  Culprit["gives"],
  string
>;

function does({ op, gives, constant }: Culprit): string {
  if (op === INPUT) return `holds ${GIVES[gives]}`;
  if (constant) return `holds a constant that is not finite, and gives ${GIVES[gives]}`;
  return `makes ${GIVES[gives]} of finite numbers`;
}

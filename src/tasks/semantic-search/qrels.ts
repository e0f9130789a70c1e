import { capped } from "../../catalog/capped.ts";
import { type Problem, UserError } from "../../catalog/errors.ts";
import { quote } from "../../catalog/quote.ts";
import type { Wrong } from "../../samples/sample-rows.ts";

/** Of each query the documents that were judged for it, their grades and lines, and its own first line. */
export type Judgements = ReadonlyMap<string, Judged>;

interface Judged {
  readonly line: number;
  readonly documents: ReadonlyMap<string, number>;
  readonly lines: ReadonlyMap<string, number>;
}

interface Line {
  readonly query: string;
  readonly document: string;
  readonly grade: number;
}

/** Of both forms: three columns (BEIR), below a header that need not be there, or four (TREC), the second unused. */
export function readJudgements(text: string, file: string): Judgements {
  const found = new Map<
    string,
    { line: number; documents: Map<string, number>; lines: Map<string, number> }
  >();
  const problems: Problem[] = [];
  let isFirst = true;
  for (const [at, one] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (one.trim() === "") continue;
    const fields = fieldsOf(one);
    const isHeader = isFirst && fields[0] === "query-id";
    isFirst = false;
    if (isHeader) continue;
    const line = at + 1;
    const read = readLine(fields);
    if ("wrong" in read) problems.push({ message: read.wrong, at: { file, line } });
    else {
      const { query, document, grade } = read;
      const own = found.get(query) ?? { line, documents: new Map(), lines: new Map() };
      found.set(query, own);
      const before = own.lines.get(document);
      if (before === undefined) {
        own.documents.set(document, grade);
        own.lines.set(document, line);
      } else
        problems.push({
          message: `document ${quote(document)} of query ${quote(query)} is already in line ${before}`,
          at: { file, line },
        });
    }
  }
  if (problems.length > 0) throw new UserError(capped(problems, file));
  if (found.size > 0) return found;
  throw new UserError({ message: "judges no document", at: { file }, fix: FORMS });
}

const FORMS =
  "each line is query-id, corpus-id and score (BEIR), or query, 0, document and grade (TREC)";

/** Ids may hold spaces where tabs part them. */
function fieldsOf(line: string): string[] {
  const parts = line.includes("\t") ? line.split("\t") : line.trim().split(/\s+/);
  return parts.map((part) => part.trim());
}

function readLine(fields: readonly string[]): Line | Wrong {
  const [query = "", ...rest] = fields;
  const [document = "", grade = ""] = rest.slice(-2);
  if (fields.length < 3 || fields.length > 4)
    return {
      wrong: `has ${fields.length} fields, where a judgement has three (BEIR) or four (TREC)`,
    };
  if (query === "" || document === "")
    return { wrong: `has no ${query === "" ? "query" : "document"}` };
  if (!/^[+-]?\d{1,9}$/.test(grade)) return { wrong: `grade ${quote(grade)} is no whole number` };
  return { query, document, grade: Number(grade) };
}

import type { CST } from "yaml";
import { UserError } from "../../catalog/errors.ts";
import type { Lines } from "./lines.ts";

/** The deepest thing in a policy lies 10 deep; a recipe's dictionary may add some. */
export const DEEPEST = 40;

/** Refuses deep nesting before anything recurses into it. */
export function checkDepth(tokens: readonly CST.Token[], lines: Lines, file: string): void {
  const open = tokens.map((token) => ({ token, depth: 0 }));
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { token, depth } = at;
    if (depth > DEEPEST)
      throw new UserError({
        message: `is nested deeper than ${DEEPEST} levels, which no policy needs`,
        at: { file, ...lines.at(token.offset) },
      });
    for (const inner of inside(token)) open.push({ token: inner, depth: depth + 1 });
  }
}

function inside(token: CST.Token): CST.Token[] {
  if (token.type === "document") return token.value ? [token.value] : [];
  if (!("items" in token)) return [];
  return token.items.flatMap((item) =>
    [item.key, item.value].filter((inner) => inner !== undefined && inner !== null),
  );
}

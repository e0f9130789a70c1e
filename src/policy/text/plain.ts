import { type Document, isAlias, isMap, isScalar, isSeq, type Node } from "yaml";
import { type Problem, UserError } from "../../catalog/errors.ts";
import { quote } from "../../catalog/quote.ts";
import { DEEPEST } from "./depth.ts";
import type { Lines, Position } from "./lines.ts";
import { type Path, Places } from "./places.ts";

/** Aliases counted as often as they are used: what a YAML bomb would blow up. */
const MOST_NODES = 50_000;

export interface Plain {
  readonly value: unknown;
  readonly places: Places;
  readonly problems: readonly Problem[];
}

/** The document as maps, lists and scalars, with the place of each and what is wrong with its keys. */
export function toPlain(document: Document, lines: Lines, file: string): Plain {
  const walk = new Walk(lines, file);
  const value = walk.node(document.contents, [], { line: 1, column: 1 });
  return { value, places: walk.places, problems: walk.problems };
}

class Walk {
  readonly places = new Places();
  readonly problems: Problem[] = [];
  readonly #lines: Lines;
  readonly #file: string;
  readonly #anchors = new Map<string, Node>();
  #nodes = 0;

  constructor(lines: Lines, file: string) {
    this.#lines = lines;
    this.#file = file;
  }

  node(written: unknown, path: Path, key: Position): unknown {
    const node = isAlias(written) ? this.#anchors.get(written.source) : written;
    const value = this.#at(written) ?? key;
    this.#guard(path, value);
    const keys = isMap(node) ? node.items.map((item) => textOf(item.key) ?? "") : undefined;
    this.places.add(path, { key, value, text: textOf(node), keys });
    if (isAlias(written) && node === undefined)
      return this.#tell(
        `*${quote(written.source)} has no &${quote(written.source)} before it`,
        value,
      );
    if (isScalar(node) || isMap(node) || isSeq(node)) {
      if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    }
    if (isMap(node)) return this.#map(node.items, path);
    if (isSeq(node))
      return node.items.map((item, i) => this.node(item, [...path, i], this.#at(item) ?? value));
    return isScalar(node) ? plainScalar(node.value, node.source) : null;
  }

  #map(items: readonly { key: unknown; value: unknown }[], path: Path): Record<string, unknown> {
    const first = new Map<string, Position>();
    const entries: [string, unknown][] = [];
    for (const item of items) {
      const at = this.#at(item.key) ?? this.places.value(path);
      const key = this.#key(item.key, first, at);
      if (key === undefined) continue;
      first.set(key, at);
      entries.push([key, this.node(item.value, [...path, key], at)]);
    }
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  #key(node: unknown, first: ReadonlyMap<string, Position>, at: Position): string | undefined {
    const key = textOf(isAlias(node) ? this.#anchors.get(node.source) : node);
    const before = key === undefined ? undefined : first.get(key);
    if (key === undefined) this.#tell("a key must be plain text", at);
    else if (key === "__proto__") this.#tell("__proto__ cannot be a key", at);
    else if (before !== undefined)
      this.#tell(`${quote(key)} stands here twice: first in line ${before.line}`, at);
    else return key;
  }

  #guard(path: Path, at: Position): void {
    this.#nodes += 1;
    if (this.#nodes <= MOST_NODES && path.length <= DEEPEST) return;
    const message = "the policy, with its aliases written out, is too large or refers to itself";
    throw new UserError({ message, at: { file: this.#file, ...at } });
  }

  #tell(message: string, at: Position): undefined {
    this.problems.push({ message, at: { file: this.#file, ...at } });
  }

  #at(node: unknown): Position | undefined {
    const offset =
      isAlias(node) || isScalar(node) || isMap(node) || isSeq(node) ? node.range?.[0] : undefined;
    return offset === undefined ? undefined : this.#lines.at(offset);
  }
}

function textOf(node: unknown): string | undefined {
  if (!isScalar(node) || node.value === null) return;
  return typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
}

function plainScalar(value: unknown, source: string | undefined): unknown {
  const plain = ["string", "number", "boolean"].includes(typeof value) || value === null;
  return plain ? value : (source ?? null);
}

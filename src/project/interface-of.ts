import { BinaryReader } from "@bufbuild/protobuf/wire";
import { z } from "zod";
import { holdsMany } from "../contract/json.ts";
import type { Tree } from "../git/tree.ts";

/**
 * What a model takes and gives, as one text: names and types of its inputs, outputs and states, and of those of its
 * functions, without what people wrote about them. Undefined where it cannot be read.
 */
export async function interfaceOf(tree: Tree, path: string): Promise<string | undefined> {
  try {
    const specification = await specificationIn(tree, path);
    if (specification === undefined) return;
    return JSON.stringify(features(await tree.read(specification)).sort());
  } catch {
    // Anybody may have written it: bytes that are no message, a manifest that is no JSON, a file that is too large.
    return;
  }
}

const Manifest = z.object({
  rootModelIdentifier: z.string(),
  itemInfoEntries: z.record(z.string(), z.object({ path: z.string() })),
});

/** Of a package the file that its manifest names, if that is one of its own. */
async function specificationIn(tree: Tree, path: string): Promise<string | undefined> {
  if ((await tree.kindOf(path)) === "file") return path;
  const text = (await tree.read(`${path}/Manifest.json`)).toString("utf8");
  const written: unknown = JSON.parse(text);
  if (holdsMany(written)) return;
  const { rootModelIdentifier, itemInfoEntries } = Manifest.parse(written);
  const item = Object.hasOwn(itemInfoEntries, rootModelIdentifier)
    ? itemInfoEntries[rootModelIdentifier]
    : undefined;
  const file = `${path}/Data/${item?.path}`;
  return (await tree.list(path)).includes(file) ? file : undefined;
}

/** The numbers of Core ML's own fields, from `Model.proto` and `FeatureTypes.proto`, which coremltools ships. */
const MODEL = { description: 2 } as const;
const DESCRIPTION = { input: 1, output: 10, state: 13, function: 20 } as const;
const FUNCTION = { name: 1, input: 2, output: 3, state: 6 } as const;
const FEATURE = { name: 1, type: 3 } as const;

function features(model: Uint8Array): string[] {
  return fieldsOf(model, [MODEL.description]).flatMap(({ bytes }) => [
    ...featuresOf(bytes, "", DESCRIPTION),
    ...fieldsOf(bytes, [DESCRIPTION.function]).flatMap((one) => {
      const [name] = fieldsOf(one.bytes, [FUNCTION.name]);
      return featuresOf(one.bytes, `${textOf(name?.bytes)} `, FUNCTION);
    }),
  ]);
}

interface Numbers {
  readonly input: number;
  readonly output: number;
  readonly state: number;
}

function featuresOf(description: Uint8Array, of: string, numbers: Numbers): string[] {
  return (["input", "output", "state"] as const).flatMap((role) =>
    fieldsOf(description, [numbers[role]]).map(({ bytes }) => {
      const [name] = fieldsOf(bytes, [FEATURE.name]);
      const [type] = fieldsOf(bytes, [FEATURE.type]);
      return `${of}${role} ${JSON.stringify(textOf(name?.bytes))} ${hexOf(type?.bytes)}`;
    }),
  );
}

interface Field {
  readonly bytes: Uint8Array;
}

/** The fields of these numbers that hold bytes; the others are passed over. */
function fieldsOf(message: Uint8Array, wanted: readonly number[]): Field[] {
  const reader = new BinaryReader(message);
  const found: Field[] = [];
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    if (wanted.includes(number) && wireType === DELIMITED) found.push({ bytes: reader.bytes() });
    else reader.skip(wireType, number);
  }
  return found;
}

/** A length and as many bytes: texts and messages. */
const DELIMITED = 2;

function textOf(bytes: Uint8Array = new Uint8Array()): string {
  return Buffer.from(bytes).toString("utf8");
}

function hexOf(bytes: Uint8Array = new Uint8Array()): string {
  return Buffer.from(bytes).toString("hex");
}

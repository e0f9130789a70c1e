import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { interfaceOf } from "../../src/project/interface-of.ts";
import { python } from "../commands/python.ts";
import { Checkout, open } from "../git/disposable.ts";

/**
 * What the model takes and gives by coremltools' own reading, in the form that ours has. Beside it are laid the same model
 * with words for people, and one of another shape.
 */
const ORACLE = `
import json, logging, sys
logging.disable(50)
import coremltools as ct
root = sys.argv[1]
spec = ct.models.utils.load_spec(f"{root}/A.mlpackage")
found = []
def add(of, holder):
    for role in ("input", "output", "state"):
        for feature in getattr(holder, role):
            found.append(f"{of}{role} {json.dumps(feature.name)} {feature.type.SerializeToString().hex()}")
add("", spec.description)
for function in spec.description.functions:
    add(function.name + " ", function)
def lay(name):
    file = f"{root}/{name}.mlpackage/Data/com.apple.CoreML/model.mlmodel"
    open(file, "wb").write(spec.SerializeToString())
[feature] = spec.description.input
feature.shortDescription = "digits"
spec.description.metadata.author = "someone"
lay("B")
feature.type.multiArrayType.shape[0] = 2
lay("C")
print(json.dumps(found))`;

test("inputs and outputs are those that coremltools reads, whatever people wrote about them", async () => {
  const checkout = Checkout.init();
  for (const name of ["A", "B", "C"])
    cpSync("fixtures/digits/Digits.mlpackage", join(checkout.root, `${name}.mlpackage`), {
      recursive: true,
    });
  const oracle = await python<string[]>(ORACLE, [checkout.root]);
  const commit = checkout.commit();
  const project = await open(checkout);
  for (const tree of [project.at(commit), project.working()]) {
    const [a, b, c] = await Promise.all(
      ["A", "B", "C"].map((name) => interfaceOf(tree, `${name}.mlpackage`)),
    );
    expect(JSON.parse(a ?? "")).toEqual(oracle.toSorted());
    expect(b).toBe(a);
    expect(c).not.toBe(a);
  }
});

test("what nobody can read has none: bytes that are no message, a manifest that leads elsewhere", async () => {
  const checkout = Checkout.init();
  const elsewhere = {
    rootModelIdentifier: "m",
    itemInfoEntries: { m: { path: "../../A.mlmodel" } },
  };
  checkout.commit({
    "A.mlmodel": Buffer.from([255, 255, 255, 255, 255, 255]),
    "B.mlpackage/Manifest.json": JSON.stringify(elsewhere),
    "C.mlpackage/Manifest.json": '{"rootModelIdentifier":"__proto__","itemInfoEntries":{}}',
    "D.mlpackage/Manifest.json": "[",
  });
  const tree = (await open(checkout)).working();
  for (const path of ["A.mlmodel", "B.mlpackage", "C.mlpackage", "D.mlpackage", "E.mlpackage"])
    expect(await interfaceOf(tree, path), path).toBeUndefined();
});

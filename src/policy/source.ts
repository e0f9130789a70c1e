import { quote } from "../catalog/quote.ts";
import { checkFilePath } from "./file-path.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";

const PYTHON = /^(.+\.py):[A-Za-z_]\w*$/;
const PACKAGE = /\.(mlpackage|mlmodel|pt2|pt)\/?$/;

const ACCEPTED = "accepted: .mlpackage, .mlmodel, .pt2, .pt (TorchScript), file.py:function";

/** What repositories hold beside the package that is meant, and what to do about it. */
const OTHERWISE: readonly { readonly named: RegExp; readonly is: string; readonly fix: string }[] =
  [
    {
      named: /\.mlmodelc\/?$/i,
      is: "is a compiled model, which can be run but not converted any more",
      fix: "name the .mlpackage that it was compiled from",
    },
    {
      named: /\.(zip|tar|tgz|gz|bz2|xz|zst|7z|rar|aar)$/i,
      is: "is an archive, and what is in it cannot be compared or loaded",
      fix: "unpack it, commit the .mlpackage that is inside, and name that folder",
    },
    {
      named: /\.(pth|ckpt|safetensors|bin)$/i,
      is: "holds weights without the program that they belong to",
      fix: "convert the model with coremltools, and commit the .mlpackage",
    },
    {
      named: /\.(onnx|tflite|h5|keras|pb|gguf)$/i,
      is: "is a model of another format than Core ML's",
      fix: "convert the original model with coremltools, and commit the .mlpackage",
    },
  ];

/** A model comes from a package, a PyTorch file or a Python function. */
export function checkSource(source: string, path: Path, draft: Draft): void {
  const [, python] = PYTHON.exec(source) ?? [];
  checkFilePath(python ?? source, path, draft);
  if (python !== undefined || PACKAGE.test(source)) return;
  const known = OTHERWISE.find(({ named }) => named.test(source));
  const is = known?.is ?? "is not a kind of model that can be read";
  draft.tell(path, `source ${is} (found ${quote(source)})`, known?.fix ?? ACCEPTED);
}

import { quote } from "../catalog/quote.ts";
import { checkFilePath } from "./file-path.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";

const PYTHON = /^(.+\.py):[A-Za-z_]\w*$/;
const PACKAGE = /\.(mlpackage|mlmodel|pt2|pt)\/?$/;

/** A model comes from a package, a PyTorch file or a Python function. */
export function checkSource(source: string, path: Path, draft: Draft): void {
  const [, python] = PYTHON.exec(source) ?? [];
  checkFilePath(python ?? source, path, draft);
  if (python !== undefined || PACKAGE.test(source)) return;
  draft.tell(
    path,
    `source is not a kind of model that can be read (found ${quote(source)})`,
    "accepted: .mlpackage, .mlmodel, .pt2, .pt (TorchScript), file.py:function",
  );
}

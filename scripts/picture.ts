import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { execa } from "execa";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/**
 * Draws a comment as a pull request shows it:
 * `node scripts/picture.ts quantgate-out/comment.md docs/pictures/comment.png mermaid.min.js`, with Chromium on PATH.
 * The last is the plots' library as `npm install mermaid@11` brings it, in a folder elsewhere: this project has no other use for it.
 */
const [comment = "quantgate-out/comment.md", picture = "docs/pictures/comment.png", mermaid] =
  process.argv.slice(2);
const WIDTH = 980;

const folder = await mkdtemp(join(tmpdir(), "quantgate-picture-"));
try {
  const page = join(folder, "page.html");
  const style = await readFile(new URL("picture.css", import.meta.url), "utf8");
  await writeFile(page, pageOf(await readFile(comment, "utf8"), style, mermaid));
  const height = await heightOf(page);
  await chromium(page, [
    `--window-size=${WIDTH},${height}`,
    "--force-device-scale-factor=2",
    "--hide-scrollbars",
    `--screenshot=${resolve(picture)}`,
  ]);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function pageOf(markdown: string, style: string, plots: string | undefined): string {
  const body = micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  });
  return `<!doctype html><meta charset="utf-8"><style>${style}</style>
<article><header><b>github-actions</b> <i>bot</i> commented</header><main>${body}</main></article>
${plots === undefined ? "" : plotting(plots)}
<script>onload = () => setTimeout(() => { document.title = String(document.documentElement.offsetHeight) }, 1000)</script>`;
}

/** Draws what stands in blocks of `mermaid`, where they stand. */
function plotting(library: string): string {
  return `<script src="${pathToFileURL(library)}"></script>
<script>mermaid.initialize({ startOnLoad: false });
addEventListener("load", () => mermaid.run({ querySelector: "code.language-mermaid" }))</script>`;
}

async function heightOf(page: string): Promise<number> {
  const dom = await chromium(page, [`--window-size=${WIDTH},600`, "--dump-dom"]);
  return Number(/<title>(\d+)<\/title>/.exec(dom)?.[1]);
}

async function chromium(page: string, options: readonly string[]): Promise<string> {
  const quiet = [
    "--virtual-time-budget=5000",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  const { stdout } = await execa("chromium", [
    ...["--headless", "--no-sandbox", "--disable-gpu", ...quiet],
    `--user-data-dir=${join(folder, "profile")}`,
    ...options,
    pathToFileURL(page).href,
  ]);
  return stdout;
}

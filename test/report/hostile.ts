import fc from "fast-check";

/** What a name, class, file or reason of a pull request may carry. */
export const ATTACKS = [
  "a | b |\n| c |",
  "`` ` ``",
  "<script>alert(1)</script>",
  "<!-- quantgate -->",
  "<img src=x onerror=alert(1)>",
  "</details></table>",
  "[approved](https://evil.example)",
  "![x](https://evil.example/x.png)",
  "[x]: https://evil.example",
  "https://evil.example/path",
  "http://evil.example www.evil.example ftp://evil.example",
  "mail@evil.example mailto:mail@evil.example",
  "@octocat @org/team",
  "fixes #1, GH-12, owner/name#3",
  ":white_check_mark: :x:",
  "✅ pass",
  "**bold** _it_ ~~gone~~ __x__",
  "$\\color{green}{pass}$ $$x$$",
  "\n# Heading\n\n- list\n1. list\n> quote\n***\n",
  "- item",
  "1. item",
  "1) item",
  "+ item",
  "===",
  "---",
  "    code",
  "~~~\nfence\n~~~",
  "```\nfence\n```",
  "[^1] [ ] [!NOTE]",
  "&lt;b&gt; &#64;octocat &colon;",
  "trailing \\",
  "safe\u202Egnp.exe",
  "a\u200Bb",
  "::error::forged",
  "",
] as const;

/** Attacks, ordinary text and anything else, glued together. */
export const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...ATTACKS),
      fc.string({ unit: "binary" }),
      fc.stringMatching(/^[\\`*_{}[\]()#+.!|~<>&@:$"'=/a-w0-9 \n-]{0,12}$/),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(""));

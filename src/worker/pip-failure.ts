import type { Problem } from "../catalog/errors.ts";

/** Without retries pip does not say that it reached nothing, only that it knows of no version at all. */
const UNREACHED = new RegExp(
  [
    ...["NewConnectionError", "NameResolutionError", "ConnectTimeout", "ConnectionError"],
    ...["Connection refused", "Network is unreachable", "Temporary failure in name resolution"],
    ...[
      "Read timed out",
      "ProxyError",
      "SSLError",
      "problem confirming the ssl",
      "from versions: none",
    ],
  ].join("|"),
);

const FREE =
  "The environment takes about 550 MB; free that much, or set QUANTGATE_HOME to a folder elsewhere.";

/** Where no program has said so, and the disk itself does. */
export function noRoom(file: string): Problem {
  return {
    message: "cannot take a Python environment: the disk is full or read-only",
    ...{ at: { file }, fix: FREE },
  };
}

/** What pip says when it fails, and what a person can do about it; the first that matches is told. */
const CAUSES: readonly { readonly said: RegExp; readonly message: string; readonly fix: string }[] =
  [
    {
      said: /DO NOT MATCH THE HASHES/,
      message: "a downloaded package is not the one that the lock names",
      fix: "Do not go on: the package index or a proxy served something else. Nothing was installed.",
    },
    {
      said: /No space left on device|Errno 28/,
      message: "the disk is full",
      fix: FREE,
    },
    {
      said: UNREACHED,
      message: "the package index cannot be reached",
      fix: "Connect to a network, or tell pip where to look: PIP_INDEX_URL, PIP_PROXY, PIP_CERT or pip's own configuration.",
    },
    {
      said: /No matching distribution found|Could not find a version/,
      message: "the package index does not have what the lock names",
      fix: "Let the index (PIP_INDEX_URL) mirror the public one, with wheels for this Python and platform.",
    },
    {
      said: /ensurepip/,
      message: "this Python has no venv module with pip",
      fix: "On Debian and Ubuntu: apt-get install python3-venv. Or use another Python with --python.",
    },
  ];

/** What went wrong while `what` was done, with the last lines that were printed. */
export function describePipFailure(what: string, lines: readonly string[]): Problem {
  const printed = lines.join("\n");
  const cause = CAUSES.find(({ said }) => said.test(printed));
  const last = lines.filter((line) => line.trim() !== "").slice(-3);
  return {
    message: [
      `The Python environment was not made: ${what} failed${cause ? `, ${cause.message}` : ""}.`,
    ]
      .concat(last.map((line) => `    ${line}`))
      .join("\n"),
    fix: cause?.fix ?? "Read the lines above; the environment is made anew on the next run.",
  };
}

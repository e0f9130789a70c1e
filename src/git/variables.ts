import { devNull } from "node:os";
import { keep, type Variables } from "../process/variables.ts";

/** A token for one server; it reaches git through the environment of a fetch and nothing else. */
export interface Credential {
  /** `https://github.com` */
  readonly server: string;
  readonly token: string;
}

/** What git may see of the caller's environment: how to find programs, keys, proxies and certificates. */
const KEPT = [
  "PATH",
  "HOME",
  "TMPDIR",
  "SSH_AUTH_SOCK",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "GIT_SSL_CAINFO",
  "http_proxy",
  "https_proxy",
  "no_proxy",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
];

/** Never prompts, never replaces objects, speaks English so that its messages can be read. */
export function gitVariables(from: Variables): Record<string, string> {
  return {
    ...keep(from, KEPT),
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_SSH_COMMAND: "ssh -o BatchMode=yes",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_ATTR_NOSYSTEM: "1",
  };
}

/**
 * Settings that hold whatever the repository's own configuration says. Whoever owns the files may be
 * another user, as in a job's container: none of what they could configure is run. A folder whose committed
 * files pose as a repository is none.
 */
export const GIT_SETTINGS = [
  ...["-c", `core.hooksPath=${devNull}`, "-c", "core.fsmonitor=false"],
  ...["-c", "safe.directory=*", "-c", "safe.bareRepository=explicit"],
];

/** The header is bound to its server: a URL of another host in the repository never receives it. */
export function credentialVariables(credential: Credential | undefined): Record<string, string> {
  if (credential === undefined) return {};
  const basic = Buffer.from(`x-access-token:${credential.token}`).toString("base64");
  return {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${credential.server}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
  };
}

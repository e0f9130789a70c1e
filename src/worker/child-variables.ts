import { keep, type Variables } from "../process/variables.ts";

/**
 * Programs, the home folder, temporary files, and whether the machine is lent by GitHub: all that the worker needs, and
 * no token among it.
 */
const WORKER = ["PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "RUNNER_ENVIRONMENT"];

/** How to reach a package index: pip alone may see these, for a proxy or an index can carry a password. */
const PIP = [
  "PIP_INDEX_URL",
  "PIP_EXTRA_INDEX_URL",
  "PIP_FIND_LINKS",
  "PIP_NO_INDEX",
  "PIP_PROXY",
  "PIP_CERT",
  "PIP_CLIENT_CERT",
  "PIP_TRUSTED_HOST",
  "PIP_CONFIG_FILE",
  "PIP_CACHE_DIR",
  "PIP_NO_CACHE_DIR",
  "PIP_DEFAULT_TIMEOUT",
  "PIP_TIMEOUT",
  "PIP_RETRIES",
  "XDG_CACHE_HOME",
  "XDG_CONFIG_HOME",
  "XDG_CONFIG_DIRS",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "REQUESTS_CA_BUNDLE",
  "CURL_CA_BUNDLE",
  "http_proxy",
  "https_proxy",
  "all_proxy",
  "no_proxy",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "ALL_PROXY",
  "NO_PROXY",
];

export function workerVariables(env: Variables): Record<string, string> {
  return keep(env, WORKER);
}

export function pipVariables(env: Variables): Record<string, string> {
  return keep(env, [...WORKER, ...PIP]);
}

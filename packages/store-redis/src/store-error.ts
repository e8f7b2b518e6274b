/**
 * Why Redis did not answer, in words that can be shown.
 *
 * An error of ioredis holds the host, and the command with its arguments, which
 * may be a password or what somebody wrote. None of it is passed on: a known
 * error becomes one of these sentences, and of an unknown one only its code.
 */

/** By the word that an error reply begins with (Redis: "RESP simple errors"). */
const REPLIES: ReadonlyMap<string, string> = new Map([
  ['OOM', 'is out of memory'],
  ['READONLY', 'is a read-only replica'],
  ['LOADING', 'is still loading its data'],
  ['BUSY', 'is busy with a script'],
  ['MISCONF', 'cannot save to disk and takes no writes'],
  ['MASTERDOWN', 'is a replica that lost its master'],
  ['NOREPLICAS', 'has too few replicas to take writes'],
  ['CLUSTERDOWN', 'is a cluster that is down'],
  ['TRYAGAIN', 'is moving these keys to another node'],
  ['MOVED', 'is a cluster, and the client is not one of a cluster'],
  ['ASK', 'is a cluster, and the client is not one of a cluster'],
  ['CROSSSLOT', 'is a cluster, and the client is not one of a cluster'],
  ['NOAUTH', 'wants a password'],
  ['WRONGPASS', 'refused the password'],
  ['NOPERM', 'denies this user its keys or commands'],
  ['WRONGTYPE', 'holds something else under these keys'],
]);

/** By the name of an error of ioredis. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['MaxRetriesPerRequestError', 'cannot be reached'],
  ['ClusterAllFailedError', 'cannot be reached: no node of the cluster answers'],
  ['AbortError', 'cannot be reached: the connection was lost'],
]);

/** By the beginning of a message of ioredis, whose class says nothing. */
const MESSAGES: readonly (readonly [string, string])[] = [
  ['Command timed out', 'did not answer in time'],
  ['Connection is closed', 'cannot be reached: the connection is closed'],
  ["Stream isn't writeable", 'cannot be reached'],
  ['Cluster isn', 'cannot be reached'],
  ['Failed to refresh slots cache', 'cannot be reached: no node of the cluster answers'],
  ['Too many Cluster redirections', 'is a cluster whose nodes send from one to another'],
  ['Cluster is ended', 'cannot be reached: the connection is closed'],
  // The log-in, when it is the first command that fails.
  ['ERR AUTH', 'wants no password, or another user'],
  ['ERR invalid password', 'refused the password'],
];

/** An error to show: a sentence without hosts, arguments or cause. */
export function storeError(error: unknown): Error {
  const { name, message, code } = partsOf(error);
  const word = /^[A-Z]{2,30}(?= |$)/.exec(message)?.[0] ?? '';
  const why =
    REPLIES.get(word) ??
    NAMES.get(name) ??
    MESSAGES.find(([beginning]) => message.startsWith(beginning))?.[1] ??
    (code === '' ? `failed${word === '' ? '' : ` (${word})`}` : `cannot be reached (${code})`);
  return new Error(`Redis ${why}`);
}

/** The error for an answer that did not come within `timeoutMs`. */
export function lateError(timeoutMs: number): Error {
  return new Error(`Redis did not answer within ${timeoutMs} ms`);
}

function partsOf(error: unknown): Readonly<Record<'name' | 'message' | 'code', string>> {
  if (!(error instanceof Error)) return { name: '', message: '', code: '' };
  // Of Node: ECONNREFUSED, ENOTFOUND, CERT_HAS_EXPIRED.
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return {
    name: error.name,
    message: error.message,
    code: /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? code : '',
  };
}

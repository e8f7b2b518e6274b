/**
 * What a forger hangs on a false notice, to be opened: programs, archives, pages,
 * documents. Servers return messages and write texts.
 */

import type { Part } from '@backscatter/core';

/** File names that no mail server attaches to a report. */
const PAYLOAD =
  /\.(?:zip|rar|7z|gz|iso|img|exe|scr|pif|com|bat|cmd|js|jse|vbs|vbe|wsf|hta|lnk|docm?|xlsm?|xlsx|docx|pdf|html?|svg|one|jar|cpl|ace)$/i;

/**
 * Name of the first such file that hangs on the mail itself, or null; what is returned is not looked into.
 *
 * @param parts all parts of the mail
 */
export function findPayload(parts: readonly Part[]): string | null {
  for (const { filename } of parts) {
    if (filename !== null && PAYLOAD.test(filename)) return filename;
  }
  return null;
}

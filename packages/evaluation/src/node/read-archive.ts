/** The files of an archive of any kind, gzipped or not. */

import { DEFAULT_LIMITS } from '@backscatter/mail/mailparser';
import { unpack } from '@backscatter/mail/node';
import { readTar, type TarFile } from './read-tar.ts';

/**
 * Yields them in the order of the archive, whatever they hold.
 *
 * @param maxBytes a longer file is cut one byte past it; default what the parser reads of a mail
 * @throws (rejects) Error for what is no tar archive or breaks off; what the system says of a file that cannot be read
 */
export function readArchive(
  file: string,
  maxBytes: number = DEFAULT_LIMITS.maxBytes,
): AsyncGenerator<TarFile, void, undefined> {
  return readTar(unpack(file), maxBytes);
}

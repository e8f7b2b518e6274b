import { unpack } from '@backscatter/mail/node';
import { createByteReader } from './byte-reader.ts';
import { isTarHeader, TAR_BLOCK } from './read-tar.ts';

/**
 * Whether a file, unpacked where it is gzipped, is a tar archive: its first bytes tell.
 *
 * @throws (rejects) what the system says of a file that cannot be read; Error for a broken one
 */
export async function isTar(file: string): Promise<boolean> {
  const reader = createByteReader(unpack(file));
  try {
    return isTarHeader(await reader.read(TAR_BLOCK));
  } finally {
    await reader.close();
  }
}

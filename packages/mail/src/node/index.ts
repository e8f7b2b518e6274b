export { describeReadError } from './describe-read-error.ts';
export { type ListedFile, listFiles } from './list-files.ts';
export type { MailItem } from './mail-item.ts';
export { measurePaths } from './measure-paths.ts';
export { type ReadMailsOptions, readMailStream, readMails, STDIN } from './read-mails.ts';
export { splitMbox } from './split-mbox.ts';
export { unpack } from './unpack.ts';

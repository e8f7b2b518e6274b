export {
  type AddressList,
  type AddressListOptions,
  createAddressList,
} from './create-address-list.ts';
export { createDirectory, type DirectoryOptions } from './create-directory.ts';
export type { DirectoryAnswer, DirectoryLookup } from './directory-answer.ts';

export {
  createLdapDirectory,
  type LdapDirectory,
  type LdapDirectoryOptions,
} from './create-ldap-directory.ts';

/**
 * Lists, directories and counters know a domain by its ASCII form, however it is written.
 */

export { domainToAscii } from '@backscatter/mail';

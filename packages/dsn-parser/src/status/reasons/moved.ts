/** `moved`: the mailbox is elsewhere now, and the sender is told so (RFC 5321 section 3.4). */

export const MOVED: readonly string[] = [
  'has moved',
  'no longer at this address',
  'has a new address',
  'address has changed',
  'account has been migrated',
  'has been replaced by',
  'has changed address',
  'please use the new address',
  'new email address is',
  'recipient no longer on server',
  'user not local; please try',
  'user not local; will forward',
  'user not local, please try',
  'ist umgezogen',
  'a demenage',
  "a change d'adresse",
];

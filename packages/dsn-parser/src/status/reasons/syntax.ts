/** `syntax`: one server did not understand the other's commands. An address that is malformed is `user-unknown`. */

export const SYNTAX: readonly string[] = [
  'syntax error',
  'command not recognized',
  'command unrecognized',
  'unrecognized command',
  'command not implemented',
  'command not allowed',
  'command unknown',
  'unknown command',
  'parameter not implemented',
  'unsupported option',
  'unsupported parameter',
  'bad sequence',
  'improper sequence',
  'sequence of commands',
  'need mail command',
  'need rcpt',
  'rcpt first',
  'mail first',
  'sender not yet given',
  'must contain a domain',
  'malformed address',
  'illegal alias',
  'protocol error',
];

export const VAGUE_SYNTAX: readonly string[] = ['malformed', 'syntax'];

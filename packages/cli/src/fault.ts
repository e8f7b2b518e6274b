/**
 * An end that is the user's to mend: a wrong argument, a wrong configuration.
 * It leaves as one line on standard error and an exit code, without a stack.
 */
export class Fault extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.name = 'Fault';
    this.exitCode = exitCode;
  }
}

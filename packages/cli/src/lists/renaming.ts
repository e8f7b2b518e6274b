/**
 * A module's option may go by another name in the configuration.
 */

/** Runs `make`; a complaint of it about the option `from` names the option `to` instead. */
export function renaming<T>(from: string, to: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof TypeError) {
      error.message = error.message.replaceAll(`option "${from}`, `option "${to}`);
    }
    throw error;
  }
}

/**
 * Options are a programmer's input: a wrong one throws at once and names itself.
 */

/** The part of a zod schema this needs; core itself imports nothing. */
interface Schema<Output> {
  safeParse(input: unknown):
    | { success: true; data: Output }
    | {
        success: false;
        error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] };
      };
}

/**
 * Checks the options of `maker` by a zod schema.
 *
 * @throws TypeError naming each wrong option and what is allowed.
 */
export function parseOptions<Output>(
  maker: string,
  schema: Schema<Output>,
  options: unknown,
): Output {
  const result = schema.safeParse(options);
  if (result.success) return result.data;
  const wrong = result.error.issues.map(({ path, message }) => {
    const name = path.map(String).join('.');
    return name === '' ? message : `option "${name}": ${message}`;
  });
  throw new TypeError(`${maker}: ${wrong.join('; ')}`);
}

/**
 * What is costly to find out and seldom asked is found when it is asked first, and
 * once. All that readers look at is fixed by then, so that nobody can tell.
 */

/** The same answer as `read`, which runs when it is first asked for, and never again. */
export function once<Value>(read: () => Value): () => Value {
  let known: { readonly value: Value } | null = null;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

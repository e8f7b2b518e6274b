import { parseOptions } from '@backscatter/core';
import { describe, expect, it } from 'vitest';

interface Options {
  readonly days: number;
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

/** A schema that answers with these issues, or where there are none with 14 days. */
function schema(...issues: readonly Issue[]) {
  return {
    safeParse: (_: unknown) =>
      issues.length === 0
        ? { success: true as const, data: { days: 14 } satisfies Options }
        : { success: false as const, error: { issues } },
  };
}

const failure = (...issues: readonly Issue[]) => {
  return (): Options => parseOptions('createThing', schema(...issues), {});
};

describe('the check of options', () => {
  it('gives what the schema made of them, defaults included', () => {
    expect(parseOptions<Options>('createThing', schema(), {})).toEqual({ days: 14 });
  });

  it('hands the options to the schema as they came', () => {
    const seen: unknown[] = [];
    const options = { days: 3 };
    parseOptions(
      'createThing',
      {
        safeParse: (input) => {
          seen.push(input);
          return { success: true, data: input };
        },
      },
      options,
    );
    expect(seen).toEqual([options]);
    expect(seen[0]).toBe(options);
  });

  it('throws a TypeError that names maker, option and what is allowed', () => {
    const wrong = failure({ path: ['days'], message: 'must be 1 to 90' });
    expect(wrong).toThrow(TypeError);
    expect(wrong).toThrow('createThing: option "days": must be 1 to 90');
  });

  it('names an option within an option by its path', () => {
    expect(failure({ path: ['coverage', 0, 'since'], message: 'must be a date' })).toThrow(
      'createThing: option "coverage.0.since": must be a date',
    );
  });

  it('names a symbol', () => {
    expect(failure({ path: [Symbol('odd')], message: 'is unknown' })).toThrow('Symbol(odd)');
  });

  it('names every wrong option at once', () => {
    expect(
      failure({ path: ['a'], message: 'is missing' }, { path: ['b'], message: 'is unknown' }),
    ).toThrow('createThing: option "a": is missing; option "b": is unknown');
  });

  it('names none where the options as a whole are wrong', () => {
    expect(failure({ path: [], message: 'must be an object' })).toThrow(
      /^createThing: must be an object$/,
    );
  });
});

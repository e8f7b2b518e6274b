import type { Part } from '@backscatter/core';
import { walkParts } from '@backscatter/mail';
import { describe, expect, it } from 'vitest';

function part(type: string, children: readonly Part[] = []): Part {
  return {
    type,
    parameters: new Map(),
    disposition: null,
    filename: null,
    encoding: '7bit',
    headers: [],
    text: null,
    content: null,
    size: 0,
    children,
  };
}

describe('the walk through the parts', () => {
  it('goes in the order of the mail', () => {
    const tree = part('1', [part('2', [part('3'), part('4')]), part('5', [part('6')]), part('7')]);
    expect(walkParts(tree).map(({ type }) => type)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  it('costs no stack, however deep', () => {
    let tree = part('leaf');
    for (let depth = 1; depth < 100_000; depth++) tree = part('node', [tree]);
    const parts = walkParts(tree);
    expect(parts).toHaveLength(100_000);
    expect(parts.at(-1)?.type).toBe('leaf');
  });
});

import { describe, expect, it } from 'vitest';
import { recognitionOf } from '../../src/index.ts';
import { truthOf } from '../judged.ts';

describe('recognition', () => {
  const recognition = recognitionOf([
    { truth: truthOf('genuine', '1', { format: 'exim' }), kind: 'failure' },
    { truth: truthOf('backscatter', '2', { language: 'de' }), kind: 'delay' },
    { truth: truthOf('backscatter', '3'), kind: 'ordinary' },
    { truth: truthOf('genuine', '4', { kind: 'delay' }), kind: 'delay' },
    { truth: truthOf('not-a-bounce', '5'), kind: 'ordinary' },
    { truth: truthOf('not-a-bounce', '6'), kind: 'failure' },
  ]);

  it('counts what was said by what is right', () => {
    expect(recognition.kinds).toEqual([
      { truth: 'delay', said: 'delay', count: 1 },
      { truth: 'failure', said: 'delay', count: 1 },
      { truth: 'failure', said: 'failure', count: 1 },
      { truth: 'failure', said: 'ordinary', count: 1 },
      { truth: 'ordinary', said: 'failure', count: 1 },
      { truth: 'ordinary', said: 'ordinary', count: 1 },
    ]);
  });

  it('gives the shares of reports seen, of kinds seen rightly, and of mail mistaken', () => {
    expect(recognition.all.recognised).toMatchObject({ count: 3, total: 4 });
    expect(recognition.all.kindRight).toMatchObject({ count: 2, total: 4 });
    expect(recognition.mistaken).toMatchObject({ count: 1, total: 2 });
  });

  it('groups by kind, format and language, each sorted', () => {
    expect(recognition.byKind.map(({ name, kindRight }) => [name, kindRight.count])).toEqual([
      ['delay', 1],
      ['failure', 1],
    ]);
    expect(recognition.byFormat.map(({ name }) => name)).toEqual(['exim', 'postfix']);
    expect(recognition.byLanguage.map(({ name, kindRight }) => [name, kindRight.count])).toEqual([
      ['de', 0],
      ['en', 2],
    ]);
  });
});

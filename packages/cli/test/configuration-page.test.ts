/** The page on the configuration names what there is, and shows what is accepted. */

import { readFileSync } from 'node:fs';
import { parseOptions } from '@backscatter/core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { configSchema } from '../src/config/config-schema.ts';

const page = readFileSync(new URL('../CONFIGURATION.md', import.meta.url), 'utf8');

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly anyOf?: readonly Shape[];
}

/** Names of options, those within others included. */
function namesIn({ properties = {}, anyOf = [] }: Shape): readonly string[] {
  const below = [...Object.values(properties), ...anyOf].flatMap(namesIn);
  return [...Object.keys(properties), ...below];
}

const { properties = {} } = z.toJSONSchema(configSchema, {
  io: 'input',
  unrepresentable: 'any',
}) as Shape;
const options = Object.entries(properties).map(
  ([name, shape]) =>
    [name, namesIn(shape).filter((inner) => !['env', 'file'].includes(inner))] as const,
);

describe('the page on the configuration', () => {
  it.each(options)('names "%s" and what may stand in it', (name, inner) => {
    const named = new Set(page.match(/[A-Za-z]+/g));
    expect([name, ...inner].filter((option) => !named.has(option))).toEqual([]);
  });

  it('finds options to look for', () => {
    expect(new Map(options).get('sent')).toContain('windowDays');
    expect(new Map(options).get('provenance')).toContain('returnPaths');
  });

  it('shows a configuration that is accepted', () => {
    const [, json = ''] = /```json\n(.*?)```/s.exec(page) ?? [];
    expect(parseOptions('page', configSchema, JSON.parse(json))).toHaveProperty('sent.coverage');
  });
});

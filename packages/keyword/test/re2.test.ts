import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

describe('the engine for expressions', () => {
  it('is loaded by nobody who does not ask for it', () => {
    const folder = new URL('../src/', import.meta.url);
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const source = readFileSync(new URL(file, folder), 'utf8');
      expect(source, file).not.toMatch(/from '(?:re2js|\.\/re2\/)/);
    }
  });
});

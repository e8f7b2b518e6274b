/**
 * Which lists are asked, and under which zone.
 *
 * The default selection holds the lists that need no key; one that can be asked by
 * key as well is, once its key is there. All others are asked only when named: some
 * need an agreement, some list whole providers. A zone is put together here and
 * leaves this package only inside the names that the resolver is asked.
 */

import type { ListDefinition } from './list-definition.ts';
import { LIST_TABLE } from './list-table.ts';

/** A list that is asked. */
export interface SelectedList {
  readonly definition: ListDefinition;
  /** The zone with its key: a secret where there is one. */
  readonly zone: string;
}

/**
 * The lists of a selection, each once, in its order.
 *
 * @throws TypeError naming the option, never a key
 */
export function selectLists(
  choices: readonly (string | ListDefinition)[],
  keys: Readonly<Record<string, string>>,
): readonly SelectedList[] {
  const given = new Map(Object.entries(keys));
  const own = choices.filter((choice) => typeof choice !== 'string');
  const selected = new Map<string, SelectedList>();
  for (const [index, choice] of choices.entries()) {
    const option = `option "lists.${index}"`;
    if (typeof choice !== 'string' && selected.has(choice.name)) {
      fail(`${option}: two lists have the name ${choice.name}`);
    }
    for (const definition of findLists(choice, given, option)) {
      if (selected.has(definition.name)) continue;
      selected.set(definition.name, { definition, zone: fillZone(definition, given, option) });
    }
  }
  checkKeys(given, own);
  return [...selected.values()];
}

function findLists(
  choice: string | ListDefinition,
  given: ReadonlyMap<string, string>,
  option: string,
): readonly ListDefinition[] {
  if (typeof choice !== 'string') return [choice];
  if (choice === 'default') return defaultLists(given);
  const found = LIST_TABLE.find(({ name }) => name === choice);
  // What stands here may be a key in the wrong place, so it is not repeated.
  return found === undefined
    ? fail(`${option}: is the name of no list; known are ${LIST_TABLE.map(({ name }) => name)}`)
    : [found];
}

function defaultLists(given: ReadonlyMap<string, string>): readonly ListDefinition[] {
  return LIST_TABLE.filter(({ use }) => use === 'default').map(
    (list) =>
      LIST_TABLE.find(
        ({ replaces, key }) => replaces === list.name && key !== undefined && given.has(key),
      ) ?? list,
  );
}

function fillZone(
  { name, zone, key }: ListDefinition,
  given: ReadonlyMap<string, string>,
  option: string,
): string {
  if (key === undefined) return zone;
  const value = given.get(key);
  if (value === undefined) return fail(`${option}: ${name} needs the option "keys.${key}"`);
  return zone.replace('{key}', () => value.toLowerCase());
}

/** A key under a mistyped name would leave a list on its public mirror without a word. */
function checkKeys(given: ReadonlyMap<string, string>, own: readonly ListDefinition[]): void {
  const known = new Set([...LIST_TABLE, ...own].flatMap(({ key }) => key ?? []));
  if ([...given.keys()].some((name) => !known.has(name))) {
    fail(`option "keys": holds a name that no list uses; known are ${[...known]}`);
  }
}

function fail(message: string): never {
  throw new TypeError(`createListClient: ${message}`);
}

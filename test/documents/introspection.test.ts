/** What real servers say of themselves is sound, and can be said again. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeSchema } from '../../harness/reference/introspection/describe.js';
import { documentPlace } from '../../schema/catalog/tools/places.js';
import { RECIPES } from '../../schema/catalog/tools/recipes.js';
import { loadCatalog } from '../../schema/catalogs.js';
import type { JsonValue } from '../../schema/json.js';
import type { Interface } from '../../schema/model.js';
import { readIntrospection } from '../../schema/sources/introspection.js';
import { consistencyRules } from '../../suites/introspection/consistency.js';
import { indexSchema } from '../../suites/introspection/schema-index.js';

const faultsOf = (schema: JsonValue[]) => {
  const index = indexSchema(schema);
  return consistencyRules.flatMap((rule) => rule.faults(index).map((fault) => `${rule.name}: ${fault}`));
};

/** A model without what a second reading cannot have the same: the positions of entities. */
function contents(model: Interface): string {
  const { commands, events, types, diagnostics } = model;
  // As text, since the order counts too.
  return JSON.stringify(
    { commands, events, types, diagnostics },
    (key, value) => (key === 'line' ? undefined : value),
    1,
  );
}

const recipes = RECIPES.filter(({ origin }) => origin.from === 'program');

test('there are dumps of both programs', () => {
  expect(new Set(recipes.map(({ program }) => program))).toEqual(
    new Set(['qemu-system', 'qemu-storage-daemon']),
  );
});

describe.each(recipes.map((recipe) => [recipe.id, recipe] as const))('%s', (id, recipe) => {
  const { file, lacking } = documentPlace(recipe);
  const model = loadCatalog(id);

  test('said again, it is the same model', () => {
    expect(contents(readIntrospection(describeSchema(model), model.document))).toBe(contents(model));
  });

  test('said again, it keeps every rule', () => {
    expect(faultsOf(describeSchema(model))).toEqual([]);
  });

  const title = 'the very reply keeps every rule';
  test.skipIf(lacking !== null)(lacking === null ? title : `${title} (skipped: ${lacking})`, () => {
    expect(faultsOf(JSON.parse(readFileSync(file, 'utf8')))).toEqual([]);
  });
});

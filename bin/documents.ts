/** Documents as the command line names them: the id of a catalog, or a catalog file. */
import { existsSync, readFileSync } from 'node:fs';
import { readCatalog } from '../schema/catalog-file.js';
import { loadCatalog } from '../schema/catalogs.js';
import type { Interface } from '../schema/model.js';
import { UsageError } from './exit.js';

export function openDocument(name: string): Interface {
  try {
    return existsSync(name) ? readCatalog(readFileSync(name, 'utf8')) : loadCatalog(name);
  } catch (error) {
    throw new UsageError(`--docs ${name}: ${(error as Error).message}`);
  }
}

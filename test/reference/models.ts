/** Interfaces of real servers, as the reference is made from them. */
import { readFileSync } from 'node:fs';
import type { JsonValue } from '../../schema/json.js';
import type { Interface } from '../../schema/model.js';
import { readIntrospection } from '../../schema/sources/introspection.js';

const SHARED = new URL('../../../shared/introspection/', import.meta.url);

export function introspected(program: string, version: string): Interface {
  const id = `${program}-${version}`;
  const schema = JSON.parse(readFileSync(new URL(`${id}.json`, SHARED), 'utf8')) as JsonValue[];
  return readIntrospection(schema, { id, title: id, version, digest: '', kind: 'introspection' });
}

import { expect, test } from 'vitest';
import { loadCatalog } from '../../../schema/catalogs.js';
import { faultyArguments, unexpected } from './defects.js';

const daemon = loadCatalog('introspection-qemu-storage-daemon-7.2');
const stream = { execute: 'block-stream', arguments: { device: 'node', 'job-id': 'job' } };

test('each argument of the command is of no type of its own once, and the rest is as it was', () => {
  const defects = faultyArguments(daemon, stream);
  const named = new Map(defects.map(({ name, request }) => [name, request.arguments]));
  expect(named.get('on-error: enum/unknown')).toEqual({ ...stream.arguments, 'on-error': 'qmpspec-no-word' });
  expect(named.get('speed: as-string')).toEqual({ ...stream.arguments, speed: '1' });
  expect(named.get('device: type/object')).toEqual({ ...stream.arguments, device: {} });
  expect(named.get('device: missing')).toEqual({ 'job-id': 'job' });
  expect([...named.keys()]).not.toContain('job-id: missing');
});

test('of arguments that nobody checks by their type nothing is said', () => {
  const system = loadCatalog('introspection-qemu-system-7.2');
  expect(faultyArguments(system, { execute: 'device_add', arguments: { driver: 'pci-testdev' } })).toEqual(
    [],
  );
});

test('that a request may have no other member is a convention, and its own defect', () => {
  expect(unexpected(stream).map(({ rule }) => rule)).toEqual(['W30', 'W28']);
});

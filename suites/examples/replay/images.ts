/** Image files, made by the server itself. */
import { isObject, type JsonObject } from '../../../schema/json.js';
import type { ResourceStep } from '../../commands/things.js';

const SIZE = 2 ** 20;
const PROTOCOL = 'example-protocol';

/** A file of zeroes; the job that makes it is waited for. */
export const rawImage = (filename: string): ResourceStep => [
  'blockdev-create',
  { 'job-id': 'example-create', options: { driver: 'file', filename, size: SIZE } },
];

/** An empty image of format qcow2. */
export const qcow2Image = (filename: string): ResourceStep[] => [
  rawImage(filename),
  ['blockdev-add', { driver: 'file', 'node-name': PROTOCOL, filename }],
  [
    'blockdev-create',
    { 'job-id': 'example-format', options: { driver: 'qcow2', file: PROTOCOL, size: SIZE } },
  ],
  ['blockdev-del', { 'node-name': PROTOCOL }],
];

/** The image that a node over one file needs; null for other nodes, and where more than the file must be there. */
export function imageFor({ driver, file, backing, cache }: JsonObject): ResourceStep[] | null {
  if (!isObject(file) || file.driver !== 'file' || typeof file.filename !== 'string') return null;
  if (isObject(backing) || cache !== undefined) return null;
  if (driver === 'raw') return [rawImage(file.filename)];
  return driver === 'qcow2' ? qcow2Image(file.filename) : null;
}

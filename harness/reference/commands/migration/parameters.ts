/** Parameters of migrations: what they are at first, and what they may be. Data, from the documents. */
import type { JsonObject } from '../../../../schema/json.js';
import { QmpError } from '../../errors.js';

export const DEFAULTS: JsonObject = {
  'announce-initial': 50,
  'announce-max': 550,
  'announce-rounds': 5,
  'announce-step': 100,
  'compress-level': 1,
  'compress-threads': 8,
  'compress-wait-thread': true,
  'decompress-threads': 2,
  'throttle-trigger-threshold': 50,
  'cpu-throttle-initial': 20,
  'cpu-throttle-increment': 10,
  'cpu-throttle-tailslow': false,
  'tls-creds': '',
  'tls-hostname': '',
  'tls-authz': '',
  'max-bandwidth': 134_217_728,
  'avail-switchover-bandwidth': 0,
  'downtime-limit': 300,
  'x-checkpoint-delay': 20_000,
  'block-incremental': false,
  'multifd-channels': 2,
  'xbzrle-cache-size': 67_108_864,
  'max-postcopy-bandwidth': 0,
  'max-cpu-throttle': 99,
  'multifd-compression': 'none',
  'multifd-zlib-level': 1,
  'multifd-zstd-level': 1,
};

const RANGES: Record<string, [low: number, high: number]> = {
  'announce-initial': [0, 100_000],
  'announce-max': [0, 100_000],
  'announce-rounds': [0, 1000],
  'announce-step': [1, 10_000],
  'compress-level': [0, 9],
  'compress-threads': [1, 255],
  'decompress-threads': [1, 255],
  'throttle-trigger-threshold': [1, 100],
  'cpu-throttle-initial': [1, 99],
  'cpu-throttle-increment': [1, 99],
  'downtime-limit': [0, 2_000_000],
  'multifd-channels': [1, 255],
  'xbzrle-cache-size': [4096, Number.MAX_SAFE_INTEGER],
  'max-cpu-throttle': [1, 99],
  'multifd-zlib-level': [0, 9],
  'multifd-zstd-level': [0, 20],
};

/** Throws QmpError for the first that is out of its range. */
export function checkParameters(given: JsonObject): void {
  for (const [name, value] of Object.entries(given)) {
    const range = Object.hasOwn(RANGES, name) ? RANGES[name] : undefined;
    if (range && (Number(value) < range[0] || Number(value) > range[1]))
      throw new QmpError(`Parameter '${name}' expects a value between ${range[0]} and ${range[1]}`);
    if (name === 'xbzrle-cache-size' && !Number.isInteger(Math.log2(Number(value))))
      throw new QmpError(`Parameter '${name}' expects a power of two no less than the target page size`);
  }
}

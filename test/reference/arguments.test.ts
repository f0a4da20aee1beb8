import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LineClient } from './client.js';
import { Pair } from './pair.js';
import { missing } from './real-server.js';

/** Refused by the schema alone, so that both servers must say the same. Command and arguments. */
const REFUSED: [string, string][] = [
  ['blockdev-add', '{}'],
  ['blockdev-add', '{"driver":1}'],
  ['blockdev-add', '{"driver":"nope"}'],
  ['blockdev-add', '{"driver":"File"}'],
  ['blockdev-add', '{"driver":"file"}'],
  ['blockdev-add', '{"driver":"file","filename":1,"node-name":"a"}'],
  ['blockdev-add', '{"driver":"file","filename":1,"node-name":1}'],
  ['blockdev-add', '{"filename":1,"node-name":1,"driver":"file"}'],
  ['blockdev-add', '{"driver":"raw","file":{"driver":"file"}}'],
  ['blockdev-add', '{"driver":"raw","file":{"driver":"file","filename":2}}'],
  ['blockdev-add', '{"driver":"raw","file":{"driver":"file","filename":"x","zz":1}}'],
  ['blockdev-add', '{"driver":"raw","file":{"driver":"zz"}}'],
  ['blockdev-add', '{"driver":"raw","file":{"driver":3}}'],
  ['blockdev-add', '{"driver":"raw","file":{"driver":"file","filename":"x","zz":1},"yy":2}'],
  ['blockdev-add', '{"driver":"null-co","node-name":"a","yy":2}'],
  ['blockdev-add', '{"driver":"qcow2","file":"a","overlap-check":"q"}'],
  ['blockdev-add', '{"driver":"qcow2","file":"a","overlap-check":{"template":"q"}}'],
  ['blockdev-add', '{"driver":"qcow2","file":"a","lazy-refcounts":1}'],
  ['blockdev-add', '{"driver":"null-co","node-name":"n","cache":{"direct":1}}'],
  ['blockdev-add', '{"driver":"null-co","node-name":"n","size":1.5}'],
  ...['1.0', '1e3', '"1"', 'null', 'true', '[]', '{}', '9223372036854775808', '18446744073709551616', '-9223372036854775809', '1e400'].map(
    (size): [string, string] => ['block_resize', `{"device":"x","size":${size}}`],
  ),
  ['block_resize', '{"device":null,"size":1}'],
  ['block_resize', '{"node-name":"a"}'],
  ['migrate-set-parameters', '{"block-bitmap-mapping":1}'],
  ['migrate-set-parameters', '{"block-bitmap-mapping":{}}'],
  ['migrate-set-parameters', '{"block-bitmap-mapping":[1]}'],
  ['migrate-set-parameters', '{"block-bitmap-mapping":[{"node-name":"a"}]}'],
  ['migrate-set-parameters', '{"block-bitmap-mapping":[{"node-name":"a","alias":"b","bitmaps":[{"name":"x","alias":"y"},{"name":2,"alias":"x"}]}]}'],
  ['migrate-set-parameters', '{"block-bitmap-mapping":[{"node-name":"a","alias":"b","bitmaps":[{"name":"x","alias":"y","transform":{"zz":1}}]}]}'],
  ['migrate-set-parameters', '{"block-bitmap-mapping":[{"node-name":"a","alias":"b","bitmaps":[],"q":1}]}'],
  ['transaction', '{}'],
  ['transaction', '{"actions":{}}'],
  ['transaction', '{"actions":[1]}'],
  ['transaction', '{"actions":[{"data":{}}]}'],
  ['transaction', '{"actions":[{"type":"zz"}]}'],
  ['transaction', '{"actions":[{"type":"abort"}]}'],
  ['transaction', '{"actions":[{"type":"abort","data":{"x":1}}]}'],
  ['transaction', '{"actions":[{"type":"blockdev-snapshot","data":{"node":1}}]}'],
  ['transaction', '{"actions":[{"type":"abort","data":{}}], "properties":{"completion-mode":"x"}}'],
  ['send-key', '{"keys":[{"type":"qcode","data":"zz"}]}'],
  ['send-key', '{"keys":[{"type":"number","data":"zz"}]}'],
  ['send-key', '{"keys":[{"type":"number"}]}'],
  ['send-key', '{"keys":[{"type":"number","data":1},{"type":"number","data":1,"x":1}]}'],
  ['object-add', '{"id":"a"}'],
  ['object-add', '{"qom-type":"zz","id":"a"}'],
  ['object-add', '{"qom-type":"memory-backend-ram","id":"a"}'],
  ['chardev-add', '{"id":"a","backend":{}}'],
  ['chardev-add', '{"id":"a","backend":{"type":"null"}}'],
  ['chardev-add', '{"id":"a","backend":{"type":"null","data":1}}'],
  ['chardev-add', '{"id":"a","backend":{"type":"socket","data":{"addr":{"type":"inet","data":{"host":"x"}}}}}'],
  ['chardev-add', '{"id":"a","backend":{"type":"socket","data":{"addr":{"type":"inet","data":{"host":"x","port":1}}}}}'],
  ['set_password', '{"protocol":"vnc"}'],
  ['query-stats', '{"target":"vm","providers":[{"provider":"kvm","names":[1]}]}'],
  ['qom-get', '{"path":"/","property":null}'],
  ['human-monitor-command', '{"command-line":"info version","cpu-index":"a"}'],
  ['input-send-event', '{"events":[{"type":"abs","data":{"axis":"x","value":"s"}}]}'],
  ['add-fd', '{"fdset-id":1.0}'],
  ['quit', '{"a":1}'],
  ['stop', '{"":1}'],
  ['query-version', '{"a.b":{}}'],
  ['qmp_capabilities', '{"enable":"oob"}'],
  ['qmp_capabilities', '{"enable":[1]}'],
  ['qmp_capabilities', '{"enable":["foo"]}'],
  ['qmp_capabilities', '{"enable":["OOB"]}'],
]; // biome-ignore format: a table

describe.skipIf(missing('qemu-system-x86_64'))('arguments are refused as QEMU refuses them', () => {
  let pair: Pair;
  let real: LineClient;
  let reference: LineClient;

  beforeAll(async () => {
    pair = new Pair('qemu-system-x86_64');
    [real, reference] = await pair.connect();
  });
  afterAll(() => pair.end());

  test.each(REFUSED)('%s %s', async (command, args) => {
    const request = `{"execute":"${command}","arguments":${args},"id":"${command}"}`;
    const replies = await reference.ask(request);
    expect(replies).toEqual(await real.ask(request));
    expect(replies[0]).toMatchObject({ error: { class: 'GenericError' } });
  });

  // Introspection hides the names of types, and QEMU's message has them.
  test.each([
    ['blockdev-add', '{"driver":"raw","file":1}'],
    ['blockdev-add', '{"driver":"raw","file":null}'],
    ['blockdev-add', '{"driver":"qcow2","file":"a","backing":1}'],
    ['blockdev-add', '{"driver":"qcow2","file":"a","overlap-check":3}'],
    ['migrate-set-parameters', '{"tls-creds":1}'],
    ['migrate-set-parameters', '{"tls-creds":[]}'],
  ])('%s %s: no alternative fits', async (command, args) => {
    const request = `{"execute":"${command}","arguments":${args}}`;
    const anonymous = (text: string) => text.replace(/expected: \w+/, 'expected: TYPE');
    const replies = anonymous(JSON.stringify(await reference.ask(request)));
    expect(replies).toEqual(anonymous(JSON.stringify(await real.ask(request))));
    expect(replies).toContain('expected: TYPE');
  });
});

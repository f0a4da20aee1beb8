/** While a large message is read, others have their turn. */
import { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import { Connection } from './connection.js';
import { MessageReading } from './message.js';

const large = (each: string, times: number) => `{"return": [${Array(times).fill(each).join(', ')}], "id": 1}`;

/** A stream to which bytes come when the test says so. */
function stream() {
  return new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() });
}

test.each([
  ['small values', large('1.0', 1_000_000)],
  ['exact numbers', large('{"value": 18446744073709551615, "f": 2.50}', 200_000)],
])('a message of many %s is read in many turns, and nobody waiting for it gives up', async (_, text) => {
  const wire = stream();
  const session = new Connection(wire, { family: 'qmp', timeout: 50 });
  wire.push('{"QMP": {}}\r\n');
  await session.greet();
  const reply = session.execute('large');
  let turns = 0;
  let over = false;
  const turn = () => {
    turns++;
    if (!over) setImmediate(turn);
  };
  wire.push(`${text}\r\n`);
  turn();
  expect((await reply).value.return).toHaveLength(text.startsWith('{"return": [1.0') ? 1_000_000 : 200_000);
  over = true;
  expect(turns).toBeGreaterThan(3);
  await session.close();
});

test('a large message takes steps, and a small one none', () => {
  const steps = (raw: string, values: number, plain = false) => {
    const reading = new MessageReading({ raw, values, plain, ascii: true });
    let count = 1;
    while (!reading.step()) count++;
    return count;
  };
  expect(steps(large('1.0', 1_000_000), 1_000_000)).toBeGreaterThan(100);
  expect(steps('{"return": {}}', 2)).toBe(1);
  // What JSON.parse reads as well takes none up to 8 MiB.
  expect(steps(large('1', 1_000_000), 1_000_000, true)).toBe(1);
  expect(steps(large('1', 3_000_000), 3_000_000, true)).toBeGreaterThan(100);
});

test('bytes that are no JSON stay what they are, however many', () => {
  const raw = `${large('1', 100_000).slice(0, -1)},}`;
  const reading = new MessageReading({ raw, values: 100_000 });
  while (!reading.step());
  expect(reading.value).toBe(raw);
});

test('a session that is closed while it reads is closed', async () => {
  const wire = stream();
  const session = new Connection(wire, { family: 'qmp', timeout: 5_000 });
  wire.push('{"QMP": {}}\r\n');
  await session.greet();
  const reply = session.execute('large');
  wire.push(`${large('1.0', 1_000_000)}\r\n`);
  await new Promise((resolve) => setImmediate(resolve));
  const refused = expect(reply).rejects.toThrow('closed the connection');
  await session.close();
  await refused;
});

// A QMP server of one command, in so far as the suite asks for it in own-server.test.ts.
import { Duplex } from 'node:stream';
import { parseJson, type Served, stringifyJson } from 'qmpspec';

const version = { qemu: { major: 10, minor: 0, micro: 0 }, package: 'own' };
const commands: Record<string, () => unknown> = {
  'query-version': () => version,
  'query-commands': () => Object.keys(commands).map((name) => ({ name })),
};

class QmpError extends Error {
  constructor(
    readonly className: string,
    desc: string,
  ) {
    super(desc);
  }
}

class Monitor extends Duplex {
  private negotiated = false;
  private text = '';

  constructor() {
    super();
    this.say({ QMP: { version, capabilities: [] } });
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    const lines = this.text.split('\n');
    this.text = lines.pop() ?? '';
    for (const line of lines) this.answer(line);
    done();
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  private answer(line: string): void {
    let id = {};
    try {
      const request = parse(line);
      if ('id' in request) id = { id: request.id };
      this.say({ return: this.execute(request), ...id });
    } catch (error) {
      if (!(error instanceof QmpError)) throw error;
      this.say({ error: { class: error.className, desc: error.message }, ...id });
    }
  }

  private execute({ execute, arguments: args = {}, id: _, ...rest }: Record<string, unknown>): unknown {
    const [unexpected] = Object.keys(rest);
    if (unexpected !== undefined)
      throw new QmpError('GenericError', `QMP input member '${unexpected}' is unexpected`);
    if (typeof execute !== 'string') throw new QmpError('GenericError', "'execute' must be a string");
    if (!isObject(args)) throw new QmpError('GenericError', "'arguments' must be an object");
    const opening = execute === 'qmp_capabilities';
    if (opening === this.negotiated || !(opening || Object.hasOwn(commands, execute)))
      throw new QmpError('CommandNotFound', `The command ${execute} has not been found`);
    const [parameter] = Object.keys(args);
    if (parameter !== undefined && !(opening && parameter === 'enable'))
      throw new QmpError('GenericError', `Parameter '${parameter}' is unexpected`);
    this.negotiated = true;
    return commands[execute]?.() ?? {};
  }

  private say(message: unknown): void {
    const ascii = stringifyJson(message as never).replace(
      /[\x7f-\uffff]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    this.push(`${ascii}\r\n`);
  }
}

function parse(line: string): Record<string, unknown> {
  try {
    const value: unknown = parseJson(line);
    if (isObject(value)) return value;
  } catch {
    throw new QmpError('GenericError', 'JSON parse error');
  }
  throw new QmpError('GenericError', 'QMP input must be a JSON object');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const serve = (): Served => ({ connect: () => new Monitor() });

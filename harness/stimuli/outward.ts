/** External actions of a case from anybody's file: whether one leads out of the scratch directory. Pure. */
import { leadsOut } from '../../generators/fuzz/denylist/leads-out.js';
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import { questionableOptions } from '../target/program/recorded/questionable.js';

/** Says in a clause where it does; `scratch` is how the directory is spelled. */
type Judge = (args: JsonObject, scratch: string) => string | undefined;

/** What it names it looks for in the scratch directory only, and nothing of it is obeyed by anybody. */
const within: Judge = () => undefined;

const machine: Judge = ({ machine: words }, scratch) => {
  if (!isTexts(words)) return 'the other machine has no list of arguments to be looked at';
  const out = machineLeadsOut(words, scratch);
  return out && `the other machine is started with ${out}, which may lead out of its directory`;
};

const asks: Judge = ({ execute, arguments: args = {} }, scratch) => {
  if (typeof execute !== 'string' || !isObject(args)) return 'what is asked is no request';
  return leadsOut(execute, args as JsonObject, scratch);
};

/** Those that the guest could do itself. `module_load`, for one, runs a library of the host. */
const GUEST =
  /^((in|out)[bwl]|(read|write)[bwlq]?|b64(read|write)|memset|clock_(step|set)|irq_intercept_(in|out)|set_irq_in|endianness|rtas)( [\w#/.,:+=[\]-]+)*$/;

const lines: Judge = ({ lines: all }) => {
  const strange = isTexts(all) ? all.find((line) => !GUEST.test(line)) : '';
  return strange === undefined ? undefined : `no guest does '${strange}'`;
};

/**
 * Of an image that is written byte for byte, QEMU opens what it names: other files, other machines. Names are letters, and
 * so are the first bytes by which an image is known, of which one alone is of no use.
 */
const LETTERS = /[\x20-\x7e]/;

const bytes: Judge = ({ hex = '', at = 0 }) => {
  if (typeof hex !== 'string') return 'the bytes to be written are no text';
  if (hex.length === 2 && at === 0) return undefined;
  return LETTERS.test(Buffer.from(hex, 'hex').toString('latin1'))
    ? 'the bytes to be written have letters in them, by which an image names other files'
    : undefined;
};

/** By the name of the action. One that has no entry is not done for a foreign case. */
const JUDGES: Readonly<Record<string, Judge>> = {
  // Sockets and files of the scratch directory: the stage opens no others.
  ...{ connect: within, 'pass-descriptor': within, sink: within, 'read-file': within, 'luks-image': within },
  // On a client that is connected already.
  ...{ 'hang-up': within, nbd: within, spice: within, vnc: within },
  // Nothing is said.
  ...{ 'peer-event': within, 'until-ended': within },
  // What the driver in a guest does.
  ...{ 'virtio-offer': within, 'virtio-send': within, 'virtio-start': within },
  ...{
    'virtio-config': within,
    'virtio-configure': within,
    'virtio-taken': within,
    'run-code': within,
    'vhost-user': within,
  },
  ...{ monitor: within, 'monitor-closed': within, 'monitor-event': within, 'monitor-ask': asks },
  ...{ peer: machine, 'peer-ask': asks, 'peer-execute': asks, qtest: lines, 'write-file': bytes },
};

/** In a clause; undefined where it does not. */
export function actionLeadsOut(name: string, args: JsonObject, scratch: string): string | undefined {
  const judge = Object.hasOwn(JUDGES, name) ? JUDGES[name] : undefined;
  return judge ? judge(args, scratch) : `nobody has said of the external action ${name} what it reaches`;
}

/** The words among the arguments of a machine that may. */
export function machineLeadsOut(words: readonly string[], scratch: string): string | undefined {
  return questionableOptions(words.map((word) => word.replaceAll(scratch, '{dir}'))) ?? undefined;
}

const isTexts = (value: JsonValue | undefined): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

/** Finds what a server told of itself in a recording: the reply to one question among other messages. */
import { isObject, type JsonObject, type JsonValue } from '../json.js';

export interface Recorded {
  /** The reply's value; undefined where nothing is one. */
  told: JsonValue | undefined;
  /** As the greeting has it, or the reply to query-version. */
  version: string | null;
}

/** `isTold` knows the value. Where each value is an entry of a list (`isEntry`), all of them together are the value. */
export function recorded(
  values: readonly JsonValue[],
  isTold: (value: JsonValue) => boolean,
  isEntry: (value: JsonValue) => boolean = () => false,
): Recorded {
  const contents = values.map((value) =>
    isObject(value) && value.return !== undefined ? value.return : value,
  );
  const entries = contents.filter(isEntry);
  return {
    told: contents.find(isTold) ?? (entries.length > 0 ? entries : undefined),
    version: contents.map(versionIn).find((version) => version !== null) ?? null,
  };
}

/** A list as query-qmp-schema returns it. */
export function isSchemaList(value: JsonValue): boolean {
  return Array.isArray(value) && value.some((entry) => isObject(entry) && 'meta-type' in entry);
}

export function isSchemaEntry(value: JsonValue): boolean {
  return isObject(value) && typeof value['meta-type'] === 'string' && typeof value.name === 'string';
}

/** What guest-info returns. */
export function isGuestInfo(value: JsonValue): boolean {
  return isObject(value) && Array.isArray(value.supported_commands);
}

function versionIn(value: JsonValue): string | null {
  const greeting = isObject(value) && isObject(value.QMP) ? value.QMP.version : value;
  const qemu: JsonObject | null = isObject(greeting) && isObject(greeting.qemu) ? greeting.qemu : null;
  if (qemu === null) return null;
  const { major, minor, micro } = qemu;
  return [major, minor, micro].every((part) => Number.isInteger(part)) ? `${major}.${minor}.${micro}` : null;
}

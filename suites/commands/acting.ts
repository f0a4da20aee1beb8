/** Which commands only look and which act. */

const LOOKING = [
  /^(x-)?query-/,
  /^qom-(get|list|list-types|list-properties|list-get)$/,
  /^device-list-properties$/,
  /^trace-event-get-state$/,
  /^guest-(info|ping|sync|sync-delimited)$/,
  /^guest-(network-)?get-/,
  /^guest-(fsfreeze|exec)-status$/,
];

/** True for a command that may change the machine, its files or its host when it is accepted. */
export function acts(command: string): boolean {
  return !LOOKING.some((pattern) => pattern.test(command));
}

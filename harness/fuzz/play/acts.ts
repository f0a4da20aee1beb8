/** Commands that only look make no difference to those after them. */
const LOOKING = /^(x-)?query-|^qom-(get|list)|^device-list-properties$|^trace-event-get-state$/;

export function acts(command: string): boolean {
  return !LOOKING.test(command);
}

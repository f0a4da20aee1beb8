/** What one build of a program cannot do, learnt from how it refused to start, and remembered. */

export interface Adaptations {
  /** Built without system-call filtering. */
  noSandbox: boolean;
  /** A sanitizer's shadow memory needs all of the address space. */
  allAddressSpace: boolean;
}

const REFUSALS: [keyof Adaptations, RegExp][] = [
  [
    'noSandbox',
    /no option group 'sandbox'|-sandbox support is not enabled|failed to install seccomp|Invalid parameter '(?:obsolete|elevateprivileges|spawn)'/,
  ],
  ['allAddressSpace', /Sanitizer.*(?:failed to allocate|shadow memory)|ReserveShadowMemoryRange failed/i],
];

const remembered = new Map<string, Adaptations>();

/** Keyed by the executable's file. */
export function adaptationsOf(file: string): Adaptations {
  return remembered.get(file) ?? { noSandbox: false, allAddressSpace: false };
}

/** Whether a build that was started with `used` refused for a reason that can be adapted to; if so, it is next time. */
export function adapt(file: string, used: Adaptations, stderr: string): boolean {
  const learnt = REFUSALS.find(([name, pattern]) => !used[name] && pattern.test(stderr));
  if (!learnt) return false;
  remembered.set(file, { ...adaptationsOf(file), [learnt[0]]: true });
  return true;
}

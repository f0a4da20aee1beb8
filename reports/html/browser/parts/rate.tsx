/** Of so many attempts, so many showed it: in words where it always did, as a share otherwise. */

export function Rate({ of: [n, m] }: { of: readonly [number, number] }) {
  if (m === 0) return <span class="quiet">not tried</span>;
  return (
    <span class={n === m ? 'ink-pass' : n === 0 ? 'ink-fail' : 'ink-blocked'}>
      {n === m ? 'always' : n === 0 ? 'never' : 'at times'} <span class="quiet">{`${n} of ${m}`}</span>
    </span>
  );
}

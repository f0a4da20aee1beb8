/**
 * A list of any length of which only what is on the screen exists. One Tab stop; arrow keys, Page Up and Down, Home
 * and End go through it. Where the reader was is remembered for the way back.
 */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { moved, windowOf } from '../../model/window.js';

/** As the style sheet has it. */
const ROW_HEIGHT = 56;

interface Listed {
  label: string;
  /** The same array as long as the list is the same. */
  of: readonly number[];
  row(value: number): ComponentChildren;
}

/** Where the reader left a list; the last one shown suffices. */
const left = { of: null as readonly number[] | null, scrollTop: 0, active: 0 };

export function VirtualList({ label, of, row }: Listed) {
  const frame = useRef<HTMLDivElement>(null);
  const scrollTop = useSignal(0);
  const height = useSignal(600);
  const active = useSignal(0);

  useLayoutEffect(() => {
    const element = frame.current as HTMLDivElement;
    const back = left.of === of ? left : { scrollTop: 0, active: 0 };
    left.of = of;
    active.value = back.active;
    element.scrollTop = back.scrollTop;
    scrollTop.value = element.scrollTop;
  }, [of]);
  useEffect(() => {
    const element = frame.current as HTMLDivElement;
    const observer = new ResizeObserver(() => (height.value = element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const onScroll = () => {
    left.scrollTop = scrollTop.value = frame.current?.scrollTop ?? 0;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.floor(height.value / ROW_HEIGHT);
    const next = moved(event.key, active.value, of.length, page);
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    left.active = active.value = next;
    const element = frame.current as HTMLDivElement;
    const top = next * ROW_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    const below = top + ROW_HEIGHT - element.clientHeight;
    if (below > element.scrollTop) element.scrollTop = below;
    scrollTop.value = element.scrollTop;
    // Drawn first, focused then.
    requestAnimationFrame(() => linkIn(element, next)?.focus({ preventScroll: true }));
  };

  const { first, end } = windowOf(scrollTop.value, height.value, ROW_HEIGHT, of.length);
  return (
    <div class="list" ref={frame} onScroll={onScroll}>
      <ol
        class="list-height"
        aria-label={label}
        onKeyDown={onKeyDown}
        style={{ height: `${of.length * ROW_HEIGHT}px` }}
      >
        {of.slice(first, end).map((value, i) => (
          <Row key={value} at={first + i} of={of.length} active={active.value}>
            {row(value)}
          </Row>
        ))}
      </ol>
    </div>
  );
}

interface RowAt {
  at: number;
  of: number;
  active: number;
  children: ComponentChildren;
}

function Row({ at, of, active, children }: RowAt) {
  const element = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    const link = element.current?.querySelector('a');
    if (link) link.tabIndex = at === active ? 0 : -1;
  });
  return (
    <li
      ref={element}
      class="list-row"
      aria-posinset={at + 1}
      aria-setsize={of}
      data-row={at}
      style={{ transform: `translateY(${at * ROW_HEIGHT}px)` }}
    >
      {children}
    </li>
  );
}

function linkIn(list: HTMLElement, row: number): HTMLElement | null {
  return list.querySelector(`[data-row="${row}"] a`);
}

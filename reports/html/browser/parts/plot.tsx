/** A curve over time, drawn by uPlot in the colours of the page; its caption tells the value under the pointer. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import UPlot from 'uplot';
import { count } from '../../../text/numbers.js';
import { clock } from '../../model/rates.js';
import { dark } from './theme.js';

const HEIGHT = 170;

interface Plotted {
  title: string;
  seconds: readonly number[];
  values: readonly number[];
  /** What to tell while nothing is pointed at, with the words for it; absent: the last value. */
  overall?: [value: number, words: string];
  /** It jumps from value to value, as a number of things does. */
  stepped?: boolean;
}

export function Plot({ title, seconds, values, overall, stepped }: Plotted) {
  const host = useRef<HTMLDivElement>(null);
  const pointed = useSignal<number | null>(null);
  const most = Math.max(0, ...values);
  const isDark = dark.value;
  useEffect(() => {
    const element = host.current as HTMLDivElement;
    // Colours are the style sheet's; a canvas must be told them.
    const { color: ink, borderTopColor: line } = getComputedStyle(element);
    const quiet = getComputedStyle(element.parentElement as HTMLElement).color;
    const axis = { stroke: quiet, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 } };
    const plot = new UPlot(
      {
        width: element.clientWidth,
        height: HEIGHT,
        scales: { x: { time: false }, y: { range: [0, Math.max(1, most * 1.05)] } },
        cursor: { y: false, drag: { x: false, y: false } },
        axes: [
          { ...axis, size: 30, values: (_, at) => at.map(clock) },
          {
            ...axis,
            size: 60,
            values: (_, at) => at.map((each) => (Number.isInteger(each) ? count(each) : '')),
          },
        ],
        legend: { show: false },
        hooks: { setCursor: [({ cursor }) => (pointed.value = cursor.idx ?? null)] },
        series: [
          {},
          {
            stroke: ink,
            width: 2,
            points: { show: false },
            ...(stepped ? { paths: UPlot.paths.stepped?.({ align: 1 }) as UPlot.Series.PathBuilder } : {}),
          },
        ],
      },
      [[...seconds], [...values]],
      element,
    );
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [isDark, seconds, values]);
  const [whole, words] = overall ?? [values.at(-1) ?? 0, 'at the end'];
  const at = pointed.value;
  const said = `${title}: ${shown(whole)} ${words}, at most ${shown(most)}, in ${clock(seconds.at(-1) ?? 0)}`;
  return (
    <figure class="plot">
      <figcaption>
        {title} <b>{shown(at === null ? whole : (values[at] ?? 0))}</b>
        {at === null ? ` ${words}` : ` at ${clock(seconds[at] ?? 0)}`}
      </figcaption>
      <div ref={host} class="curve" role="img" aria-label={said} />
    </figure>
  );
}

function shown(value: number): string {
  return count(Math.round(value));
}

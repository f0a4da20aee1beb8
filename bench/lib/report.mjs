/** Figures as a line each: medians of the rounds, and the ratio round by round. */

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** `ours` and `peer` are rates of the same rounds; higher is better. */
export function ratioLine(what, ours, peer, least) {
  const ratio = median(ours.map((rate, i) => rate / peer[i]));
  const verdict = ratio >= least ? 'ok' : 'TOO SLOW';
  const rate = (values) => `${Math.round(median(values))}/s`;
  return `${what}: ours ${rate(ours)}, bare ${rate(peer)}, ratio ${ratio.toFixed(2)} (at least ${least}) ${verdict}`;
}

export function limitLine(what, value, unit, most) {
  return `${what}: ${value} ${unit} (at most ${most} ${unit}) ${value <= most ? 'ok' : 'TOO MUCH'}`;
}

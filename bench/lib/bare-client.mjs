/** The peer of the benchmarks: a Node socket and nothing else. Requests are ready-made lines; replies are counted. */

/**
 * Sends `lines` with at most `window` unanswered and resolves with the milliseconds until all were answered.
 * `negotiation` is the line that opens the session.
 */
export function pipelined(stream, negotiation, lines, window) {
  return new Promise((resolve, reject) => {
    let greeted = false;
    let started = 0;
    let sent = 0;
    let answered = 0;
    const refill = () => {
      let text = '';
      for (; sent < lines.length && sent - answered < window; sent++) text += lines[sent];
      if (text) stream.write(text);
    };
    stream.on('error', reject);
    stream.on('data', (chunk) => {
      for (const byte of chunk) {
        if (byte !== 0x0a) continue;
        if (!greeted) {
          greeted = true;
          stream.write(negotiation);
        } else if (started === 0) {
          started = performance.now();
          refill();
        } else if (++answered === lines.length) resolve(performance.now() - started);
        else if (sent - answered <= window >> 1) refill();
      }
    });
  });
}

/** One request at a time, each reply read with JSON.parse; resolves with milliseconds for `count` round trips. */
export function roundTrips(stream, negotiation, line, count) {
  return new Promise((resolve, reject) => {
    let pending = '';
    let messages = 0;
    let started = 0;
    stream.setEncoding('utf8');
    stream.on('error', reject);
    stream.on('data', (chunk) => {
      pending += chunk;
      for (let end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n')) {
        JSON.parse(pending.slice(0, end));
        pending = pending.slice(end + 1);
        messages++;
        if (messages === 1) stream.write(negotiation);
        else {
          if (messages === 2) started = performance.now();
          if (messages === count + 2) return resolve(performance.now() - started);
          stream.write(line);
        }
      }
    });
  });
}

/** One event of a stream: its name, and its data as written. */
export interface StreamEvent {
  event: string;
  payload: string;
}

/** Whether a text is a stream of server-sent events rather than JSON. */
export function isEventStream(text: string): boolean {
  return /^(?::|event:|data:)/.test(text.trimStart());
}

/**
 * Events of a stream of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). Lines that
 * begin with a colon are heartbeats; an event that is cut off at the end is left out.
 */
export function readEvents(text: string): StreamEvent[] {
  const events: StreamEvent[] = [];
  let event = '';
  let data: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line === '') {
      if (event !== '' || data.length > 0)
        events.push({ event: event || 'message', payload: data.join('\n') });
      event = '';
      data = [];
    } else if (line.startsWith('event:')) event = line.slice(6).trim();
    else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
  }
  return events;
}

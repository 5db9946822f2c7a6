import type { HealthCheck, Operations } from '../contracts/operations.ts';
import { buildMorningNote } from '../reports/morning-note.ts';
import { renderHtml } from '../reports/render-html.ts';
import { renderMarkdown } from '../reports/render-markdown.ts';
import { createWords } from '../reports/words.ts';
import type { System } from './compose.ts';
import { createLongWork } from './long-work.ts';

/** Whether the processing side is up; the API answers reads before. */
export interface Progress {
  ready: boolean;
  detail: string;
}

/** What health pages and admin routes may ask of a running system. */
export function createOperations(system: System, progress: () => Progress): Operations {
  const { storage, landing, loop, book, gate, region, alerts, clock } = system;
  return {
    async health() {
      const checks: HealthCheck[] = [
        await storageCheck(system),
        processingCheck(progress()),
        await roomCheck(gate),
      ];
      return { ready: checks.every((check) => check.ok), checks };
    },
    sources: () => book.statuses(),
    verify: () => storage.store.verify(),
    repair: () => storage.store.repair(),
    quarantine: (limit) => storage.quarantine.list(limit),
    ...createLongWork(system),
    async importPage(page) {
      await loop.take(await landing.append(page));
    },
    async morningNote(day, language, format) {
      const note = await buildMorningNote(day, {
        reader: storage.reader,
        alerts,
        region,
        clock,
        sources: () => book.statuses(),
      });
      const words = createWords(language, region);
      return format === 'html' ? renderHtml(note, words) : renderMarkdown(note, words);
    },
  };
}

async function storageCheck({ storage }: System): Promise<HealthCheck> {
  try {
    await storage.ping();
    return { name: 'storage', ok: true, detail: 'answers' };
  } catch (error) {
    return { name: 'storage', ok: false, detail: error instanceof Error ? error.message : 'does not answer' };
  }
}

function processingCheck({ ready, detail }: Progress): HealthCheck {
  return { name: 'processing', ok: ready, detail };
}

async function roomCheck(gate: System['gate']): Promise<HealthCheck> {
  const reason = await gate.reason();
  return { name: 'collecting', ok: reason === null, detail: reason ?? 'has room' };
}

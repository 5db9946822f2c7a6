import { expect, test } from 'vitest';
import { createMetrics } from './metrics.ts';

test('counters, gauges and histograms stand under our prefix with their labels', async () => {
  const metrics = createMetrics();
  metrics.count('posts_total', { network: 'vk' });
  metrics.count('posts_total', { network: 'vk' }, 4);
  metrics.gauge('backlog_pages', 3);
  metrics.observe('visible_seconds', 0.2);

  const text = await metrics.text();

  expect(text).toContain('veche_posts_total{network="vk"} 5');
  expect(text).toContain('veche_backlog_pages 3');
  expect(text).toContain('veche_visible_seconds_bucket{le="0.25"} 1');
});

test('labels that a metric did not begin with are left out instead of breaking the work', async () => {
  const metrics = createMetrics();
  metrics.count('a_total', { network: 'vk' });
  metrics.count('a_total', { network: 'vk', channel: 'x' });

  expect(await metrics.text()).toContain('veche_a_total{network="vk"} 2');
});

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from '../contracts/metrics.ts';

/** Numbers that `/metrics` can print. */
export interface PrometheusMetrics extends Metrics {
  readonly contentType: string;
  /** All numbers in the Prometheus text format. */
  text(): Promise<string>;
}

const PREFIX = 'veche_';
/** From a cached answer to a post that waited for its hour. */
const BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 600];

type Labels = Record<string, string>;

/**
 * A registry of its own, with the default numbers of the process. A metric comes to be with its first value, whose label
 * names are final: labels that come later are left out.
 */
export function createMetrics(): PrometheusMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const labelNames = new Map<string, readonly string[]>();

  function options(name: string, labels: Labels) {
    const names = Object.keys(labels);
    labelNames.set(name, names);
    return { name: PREFIX + name, help: name.replaceAll('_', ' '), labelNames: names, registers: [registry] };
  }
  const counters = byName((name, labels) => new Counter(options(name, labels)));
  const gauges = byName((name, labels) => new Gauge(options(name, labels)));
  const histograms = byName(
    (name, labels) => new Histogram({ ...options(name, labels), buckets: BUCKETS_SECONDS }),
  );
  function known(name: string, labels: Labels): Labels {
    return Object.fromEntries((labelNames.get(name) ?? []).map((label) => [label, labels[label] ?? '']));
  }

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    count: (name, labels = {}, by = 1) => counters(name, labels).inc(known(name, labels), by),
    gauge: (name, value, labels = {}) => gauges(name, labels).set(known(name, labels), value),
    observe: (name, seconds, labels = {}) => histograms(name, labels).observe(known(name, labels), seconds),
  };
}

/** Makes a metric with its first value and finds it again by its name. */
function byName<Metric>(make: (name: string, labels: Labels) => Metric) {
  const made = new Map<string, Metric>();
  return (name: string, labels: Labels): Metric => {
    const metric = made.get(name) ?? make(name, labels);
    made.set(name, metric);
    return metric;
  };
}

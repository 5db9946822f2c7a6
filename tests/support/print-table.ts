/** Prints numbers that a test measured, a line each. */
export function printTable(title: string, values: Readonly<Record<string, number | string>>): void {
  const width = Math.max(0, ...Object.keys(values).map((name) => name.length));
  const lines = Object.entries(values).map(([name, value]) => `  ${name.padEnd(width)}  ${value}\n`);
  process.stdout.write(`${title}\n${lines.join('')}`);
}

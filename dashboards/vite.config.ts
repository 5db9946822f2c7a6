/** A plain object: Vite needs no import to be told, and the architecture test allows this folder no other package. */
export default {
  root: decodeURIComponent(new URL('.', import.meta.url).pathname),
  base: './',
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
};

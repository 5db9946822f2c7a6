import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { buildASTSchema, isAbstractType, parse } from 'graphql';
import { defineConfig, type Plugin } from 'vite';

const server = 'http://localhost:4000';
const schemaFolder = fileURLToPath(new URL('../schema/', import.meta.url));

/**
 * `virtual:possible-types`: which types stand behind each union and interface of the schema. The cache needs it, since
 * without it, it guesses by field names, and takes an internal note for a message.
 */
const possibleTypes = (): Plugin => {
  const id = 'virtual:possible-types';
  return {
    name: 'possible-types',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load: (source) => {
      if (source !== `\0${id}`) return null;
      const sdl = readdirSync(schemaFolder).filter((file) => file.endsWith('.graphql')).map((file) => readFileSync(schemaFolder + file, 'utf8'));
      // `extend type Mutation` of a type without fields of its own is fine here.
      const schema = buildASTSchema(parse(sdl.join('\n')), { assumeValid: true });
      const map = Object.values(schema.getTypeMap()).filter(isAbstractType)
        .map((type) => [type.name, schema.getPossibleTypes(type).map((member) => member.name)]);
      return `export default ${JSON.stringify(Object.fromEntries(map))}`;
    },
  };
};

/** GraphiQL brings fonts inside its style sheet, which the content policy refuses; the page has its own. */
const withoutFonts = (): Plugin => ({
  name: 'without-fonts',
  enforce: 'pre',
  transform: (code, id) => (/graphiql\/dist\/style\.css/.test(id) ? code.replace(/@font-face\s*\{[^}]*\}/g, '') : null),
});

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export default defineConfig({
  root: here('.'),
  plugins: [react(), possibleTypes(), withoutFonts()],
  build: {
    outDir: 'dist', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 4000,
    // The API page is a page of its own: its editor is as large as everything else together.
    rolldownOptions: {
      input: [here('index.html'), here('graphiql.html')],
      // A directive of the React compiler, of no use to a bundle.
      onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning),
    },
  },
  server: {
    port: 5173,
    proxy: {
      '/graphql': { target: server, ws: true },
      '/collab': { target: server, ws: true },
      '/files': server,
    },
  },
});

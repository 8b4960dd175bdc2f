/** The schema as it stands in `schema/`, a file a module. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildASTSchema, concatAST, parse, Source, type GraphQLSchema } from 'graphql';

/** Each part knows the file that it came from. */
export const readSdl = (directory: string): GraphQLSchema => {
  const files = readdirSync(directory).filter((file) => file.endsWith('.graphql')).sort();
  return buildASTSchema(concatAST(files.map((file) => parse(new Source(readFileSync(path.join(directory, file), 'utf8'), `schema/${file}`)))));
};

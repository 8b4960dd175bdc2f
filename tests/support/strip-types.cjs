/** Jest transform: Node's own type stripping, so tests run exactly what production runs. */
const { stripTypeScriptTypes } = require('node:module');
const { createHash } = require('node:crypto');
module.exports = {
  process: (source) => ({ code: stripTypeScriptTypes(source, { mode: 'strip' }) }),
  getCacheKey: (source, file) => createHash('sha256').update(source).update(file).update(process.version).digest('hex'),
};

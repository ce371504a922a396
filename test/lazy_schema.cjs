// The platform loads its schema when it starts, which takes nearly half of its start in each test file.
// Hardly any test asks for it, so here it is loaded when it is first used.
const PATH = '../node_modules/zapier-platform-schema/schema.js';

module.exports = new Proxy({}, { get: (_target, name) => require(PATH)[name] });

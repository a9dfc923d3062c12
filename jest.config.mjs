export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } }],
  },
  // Beside another suite, on a machine that does other things too, the slowest single test on a server took more than a minute.
  testTimeout: 180_000,
  // Most suites wait more than they compute; a third would only make the browser's and the servers' suites wait for each other.
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/sequencer.mjs',
  globalTeardown: '<rootDir>/test/stopNeo4j.mjs',
};

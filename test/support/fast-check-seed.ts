import fc from 'fast-check';

// The same examples on every machine, so that a red run is red for everybody; `SEED=7 npm test` looks at others.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['SEED'] ?? 2026) });

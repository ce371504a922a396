// The package has no types of its own. This is what `instrument.ts` uses of it.
declare module 'istanbul-lib-instrument' {
  export const createInstrumenter: (options: {
    esModules: boolean;
    compact: boolean;
    parserPlugins: string[];
    coverageVariable: string;
    coverageGlobalScope: string;
    coverageGlobalScopeFunc: boolean;
    generatorOpts: { retainLines: boolean };
  }) => {
    instrumentSync(code: string, path: string): string;
    /** The counters of the file that was instrumented last, all of them zero. */
    lastFileCoverage(): object;
  };
}

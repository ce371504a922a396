/**
 * A value that is built when it is first asked for. A schema takes long to build, compared with the
 * rest of loading an app, and a run needs those of one step only.
 */
export const onFirstUse = <T>(build: () => T): (() => T) => {
  let built: { value: T } | undefined;
  return () => {
    built ??= { value: build() };
    return built.value;
  };
};

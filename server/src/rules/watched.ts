/** Notes whether more was looked at than what was given to look at. */
export interface Watch {
  more: boolean;
}

/** Notes when anything but these properties of a thing is looked at. */
export function watched<T extends object>(thing: T, watch: Watch, free: readonly PropertyKey[] = []): T {
  const more = (): void => {
    watch.more = true;
  };
  return new Proxy(thing, {
    get(target, name) {
      if (!free.includes(name)) more();
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
    has(target, name) {
      more();
      return Reflect.has(target, name);
    },
    ownKeys(target) {
      more();
      return Reflect.ownKeys(target);
    },
  });
}

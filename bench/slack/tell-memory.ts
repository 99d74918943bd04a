/**
 * Loaded before a measured app: collects what is garbage and tells what is left, whenever its starter asks.
 * Needs `--expose-gc` and a channel to the starter.
 */
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
process.channel?.unref();

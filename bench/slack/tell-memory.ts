/**
 * Loaded before a measured app: collects what is garbage and tells what is left, whenever its starter asks.
 * Needs `--expose-gc` and a channel to the starter.
 */
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
/** A starter that was stopped leaves no app behind. */
process.on('disconnect', () => process.exit());
process.channel?.unref();

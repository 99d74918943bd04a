import { workerData } from 'node:worker_threads';
import type { BuildOrder } from './build.ts';
import { vectorAt } from './exact.ts';
import { createGraph, loadAddon } from './graph.ts';

const order: BuildOrder = workerData;
const addon = await loadAddon();
if (addon === null) throw new Error('the addon does not load in this thread');
const graph = createGraph(addon, order.dimensions, order.slots.length);
for (const slot of order.slots) graph.add(slot, vectorAt(order, slot, order.dimensions));
await graph.write(order.file);

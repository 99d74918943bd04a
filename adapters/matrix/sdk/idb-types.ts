/** As much of IndexedDB as is looked at; Node has no types of its own for it. */
export interface IdbRequest {
  readonly result: unknown;
  readonly error: unknown;
  onupgradeneeded: (() => void) | null;
  addEventListener(kind: 'success' | 'error', listener: () => void): void;
}

export interface IdbTransaction {
  readonly mode: string;
  readonly db: { readonly name: string; readonly version: number };
}

export interface IdbStore {
  readonly name: string;
  readonly keyPath: unknown;
  readonly autoIncrement: boolean;
  readonly transaction: IdbTransaction;
  put(value: unknown, key?: unknown): IdbRequest;
  getAllKeys(query: unknown): IdbRequest;
  createIndex(name: string, path: unknown, options: unknown): unknown;
}

export interface IdbIndex {
  readonly unique: boolean;
  readonly multiEntry: boolean;
  readonly objectStore?: IdbStore;
}

export interface IdbCursor {
  readonly primaryKey: unknown;
  readonly source: IdbStore & IdbIndex;
}

export interface IdbDatabase {
  createObjectStore(name: string, options: unknown): IdbStore;
  close(): void;
  /** Private to fake-indexeddb, hence its exact version: the transaction in which a store is deleted. */
  readonly _rawDatabase: { readonly transactions: readonly (IdbTransaction & { readonly _state: string })[] };
}

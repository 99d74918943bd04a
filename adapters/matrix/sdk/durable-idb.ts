import 'fake-indexeddb/auto';
import type { DatabaseSync } from 'node:sqlite';
import { deserialize, serialize } from 'node:v8';
import { IDBCursor, IDBDatabase, IDBFactory, IDBObjectStore, IDBTransaction, indexedDB } from 'fake-indexeddb';
import { commit, forget, type Operation, openFile } from './idb-file.ts';
import { decodeKey, encodeKey } from './idb-key.ts';
import type { IdbCursor, IdbDatabase, IdbIndex, IdbRequest, IdbStore, IdbTransaction } from './idb-types.ts';

/**
 * A durable IndexedDB for Node: in memory, and written through to SQLite. One transaction of it is one of SQLite, written
 * before its `complete` is told, so that the crypto only ever takes for committed what is on disk.
 */
export interface DurableIdb {
  readonly db: DatabaseSync;
  close(): void;
}

const pending = new WeakMap<object, Operation[]>();
let restoring = false;
let open: { readonly db: DatabaseSync; readonly onBroken: (error: unknown) => void } | null = null;
let wrapped = false;

function log(transaction: IdbTransaction | undefined, operation: Operation): void {
  if (restoring || open === null || transaction === undefined) return;
  const operations = pending.get(transaction);
  if (operations === undefined) pending.set(transaction, [operation]);
  else operations.push(operation);
}

function wrapWrites(): void {
  for (const name of ['put', 'add']) {
    const original = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (this: IdbStore, value: unknown, ...key: readonly unknown[]) {
      const request: IdbRequest = original.call(this, value, ...key);
      const bytes = restoring ? null : serialize(value);
      if (bytes !== null)
        request.addEventListener('success', () =>
          log(this.transaction, { kind: 'put', store: this.name, key: encodeKey(request.result), value: bytes }),
        );
      return request;
    };
  }
}

function wrapRemovals(): void {
  const { delete: originalDelete, clear: originalClear } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.delete = function (this: IdbStore, query: unknown) {
    const keys = this.getAllKeys(query);
    keys.addEventListener('success', () => {
      for (const key of Array.isArray(keys.result) ? keys.result : [])
        log(this.transaction, { kind: 'delete', store: this.name, key: encodeKey(key) });
    });
    return originalDelete.call(this, query);
  };
  IDBObjectStore.prototype.clear = function (this: IdbStore) {
    const request: IdbRequest = originalClear.call(this);
    request.addEventListener('success', () => log(this.transaction, { kind: 'clear', store: this.name }));
    return request;
  };
}

function wrapCursors(): void {
  const { update, delete: originalDelete } = IDBCursor.prototype;
  const storeOf = ({ source }: IdbCursor): IdbStore => source.objectStore ?? source;
  IDBCursor.prototype.update = function (this: IdbCursor, value: unknown) {
    const [store, key, bytes] = [storeOf(this), encodeKey(this.primaryKey), serialize(value)];
    const request: IdbRequest = update.call(this, value);
    request.addEventListener('success', () =>
      log(store.transaction, { kind: 'put', store: store.name, key, value: bytes }),
    );
    return request;
  };
  IDBCursor.prototype.delete = function (this: IdbCursor) {
    const [store, key] = [storeOf(this), encodeKey(this.primaryKey)];
    const request: IdbRequest = originalDelete.call(this);
    request.addEventListener('success', () => log(store.transaction, { kind: 'delete', store: store.name, key }));
    return request;
  };
}

function wrapSchema(): void {
  const { createObjectStore, deleteObjectStore } = IDBDatabase.prototype;
  IDBDatabase.prototype.createObjectStore = function (this: IdbDatabase, name: string, options: unknown = {}) {
    const store: IdbStore = createObjectStore.call(this, name, options);
    const kept = JSON.stringify({ keyPath: store.keyPath, autoIncrement: store.autoIncrement });
    log(store.transaction, { kind: 'make-store', store: name, options: kept });
    return store;
  };
  IDBDatabase.prototype.deleteObjectStore = function (this: IdbDatabase, name: string) {
    deleteObjectStore.call(this, name);
    const { transactions } = this._rawDatabase;
    const upgrade = transactions.find(({ mode, _state }) => mode === 'versionchange' && _state !== 'finished');
    log(upgrade, { kind: 'drop-store', store: name });
  };
  const { createIndex, deleteIndex } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.createIndex = function (
    this: IdbStore,
    index: string,
    path: unknown,
    options: unknown = {},
  ) {
    const made: IdbIndex = createIndex.call(this, index, path, options);
    const kept = JSON.stringify({ unique: made.unique, multiEntry: made.multiEntry });
    log(this.transaction, { kind: 'make-index', store: this.name, index, path: JSON.stringify(path), options: kept });
    return made;
  };
  IDBObjectStore.prototype.deleteIndex = function (this: IdbStore, index: string) {
    deleteIndex.call(this, index);
    log(this.transaction, { kind: 'drop-index', store: this.name, index });
  };
}

/** Where the disk will not have it, memory and disk differ from now on: nothing more may be told as committed. */
function wrapCommit(): void {
  const { dispatchEvent } = IDBTransaction.prototype;
  IDBTransaction.prototype.dispatchEvent = function (this: IdbTransaction, event: { readonly type: string }) {
    if (event.type === 'complete' && !restoring && open !== null && this.mode !== 'readonly') {
      const operations = pending.get(this) ?? [];
      pending.delete(this);
      try {
        if (operations.length > 0 || this.mode === 'versionchange')
          commit(open.db, this.db.name, this.db.version, operations);
      } catch (error) {
        open.onBroken(error);
        return true;
      }
    }
    return dispatchEvent.call(this, event);
  };
  const { deleteDatabase } = IDBFactory.prototype;
  IDBFactory.prototype.deleteDatabase = function (name: string) {
    const request: IdbRequest = deleteDatabase.call(this, name);
    request.addEventListener('success', () => open !== null && forget(open.db, name));
    return request;
  };
}

function settled(request: IdbRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

/** Puts back one database as it stood on disk. */
async function restore(db: DatabaseSync, name: string, version: number): Promise<void> {
  const request: IdbRequest = indexedDB.open(name, version);
  request.onupgradeneeded = () => {
    const idb = resultOf(request);
    for (const { s, o } of db.prepare('SELECT s,o FROM store WHERE d=?').all(name))
      fillStore(db, name, idb, String(s), String(o));
  };
  await settled(request);
  resultOf(request).close();
}

function resultOf(request: { readonly result: unknown }): IdbDatabase {
  if (!isDatabase(request.result)) throw new TypeError('no database was opened');
  return request.result;
}

function isDatabase(value: unknown): value is IdbDatabase {
  return value instanceof IDBDatabase;
}

/** A put under its old number moves the key generator past it. */
function fillStore(db: DatabaseSync, name: string, idb: IdbDatabase, store: string, options: string): void {
  const { keyPath, autoIncrement }: { keyPath: unknown; autoIncrement: boolean } = JSON.parse(options);
  const made = idb.createObjectStore(store, keyPath === null ? { autoIncrement } : { keyPath, autoIncrement });
  for (const { n, p, o } of db.prepare('SELECT n,p,o FROM idx WHERE d=? AND s=?').all(name, store))
    made.createIndex(String(n), JSON.parse(String(p)), JSON.parse(String(o)));
  for (const { k, v } of db.prepare('SELECT k,v FROM rec WHERE d=? AND s=?').iterate(name, store)) {
    if (!(k instanceof Uint8Array) || !(v instanceof Uint8Array)) continue;
    const value: unknown = deserialize(v);
    if (keyPath === null) made.put(value, decodeKey(k));
    else made.put(value);
  }
}

/** Takes away every database, in memory and on disk; nobody may work with them. */
export async function emptyIdb(): Promise<void> {
  for (const { name } of await indexedDB.databases()) await settled(indexedDB.deleteDatabase(name));
}

/** One for a process. `onBroken` is told when the disk will not take any more: stop, and start again. */
export async function openDurableIdb(file: string, onBroken: (error: unknown) => void): Promise<DurableIdb> {
  if (open !== null) throw new Error('the store is open already in this process');
  const db = openFile(file);
  restoring = true;
  try {
    for (const { d, v } of db.prepare('SELECT d,v FROM dbs').all()) await restore(db, String(d), Number(v));
  } catch (error) {
    db.close();
    throw error;
  } finally {
    restoring = false;
  }
  if (!wrapped) for (const wrap of [wrapWrites, wrapRemovals, wrapCursors, wrapSchema, wrapCommit]) wrap();
  wrapped = true;
  open = { db, onBroken };
  return {
    db,
    close() {
      open = null;
      db.close();
    },
  };
}

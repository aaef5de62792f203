package io.limpid.runtime;

import ai.onnxruntime.OrtException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Native things that several use: what is known by equal keys is made once, and freed when the last lets go of it.
 * Thread-safe.
 *
 * @param <K> says which are equal
 * @param <V> what is shared
 */
final class Shared<K, V> {
    private final Freeing<V> freeing;
    private final Map<K, Entry<V>> entries = new HashMap<>();

    Shared(Freeing<V> freeing) {
        this.freeing = freeing;
    }

    /** How a thing is made. */
    @FunctionalInterface
    interface Making<V> {
        V make() throws OrtException;
    }

    /** How a thing is freed. */
    @FunctionalInterface
    interface Freeing<V> {
        void free(V value) throws OrtException;
    }

    /** A thing, and how many hold it. */
    private static final class Entry<V> {
        private final V value;
        private int holders;

        Entry(V value) {
            this.value = value;
        }
    }

    /** The right to use a thing, until closed; close it once. */
    final class Lease {
        private final K key;
        private final Entry<V> entry;

        private Lease(K key, Entry<V> entry) {
            this.key = key;
            this.entry = entry;
            entry.holders++;
        }

        V value() {
            return entry.value;
        }

        void close() throws OrtException {
            release(key, entry);
        }
    }

    /** Returns a thing, made only if no equal one is held. */
    Lease take(K key, Making<V> making) throws OrtException {
        Optional<Lease> held = takeHeld(key);
        return held.isPresent() ? held.get() : added(key, making.make());
    }

    /** Returns a thing if it is held. */
    synchronized Optional<Lease> takeHeld(K key) {
        return Optional.ofNullable(entries.get(key)).map(known -> new Lease(key, known));
    }

    /** Adds a thing, or frees it where another thread was quicker. */
    private synchronized Lease added(K key, V value) throws OrtException {
        Entry<V> entry = entries.computeIfAbsent(key, absent -> new Entry<>(value));
        if (entry.value != value) {
            freeing.free(value);
        }
        return new Lease(key, entry);
    }

    private synchronized void release(K key, Entry<V> entry) throws OrtException {
        entry.holders--;
        if (entry.holders == 0) {
            entries.remove(key);
            freeing.free(entry.value);
        }
    }

    /** Returns how many things are held. */
    synchronized int size() {
        return entries.size();
    }
}

package io.limpid.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions that are open. Thread-safe. */
final class OpenSessions {
    private final Set<Session> open = ConcurrentHashMap.newKeySet();

    void add(Session session) {
        open.add(session);
    }

    void remove(Session session) {
        open.remove(session);
    }

    int size() {
        return open.size();
    }

    /** Lets each that is not running give back what it keeps for its next run. */
    void rest() {
        open.forEach(Session::rest);
    }
}

package io.limpid.runtime;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Memory that was freed, but that the C library keeps for later: loading a model leaves as much as the model is large. Where
 * the Java runtime can ask for it (from 17.0.9 on, with glibc), it goes back to the system.
 */
final class FreedMemory {
    private static final System.Logger LOG = System.getLogger(FreedMemory.class.getName());
    private static final String DIAGNOSTICS = "com.sun.management:type=DiagnosticCommand";

    private FreedMemory() {}

    /** Gives it back; where that cannot be asked for, it stays. */
    static void giveBack() {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName(DIAGNOSTICS), "systemTrimNativeHeap", new Object[0], new String[0]);
        } catch (JMException notOffered) {
            LOG.log(System.Logger.Level.DEBUG, "freed memory stays with the process", notOffered);
        }
    }
}

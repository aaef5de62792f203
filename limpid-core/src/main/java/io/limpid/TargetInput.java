package io.limpid;

/** Whether an exported model can be run without saying which class is explained. */
public enum TargetInput {
    /**
     * It can: the predicted class is then explained. Runtimes for Python, C, C++ and C# can feed it, those for Java and JavaScript not.
     */
    OPTIONAL,
    /** It cannot; -1 asks for the predicted class. Every runtime can feed it. */
    REQUIRED
}

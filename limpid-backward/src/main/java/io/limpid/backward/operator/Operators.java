package io.limpid.backward.operator;

import io.limpid.backward.OperatorTable;
import java.util.List;

/** The standard operators; the whole list on one screen. */
public final class Operators {
    private static final OperatorTable STANDARD = OperatorTable.of(List.of(new NegOperator(), new ReluOperator()));

    private Operators() {}

    /** Returns the table of every operator that Limpid can cross. */
    public static OperatorTable standard() {
        return STANDARD;
    }
}

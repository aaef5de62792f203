package io.limpid.backward.canonizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.testkit.LimpidAssertions;

/** What a pass makes of a graph: reads {@code check(pass).on(before).gives(after)}. */
final class Rewrite {
    private final Graph before;
    private final Graph after;

    private Rewrite(Graph before, Graph after) {
        this.before = before;
        this.after = after;
    }

    /** A pass whose graph is still to come. */
    interface On {
        Rewrite on(Graph before);
    }

    static On check(Pass pass) {
        return before -> new Rewrite(before, pass.apply(before));
    }

    /** Asserts the nodes that came out, and that they compute what those before did. */
    Graph gives(String... nodes) {
        assertThat(after.nodes().stream().map(Node::toString)).containsExactly(nodes);
        LimpidAssertions.assertThat(after).computesSameAs(before);
        return after;
    }

    void doesNotFire() {
        assertThat(after).isSameAs(before);
    }
}
